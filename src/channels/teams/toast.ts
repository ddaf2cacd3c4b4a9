import type { Block, Message } from "../../screen/message.ts";
import { plainText } from "../../screen/plain-text.ts";
import { oneLine, unmarked } from "./words.ts";

/** A message in a few plain words, for where Teams shows no card; its buttons are left out. */
export function toast(message: Message, most: number): string {
  const lines = message.blocks.map((block) => blockText(block, message)).filter((line) => line !== "");
  return unmarked(oneLine(lines.length > 0 ? lines.reduce(followedBy) : message.summary, most));
}

/** What does not end as a sentence is set apart from what follows. */
const followedBy = (before: string, line: string): string => `${before}${/[.!?…:]$/.test(before) ? " " : " · "}${line}`;

export const hasButtons = ({ blocks }: Message): boolean =>
  blocks.some((block) => block.kind === "buttons" || (block.kind === "item" && block.button !== null));

function blockText(block: Block, reader: Message): string {
  switch (block.kind) {
    case "heading":
    case "quote":
      return block.text;
    case "paragraph":
    case "aside":
    case "item":
      return plainText(block.text, reader);
    case "facts":
      return block.facts.map(({ label, value }) => `${label} ${plainText(value, reader)}`).join(", ");
    case "buttons":
    case "divider":
      return "";
  }
}
