import { colonAfter } from "../../kernel/locale.ts";
import type { Text } from "../../kernel/text.ts";
import type { Block, Message } from "../../screen/message.ts";
import { plainText } from "../../screen/plain-text.ts";
import { oneLine, unmarked } from "./words.ts";

/** A message in a few plain words, for where Teams shows no card; its buttons are left out. */
export function toast(message: Message, most: number): string {
  const lines = message.blocks.map((block) => blockText(block, message)).filter((line) => line !== "");
  return unmarked(oneLine(lines.length > 0 ? lines.join(" ") : message.summary, most));
}

/** What was a line of its own is a sentence of its own. */
const ended = (line: string): string => (/[.!?…:;]$/.test(line) || line === "" ? line : `${line}.`);

/** Whether there is something to press in it: a button, or a link. */
export const hasPresses = ({ blocks }: Message): boolean => blocks.some(isPressed);

function isPressed(block: Block): boolean {
  switch (block.kind) {
    case "buttons":
      return true;
    case "item":
      return block.button !== null || hasLink(block.text);
    case "paragraph":
    case "aside":
      return hasLink(block.text);
    case "heading":
    case "quote":
    case "facts":
    case "picture":
    case "chart":
    case "divider":
      return false;
  }
}

const hasLink = (text: Text): boolean => text.some(({ kind }) => kind === "link");

function blockText(block: Block, reader: Message): string {
  switch (block.kind) {
    case "heading":
      return [block.text, ...(block.under ?? []).map((line) => ended(plainText(line, reader)))].join(" ");
    case "quote":
      return block.text;
    case "paragraph":
    case "aside":
      return ended(plainText(block.text, reader));
    case "item":
      return [block.text, block.under ?? []]
        .map((line) => ended(plainText(line, reader)))
        .join(" ")
        .trimEnd();
    case "facts":
      return block.facts
        .map(({ label, value }) => ended(`${label}${colonAfter(label, reader.locale)}${plainText(value, reader)}`))
        .join(" ");
    case "picture":
    case "chart":
    case "buttons":
    case "divider":
      return "";
  }
}
