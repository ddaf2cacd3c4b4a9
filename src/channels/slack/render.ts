import type { types } from "@slack/bolt";
import { colonAfter } from "../../kernel/locale.ts";
import type { Text } from "../../kernel/text.ts";
import type { Block, Button, Fact, Message } from "../../screen/message.ts";
import { dataVisualization, withoutCharts, type DataVisualization } from "./chart.ts";
import { carriedAction, wholeAction } from "./carried-action.ts";
import { allowance, cut, limits, oneLine } from "./limits.ts";
import { datedText } from "./dated-text.ts";
import { boldRun, longRuns, plainRun, richInlines, type Rendering } from "./rich-text.ts";

export interface Rendered {
  /** For notifications and screen readers; escaped, as this one text is read as markup. */
  readonly text: string;
  readonly blocks: (types.KnownBlock | DataVisualization)[];
}

/** A message as Block Kit that Slack takes, whatever its words are. `most` is how many blocks it may have. */
export function render(message: Message, most: number = limits.messageBlocks): Rendered {
  const rendering: Rendering = { locale: message.locale, zone: message.zone, take: allowance(limits.words) };
  const blocks = message.blocks.flatMap((block, index) => renderBlock(block, index, rendering)).slice(0, most);
  const summary = cut(oneLine(message.summary), limits.summary) || "…";
  return {
    text: escapeMarkup(summary),
    // Without blocks Slack would show the text, and read it as markup.
    blocks: blocks.length > 0 ? blocks : richText([section(plainRun(summary))]),
  };
}

/** The Home tab shows a message, and may be longer than one. */
export const renderHome = (message: Message): types.HomeView => ({
  type: "home",
  blocks: render(withoutCharts(message), limits.viewBlocks).blocks,
});

export const escapeMarkup = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

export const plainText = (words: string): types.PlainTextElement => ({ type: "plain_text", text: words, emoji: false });

export const richText = (elements: types.RichTextBlock["elements"]): types.RichTextBlock[] => {
  const filled = elements.filter((element) => element.elements.length > 0);
  return filled.length === 0 ? [] : [{ type: "rich_text", elements: filled }];
};

export const section = (elements: types.RichTextElement[]): types.RichTextSection => ({
  type: "rich_text_section",
  elements,
});

function renderBlock(block: Block, index: number, rendering: Rendering): Rendered["blocks"] {
  const { take } = rendering;
  switch (block.kind) {
    case "heading": {
      const { text, mark = "", under = [] } = block;
      const words = take(oneLine(text), limits.header - mark.length);
      const lines = under.flatMap((line, place) => [
        ...(place === 0 ? [] : plainRun("\n")),
        ...richInlines(line, rendering),
      ]);
      const title: types.KnownBlock[] = words === "" ? [] : [{ type: "header", text: plainText(`${mark}${words}`) }];
      return [...title, ...richText([section(lines)])];
    }
    case "quote":
      return richText([{ type: "rich_text_quote", elements: longRuns(block.text, take) }]);
    case "paragraph":
      return richText([section(richInlines(block.text, rendering))]);
    case "aside": {
      const words = datedText(block.text, rendering);
      return words === null ? [] : [{ type: "context", elements: [words] }];
    }
    case "facts":
      return richText([section(factLines(block.facts, rendering))]);
    case "item":
      return item(block, index, rendering);
    case "buttons":
      return buttonRow(block, index);
    case "picture":
      return []; // it stands in the thread by itself
    case "chart":
      return [...dataVisualization(block.title, block.chart, take)];
    case "divider":
      return [{ type: "divider" }];
  }
}

/** One line each, "label: value": two columns would break on a phone. */
const factLines = (facts: readonly Fact[], rendering: Rendering): types.RichTextElement[] =>
  facts.flatMap(({ label, value }, index) => {
    const take: Rendering["take"] = (words, most) => rendering.take(words, Math.min(most, limits.factValue));
    const name = boldRun(rendering.take(oneLine(label), limits.factLabel));
    return [
      ...(index === 0 ? [] : plainRun("\n")),
      ...name,
      ...plainRun(colonAfter(label, rendering.locale)),
      ...richInlines(value, { ...rendering, take }),
    ];
  });

function item(block: Extract<Block, { kind: "item" }>, index: number, rendering: Rendering): types.KnownBlock[] {
  const { text, under = [], second } = block;
  const lines = under.length === 0 ? text : [...text, ...newLine, ...under];
  const accessory = block.button === null ? [] : button(block.button, `press-${index}`);
  const [beside] = accessory;
  if (beside === undefined) return richText([section(richInlines(lines, rendering))]);
  const words = datedText(lines, rendering);
  const others = second === undefined ? [] : button(second, `press-${index}-second`);
  if (words === null) return [{ type: "actions", elements: [beside, ...others] }];
  if (others.length === 0) return [{ type: "section", text: words, accessory: beside }];
  return [
    { type: "section", text: words },
    { type: "actions", elements: [beside, ...others] },
  ];
}

const newLine: Text = [{ kind: "plain", text: "\n" }];

/** @param index tells it from the other rows of its message or form */
export function buttonRow(
  { buttons, overflow }: Pick<Extract<Block, { kind: "buttons" }>, "buttons" | "overflow">,
  index: number,
): types.KnownBlock[] {
  const inMenu = overflow.filter((one) => wholeAction(one.action).length <= limits.optionValue);
  const menu = inMenu.slice(0, limits.overflowOptions);
  const beside = [...buttons, ...overflow.filter((one) => !menu.includes(one))];
  const elements: types.ActionsBlockElement[] = beside
    .flatMap((one, place) => button(one, `press-${index}-${place}`))
    .slice(0, limits.actionsElements - 1); // one place is the menu's
  if (menu.length > 0) elements.push({ type: "overflow", action_id: `press-${index}-more`, options: menu.map(option) });
  return elements.length === 0 ? [] : [{ type: "actions", elements }];
}

function button({ label, action, tone, about = "" }: Button, id: string): types.Button[] {
  const value = carriedAction(action, limits.buttonValue);
  if (value === null) return [];
  const text = plainText(cut(oneLine(label), limits.buttonLabel) || "…");
  const aloud = about === "" ? {} : { accessibility_label: cut(oneLine(`${label} · ${about}`), limits.buttonLabel) };
  return [{ type: "button", action_id: id, text, value, ...(tone === undefined ? {} : { style: tone }), ...aloud }];
}

const option = ({ label, action }: Button): types.PlainTextOption => ({
  text: plainText(cut(oneLine(label), limits.optionLabel) || "…"),
  value: wholeAction(action),
});
