import { link, text } from "../../kernel/text.ts";
import { aside } from "../../screen/blocks.ts";
import type { Message } from "../../screen/message.ts";
import { sayPlainly } from "../../screen/say.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { phrases, type Phrases } from "../words.ts";
import { longestFile, type NotKept } from "./rules.ts";

/** To whoever sent a file that is not kept. */
export const fileNotKept = (name: string, how: NotKept, viewer: Viewer): Message =>
  sayPlainly(viewer, text`📎 ${sentence(name, how, phrases(viewer.locale).files)}`);

/** To whoever asked for a file: a link of their own. */
export const fileLink = (name: string, url: string, viewer: Viewer): Message => {
  const { files } = phrases(viewer.locale);
  return sayPlainly(viewer, text`📎 ${link(name, url)}`, aside(text`${files.linkHolds}`));
};

/** To whoever asked for a file that is not there, or not theirs to read. */
export const fileNotForYou = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).files.notForYou}`);

function sentence(name: string, how: NotKept, { toSender, size }: Phrases["files"]): string {
  switch (how.state) {
    case "gone":
      return toSender.gone(name);
    case "refused":
      return toSender.refused[how.reason](name, size(longestFile));
    case "unreadable":
      return toSender.unreadable[how.reason](name);
  }
}
