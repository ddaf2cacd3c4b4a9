import {
  array,
  assert,
  asyncProperty,
  boolean,
  constantFrom,
  integer,
  nat,
  record,
  tuple,
  type Arbitrary,
} from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { starCounts } from "../../src/kernel/attempt.ts";
import { usualPolicy } from "../../src/kernel/policy.ts";
import { isOpen } from "../../src/kernel/status.ts";
import type { Period } from "../../src/kernel/time/periods.ts";
import { change } from "../../src/desk/tickets.ts";
import { backlogAt, type Activity } from "../../src/features/reports/rules.ts";
import type { RecordedEvent, TicketCommand } from "../../src/features/rules.ts";
import { fold } from "../../src/features/rules/evolve.ts";
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

/** Figures, beside the slow and plain way to them: every history read from its beginning. */

let desk: TestStore;
let mona: string;
let claire: string;
beforeAll(async () => {
  desk = await openTestStore();
  mona = await meet(desk.store, someone("U1"));
  claire = await meet(desk.store, someone("U2"));
  await staff(desk.store, "it", [claire]);
  await staff(desk.store, "network", [claire]);
});
afterAll(() => desk.close());

const byClaire: readonly TicketCommand[] = [
  { type: "claim" },
  { type: "resolve", text: "Done.", cause: "other" },
  { type: "reject", reason: "Not ours." },
  { type: "move", queue: "network", reason: "Theirs." },
  { type: "move", queue: "it", reason: "Ours." },
];
const byMona: readonly TicketCommand[] = [
  { type: "confirm" },
  { type: "refuse", reason: "Still broken." },
  { type: "withdraw", reason: "no-longer-needed" },
  { type: "reopen", reason: "Again." },
  ...starCounts.map((stars): TicketCommand => ({ type: "rate", attempt: 1, stars, comment: null })),
];

interface Step {
  readonly command: TicketCommand;
  readonly by: "mona" | "claire";
  readonly minutes: number;
}
const minutes = nat({ max: 300 });
const usually = (by: Step["by"], ...commands: readonly TicketCommand[]): Arbitrary<Step> =>
  record({ command: constantFrom(...commands), by: constantFrom(by), minutes });
const aStep = integer({ min: 0, max: 2 }).chain((which) =>
  which === 0
    ? usually("claire", { type: "claim" }, { type: "resolve", text: "Done.", cause: "other" })
    : which === 1
      ? usually("mona", ...byMona)
      : usually("claire", ...byClaire),
);

/** Half of the stories come to stars at least once. */
const aStory = tuple(boolean(), array(aStep, { maxLength: 12 })).map(([rated, steps]) =>
  rated ? [...toStars, ...steps] : steps,
);
const toStars: readonly Step[] = [
  { by: "claire", command: { type: "claim" }, minutes: 20 },
  { by: "claire", command: { type: "resolve", text: "Done.", cause: "other" }, minutes: 90 },
  { by: "mona", command: { type: "confirm" }, minutes: 60 },
  { by: "mona", command: { type: "rate", attempt: 1, stars: 4, comment: null }, minutes: 1 },
];

const queues = ["it"] as const;
const told: string[] = []; // references
let clock = 0; // minutes: each story is told after the one before it

async function tell(steps: readonly Step[]): Promise<void> {
  const people = { mona, claire };
  const { reference } = await openOne(desk.store, { ...opening(mona), queue: "it" }, minutesLater((clock += 1)));
  told.push(reference);
  for (const { command, by, minutes: passed } of steps) {
    const now = minutesLater((clock += passed));
    const rules = { policy: usualPolicy, zone: "Europe/Paris", now: () => now };
    await desk.store.transaction((tx) => change(tx, rules, { reference, command, by: people[by] }));
  }
}

interface History {
  readonly reference: string;
  readonly events: readonly RecordedEvent[];
}

async function historiesIn(queue: string): Promise<readonly History[]> {
  const all = await Promise.all(
    told.map(async (reference) => ({
      reference,
      queue: (await desk.store.ticket(reference))?.queue,
      events: await desk.store.history(reference),
    })),
  );
  return all.filter((each) => each.queue === queue);
}

function plainActivity(all: readonly History[], { from, to }: Period): Activity {
  const within = all.map(({ events }) => events.filter(({ at }) => at >= from && at < to));
  const count = (which: (recorded: RecordedEvent) => boolean): number => within.flat().filter(which).length;
  const is = (...types: readonly string[]) => count(({ event }) => types.includes(event.type));
  const lastRatings = within.flatMap((events) => {
    const rated = events.flatMap(({ event }) => (event.type === "rated" ? [event] : []));
    return rated.filter(({ attempt }, index) => !rated.slice(index + 1).some((later) => later.attempt === attempt));
  });
  const starred = (stars: number): number => lastRatings.filter((rating) => rating.stars === stars).length;
  return {
    opened: is("opened"),
    ended: is("confirmed", "lapsed", "withdrawn", "rejected"),
    reopened: is("reopened"),
    resolved: count(({ event, by }) => event.type === "resolved" && by !== null),
    refused: is("refused"),
    lapsed: is("lapsed"),
    confirmed: is("confirmed"),
    stars: { 1: starred(1), 2: starred(2), 3: starred(3), 4: starred(4), 5: starred(5) },
  };
}

const openAt = (all: readonly History[], at: Date): number =>
  all.filter(({ reference, events }) => {
    const before = events.filter((recorded) => recorded.at < at);
    return before.length > 0 && isOpen(fold(reference, before).status);
  }).length;

test("what is counted is what every history says, whatever happened", async () => {
  let rated = 0;
  await assert(
    asyncProperty(
      array(aStory, { minLength: 1, maxLength: 4 }),
      nat({ max: 1_000 }),
      nat({ max: 1_000 }),
      async (stories, begins, lasts) => {
        for (const steps of stories) await tell(steps);
        const period = {
          from: minutesLater((clock * begins) / 1_000),
          to: minutesLater((clock * (begins + lasts)) / 1_000),
        };
        const now = minutesLater(clock + 1);
        const all = await historiesIn("it");
        const activity = await desk.store.activityIn(queues, period);
        expect(activity).toEqual(plainActivity(all, period));
        const load = await desk.store.loadOf(queues);
        const openNow = load.reduce((sum, { open }) => sum + open, 0);
        expect(openNow).toBe(openAt(all, now));
        const since = await desk.store.activityIn(queues, { from: period.to, to: now });
        expect(backlogAt(openNow, since)).toBe(openAt(all, period.to));
        const opened = await desk.store.openedIn(queues, period);
        const plainly = all.flatMap(({ reference, events }) => {
          const [first] = events;
          if (first === undefined || first.at < period.from || first.at >= period.to) return [];
          const ticket = fold(reference, events);
          return [{ status: ticket.status, openedAt: first.at, resolvedAt: ticket.attempts.at(-1)?.at ?? null }];
        });
        const inOrder = <Each extends { readonly openedAt: Date }>(each: readonly Each[]): readonly Each[] =>
          each.toSorted((one, other) => one.openedAt.getTime() - other.openedAt.getTime());
        expect(inOrder(opened).map(({ status, openedAt, resolvedAt }) => ({ status, openedAt, resolvedAt }))).toEqual(
          inOrder(plainly),
        );
        rated += Object.values(activity.stars).reduce((sum, many) => sum + many, 0);
      },
    ),
    { numRuns: 25 },
  );
  expect(rated).toBeGreaterThan(5); // else the stories prove little
});

test("a rating that was changed counts once, as it was last", async () => {
  const from = minutesLater((clock += 1));
  const step = (by: Step["by"], command: TicketCommand): Step => ({ by, command, minutes: 1 });
  await tell([
    step("claire", { type: "claim" }),
    step("claire", { type: "resolve", text: "Done.", cause: "other" }),
    step("mona", { type: "confirm" }),
    step("mona", { type: "rate", attempt: 1, stars: 2, comment: null }),
    step("mona", { type: "rate", attempt: 1, stars: 5, comment: null }),
  ]);
  const { stars } = await desk.store.activityIn(queues, { from, to: minutesLater(clock + 1) });
  expect(stars).toEqual({ 1: 0, 2: 0, 3: 0, 4: 0, 5: 1 });
});
