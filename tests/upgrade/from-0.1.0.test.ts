import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { repeatedWords, typedWords } from "../../src/features/rules/events.ts";
import { openDiagnosis } from "../../src/store/diagnosis.ts";
import { applyMigrations } from "../../src/store/migrations/apply-migrations.ts";
import { createEmptyDatabase, query, type TestDatabase } from "../support/database.ts";
import { openDatabase, whatIsShown } from "./what-is-shown.ts";

const folder = join(import.meta.dirname, "0.1.0");
const json: unknown = JSON.parse(readFileSync(join(folder, "shown.json"), "utf8"));

/** What is meant to be otherwise than 0.1.0 had it, each with the reason. */
const otherwise = {
  /** Claimed while its channel was adopted, it had two cards there; the one with fewer notes is gone. */
  secondCards: ["63"],
  /** No mark: neither do the cards that 0.1.0 posted carry one, and so they still work. */
  added: { mark: null },
  /**
   * Rows from before a desk counted time have no clock; summed up, they would have one. 0.1.0 said so of them too. And of a
   * ticket that somebody saw to 0.1.0 did not keep who that was.
   */
  summedUp: ["I261123_0009", "I261123_0010", "I261123_0011", "P261123_0006"],
  /**
   * They were late, or help was asked for: no new date is given in the agents' name, the requester reads who knows of it, and
   * whoever is asked reads what it is about.
   */
  late: [
    "A261123_0005",
    "E261123_0007",
    "I261123_0008",
    "I261126_0001",
    "I261130_0001",
    "I261210_0001",
    "P261123_0006",
    "Q261211_0001",
    "S261209_0001",
  ],
  /** Everybody in line was asked and nobody has answered: their cards go on saying so, and offer to see to it. */
  goesOnAsking: ["A261123_0005", "I261123_0008", "S261209_0001", "Q261211_0001"],
  /** What reads better now. */
  reworded: [
    [/^ouvert le$/u, "ouverture\u202f:"],
    [/Note interne de (?=A)/u, "Note interne d’"],
    ["Everybody in line was asked", "Everybody on the list was asked"],
    ["Tout le monde a été appelé", "Tout le monde a été sollicité"],
    ["did not take it on:", "declined it:"],
    [/(?<!\d)1(?= déc)/u, "1er"],
    // Who has the ticket now was told of a moment at which it may have been somebody else's.
    [/Sorry about that\. .+ takes it up again\./u, "Sorry about that. The agents take it up again."],
    [/Toutes nos excuses\. .+ reprend votre ticket\./u, "Toutes nos excuses. Les agents reprennent votre ticket."],
    [/It is open again: .+ has been told\./u, "It is open again: the agents have been told."],
    [/(Le ticket est rouvert\s?:) .+ le sait\./u, "$1 les agents le savent."],
    ["but the ticket stays closed", "but nobody works on the ticket any more"],
    ["mais le ticket reste fermé. Rouvrez-le", "mais plus personne n’y travaille. Rouvrez le ticket"],
  ] as const,
  /** Whoever follows may stop, also one who was asked for help and is no agent: their card has that button now. */
  stopsFollowing: ["I261210_0001"],
  /**
   * Refused and rated by one of requester and beneficiary: the other reads who refused it and why, and is no longer offered to
   * change the rating. And once they had answered, nobody is asked any more when they can be called.
   */
  answeredByTheOther: ["S261123_0002"],
};

/** What was drawn anew, and says the same words in another order or place. */
const redrawn = (key: string, value: unknown): unknown => {
  // A notification begins with its news, and ends with the reference.
  if (key === "summary")
    return String(value)
      .split(/[\s·]+/u)
      .toSorted();
  // Notes of one hour have one time, and those that are read outside the ticket's thread begin with its title.
  if (key === "text" && Array.isArray(value)) return withoutLead(value);
  return value;
};
const beforeDot = z.tuple([z.unknown(), z.object({ kind: z.literal("plain"), text: z.literal(" · ") })], z.unknown());
const withoutLead = (text: readonly unknown[]): readonly unknown[] =>
  beforeDot.safeParse(text).success ? withoutLead(text.slice(2)) : text;
/** That of an open ticket, as agents see it in their channel: of it the title is compared. */
const titled = z.object({
  blocks: z.tuple([z.object({ kind: z.literal("heading"), text: z.string() })], z.unknown()),
});
const wholeCard = z.looseObject({
  audience: z.object({ kind: z.literal("agents") }),
  card: z.object({ en: titled, fr: titled }).transform(({ en: { blocks } }) => blocks[0].text),
});

const withoutWholeCard = (_key: string, value: unknown): unknown => wholeCard.safeParse(value).data ?? value;

/** Attempts say whose work they were. */
const withoutWorkOf = (key: string, value: unknown): unknown => (key === "workOf" ? undefined : value);

const isRating = z.looseObject({ action: z.looseObject({ form: z.literal("rate") }) });
const asksForCall = z.object({
  kind: z.literal("buttons"),
  buttons: z.tuple([z.looseObject({ action: z.looseObject({ form: z.literal("answer") }) })]),
  overflow: z.array(z.never()),
});
const ofRefusal =
  /Sorry about that|Toutes nos excuses|it is not fixed|ce n’est pas réglé|la porte reste fermée|does not open the door/u;
const closing = /^(?:Merci, le ticket est fermé|Noor Haddad confirme que tout fonctionne)/u;
const withoutAnswers = (key: string, value: unknown): unknown => {
  if (key === "summary") return ofRefusal.test(String(value)) ? "refused" : value;
  if (Array.isArray(value)) {
    const isLeftOut = (each: unknown): boolean =>
      isRating.safeParse(each).success ||
      asksForCall.safeParse(each).success ||
      (key === "blocks" && ofRefusal.test(JSON.stringify(each)));
    return value.filter((each) => !isLeftOut(each));
  }
  return typeof value === "string" && closing.test(value) ? "closed" : value;
};

const ofLateness = new RegExp(
  [
    "We are late|Nous sommes en retard|🔴|later than we promised|avec du retard|The agents have been told|Les agents sont prévenus",
    "We have told|Nous avons prévenu|We expect it|Résolution prévue|has it\\.|s’en charge|makes sure|making sure|fait le nécessaire",
    "Help is needed|On demande de l’aide|This P\\d is late|Ce P\\d est en retard|seeing to it|seen the alert|vu l’alerte|s’en occupe",
    "waits for an agent to|qu’un agent le prenne|Resolved by|Résolution promise|Please see to it|Merci de vous en occuper|On vous a demandé|You were asked|Personne n’a répondu à temps|Délai de réponse|Demande d’aide envoyée",
    "I will see to it|I’ll make sure|Je m’en occupe|Je fais",
  ].join("|"),
  "u",
);
const newerKeys = new Set(["askedBy", "seenBy", "urgent"]);
const isDivider = z.looseObject({ kind: z.literal("divider") });
const isLateLevel = z.looseObject({ state: z.literal("breached") });

/** What is said beside the lateness of a ticket and the help that was asked for. */
const withoutLateness = (key: string, value: unknown): unknown => {
  if (newerKeys.has(key)) return undefined;
  if (key === "summary") return ofLateness.test(String(value)) ? "late" : value;
  if (isLateLevel.safeParse(value).success) return "late";
  return key === "blocks"
    ? z
        .array(z.unknown())
        .parse(value)
        .filter((each) => !ofLateness.test(JSON.stringify(each)) && !isDivider.safeParse(each).success)
    : value;
};

const onlyStopsFollowing = z.object({
  kind: z.literal("buttons"),
  buttons: z.array(z.looseObject({ action: z.looseObject({ do: z.literal("unfollow") }) })),
  overflow: z.array(z.never()),
});
const withoutStopFollowing = (_key: string, value: unknown): unknown =>
  Array.isArray(value) ? value.filter((each) => !onlyStopsFollowing.safeParse(each).success) : value;

const saysSo =
  /"kind":"bold","text":"(?:Everybody (?:in line|on the list) was asked, and nobody has answered|Tout le monde a été sollicité, personne n’a répondu)"/;

/** A card without what goes on asking. */
const withoutAsking = (key: string, value: unknown): unknown =>
  key === "blocks" || key === "buttons"
    ? z
        .array(z.unknown())
        .parse(value)
        .filter((each) => !saysSo.test(JSON.stringify(each)) && !isToSeeToIt.safeParse(each).success)
    : value;
const isToSeeToIt = z.looseObject({ action: z.looseObject({ do: z.enum(["acknowledge", "claim"]) }) });

const withCards = z.looseObject({
  ticket: z.looseObject({ requester: z.string(), beneficiary: z.string() }),
  surfaces: z.array(z.looseObject({ audience: z.looseObject({ person: z.string().optional() }), card: z.unknown() })),
});
/** The cards of those who follow, or were asked, hold more. */
function withoutHelpersCards(shownNow: unknown): unknown {
  const { surfaces, ...rest } = withCards.parse(shownNow);
  const theirs = [rest.ticket.requester, rest.ticket.beneficiary, undefined];
  const helps = (person: string | undefined): boolean => !theirs.includes(person);
  return { ...rest, surfaces: surfaces.map((each) => (helps(each.audience.person) ? { ...each, card: null } : each)) };
}

/** Somebody's home has other parts and counts; each line of a ticket in it is as it was. */
const home = z.object({
  platform: z.string(),
  home: z
    .looseObject({ blocks: z.array(z.looseObject({ kind: z.string() })) })
    .transform(({ blocks }) => blocks.filter(({ kind }) => kind === "item").map((line) => JSON.stringify(line))),
});
const people = z.record(z.string(), z.looseObject({ homes: z.array(home) }).nullable());

const reworded = (_key: string, value: unknown): unknown =>
  typeof value === "string" ? otherwise.reworded.reduce((said, [old, now]) => said.replace(old, now), value) : value;

/** What 0.1.0 showed of its database: the words that people read, to the letter. */
const expected = z
  .record(z.string(), z.record(z.string(), z.unknown()))
  .parse(JSON.parse(JSON.stringify(json), reworded));

const owned = z.record(z.string(), z.looseObject({ person: z.string() }));
const happened = z.looseObject({ event: z.looseObject({ type: z.string() }) });
/** As much of it as tells what to look at. */
const shown = z
  .object({
    tickets: z.record(
      z.string(),
      z.looseObject({
        ticket: z.looseObject({ status: z.string() }),
        history: z.array(happened),
        surfaces: z.array(z.looseObject({ id: z.string() })),
      }),
    ),
    people: z.record(z.string(), z.unknown()),
    queues: z.record(z.string(), z.unknown()),
    drafts: owned,
    words: owned,
    answers: z.record(z.string(), z.unknown()),
  })
  .parse(expected);

const ownersOf = (kept: z.output<typeof owned>) => Object.entries(kept).map(([id, { person }]) => ({ id, person }));

let actual: typeof expected;
let database: TestDatabase;
let opened: Awaited<ReturnType<typeof openDatabase>>;

beforeAll(async () => {
  database = await createEmptyDatabase();
  await query(database.url, readFileSync(join(folder, "database.sql"), "utf8"));
  opened = await openDatabase(database.url);
  const now = await whatIsShown(opened.store, {
    tickets: Object.keys(shown.tickets),
    people: Object.keys(shown.people),
    queues: Object.keys(shown.queues),
    drafts: ownersOf(shown.drafts),
    words: ownersOf(shown.words),
    answers: Object.keys(shown.answers),
  });
  const inJson: typeof expected = JSON.parse(JSON.stringify(now));
  actual = inJson;
});

afterAll(async () => {
  await opened.close();
  await database.drop();
});

describe("a database of 0.1.0", () => {
  it.each(Object.keys(shown.tickets))("shows ticket %s as it did", (reference) => {
    const { surfaces, ticket: before, ...shownBeside } = shown.tickets[reference] ?? {};
    const ticket = { ...otherwise.added, ...before };
    const remaining = surfaces?.filter(({ id }) => !otherwise.secondCards.includes(id));
    const asks = otherwise.goesOnAsking.includes(reference);
    const follows = otherwise.stopsFollowing.includes(reference);
    const isAnswered = otherwise.answeredByTheOther.includes(reference);
    const left = asks ? withoutAsking : follows ? withoutStopFollowing : isAnswered ? withoutAnswers : undefined;
    const isLate = otherwise.late.includes(reference);
    const compared = (value: unknown): unknown => {
      const drawn: unknown = JSON.parse(JSON.stringify(value), withoutWholeCard);
      const rest: unknown = JSON.parse(JSON.stringify(JSON.parse(JSON.stringify(drawn), withoutWorkOf)), left);
      const told = isLate ? withoutHelpersCards(JSON.parse(JSON.stringify(rest), withoutLateness)) : rest;
      return JSON.parse(JSON.stringify(told, redrawn));
    };
    expect(compared(actual["tickets"]?.[reference])).toEqual(compared({ ...shownBeside, ticket, surfaces: remaining }));
  });

  it("goes on asking where nobody has answered", () => {
    const asking = Object.entries(actual["tickets"] ?? {}).filter(([, ticket]) => saysSo.test(JSON.stringify(ticket)));
    expect(asking.map(([reference]) => reference).toSorted()).toEqual(otherwise.goesOnAsking.toSorted());
  });

  it("shows its people as it did, and each ticket in their homes", () => {
    const before = people.parse(expected["people"]);
    const now = people.parse(actual["people"]);
    for (const [id, person] of Object.entries(before)) {
      const shownNow = now[id] ?? null;
      expect(shownNow && { ...shownNow, homes: [] }).toEqual(person && { ...person, homes: [] });
      for (const [index, { platform, home: lines }] of (person?.homes ?? []).entries()) {
        expect(shownNow?.homes[index]?.platform).toBe(platform);
        expect(shownNow?.homes[index]?.home).toEqual(expect.arrayContaining(lines));
      }
    }
  });

  it.each(["queues", "drafts", "words", "answers"] as const)("shows its %s as it did", (what) => {
    expect(actual[what]).toEqual(expected[what]);
  });

  it("has lost no card but the second ones", () => {
    const ids = Object.values(shown.tickets).flatMap(({ surfaces }) => surfaces.map(({ id }) => id));
    expect(ids).toEqual(expect.arrayContaining(otherwise.secondCards));
  });

  it("has no ticket and nobody that is not looked at", async () => {
    const rows = await query(
      database.url,
      "select (select count(*) from ticket)::int as tickets, (select count(*) from person)::int as people",
    );
    expect(rows).toEqual([{ tickets: Object.keys(shown.tickets).length, people: Object.keys(shown.people).length }]);
  });
});

describe("the words of 0.1.0", () => {
  /** A second upgrade of the same database. */
  async function upgradedAgain<Row extends Record<string, unknown>>(sql: string): Promise<Row[]> {
    const again = await createEmptyDatabase();
    await query(again.url, readFileSync(join(folder, "database.sql"), "utf8"));
    await applyMigrations({ url: again.url });
    const rows = await query<Row>(again.url, sql);
    await again.drop();
    return rows;
  }

  it("stand in rows of their own, and nowhere in the JSON of an event", async () => {
    const rows = await query<{ ticket: string; number: number; json: string }>(
      database.url,
      "select ticket, number, event::text as json from ticket_event",
    );
    let seen = 0;
    for (const { ticket, number, json: text } of rows) {
      const event = (await opened.store.history(ticket)).find((recorded) => recorded.number === number)?.event;
      if (event === undefined) throw new Error(`no event ${number} of ${ticket}`);
      for (const words of [...typedWords(event), ...repeatedWords(event)].filter((each) => each !== "")) {
        expect(text).not.toContain(JSON.stringify(words));
        seen += 1;
      }
    }
    expect(seen).toBeGreaterThan(50);
  });

  it("are of whoever typed them, then and in their language", async () => {
    const [{ strangers, spoken } = {}] = await query(
      database.url,
      `select count(*) filter (where words.locale is distinct from person.locale
                and not exists (select from ticket_event e where e.ticket = words.ticket and e.by = words.by and e.at = words.at))::int as strangers,
              count(words.locale)::int as spoken
         from words left join person on person.id = words.by`,
    );
    expect(strangers).toBe(0);
    expect(spoken).toBeGreaterThan(10);
  });

  it("are one row where a title was changed and told again", async () => {
    const rows = await query<{ typed: boolean }>(
      database.url,
      `select exists (select from ticket_event earlier
                       where earlier.ticket = later.ticket and earlier.number < later.number
                         and later.event #>> '{from,title}' in (earlier.event ->> 'title', earlier.event #>> '{to,title}')) as typed
         from ticket_event later where later.event #> '{from,title}' is not null`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ typed }) => typed)).toBe(true);
  });

  it("get the same ids when the upgrade is run again", async () => {
    const all = "select * from words order by id";
    expect(await upgradedAgain(all)).toEqual(await query(database.url, all));
  });
});

describe("the tickets of 0.1.0", () => {
  it("are the sums of their events still", async () => {
    const { diagnosis, close } = await openDiagnosis(database.url);
    const { looked, different, damaged } = await diagnosis.misfolded(null);
    await close();
    expect(looked).toBe(Object.keys(shown.tickets).length);
    expect(different.toSorted()).toEqual(otherwise.summedUp);
    expect(damaged).toEqual([]);
  });
});

describe("what it holds", () => {
  const tickets = Object.values(shown.tickets);

  it("is a ticket in every status", () => {
    expect(new Set(tickets.map(({ ticket }) => ticket.status))).toEqual(new Set(statuses));
  });

  it("is every event that there was", () => {
    const types = new Set(tickets.flatMap(({ history }) => history.map(({ event }) => event.type)));
    expect([...types].toSorted()).toEqual(eventTypes.toSorted());
  });
});

/** Of 0.1.0: what came later is not in it. */
const statuses = ["new", "in-progress", "waiting", "on-hold", "resolved", "closed", "cancelled"];
const eventTypes = [
  "opened",
  "claimed",
  "released",
  "assigned",
  "asked",
  "held",
  "resumed",
  "replied",
  "answered",
  "noted",
  "worked",
  "resolved",
  "confirmed",
  "refused",
  "lapsed",
  "escalated",
  "rated",
  "reopened",
  "withdrawn",
  "rejected",
  "changed",
  "moved",
  "chased",
  "followed",
  "unfollowed",
  "met",
  "at-risk",
  "breached",
  "rescheduled",
  "alerted",
  "acknowledged",
  "unacknowledged",
  "stalled",
  "reminded",
  "offered",
  "revealed",
  "undelivered",
];
