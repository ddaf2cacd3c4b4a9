import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { starCounts } from "../../src/kernel/attempt.ts";
import { causeCategories, impacts, kinds, urgencies } from "../../src/kernel/classification.ts";
import type { TicketCommand, RecordedEvent, TicketEvent } from "../../src/features/rules.ts";
import { decide } from "../../src/features/rules/decide.ts";
import { evolve, fold } from "../../src/features/rules/evolve.ts";
import { usualPolicy } from "../../src/kernel/policy.ts";
import { withdrawalReasons } from "../../src/kernel/ticket.ts";
import {
  meet,
  minutesLater,
  openOne,
  opening,
  openTestStore,
  someone,
  staff,
  type TestStore,
} from "../support/test-store.ts";

let desk: TestStore;
let people: readonly string[];
beforeAll(async () => {
  desk = await openTestStore();
  people = [await meet(desk.store, someone("U1")), await meet(desk.store, someone("U2"))];
  await staff(desk.store, "it", people);
  await staff(desk.store, "network", people);
});
afterAll(() => desk.close());

const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 });
const files = fc.array(fc.record({ name: words, url: fc.webUrl() }), { maxLength: 2 });
const whom = fc.nat({ max: 1 });

/** Mostly the commands that lead somewhere: the others are refused in most statuses. */
const commands: fc.Arbitrary<TicketCommand> = fc.oneof(
  fc.constantFrom<TicketCommand>(
    { type: "claim" },
    { type: "claim" },
    { type: "release" },
    { type: "resume" },
    { type: "confirm" },
    { type: "chase" },
    { type: "follow" },
    { type: "unfollow" },
  ),
  fc.record({ type: fc.constant("ask"), text: words }),
  fc.record({ type: fc.constant("hold"), reason: words, resumeOn: fc.constantFrom(null, "2026-12-24") }),
  fc.record({ type: fc.constantFrom("reply", "answer", "note"), text: words, files }),
  fc.record({ type: fc.constant("work"), activity: fc.constant("other"), text: words, minutes: fc.nat({ max: 99 }) }),
  fc.record({ type: fc.constant("resolve"), text: words, cause: fc.constantFrom(...causeCategories) }),
  fc.record({ type: fc.constant("resolve"), text: words, cause: fc.constantFrom(...causeCategories) }),
  fc.record({ type: fc.constant("refuse"), reason: words }),
  fc.record({
    type: fc.constant("rate"),
    attempt: fc.integer({ min: 1, max: 3 }),
    stars: fc.constantFrom(...starCounts),
    comment: fc.option(words),
  }),
  fc.record({ type: fc.constantFrom("reopen", "reject"), reason: words }),
  fc.record({ type: fc.constant("withdraw"), reason: fc.constantFrom(...withdrawalReasons) }),
  fc.record({
    type: fc.constant("change"),
    to: fc.record(
      { kind: fc.constantFrom(...kinds), urgency: fc.constantFrom(...urgencies), impact: fc.constantFrom(...impacts) },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ type: fc.constant("move"), queue: fc.constantFrom("it", "network"), reason: words }),
);

const step = fc.record({ command: commands, by: whom, minutes: fc.nat({ max: 600 }) });

/** Gives a command to a ticket; whether anything came of it. */
const give = (reference: string, command: TicketCommand, person: string, now: Date): Promise<boolean> =>
  desk.store.transaction(async (tx) => {
    const ticket = await tx.lock(reference);
    if (ticket === null) throw new Error(`no ticket ${reference}`);
    const actor = { person, agent: true, lead: true, administrator: false };
    const decision = decide(ticket, command, { actor, now, policy: usualPolicy });
    if (!decision.ok) return false;
    const events = decision.events.map((event, index): RecordedEvent => ({
      number: ticket.version + 1 + index,
      by: person,
      at: now,
      event,
    }));
    await tx.save(events.reduce(evolve, ticket), events);
    return true;
  });

const personAt = (index: number): string => people[index] ?? "";

test("whatever is done to a ticket, folding its events gives its row", async () => {
  const seen = new Set<TicketEvent["type"]>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), words, async (steps, title) => {
      const { reference } = await openOne(desk.store, opening(personAt(0), { title }));
      let minutes = 0;
      for (const { command, by, minutes: passed } of steps) {
        minutes += passed;
        await give(reference, command, personAt(by), minutesLater(minutes));
      }
      const history = await desk.store.history(reference);
      const row = await desk.store.ticket(reference);
      expect(fold(reference, history)).toStrictEqual(row);
      expect(history.map(({ number }) => number)).toEqual(history.map((_, index) => index + 1));
      for (const { event } of history) seen.add(event.type);
    }),
    { numRuns: 30 },
  );
  expect(seen.size).toBeGreaterThan(8); // else the sequences prove little
});

test("a ticket with two attempts, an answer and a rating is read as it was written", async () => {
  const [ann, bob] = [personAt(0), personAt(1)];
  const { reference } = await openOne(desk.store, opening(ann));
  const story: readonly (readonly [string, TicketCommand])[] = [
    [bob, { type: "claim" }],
    [bob, { type: "resolve", text: "Put it out.", cause: "hardware" }],
    [ann, { type: "refuse", reason: "It smokes." }],
    [bob, { type: "resolve", text: "Replaced it.", cause: "supplier" }],
    [ann, { type: "confirm" }],
    [ann, { type: "rate", attempt: 2, stars: 5, comment: "Quick!" }],
  ];
  for (const [index, [by, command]] of story.entries()) {
    expect([command.type, await give(reference, command, by, minutesLater(index + 1))]).toEqual([command.type, true]);
  }
  expect(await desk.store.ticket(reference)).toMatchObject({
    status: "closed",
    endedAt: minutesLater(5),
    attempts: [
      {
        number: 1,
        at: minutesLater(2),
        answer: { answer: "refused", at: minutesLater(3), reason: "It smokes." },
        rating: null,
      },
      {
        number: 2,
        answer: { answer: "confirmed", by: ann },
        rating: { stars: 5, comment: "Quick!", at: minutesLater(6) },
      },
    ],
  });
});
