import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CardElement, TextRun } from "../../src/channels/teams/adaptive-card.ts";
import { limits } from "../../src/channels/teams/limits.ts";
import { render } from "../../src/channels/teams/render.ts";
import { hasPresses, toast } from "../../src/channels/teams/toast.ts";
import type { Action } from "../../src/features/actions.ts";
import type { Block, Button, Message } from "../../src/screen/message.ts";
import { bold, link, mention, text, time, type Inline } from "../../src/kernel/text.ts";
import { readCard } from "../../src/playground/teams/adaptive-card.ts";

const say = (...blocks: Block[]): Message => ({
  summary: "I261121_0001 Printer",
  blocks,
  locale: "en",
  zone: "Europe/Paris",
  urgent: false,
});
const claim: Action = { do: "claim", ticket: "I261121_0001", seen: 3 };
const note: Action = { do: "fill", form: "note", ticket: "I261121_0001", seen: 3 };
const body = (...blocks: Block[]) => render(say(...blocks)).body;
const words = (run: string, more: Partial<TextRun> = {}) => ({ type: "TextRun", text: run, ...more });

describe("blocks", () => {
  test("people's own words are literal", () => {
    expect(body({ kind: "heading", text: "**Fire** <at>all</at>" })).toEqual([
      { type: "RichTextBlock", inlines: [words("**Fire** <at>all</at>", { size: "large", weight: "bolder" })] },
    ]);
    expect(body({ kind: "quote", text: "_so_\n[it](http://x)" })).toEqual([
      {
        type: "Container",
        style: "emphasis",
        items: [{ type: "RichTextBlock", inlines: [words("_so_\n[it](http://x)")] }],
      },
    ]);
  });

  test("a title is a heading for screen readers, and what presses stands with its lines in a box to the edges", () => {
    const under = [text`${bold("New")} · P1`, text`From Mona`];
    const title = { type: "TextBlock", text: "🔴 Fire", style: "heading" };
    const lines = [
      { type: "RichTextBlock", inlines: [words("New", { weight: "bolder" }), words(" · P1")], spacing: "small" },
      { type: "RichTextBlock", inlines: [words("From Mona")], spacing: "small" },
    ];
    const heading = { kind: "heading", text: "Fire", mark: "🔴 ", under } as const;
    expect(body(heading)).toMatchObject([title, ...lines]);
    expect(body({ ...heading, tone: "attention" })).toMatchObject([
      { type: "Container", style: "attention", bleed: true, items: [title, ...lines] },
    ]);
    expect(body({ kind: "heading", text: "- so", tone: null })).toMatchObject([{ type: "RichTextBlock" }]);
  });

  test("a paragraph has bold, links to the web, names, and times on the clock of whoever reads", () => {
    const at = time(new Date("2026-11-21T17:30:00Z"));
    const said = text`${bold("Bob")} ${link("here", "https://x.test/a")} ${link("no", "javascript:alert(1)")} ${at}`;
    expect(body({ kind: "paragraph", text: said })).toEqual([
      {
        type: "RichTextBlock",
        inlines: [
          words("Bob", { weight: "bolder" }),
          words(" "),
          words("here", { selectAction: { type: "Action.OpenUrl", url: "https://x.test/a" } }),
          words(" "),
          words("no"),
          words(" "),
          words("Sat, Nov 21, 6:30 PM"),
        ],
      },
    ]);
  });

  test("a mention notifies who has an account here, and nothing else in its line is markup", () => {
    const bob = mention({ name: "Bob <b>*Stone*</b>", user: "aad-bob" });
    const card = render(say({ kind: "paragraph", text: text`${bob}, see ${"</at> [x](y) I1_2 _z_"}` }));
    expect(card.body).toEqual([
      {
        type: "TextBlock",
        wrap: true,
        text: "<at>Bob ‹b›∗Stone∗‹/b›</at>, see ‹/at› ［x］(y) I1_2 ＿z＿",
      },
    ]);
    expect(card.msteams.entities).toEqual([
      {
        type: "mention",
        text: "<at>Bob ‹b›∗Stone∗‹/b›</at>",
        mentioned: { id: "aad-bob", name: "Bob ‹b›∗Stone∗‹/b›" },
      },
    ]);
    expect(body({ kind: "paragraph", text: [mention({ name: "Eve", user: null })] })).toEqual([
      { type: "RichTextBlock", inlines: [words("Eve", { weight: "bolder" })] },
    ]);
  });

  test("two people of one name are told apart", () => {
    const [one, other] = ["1", "2"].map((user) => mention({ name: "Ann", user }));
    const { entities = [] } = render(say({ kind: "paragraph", text: [one, other].filter((each) => !!each) })).msteams;
    expect(new Set(entities.map((entity) => entity.text)).size).toBe(2);
  });

  test("facts stand one a line, with a French colon in French", () => {
    const facts: Block = { kind: "facts", facts: [{ label: "Priorité", value: text`P2` }] };
    expect(render({ ...say(facts), locale: "fr" }).body).toEqual([
      { type: "RichTextBlock", inlines: [words("Priorité\u00A0: ", { weight: "bolder" }), words("P2")] },
    ]);
  });

  test("a divider is a line above what follows, and none where nothing does", () => {
    const dividers: Block[] = [{ kind: "divider" }, { kind: "quote", text: "" }];
    const shown = body(
      { kind: "heading", text: "a" },
      ...dividers,
      { kind: "aside", text: text`b` },
      { kind: "divider" },
    );
    expect(shown.map(({ separator }) => separator)).toEqual([undefined, true]);
  });

  test("nothing to say is said with the summary", () => {
    expect(body()).toEqual([{ type: "RichTextBlock", inlines: [words("I261121_0001 Printer")] }]);
  });
});

const buttons = (count: number, action: Action): Button[] =>
  Array.from({ length: count }, (_, index) => ({ label: `b${index}`, action }));

const actionsOf = (block: Block) =>
  body(block).flatMap((element: CardElement) => (element.type === "ActionSet" ? element.actions : []));

describe("buttons", () => {
  test("one that acts is executed, with a submit for clients that cannot", () => {
    const [action] = actionsOf({
      kind: "buttons",
      buttons: [{ label: "Claim", action: claim, tone: "primary" }],
      overflow: [],
    });
    const shown = { title: "Claim", style: "positive", data: { action: claim } };
    expect(action).toEqual({
      type: "Action.Execute",
      verb: "press",
      ...shown,
      fallback: { type: "Action.Submit", ...shown },
    });
  });

  test("one that opens a form fetches it", () => {
    const [action] = actionsOf({ kind: "buttons", buttons: [{ label: "Note", action: note }], overflow: [] });
    expect(action).toEqual({
      type: "Action.Submit",
      title: "Note",
      data: { msteams: { type: "task/fetch" }, action: note },
    });
  });

  test("the overflow and what Teams would drop go behind the menu", () => {
    const shown = actionsOf({ kind: "buttons", buttons: buttons(8, claim), overflow: buttons(1, note) });
    expect(shown.map(({ mode }) => mode ?? "primary")).toEqual([
      ...Array.from({ length: limits.primaryActions }, () => "primary"),
      "secondary",
      "secondary",
      "secondary",
    ]);
  });

  test("an item has its button beside it", () => {
    expect(body({ kind: "item", text: text`Printer`, button: { label: "Show", action: claim } })).toMatchObject([
      { type: "ColumnSet", columns: [{ width: "stretch" }, { width: "auto", items: [{ type: "ActionSet" }] }] },
    ]);
  });

  test("long words are quoted whole, in as many parts as it takes", () => {
    const words = Array.from({ length: 400 }, (_, line) => `ERROR worker-${line} failed to open its handle`).join("\n");
    expect(words.length).toBeGreaterThan(16_000);
    const drawn = JSON.stringify(body({ kind: "quote", text: words }));
    for (const line of [0, 200, 399]) expect(drawn).toContain(`ERROR worker-${line} failed`);
    expect(drawn).not.toContain("…");
  });
});

const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.constantFrom(
    "",
    "</at>",
    "<at>everyone</at>",
    "*_~[]()`#",
    "- a\n1. b",
    "[x](javascript:alert(1))",
    "{{DATE(2026-11-21T09:00:00Z, SHORT)}}",
    "<!channel>",
    "😀".repeat(30_000),
    "مرحبا ".repeat(20_000),
    "\u0000\uD83D\uDE00\uD83D",
    '"\\'.repeat(50_000),
    "x".repeat(100_000),
    "\n".repeat(100_000),
  ),
);
const inline: fc.Arbitrary<Inline> = fc.oneof(
  nasty.map((words): Inline => ({ kind: "plain", text: words })),
  nasty.map(bold),
  fc.tuple(nasty, fc.oneof(nasty, fc.webUrl())).map(([words, url]) => link(words, url)),
  fc.tuple(nasty, fc.option(fc.uuid())).map(([name, user]) => mention({ name, user })),
  fc.date({ noInvalidDate: true }).map(time),
);
const line = fc.array(inline, { maxLength: 6 });
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.constantFrom(claim, note),
  fc.record({ do: fc.constant("new-ticket" as const), title: nasty, description: nasty }),
);
const aButton: fc.Arbitrary<Button> = fc.record({ label: nasty, action });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom("heading" as const, "quote" as const), text: nasty }),
  fc.record({ kind: fc.constantFrom("paragraph" as const, "aside" as const), text: line }),
  fc.record({
    kind: fc.constant("facts" as const),
    facts: fc.array(fc.record({ label: nasty, value: line }), { maxLength: 20 }),
  }),
  fc.record({ kind: fc.constant("item" as const), text: line, button: fc.option(aButton) }),
  fc.record({
    kind: fc.constant("buttons" as const),
    buttons: fc.array(aButton, { maxLength: 8 }),
    overflow: fc.array(aButton, { maxLength: 8 }),
  }),
  fc.constant<Block>({ kind: "divider" }),
);
const message: fc.Arbitrary<Message> = fc.record({
  summary: nasty,
  blocks: fc.array(block, { maxLength: 60 }),
  locale: fc.constantFrom("en" as const, "fr" as const),
  zone: fc.constantFrom("Europe/Paris", "America/St_Johns"),
  urgent: fc.boolean(),
});

/** Every text that Teams reads as Markdown. */
const markdownIn = (elements: readonly CardElement[]): string[] =>
  elements.flatMap((element) => (element.type === "TextBlock" ? [element.text] : []));

test("whatever is said, the card is valid, small enough, and no word of it is markup", () => {
  fc.assert(
    fc.property(message, (said) => {
      const card = render(said);
      const json = JSON.stringify(card);
      expect(Buffer.byteLength(json)).toBeLessThanOrEqual(limits.cardBytes);
      expect(json).not.toMatch(/\\ud[89a-f]/i);
      // Our own times stand in pairs.
      expect(json.replaceAll(/\{\{DATE\([^()]*, SHORT\)\}\} \{\{TIME\([^()]*\)\}\}/g, "")).not.toMatch(
        /\{\{(DATE|TIME)\(/,
      );
      expect(readCard(JSON.parse(json))).toMatchObject({ ok: true });
      for (const markdown of markdownIn(card.body)) {
        const ours = markdown.replaceAll(/<at>[^<>]*<\/at>|\[[^[\]]*\]\(https?:[^()\s]*\)/g, "x");
        expect(ours).not.toMatch(/[*`~[\]<>#\\|&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|^\s*([-+]|\d+[.)])\s/u);
      }
    }),
    { numRuns: 150 },
  );
}, 60_000);

test("stars stand in one row, however narrow the phone is", () => {
  const star = (count: number) => ({ label: `${count} ★`, action: { do: "where", ticket: "I261121_0042" } as const });
  const buttons = [1, 2, 3, 4, 5].map(star);
  const card = render(say({ kind: "buttons", buttons, overflow: [] }));
  expect(card.body).toMatchObject([
    {
      type: "ColumnSet",
      columns: buttons.map(({ label }) => ({
        width: "auto",
        items: [{ type: "ActionSet", actions: [{ type: "Action.Execute", title: label }] }],
      })),
    },
  ]);
  expect(readCard(JSON.parse(JSON.stringify(card)))).toMatchObject({ ok: true });
  const named = render(
    say({ kind: "buttons", buttons: [...buttons, { ...star(6), label: "Not fixed" }], overflow: [] }),
  );
  expect(named.body).toMatchObject([{ type: "ActionSet" }]);
});

test("a toast is one short line without markup, each part set apart", () => {
  const said = say(
    { kind: "paragraph", text: text`${bold("Bob")} has it\nalready *now*` },
    { kind: "quote", text: "x" },
  );
  expect(toast(said, 500)).toBe("Bob has it already ∗now∗. x");
  expect(toast(say(), 10)).toBe("I261121_0…");
  const dated = { label: "Answer by", value: text`noon` };
  const opened = say(
    { kind: "paragraph", text: text`It is open.` },
    { kind: "facts", facts: [dated, { label: "Resolved by", value: text`Friday` }] },
    { kind: "aside", text: text`See you` },
  );
  expect(toast(opened, 500)).toBe("It is open. Answer by: noon. Resolved by: Friday. See you.");
  expect(toast({ ...opened, locale: "fr" }, 500)).toContain("Answer by\u00a0: noon. Resolved by\u00a0: Friday.");
  expect(hasPresses(said)).toBe(false);
});

test("charts are Teams' own, and are left out by a client that knows none", () => {
  const card = render(
    say(
      {
        kind: "chart",
        title: "Opened",
        chart: { kind: "bars", labels: ["Mon", "Tue"], series: [{ name: "Opened", values: [3, 1] }] },
      },
      { kind: "chart", title: "Time", chart: { kind: "shares", slices: [{ label: "Agents", value: 4 }] } },
    ),
  );
  expect(card.body).toMatchObject([
    {
      type: "Chart.VerticalBar.Grouped",
      fallback: "drop",
      data: [
        {
          legend: "Opened",
          values: [
            { x: "Mon", y: 3 },
            { x: "Tue", y: 1 },
          ],
        },
      ],
    },
    { type: "Chart.Donut", fallback: "drop", data: [{ legend: "Agents", value: 4 }] },
  ]);
  expect(readCard(card)).toMatchObject({ ok: true });
});
