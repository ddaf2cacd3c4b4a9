import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { once } from "../../src/desk/once.ts";
import { adopt } from "../../src/desk/places.ts";
import type { DeskTransaction } from "../../src/desk/transaction.ts";
import { change, type Change } from "../../src/desk/tickets.ts";
import { open } from "../support/open-ticket.ts";
import { comeBack, goAway } from "../../src/features/absence/use-cases.ts";
import { assign } from "../../src/features/assignment/use-cases.ts";
import { placeKept, placeOrKeep } from "../../src/features/replies/use-cases.ts";
import type { TicketCommand } from "../../src/features/rules.ts";
import { fold } from "../../src/features/rules/evolve.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { policyIn } from "../../src/kernel/policy.ts";
import type { TicketDraft } from "../../src/features/opening/rules.ts";
import { approvedService, asLaptop } from "../support/approved-service.ts";
import { aDraft } from "../support/commands.ts";
import { query } from "../support/database.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";

let desk: DeskInATest;
let mona: PersonId;
let claire: PersonId;
let paul: PersonId;
let noor: PersonId;
let zoe: PersonId;
let lea: PersonId;
beforeAll(async () => {
  desk = await openDeskInATest();
  mona = await desk.person("U-mona");
  claire = await desk.person("U-claire");
  paul = await desk.person("U-paul");
  noor = await desk.person("U-noor");
  zoe = await desk.person("U-zoe", { email: "zoe@example.com" });
  lea = await desk.person("29:lea", { platform: "teams", tenant: "T-teams", email: "lea@example.com" });
  const usual = policyIn("Europe/Paris");
  const services = [approvedService({ who: ["zoe@example.com", "lea@example.com"] }, { who: ["lea@example.com"] })];
  desk.configure({ ...usual, services });
  await desk.queue("support", [claire, paul, noor]);
  await desk.queue("network", [noor]);
});
afterAll(() => desk.close());

/** What somebody does to a ticket. */
type Act = (tx: DeskTransaction, reference: string) => Promise<unknown>;

const does =
  (by: () => PersonId, command: TicketCommand): Act =>
  (tx, reference) =>
    change(tx, desk.deps, { reference, command, by: by() });

const byClaire = (): PersonId => claire;
const byPaul = (): PersonId => paul;
const byMona = (): PersonId => mona;
const byZoe = (): PersonId => zoe;
const byLea = (): PersonId => lea;

const acts = {
  "Claire claims": does(byClaire, { type: "claim" }),
  "Paul claims": does(byPaul, { type: "claim" }),
  "Claire releases": does(byClaire, { type: "release" }),
  "Claire assigns to Noor": (tx, reference) => assign(tx, desk.deps, { reference, to: noor, by: claire }),
  "Paul assigns to himself": (tx, reference) => assign(tx, desk.deps, { reference, to: paul, by: paul }),
  "Paul takes over": does(byPaul, { type: "take-over" }),
  "Claire asks": does(byClaire, { type: "ask", text: "Which floor?" }),
  "Claire holds": does(byClaire, { type: "hold", reason: "A part is ordered", resumeOn: null }),
  "Claire resumes": does(byClaire, { type: "resume" }),
  "Claire resolves": does(byClaire, { type: "resolve", text: "Put out", cause: "hardware" }),
  "Paul moves": does(byPaul, { type: "move", queue: "network", reason: "A switch" }),
  "Paul rejects": does(byPaul, { type: "reject", reason: "Not ours" }),
  "Paul notes": does(byPaul, { type: "note", text: "Bring the foam", files: [] }),
  "Paul changes": does(byPaul, { type: "change", to: { urgency: "low" } }),
  "Paul follows": does(byPaul, { type: "follow" }),
  "Mona answers": does(byMona, { type: "answer", text: "The third", files: [] }),
  "Mona confirms": does(byMona, { type: "confirm" }),
  "Mona refuses": does(byMona, { type: "refuse", reason: "Still smoking" }),
  "Mona rates": does(byMona, { type: "rate", attempt: 1, stars: 4, comment: null }),
  "Mona reopens": does(byMona, { type: "reopen", reason: "It burns again" }),
  "Mona withdraws": does(byMona, { type: "withdraw", reason: "solved-by-myself" }),
  "Mona chases": does(byMona, { type: "chase" }),
  "Zoe approves": does(byZoe, { type: "approve" }),
  "Zoe declines": does(byZoe, { type: "decline", reason: "Too dear" }),
  "Lea approves": does(byLea, { type: "approve" }),
  "Lea declines": does(byLea, { type: "decline", reason: "Not now" }),
  "Lea asks": does(byLea, { type: "ask-requester", text: "Why?", files: [] }),
  "Claire goes away": (tx) => goAway(tx, desk.deps, { person: claire, day: null }),
  "Claire comes back": (tx) => comeBack(tx, desk.deps, claire),
  "the channel adopts": async (tx) => {
    const [channel] = await tx.channels("support");
    if (channel !== undefined) await adopt(tx, await tx.openTicketsNotAt(channel, 10), channel);
  },
  "Claire leaves the channel": (tx) => tx.setMembers("support", "slack", [paul, noor]),
} as const satisfies Readonly<Record<string, Act>>;
type ActName = keyof typeof acts;

const claimed: readonly ActName[] = ["Claire claims"];
/** How a ticket comes to where the race begins, and what may be done there, sensibly or not. */
const starts: Readonly<
  Record<
    string,
    { readonly before: readonly ActName[]; readonly racing: readonly ActName[]; readonly opened?: Partial<TicketDraft> }
  >
> = {
  "a ticket that needs approval": {
    opened: asLaptop,
    before: claimed,
    racing: [
      "Zoe approves",
      "Zoe declines",
      "Lea approves",
      "Lea declines",
      "Lea asks",
      "Mona answers",
      "Mona withdraws",
      "Claire asks",
      "Claire resolves",
      "Paul rejects",
    ],
  },
  "a new ticket": {
    before: [],
    racing: [
      "Claire claims",
      "Paul claims",
      "Paul assigns to himself",
      "Paul moves",
      "Paul rejects",
      "Mona withdraws",
      "Mona chases",
      "the channel adopts",
      "Claire leaves the channel",
    ],
  },
  "a ticket in hand": {
    before: claimed,
    racing: [
      "Claire releases",
      "Claire assigns to Noor",
      "Paul takes over",
      "Claire asks",
      "Claire resolves",
      "Paul moves",
      "Paul notes",
      "Paul changes",
      "Mona answers",
      "Mona withdraws",
      "Claire goes away",
      "the channel adopts",
      "Claire leaves the channel",
    ],
  },
  "a ticket that waits for an answer": {
    before: [...claimed, "Claire asks"],
    racing: ["Mona answers", "Claire resolves", "Claire resumes", "Mona withdraws", "Paul takes over", "Paul follows"],
  },
  "a ticket on hold": {
    before: [...claimed, "Claire holds"],
    racing: ["Claire resumes", "Claire resolves", "Mona chases", "Paul rejects"],
  },
  "a ticket whose agent is away": {
    before: [...claimed, "Claire goes away"],
    racing: ["Paul takes over", "Claire comes back", "Claire assigns to Noor", "Claire resolves", "Claire goes away"],
  },
  "a resolved ticket": {
    before: [...claimed, "Claire resolves"],
    racing: ["Mona confirms", "Mona rates", "Mona refuses", "Mona answers", "Paul notes", "Claire goes away"],
  },
  "a closed ticket": {
    before: [...claimed, "Claire resolves", "Mona confirms"],
    racing: ["Mona reopens", "Mona rates", "Mona answers", "Paul follows", "the channel adopts"],
  },
  "a withdrawn ticket": {
    before: ["Mona withdraws"],
    racing: ["Mona reopens", "Mona answers", "Paul notes"],
  },
};

/** Every two of them, and each with itself. */
const races = Object.entries(starts).flatMap(([start, { before, racing, opened }]) =>
  racing.flatMap((one, index) => racing.slice(index).map((other) => ({ start, before, opened, one, other }))),
);

const runs = (name: ActName, reference: string): Promise<unknown> => desk.tx((tx) => acts[name](tx, reference));

const movesPeople = (name: ActName): boolean => name.startsWith("Claire goes") || name.startsWith("Claire leaves");

async function begin(before: readonly ActName[], opened: Partial<TicketDraft> = {}): Promise<Ticket> {
  const { reference } = await desk.opens(mona, opened);
  for (const name of before) await runs(name, reference);
  return known(reference);
}

/** Everybody is where they were. */
const comeTogether = (): Promise<void> =>
  desk.tx(async (tx) => {
    await tx.setMembers("support", "slack", [claire, paul, noor]);
    await tx.setAway(claire, null);
  });

async function known(reference: string): Promise<Ticket> {
  const ticket = await desk.store.ticket(reference);
  if (ticket === null) throw new Error(`${reference} is gone`);
  return ticket;
}

const isChange = (result: unknown): result is Change =>
  typeof result === "object" &&
  result !== null &&
  "result" in result &&
  ["changed", "refused", "not-found"].some((each) => each === result.result);

/** The laws that do not hold after whatever people did at once. */
async function brokenLaws({ reference, version }: Ticket, results: readonly unknown[]): Promise<readonly string[]> {
  const [after, history, surfaces] = await Promise.all([
    known(reference),
    desk.history(reference),
    desk.store.surfaces(reference),
  ]);
  const asAt = (number: number): Ticket => fold(reference, history.slice(0, number));
  const places = surfaces.map(({ platform, tenant, address, audience }) =>
    JSON.stringify([platform, tenant, address, audience]),
  );
  const changes = results.filter(isChange);
  const told = changes.flatMap((change) => ("ticket" in change ? [change.ticket] : []));
  const made = changes.flatMap((change) => (change.result === "changed" ? [change.ticket.version] : []));
  const deeds = history.filter(({ number, by }) => number > version && by !== null);
  const laws = {
    "the row is the sum of its events": isDeepStrictEqual(after, asAt(history.length)),
    "no number is missing": history.every(({ number }, index) => number === index + 1),
    "a place has one card": new Set(places).size === places.length,
    "everybody is told of the ticket as it was at some moment": told.every((ticket) =>
      isDeepStrictEqual(ticket, asAt(ticket.version)),
    ),
    "each change is one of its own": new Set(made).size === made.length,
    "a change is written down after what was there": made.every((number) => number > version),
    "who was refused did nothing": changes.length < results.length || made.length > 0 || deeds.length === 0,
    "what was done is in the history": made.length <= deeds.length,
  };
  return Object.entries(laws).flatMap(([law, holds]) => (holds ? [] : [law]));
}

describe("two things done at once", { timeout: 60_000 }, () => {
  test.each(races)("to $start: $one, $other", async ({ before, opened, one, other }) => {
    if ([one, other, ...before].some(movesPeople)) await comeTogether();
    const ticket = await begin(before, opened);
    const results = await Promise.all([runs(one, ticket.reference), runs(other, ticket.reference)]);
    expect(await brokenLaws(ticket, results)).toEqual([]);
    if ([one, other, ...before].some(movesPeople)) await comeTogether();
  });

  test("a channel that adopts its queue's tickets while its agents claim them: one card each", async () => {
    await desk.tx((tx) => tx.addQueue("printers"));
    const opened = await Promise.all(Array.from({ length: 10 }, () => desk.opens(mona, { queue: "printers" })));
    await desk.queue("printers", [claire]);
    const adopting = desk.tx(async (tx) => {
      const [channel] = await tx.channels("printers");
      if (channel !== undefined) await adopt(tx, await tx.openTicketsNotAt(channel, 10), channel);
    });
    const claims = opened.map(({ reference }) => desk.changes(reference, claire, { type: "claim" }));
    const results = await Promise.all(claims);
    await adopting;
    expect(results.map(({ result }) => result)).toEqual(opened.map(() => "changed"));
    for (const [index, ticket] of opened.entries()) expect(await brokenLaws(ticket, [results[index]])).toEqual([]);
  });

  const twice = <Result>(work: (tx: DeskTransaction) => Promise<Result>): Promise<readonly Result[]> =>
    Promise.all([desk.tx(work), desk.tx(work)]);

  test("two claims: one has it, the other is told who was faster", async () => {
    const { reference } = await desk.opens(mona);
    const results = await Promise.all([
      desk.changes(reference, claire, { type: "claim" }),
      desk.changes(reference, paul, { type: "claim" }),
    ]);
    const { assignee } = await known(reference);
    expect(results.map(({ result }) => result).toSorted()).toEqual(["changed", "refused"]);
    expect(results).toContainEqual(
      expect.objectContaining({ result: "refused", refusal: { type: "already-claimed", by: assignee } }),
    );
  });

  test("whoever gives away a ticket that they saw free reads who has it by now", async () => {
    const { reference, version: seen } = await desk.opens(mona);
    const gives = (by: PersonId, to: PersonId, version: number) =>
      desk.tx((tx) => assign(tx, desk.deps, { reference, to, by, seen: version }));
    expect(await gives(claire, noor, seen)).toMatchObject({ result: "changed", ticket: { assignee: noor } });
    expect(await gives(paul, claire, seen)).toMatchObject({
      result: "refused",
      refusal: { type: "already-claimed", by: noor },
    });
    const { version } = await known(reference);
    // Who sees that they have it gives it to somebody else knowingly.
    expect(await gives(paul, paul, version)).toMatchObject({ result: "changed", ticket: { assignee: paul } });
    // And whoever has it since may pass it on, whatever they saw.
    expect(await gives(paul, claire, seen)).toMatchObject({ result: "changed", ticket: { assignee: claire } });
  });

  test("a ticket that moves is not given to an agent of the queue it was in", async () => {
    for (let round = 0; round < 10; round += 1) {
      const { reference } = await desk.opens(mona);
      const [moved, given] = await Promise.all([
        desk.changes(reference, noor, { type: "move", queue: "network", reason: "A switch" }),
        desk.tx((tx) => assign(tx, desk.deps, { reference, to: claire, by: noor })),
      ]);
      expect(moved.result).toBe("changed");
      if (given.result === "changed") expect((await known(reference)).version).toBeGreaterThan(given.ticket.version);
      else expect(given).toMatchObject({ result: "refused", refusal: { type: "not-an-agent" } });
    }
  });

  test("two forms sent with one key: one ticket, and the same answer", async () => {
    const opens = () =>
      once(
        desk.store,
        {
          key: "form 1",
          now: desk.deps.now,
          read: (remembered) => z.object({ reference: z.string() }).parse(remembered),
        },
        async (tx) => {
          const draft = { ...aDraft, title: "Sent twice", beneficiary: mona };
          const { ticket } = await open(tx, desk.deps, draft, mona);
          return { answer: { reference: ticket.reference }, remember: true };
        },
      );
    const [one, other] = await Promise.all([opens(), opens()]);
    expect(other).toEqual(one);
    expect(await query(desk.url, "select from ticket where title = 'Sent twice'")).toHaveLength(1);
  });

  test("many tickets opened at once: no number is given twice, none is missing", async () => {
    const opened = await Promise.all(Array.from({ length: 12 }, () => desk.opens(mona)));
    const numbers = opened
      .map(({ reference }) => Number(reference.split("_")[1]))
      .toSorted((one, other) => one - other);
    const [first = 0] = numbers;
    expect(numbers).toEqual(numbers.map((_, index) => first + index));
  });

  test("words that wait are placed once, and whoever comes second is told that they are gone", async () => {
    const { reference } = await desk.opens(mona);
    const kept = await desk.tx((tx) => placeOrKeep(tx, desk.deps, { text: "The third floor", files: [], by: mona }));
    if (kept.result !== "kept") throw new Error(`not kept: ${kept.result}`);
    const placed = await twice((tx) => placeKept(tx, desk.deps, { words: kept.words, reference, by: mona }));
    expect(placed.map(({ result }) => result).toSorted()).toEqual(["changed", "words-gone"]);
    expect((await desk.history(reference)).filter(({ event }) => event.type === "answered")).toHaveLength(1);
  });
});
