import type { Block } from "../block-kit/blocks.ts";
import type { Interactive } from "../block-kit/elements.ts";
import type { RichTextElement, RichTextPart } from "../block-kit/rich-text.ts";
import type { TextObject } from "../block-kit/text.ts";
import { optionsOf } from "../block-kit/controls.ts";
import { readDate, readMrkdwn } from "./mrkdwn.ts";

/** Whose eyes read: names, language and zone change what is on the screen. */
export interface Reader {
  readonly nameOf: (userId: string) => string;
  readonly channelName: (channelId: string) => string;
  readonly locale: string;
  readonly tz: string;
}

/** Blocks as the plain text a person reads; buttons as `[Claim]`, menus as `[Urgency ▾]`, an overflow as `[… Release | Transfer]`. */
export const readBlocks = (blocks: readonly Block[], reader: Reader): string =>
  blocks
    .map((block) => readBlock(block, reader))
    .filter((text) => text !== "")
    .join("\n");

function readBlock(block: Block, reader: Reader): string {
  switch (block.type) {
    case "divider":
      return "———";
    case "header":
      return block.text.text;
    case "section":
      return [
        ...(block.text === undefined ? [] : [readText(block.text, reader)]),
        ...(block.fields ?? []).map((field) => readText(field, reader)),
        ...(block.accessory === undefined || block.accessory.type === "image" ? [] : [readControl(block.accessory)]),
      ].join("\n");
    case "context":
      return block.elements.map((part) => (part.type === "image" ? "" : readText(part, reader))).join(" ");
    case "actions":
      return block.elements.map(readControl).join(" ");
    case "input":
      return `${block.label.text}${block.optional === true ? " (optional)" : ""} ${readControl(block.element)}`.trim();
    case "image":
      return block.title?.text ?? block.alt_text;
    case "rich_text":
      return block.elements.map((part) => readPart(part, reader)).join("\n");
    case "markdown":
      return block.text;
    case "data_visualization":
      return block.title;
  }
}

const readText = (text: TextObject, reader: Reader): string =>
  text.type === "plain_text" ? text.text : readMrkdwn(text.text, reader);

function readControl(element: Interactive): string {
  if (element.type === "button") return `[${element.text.text}]`;
  const labels = optionsOf(element).map((option) => option.text.text);
  if (element.type === "overflow") return `[… ${labels.join(" | ")}]`;
  if (element.type === "radio_buttons" || element.type === "checkboxes")
    return labels.map((label) => `( ) ${label}`).join(" ");
  return "placeholder" in element && element.placeholder !== undefined ? `[${element.placeholder.text} ▾]` : "";
}

function readPart(part: RichTextPart, reader: Reader): string {
  switch (part.type) {
    case "rich_text_section":
    case "rich_text_preformatted":
      return readInline(part.elements, reader);
    case "rich_text_quote":
      return readInline(part.elements, reader).replace(/^/gm, "> ");
    case "rich_text_list":
      return part.elements
        .map(
          (item, index) => `${part.style === "ordered" ? `${index + 1}.` : "•"} ${readInline(item.elements, reader)}`,
        )
        .join("\n");
  }
}

const readInline = (elements: readonly RichTextElement[], reader: Reader): string =>
  elements.map((element) => readElement(element, reader)).join("");

function readElement(element: RichTextElement, reader: Reader): string {
  switch (element.type) {
    case "text":
      return element.text;
    case "link":
      return element.text ?? element.url;
    case "user":
      return `@${reader.nameOf(element.user_id)}`;
    case "channel":
      return `#${reader.channelName(element.channel_id)}`;
    case "usergroup":
      return `@${element.usergroup_id}`;
    case "broadcast":
      return `@${element.range}`;
    case "emoji":
      return `:${element.name}:`;
    case "date":
      return readDate(element.timestamp, element.format, reader);
  }
}
