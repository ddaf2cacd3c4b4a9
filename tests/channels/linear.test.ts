import { expect, test } from "vitest";
import { readTypedCommand } from "../../src/conversation/typed-command.ts";
import { titled } from "../../src/features/opening/use-cases.ts";
import { fromMention, fromMessage } from "../../src/channels/slack/events.ts";
import { clean } from "../../src/channels/slack/limits.ts";
import { mentionedIn, plainWords, unescaped } from "../../src/channels/slack/plain-words.ts";
import { quotingReply, wordsOfHtml } from "../../src/channels/teams/html.ts";
import { activitySchema } from "../../src/channels/teams/inbound.ts";
import { notAList, unmarked, words } from "../../src/channels/teams/words.ts";
import { written } from "../../src/channels/teams/written.ts";
import { blanked } from "../../src/features/articles/rules/blanked.ts";
import { referencesIn } from "../../src/kernel/reference.ts";
import { readDay } from "../../src/kernel/time/day-words.ts";
import { maskSecrets } from "../../src/kernel/words/secrets.ts";
import { fit, oneLine } from "../../src/screen/plain-text.ts";

const teams = (more: object) =>
  activitySchema.parse({
    channelId: "msteams",
    serviceUrl: "https://s/",
    type: "message",
    from: { id: "29:a" },
    recipient: { id: "28:bot" },
    conversation: { id: "a:1", conversationType: "personal" },
    ...more,
  });
const slackEvent = (text: string) => ({
  team_id: "T1",
  event_id: "Ev1",
  event: { type: "message", user: "U1", text, ts: "1.5", channel: "D1", channel_type: "im" },
});
const workspace = { team: "T1", enterprise: null, bot: null, url: null, nameOf: () => null };
const most = 1_000_000;

/** Whatever reads what people wrote, on its way from a platform to a card. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  "the words of Teams' HTML": wordsOfHtml,
  "a quoting reply of Teams": quotingReply,
  "a message of Teams": (text) => written(teams({ text })),
  "a message of Teams that mentions the bot": (text) =>
    written(teams({ text, entities: [{ type: "mention", text: text.slice(0, 20), mentioned: { id: "28:bot" } }] })),
  "a message of Teams written in XML": (text) => written(teams({ text, textFormat: "xml" })),
  "a message of Teams with HTML": (text) =>
    written(teams({ text: "", attachments: [{ contentType: "text/html", content: text }] })),
  "words on a card of Teams": (text) => words(text, most),
  "Markdown of Teams": (text) => notAList(unmarked(text)),
  "a message of Slack": (text) => fromMessage(slackEvent(text), workspace),
  "a mention on Slack": (text) => fromMention(slackEvent(text), workspace),
  "references of Slack": (text) => plainWords(text, () => null, new Map([["a", "b"]])),
  "mentions of Slack": mentionedIn,
  "escapes of Slack": unescaped,
  "control characters": clean,
  "a typed command": readTypedCommand,
  "a typed report": (text) => readTypedCommand(`report ${text} x week`),
  "a typed search": (text) => readTypedCommand(`search ${text} x`),
  "a typed absence": (text) => readTypedCommand(`away until ${text} x`),
  "words about a ticket": (text) => readTypedCommand(`I261121_0042 ${text} x`),
  "words of an article": (text) => blanked(text, ["Mona Petit"], { name: "…", address: "…", phone: "…" }),
  references: referencesIn,
  "a day": (text) => readDay(text, new Date(0), "UTC"),
  "a title": titled,
  "one line": (text) => fit(oneLine(text), 80),
  secrets: maskSecrets,
};

/** What a pattern begins with, again and again, and what keeps it from its end. */
const pieces = [
  "a",
  " ",
  "\n",
  " \n",
  "\t x",
  "<",
  "<a ",
  "<at>",
  "<at>a</at>",
  "<!--",
  '<img alt="x" ',
  'alt="x" ',
  'alt="',
  "<blockquote ",
  '<blockquote itemtype="http://schema.skype.com/Reply" ',
  'itemtype="http://schema.skype.com/Reply" itemid="" ',
  'itemid="',
  "<@U1|",
  "<@U1",
  "<a|",
  ":a",
  ": ",
  "&",
  "&#",
  "&amp",
  "I261121_",
  "away until ",
  "of ",
  "la file ",
  "3 december ",
  "password ",
  "password: ",
  "key=",
  "a.b.",
  "AbC9",
  "4111 ",
  "-----BEGIN ",
  "https://a:",
  "\ud800",
  "{{DATE(",
  "_",
  "- ",
] as const;

/** What opens something that never ends. */
const openings = ["", "<img ", "<blockquote ", "<@U1|"] as const;

const small = 2_000; // characters: a long message; eight times as many are more than a platform carries
const times = 8;
/** Eight times the words take eight times the work of whatever reads them once, and 64 times where it goes over them for each. */
const bound = 24;
const tick = 0.25; // milliseconds: below that the measure says nothing

function quickest(read: (text: string) => unknown, text: string): number {
  let least = Infinity;
  for (let turn = 0; turn < 3; turn += 1) {
    const before = process.cpuUsage(); // not the clock: what else the machine does is no work of ours
    read(text);
    least = Math.min(least, process.cpuUsage(before).user / 1_000);
  }
  return Math.max(least, tick);
}

const repeated = (opening: string, piece: string) => (length: number) =>
  opening + piece.repeat(Math.ceil(length / piece.length));

/** The machine may tidy up its memory at any moment, but not at each of them: the least that was seen counts. */
function growth(read: (text: string) => unknown, written: (length: number) => string): number {
  const [short, long] = [small, small * times].map(written);
  let least = Infinity;
  for (let turn = 0; turn < 12 && least > bound; turn += 1)
    least = Math.min(least, quickest(read, long ?? "") / quickest(read, short ?? ""));
  return least;
}

const patient = { timeout: 60_000 };

test.for(Object.entries(readers))("%s is read in proportion to its length, whatever it is", patient, ([, read]) => {
  const slow = openings.flatMap((opening) =>
    pieces.filter((piece) => growth(read, repeated(opening, piece)) > bound).map((piece) => [opening, piece]),
  );
  expect(slow).toEqual([]);
});

test("many references, each another, are read in proportion to their number", patient, () => {
  const each = (length: number): string =>
    Array.from({ length }, (_, number) => `I261121_${String(number).padStart(4, "0")}`).join(" ");
  expect(growth(referencesIn, each)).toBeLessThanOrEqual(bound);
});

test("the measure tells a reader that goes over the words again and again", patient, () => {
  const again = (text: string): unknown => /a[^b]*b/.exec(text);
  const fewer = small / 2;
  const seen = Array.from(
    { length: 4 },
    () => quickest(again, "a".repeat(fewer * times)) / quickest(again, "a".repeat(fewer)),
  );
  expect(Math.max(...seen)).toBeGreaterThan(bound);
});

test("mentions of the bot make a message no longer, however many there are and whatever their words", () => {
  const lengths = ["", " ", "<at>Guichet</at>", "e"].map((text) => {
    const mention = { type: "mention", text, mentioned: { id: "28:bot", name: "" } };
    const entities = Array.from({ length: 40 }, () => mention);
    return written(teams({ text: "<at>Guichet</at> hello", entities })).text;
  });
  for (const text of lengths) expect(["hello", "Guichet hello"]).toContain(text);
});
