import { text } from "../../kernel/text.ts";
import { aside, paragraph } from "../../screen/blocks.ts";
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

/** To whoever sent what the platform does not hand over. */
export const notPassedOn = (platform: "slack" | "teams", viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).signposts.notPassedOn[platform]}`);

/** Where the bot was added: what it is, and the next step. `isServed`: new tickets arrive elsewhere on this platform. */
export function greeting(
  deskName: string,
  { platform, isServed }: { readonly platform: "slack" | "teams"; readonly isServed: boolean },
  viewer: Viewer,
): Message {
  const { signposts } = phrases(viewer.locale);
  return sayPlainly(
    viewer,
    text`${signposts.greeting(deskName)}`,
    paragraph(isServed ? signposts.greetingQueue[platform] : signposts.greetingSetUp[platform]),
    aside(signposts.greetingAsk[platform]),
  );
}
