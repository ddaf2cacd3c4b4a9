import { text } from "../../kernel/text.ts";
import type { Message } from "../../screen/message.ts";
import { sayPlainly } from "../../screen/say.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { phrases, type Phrases } from "../words.ts";
import { longestFile, type NotKept } from "./rules.ts";

/** To whoever sent a file that is not kept. */
export const fileNotKept = (name: string, how: NotKept, viewer: Viewer): Message =>
  sayPlainly(viewer, text`📎 ${sentence(name, how, phrases(viewer.locale).files)}`);

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
