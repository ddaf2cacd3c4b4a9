import { colonAfter } from "../../kernel/locale.ts";
import type { Block, Fact, Message } from "../../screen/message.ts";
import type { Text } from "../../kernel/text.ts";
import type { AdaptiveCard, CardAction, CardElement, MentionEntity } from "./adaptive-card.ts";
import { buttonSet, cardAction } from "./buttons.ts";
import { limits } from "./limits.ts";
import { literal, notifies, notifyingText, richText, runs, whole, type Pen } from "./runs.ts";
import { notAList, oneLine, unmarked } from "./words.ts";

/** A message as a card: valid and within Teams' size whatever it says; what does not fit is cut with "…". */
export function render(message: Message, dialog?: string): AdaptiveCard {
  let blocks = message.blocks.slice(0, limits.blocks);
  for (;;) {
    const last = blocks.findLastIndex(({ kind }) => kind === "picture");
    if (last < 0 || pictureBytes(blocks) <= limits.pictureBytes) break;
    blocks = blocks.filter((_, index) => index !== last); // it is named above, and can be downloaded
  }
  let most: number = limits.words;
  for (;;) {
    const card = draw(message, blocks, { most, dialog });
    if (Buffer.byteLength(JSON.stringify(card)) <= limits.cardBytes) return card;
    // shorter words first; then, for what nobody writes by hand, fewer blocks
    if (most > limits.headingLength) most = Math.floor(most / 2);
    else blocks = blocks.slice(0, Math.floor(blocks.length / 2));
  }
}

function draw(message: Message, blocks: readonly Block[], how: Pick<Pen, "most" | "dialog">): AdaptiveCard {
  const called = namesFor(blocks);
  const pen: Pen = { locale: message.locale, zone: message.zone, called, ...how };
  const summary = oneLine(message.summary, limits.summaryLength);
  const body = separated(blocks, pen);
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    lang: message.locale,
    fallbackText: summary,
    body: body.length > 0 ? body : [richText([literal(summary || "…", pen)])],
    msteams: { width: "Full", ...(called.size > 0 ? { entities: entities(called) } : {}) },
  };
}

const pictureBytes = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + (block.kind === "picture" ? block.jpeg.length : 0), 0);

/** A divider is the line above what follows it. */
function separated(blocks: readonly Block[], pen: Pen): readonly CardElement[] {
  const body: CardElement[] = [];
  let line = false;
  for (const block of blocks) {
    const [first, ...rest] = elements(block, pen);
    if (first) body.push(line && body.length > 0 ? { ...first, separator: true } : first, ...rest);
    line = block.kind === "divider" || (line && first === undefined);
  }
  return body;
}

export function elements(block: Block, pen: Pen): readonly CardElement[] {
  switch (block.kind) {
    case "heading":
      return heading(block, pen);
    case "quote":
      return block.text === ""
        ? []
        : [
            {
              type: "Container",
              style: "emphasis",
              items: whole(block.text, pen).map((part) => richText([literal(part, pen)])),
            },
          ];
    case "paragraph":
      return paragraph(block.text, pen);
    case "aside":
      return line(block.text, pen, { size: "small", isSubtle: true });
    case "facts":
      return block.facts.map((fact, index) => factLine(fact, pen, index === 0));
    case "item":
      return item(block, pen);
    case "picture":
      return [
        {
          type: "Image",
          url: `data:image/jpeg;base64,${block.jpeg}`,
          altText: oneLine(block.alt, pen.most),
          size: "auto",
        },
      ];
    case "buttons": {
      const actions = buttonSet(block.buttons, block.overflow, pen.dialog);
      if (isScale(block)) return [inOneRow(actions)];
      return actions.length === 0 ? [] : [{ type: "ActionSet", actions }];
    }
    case "chart":
      return [chartOf(block)];
    case "divider":
      return [];
  }
}

const longestLabel = 60; // characters: more is no name of a bar

function chartOf({ title, chart }: Extract<Block, { kind: "chart" }>): CardElement {
  const shown = { title: oneLine(title, longestLabel), showTitle: true, fallback: "drop" } as const;
  return chart.kind === "shares"
    ? {
        type: "Chart.Donut",
        ...shown,
        data: chart.slices.map(({ label, value }) => ({ legend: oneLine(label, longestLabel), value })),
      }
    : {
        type: "Chart.VerticalBar.Grouped",
        ...shown,
        data: chart.series.map(({ name, values }) => ({
          legend: oneLine(name, longestLabel),
          values: chart.labels.map((label, index) => ({ x: oneLine(label, longestLabel), y: values[index] ?? 0 })),
        })),
      };
}

/** A title, its lines, and the box that they stand in where they press. */
function heading({ text, mark = "", under = [], tone = null }: Heading, pen: Pen): readonly CardElement[] {
  const most = Math.min(pen.most, limits.headingLength);
  const title = text === "" ? [] : [titleOf(`${mark}${oneLine(text, most)}`, { most: most + mark.length })];
  const lines = under.flatMap((each) => line(each, pen)).map((each) => ({ ...each, spacing: "small" as const }));
  const items = [...title, ...lines];
  return tone === null || items.length === 0 ? items : [{ type: "Container", style: tone, bleed: true, items }];
}

type Heading = Extract<Block, { kind: "heading" }>;

/** Read aloud as a heading, which only a TextBlock can be. It reads Markdown: what would be markup there is shown as it is written. */
function titleOf(shown: string, pen: Pick<Pen, "most">): CardElement {
  const look = { size: "large", weight: "bolder" } as const;
  return notAList(unmarked(shown)) === shown
    ? { type: "TextBlock", text: shown, style: "heading", ...look, wrap: true }
    : richText([literal(shown, pen, look)]);
}

const paragraph = (text: Text, pen: Pen): readonly CardElement[] =>
  notifies(text) ? [{ type: "TextBlock", wrap: true, text: notifyingText(text, pen) }] : line(text, pen);

function line(text: Text, pen: Pen, look: Parameters<typeof runs>[2] = {}): readonly CardElement[] {
  const inlines = runs(text, pen, look);
  return inlines.length === 0 ? [] : [richText(inlines)];
}

/** Label and value on one line: a FactSet would read the value as Markdown and squeeze it into half a phone. */
const factLine = ({ label, value }: Fact, pen: Pen, first: boolean): CardElement => ({
  ...richText([literal(`${label}${colonAfter(label, pen.locale)}`, pen, { weight: "bolder" }), ...runs(value, pen)]),
  ...(first ? {} : { spacing: "small" }),
});

function item({ text, under = [], button, second }: Item, pen: Pen): readonly CardElement[] {
  const small = line(under, pen, { size: "small", isSubtle: true });
  const shown = [...line(text, pen), ...small.map((each) => ({ ...each, spacing: "none" as const }))];
  if (button === null) return shown;
  // Two beside it would leave the words half a phone.
  if (second !== undefined) {
    return [
      ...shown,
      { type: "ActionSet", spacing: "small", actions: [button, second].map((each) => cardAction(each, pen.dialog)) },
    ];
  }
  return [
    {
      type: "ColumnSet",
      columns: [
        column("stretch", shown),
        column("auto", [{ type: "ActionSet", actions: [cardAction(button, pen.dialog)] }]),
      ],
    },
  ];
}

type Item = Extract<Block, { kind: "item" }>;

/** Buttons that say a number each, such as stars. On a phone a set of actions would break before the last. */
const isScale = ({ buttons, overflow }: Extract<Block, { kind: "buttons" }>): boolean =>
  buttons.length > 3 && overflow.length === 0 && buttons.every(({ label }) => label.length <= 4);

const inOneRow = (actions: readonly CardAction[]): CardElement => ({
  type: "ColumnSet",
  columns: actions.map((action) => ({
    ...column("auto", [{ type: "ActionSet", actions: [action] }]),
    spacing: "none" as const,
  })),
});

const column = (width: "auto" | "stretch", items: readonly CardElement[]) =>
  ({ type: "Column", width, verticalContentAlignment: "center", items }) as const;

/** Teams finds whom to notify by what stands between the tags, so two people of one name get two spellings. */
function namesFor(blocks: readonly Block[]): ReadonlyMap<string, string> {
  const called = new Map<string, string>();
  for (const block of blocks) {
    if (block.kind !== "paragraph") continue;
    for (const inline of block.text) {
      if (inline.kind !== "mention" || inline.user === null || called.has(inline.user)) continue;
      let name = unmarked(oneLine(inline.name, limits.buttonLabel)).trim() || "?";
      while ([...called.values()].includes(name)) name += "\u200B";
      called.set(inline.user, name);
    }
  }
  return called;
}

const entities = (called: ReadonlyMap<string, string>): readonly MentionEntity[] =>
  [...called].map(([id, name]) => ({ type: "mention", text: `<at>${name}</at>`, mentioned: { id, name } }));
