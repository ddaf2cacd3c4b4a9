import { text } from "../../kernel/text.ts";
import { aside, paragraph, quote } from "../../screen/blocks.ts";
import type { Message } from "../../screen/message.ts";
import { sayPlainly } from "../../screen/say.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { phrases } from "../words.ts";

/** In public, instead of an answer that is for one person whom Teams lets nobody write to: nothing of the answer is in it. */
export function unreachable(viewer: Viewer): Message {
  const { signposts } = phrases(viewer.locale);
  return sayPlainly(viewer, text`${signposts.unreachable}`, paragraph(signposts.installApp));
}

/** To a press that no version of this desk understands. */
export function outdatedButton(isRedrawn: boolean, viewer: Viewer): Message {
  const { signposts } = phrases(viewer.locale);
  const next = isRedrawn ? signposts.redrawn : signposts.findAnew;
  return sayPlainly(viewer, text`${signposts.outdated}`, paragraph(text`${next}`));
}

/** To a form that no version of this desk reads; `written` is what was typed into it, where it does not stay open. */
export function outdatedForm(written: string, viewer: Viewer): Message {
  const { signposts } = phrases(viewer.locale);
  const back = quote(written);
  const given = back.length === 0 ? [] : [paragraph(text`${signposts.outdatedFormHeld}`), ...back];
  return sayPlainly(viewer, text`${signposts.outdatedForm}`, ...given);
}

/** To whoever sent what the platform does not hand over. */
export const notPassedOn = (platform: "slack" | "teams", viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).signposts.notPassedOn[platform]}`);

/** Where the bot was added: what it is, and the next step. */
export function greeting(deskName: string, platform: "slack" | "teams", viewer: Viewer): Message {
  const { signposts } = phrases(viewer.locale);
  return sayPlainly(
    viewer,
    text`${signposts.greeting(deskName)}`,
    paragraph(signposts.greetingSetUp[platform]),
    aside(signposts.greetingAsk[platform]),
  );
}
