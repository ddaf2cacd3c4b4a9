import { webApi } from "@slack/bolt";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAction } from "../../src/channels/slack/carried-action.ts";
import { withCharts } from "../../src/channels/slack/chart.ts";
import { render, renderHome } from "../../src/channels/slack/render.ts";
import type { Action } from "../../src/features/actions.ts";
import type { Block, Button, Message } from "../../src/screen/message.ts";
import { bold, link, mention, text, time, type Inline } from "../../src/kernel/text.ts";
import { checkMessageBlocks } from "../../src/playground/slack/block-kit/check.ts";
import { characters } from "../../src/playground/slack/block-kit/size.ts";
import { checkHome } from "../../src/playground/slack/block-kit/view.ts";

const saying = (blocks: readonly Block[], summary = "A summary"): Message => ({
  summary,
  blocks,
  locale: "en",
  zone: "Europe/Paris",
  urgent: false,
});

const claim: Action = { do: "claim", ticket: "I261121_0042", seen: 3 };
const value = '{"d":"claim","t":"I261121_0042","s":3}';

const blocksOf = (...blocks: Block[]) => render(saying(blocks)).blocks;

describe("each block", () => {
  test("a heading is a header, in one line", () => {
    expect(blocksOf({ kind: "heading", text: "*Printer*\n on <fire>" })).toEqual([
      { type: "header", text: { type: "plain_text", text: "*Printer* on <fire>", emoji: false } },
    ]);
  });

  test("a quote is quoted rich text, word for word", () => {
    expect(blocksOf({ kind: "quote", text: "<!channel> *help*\n& <@U1>" })).toEqual([
      {
        type: "rich_text",
        elements: [{ type: "rich_text_quote", elements: [{ type: "text", text: "<!channel> *help*\n& <@U1>" }] }],
      },
    ]);
  });

  test("long words are quoted whole, in as many runs as it takes", () => {
    const lines = Array.from(
      { length: 180 },
      (_, line) => `2026-11-23 09:00 ERROR worker-${line} failed to open its handle`,
    );
    const words = lines.join("\n");
    expect(words.length).toBeGreaterThan(9_000);
    const [quoted] = blocksOf({ kind: "quote", text: words });
    const runs = JSON.stringify(quoted).match(/"text":"(?:[^"\\]|\\.)*"/gu) ?? [];
    expect(runs.map((run): unknown => JSON.parse(run.slice('"text":'.length))).join("")).toBe(words);
    expect(runs.length).toBeGreaterThan(3);
  });

  test("a paragraph keeps bold, links, mentions and times", () => {
    const at = new Date("2026-11-21T09:30:00Z");
    const paragraph = text`${bold("Bob")} asks ${mention({ name: "Ann", user: "U0ANN" })} by ${time(at)}: ${link("here", "https://a.example/1")}`;
    expect(blocksOf({ kind: "paragraph", text: paragraph })).toEqual([
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              { type: "text", text: "Bob", style: { bold: true } },
              { type: "text", text: " asks " },
              { type: "user", user_id: "U0ANN" },
              { type: "text", text: " by " },
              {
                type: "date",
                timestamp: 1_795_253_400,
                format: "{date_pretty} {time}",
                fallback: "Sat, Nov 21, 10:30 AM",
              },
              { type: "text", text: ": " },
              { type: "link", url: "https://a.example/1", text: "here" },
            ],
          },
        ],
      },
    ]);
  });

  test("who has no account here is named, and what is no link is words", () => {
    const paragraph = text`${mention({ name: "Ann", user: null })} ${mention({ name: "Ben", user: "<!here>" })} ${link("click", "javascript:alert(1)")}`;
    expect(blocksOf({ kind: "paragraph", text: paragraph })).toMatchObject([
      { elements: [{ elements: ["Ann", " ", "Ben", " ", "click"].map((words) => ({ type: "text", text: words })) }] },
    ]);
  });

  test("an aside is small plain text", () => {
    expect(blocksOf({ kind: "aside", text: text`*Depuis* <!here> :fire:` })).toMatchObject([
      { type: "context", elements: [{ type: "plain_text", text: "*Depuis* <!here> :fire:", emoji: false }] },
    ]);
  });

  test("a time is on the clock of whoever reads, in small text and beside a button too, and words around it are no markup", () => {
    const at = new Date("2026-11-21T09:30:00Z");
    const words = text`${bold("_Since_")} ${time(at)} · *Ann* <@U1> & \`x\` ~y~ :fire: 10:30:15 I261121_0042 > z`;
    const marked =
      "＿Since＿ <!date^1795253400^{date_pretty} {time}|Sat, Nov 21, 10:30 AM>" +
      " · ∗Ann∗ &lt;@U1› &amp; ˋxˋ ∼y∼ ꞉fire: 10:30:15 I261121_0042 › z";
    const rendered = { type: "mrkdwn", text: marked, verbatim: true };
    expect(blocksOf({ kind: "aside", text: words })).toEqual([{ type: "context", elements: [rendered] }]);
    const item: Block = { kind: "item", text: words, button: { label: "Open", action: claim } };
    expect(blocksOf(item)).toMatchObject([{ type: "section", text: rendered }]);
  });

  test("facts are a line each", () => {
    const facts = [
      { label: "Status", value: text`New` },
      { label: "Priority", value: text`${bold("P1")}` },
    ];
    expect(blocksOf({ kind: "facts", facts })).toMatchObject([
      {
        elements: [
          {
            elements: [
              { text: "Status", style: { bold: true } },
              { text: ": " },
              { text: "New" },
              { text: "\n" },
              { text: "Priority", style: { bold: true } },
              { text: ": " },
              { text: "P1", style: { bold: true } },
            ],
          },
        ],
      },
    ]);
  });

  test("an item has its button beside it", () => {
    const item: Block = { kind: "item", text: text`${bold("I1")} Printer`, button: { label: "Open", action: claim } };
    expect(blocksOf(item, { ...item, button: null })).toMatchObject([
      {
        type: "section",
        text: { type: "plain_text", text: "I1 Printer" },
        accessory: { type: "button", action_id: "press-0", value },
      },
      { type: "rich_text" },
    ]);
  });

  test("buttons carry their actions, the rest is in a menu", () => {
    const withdraw: Action = { do: "withdraw", reason: "no-longer-needed", ticket: "I261121_0042", seen: 12 };
    const block: Block = {
      kind: "buttons",
      buttons: [{ label: "Claim", action: claim, tone: "primary" }],
      overflow: [{ label: "No longer needed", action: withdraw }],
    };
    expect(blocksOf(block)).toEqual([
      {
        type: "actions",
        elements: [
          {
            type: "button",
            action_id: "press-0-0",
            text: { type: "plain_text", text: "Claim", emoji: false },
            value,
            style: "primary",
          },
          {
            type: "overflow",
            action_id: "press-0-more",
            options: [
              {
                text: { type: "plain_text", text: "No longer needed", emoji: false },
                value: '{"d":"withdraw","r":"no-longer-needed","t":"I261121_0042","s":12}',
              },
            ],
          },
        ],
      },
    ]);
  });

  test("an action too long for a menu gets a button, and one too long for a button is shortened", () => {
    const long: Action = { do: "new-ticket", title: "Printer", description: '"fire"\n'.repeat(2_000) };
    const [row] = blocksOf({ kind: "buttons", buttons: [], overflow: [{ label: "New", action: long }] });
    expect(row).toMatchObject({ type: "actions", elements: [{ type: "button" }] });
    const shortened = row?.type === "actions" && row.elements[0]?.type === "button" ? row.elements[0].value : undefined;
    expect(shortened?.length).toBeLessThanOrEqual(2_000);
    expect(readAction(shortened ?? "")).toMatchObject({ do: "new-ticket", title: "Printer" });
  });
});

test("the text for notifications is one escaped line", () => {
  expect(render(saying([], "<!channel> R&D\n*now*")).text).toBe("&lt;!channel&gt; R&amp;D *now*");
});

test("a message without blocks still shows its words as they are", () => {
  expect(render(saying([], "*now*")).blocks).toMatchObject([
    { type: "rich_text", elements: [{ elements: [{ type: "text", text: "*now*" }] }] },
  ]);
});

const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.constantFrom(
    "",
    " ",
    "\n",
    "<!channel>",
    "<@U0ADMIN>",
    "</at>",
    "*_~`",
    "&lt;",
    "\uD800",
    "x\uDC00",
    "\u0000",
    "مرحبا بالعالم",
    "👩‍👩‍👧‍👦".repeat(500),
    "e".repeat(100_000),
    "<&>".repeat(5_000),
    `${"a".repeat(149)}😀`,
  ),
);
const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ kind: fc.constantFrom("plain" as const, "bold" as const), text: nasty }),
  fc.record({ kind: fc.constant("link" as const), text: nasty, url: fc.oneof(nasty, fc.webUrl()) }),
  fc.record({
    kind: fc.constant("mention" as const),
    name: nasty,
    user: fc.oneof(nasty, fc.constantFrom(null, "U0ANN")),
  }),
  fc.record({ kind: fc.constant("time" as const), at: fc.date({ noInvalidDate: true, min: new Date(0) }) }),
);
const words = fc.array(inline, { maxLength: 5 });
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.constant(claim),
  fc.record({ do: fc.constant("new-ticket" as const), title: nasty, description: nasty }),
);
const button: fc.Arbitrary<Button> = fc.record({ label: nasty, action });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom("heading" as const, "quote" as const), text: nasty }),
  fc.record({ kind: fc.constantFrom("paragraph" as const, "aside" as const), text: words }),
  fc.record({
    kind: fc.constant("facts" as const),
    facts: fc.array(fc.record({ label: nasty, value: words }), { maxLength: 30 }),
  }),
  fc.record({ kind: fc.constant("item" as const), text: words, button: fc.option(button) }),
  fc.record({
    kind: fc.constant("buttons" as const),
    buttons: fc.array(button, { maxLength: 40 }),
    overflow: fc.array(fc.record({ label: nasty, action: fc.constant(claim) }), { maxLength: 8 }),
  }),
  fc.constant({ kind: "divider" as const }),
);
const message: fc.Arbitrary<Message> = fc.record({
  summary: nasty,
  blocks: fc.array(block, { maxLength: 120 }),
  locale: fc.constantFrom("en" as const, "fr" as const),
  zone: fc.constantFrom("Europe/Paris", "Asia/Kathmandu"),
  urgent: fc.boolean(),
});

/** Every text that Slack reads as markup. */
function markupIn(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(markupIn);
  if (typeof part !== "object" || part === null) return [];
  const own = "type" in part && part.type === "mrkdwn" && "text" in part ? [String(part.text)] : [];
  return [...own, ...Object.values(part).flatMap(markupIn)];
}

describe("whatever the words are", () => {
  test("Slack takes the message: valid blocks, within every limit, nothing that could not be sent", () => {
    fc.assert(
      fc.property(message, (said) => {
        const rendered = render(said);
        const checked = checkMessageBlocks(rendered.blocks);
        expect(checked).toMatchObject({ ok: true });
        expect(checked.ok && characters(checked.value)).toBeLessThan(13_200);
        expect(Buffer.byteLength(rendered.text)).toBeLessThanOrEqual(4_000);
        expect(rendered.text).not.toBe("");
        expect(JSON.stringify(rendered)).not.toMatch(/\\ud[89a-f]/i); // a lone surrogate
        encodeURIComponent(rendered.text);
        expect(checkHome(renderHome(said))).toMatchObject({ ok: true });
      }),
      { numRuns: 150 },
    );
  });

  test("nothing of it is markup but times, and the one text that is read as markup is escaped", () => {
    fc.assert(
      fc.property(message, (said) => {
        const { text: fallback, blocks } = render(said);
        for (const marked of markupIn(blocks)) {
          const beside = marked.replaceAll(/<!date\^-?\d+\^\{date_pretty\} \{time\}\|[^<>|]*>/g, "");
          expect(beside).not.toBe(marked);
          expect(beside).not.toMatch(
            /[<>*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|:[\w+'-]*[a-z][\w+'-]*:|&(?!(?:amp|lt);)/iu,
          );
        }
        expect(JSON.stringify(blocks)).not.toMatch(/"type":"(broadcast|channel|usergroup|emoji)"/);
        expect(fallback).not.toMatch(/[<>]|&(?!(amp|lt|gt);)/);
      }),
      { numRuns: 100 },
    );
  });
});

describe("charts", () => {
  const bars: Block = {
    kind: "chart",
    title: "Opened and closed, day by day, in a title that is longer than Slack takes",
    chart: {
      kind: "bars",
      labels: ["Mon", "Tue"],
      series: [
        { name: "Opened", values: [3, 1] },
        { name: "Closed by somebody or by the desk", values: [2, 0] },
      ],
    },
  };
  const shares: Block = {
    kind: "chart",
    title: "Where the time went",
    chart: { kind: "shares", slices: [{ label: "Agents", value: 4 }] },
  };

  test("stand in a message as Slack draws them, their names cut to what it takes", () => {
    const { blocks } = render(saying([bars, shares]));
    expect(blocks.map(({ type }) => type)).toEqual(["data_visualization", "data_visualization"]);
    expect(checkMessageBlocks(blocks)).toMatchObject({ ok: true });
  });

  test("stand nowhere else", () => {
    expect(renderHome(saying([bars, { kind: "quote", text: "Words" }])).blocks.map(({ type }) => type)).toEqual([
      "rich_text",
    ]);
  });

  test("a message is shown without them where Slack takes none", async () => {
    const refused = new webApi.WebAPIPlatformError({ ok: false, error: "invalid_blocks" });
    const shown: string[][] = [];
    const answer = await withCharts(saying([bars, { kind: "quote", text: "Words" }]), (message) => {
      shown.push(message.blocks.map(({ kind }) => kind));
      return shown.length === 1 ? Promise.reject(refused) : Promise.resolve("told");
    });
    expect([answer, shown]).toEqual(["told", [["chart", "quote"], ["quote"]]]);
  });
});
