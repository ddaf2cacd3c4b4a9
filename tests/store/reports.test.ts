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
import { query } from "../support/database.ts";
import { starCounts } from "../../src/kernel/attempt.ts";
import { hoursOf, policyIn, type DeskPolicy } from "../../src/kernel/policy.ts";
import { aroundTheClock } from "../../src/kernel/time/business-hours.ts";
import { change, type Rules } from "../../src/desk/tickets.ts";
import { open } from "../support/open-ticket.ts";
import { wake } from "../../src/desk/wake.ts";
import {
  activityOf,
  dimensions,
  openAtEnd,
  sizeOf,
  stretchesOf,
  type Facet,
} from "../../src/features/reports/rules.ts";
import type { TicketCommand } from "../../src/features/rules.ts";
import {
  countedIn,
  counting,
  openAt,
  plainActivity,
  plainBacklog,
  plainCohort,
  plainDivisions,
  plainForecasts,
  plainLowRatings,
  plainPart,
  plainStars,
  plainTimeSpent,
  plainWaits,
  plainWork,
  type History,
} from "../features/plain-figures.ts";
import { meet, opening, openTestStore, someone, staff, type TestStore } from "../support/test-store.ts";

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
  await staff(desk.store, "facilities", [claire]);
  const within = { openedIn: "any", tickets: 60, within: 3 * 3_600_000 } as const;
  await desk.store.transaction((tx) =>
    tx.setAnswerTimes("it", [
      { ...within, priority: "P1" },
      { ...within, priority: "P4" },
    ]),
  );
});
afterAll(() => desk.close());

/** Hours that summer time moves, beside those of a queue that never closes. */
const policy: DeskPolicy = {
  ...policyIn("Europe/Paris"),
  queues: { network: { hours: aroundTheClock("Europe/Paris"), nextLevel: null } },
  serviceLevels: [
    // Nothing is promised of what is not urgent.
    { queue: null, kind: null, service: null, priority: "P4", targets: { "first-response": null, resolution: null } },
    ...policyIn("Europe/Paris").serviceLevels,
  ],
};
const hours = (queue: string) => hoursOf(policy, queue);

const byClaire: readonly TicketCommand[] = [
  { type: "claim" },
  { type: "reply", text: "We look into it.", files: [] },
  { type: "ask", text: "Which printer?" },
  { type: "hold", reason: "A part is on its way.", resumeOn: null },
  { type: "resume" },
  { type: "resolve", text: "Done.", cause: "other" },
  { type: "work", activity: "other", text: "Looked at it.", minutes: 25 },
  { type: "work", activity: "called-no-answer", text: "", minutes: 0 },
  { type: "reject", reason: "Not ours." },
  { type: "move", queue: "network", reason: "Theirs." },
  { type: "move", queue: "facilities", reason: "Theirs." },
  { type: "move", queue: "it", reason: "Ours." },
];
const byMona: readonly TicketCommand[] = [
  { type: "confirm" },
  { type: "refuse", reason: "Still broken." },
  { type: "answer", text: "The one on the left.", files: [] },
  { type: "withdraw", reason: "no-longer-needed" },
  { type: "undo" },
  { type: "reopen", reason: "Again." },
  ...starCounts.map((stars): TicketCommand => ({ type: "rate", attempt: 1, stars, comment: null })),
];

interface Step {
  /** Null: nobody does anything. */
  readonly command: TicketCommand | null;
  readonly by: "mona" | "claire";
  readonly minutes: number;
  /** The desk does meanwhile what is due; else it was off. */
  readonly awake: boolean;
}
const aWhile = integer({ min: 0, max: 2 }).chain((long) => nat({ max: [300, 2_000, 15_000][long] ?? 0 }));
const usually = (by: Step["by"], ...commands: readonly (TicketCommand | null)[]): Arbitrary<Step> =>
  record({ command: constantFrom(...commands), by: constantFrom(by), minutes: aWhile, awake: boolean() });
const aStep = integer({ min: 0, max: 2 }).chain((which) =>
  which === 0
    ? usually("claire", { type: "claim" }, { type: "resolve", text: "Done.", cause: "other" }, null)
    : which === 1
      ? usually("mona", ...byMona)
      : usually("claire", ...byClaire),
);

/** Half of the stories come to stars at least once. Some are taken back at once, and a few of those taken up again. */
const aStory = tuple(integer({ min: 0, max: 5 }), array(aStep, { maxLength: 12 })).map(([begins, steps]) =>
  begins < 3 ? [...toStars, ...steps] : begins === 3 ? [takenBack, ...steps] : steps,
);
const step = (by: Step["by"], minutes: number, command: TicketCommand): Step => ({ by, command, minutes, awake: true });
const takenBack = step("mona", 1, { type: "undo" });
const toStars: readonly Step[] = [
  step("claire", 20, { type: "claim" }),
  step("claire", 90, { type: "resolve", text: "Done.", cause: "other" }),
  step("mona", 60, { type: "confirm" }),
  step("mona", 1, { type: "rate", attempt: 1, stars: 2, comment: null }),
];

const begins = new Date("2026-10-19T07:00:00Z").getTime(); // the week in which the clock goes back in Paris
const after = (minutes: number): Date => new Date(begins + minutes * 60_000);
const begun = after(0);
const told: History[] = [];
let clock = 0; // minutes: a story begins while those before it go on

const services = ["Éditique", "  éditique ", "VPN\nof the  house", "vpn of the house", ""] as const;
interface Asks {
  readonly urgent: boolean;
  readonly kind: "incident" | "request";
  readonly service: (typeof services)[number];
}

async function tell(steps: readonly Step[], { urgent, kind, service }: Asks): Promise<void> {
  const people = { mona, claire };
  let now = after((clock += 7));
  const rules: Rules = { policy, zone: "Europe/Paris", now: () => now };
  const { type: _, requester, priority: __, mark: ___, ...draft } = opening(mona, { queue: "it" });
  const asked = urgent
    ? ({ urgency: "high", impact: "everyone" } as const)
    : ({ urgency: "low", impact: "one" } as const);
  const opened = await desk.store.transaction((tx) =>
    open(tx, rules, { ...draft, ...asked, kind, service }, requester),
  );
  const { reference } = opened.ticket;
  let passed = clock;
  for (const { command, by, minutes, awake } of steps) {
    now = after((passed += minutes));
    if (awake) await desk.store.transaction((tx) => wake(tx, rules, reference));
    if (command !== null)
      await desk.store.transaction((tx) => change(tx, rules, { reference, command, by: people[by] }));
  }
  clock = Math.max(clock, passed - 5_000);
  const ticket = await desk.store.ticket(reference);
  told.push({ reference, queue: ticket?.queue ?? "", events: await desk.store.history(reference) });
}

const sorted = (all: readonly object[]): readonly string[] => all.map((each) => JSON.stringify(each)).toSorted();

test("what is counted is what every history says, whatever happened", async () => {
  const seen = {
    undone: 0,
    rated: 0,
    targets: 0,
    atLeast: 0,
    unpromised: 0,
    atFirst: 0,
    notAtFirst: 0,
    late: 0,
    divided: 0,
    forecastsKept: 0,
    forecastsMissed: 0,
    waits: 0,
    worked: 0,
  };
  await assert(
    asyncProperty(
      array(
        tuple(
          aStory,
          record({
            urgent: boolean(),
            kind: constantFrom("incident", "request"),
            service: constantFrom(...services),
          }),
        ),
        { minLength: 1, maxLength: 4 },
      ),
      constantFrom<readonly string[]>(["it"], ["it", "network"], ["network", "it", "facilities"]),
      record({ begins: nat({ max: 1_000 }), lasts: nat({ max: 1_000 }), later: nat({ max: 1_000 }) }),
      constantFrom<Facet | null>(
        null,
        null,
        { by: "kind", value: "incident" },
        { by: "priority", value: "P4" },
        { by: "service", value: "vpn of the house" },
        { by: "service", value: "éditique" },
      ),
      async (stories, queues, when, of) => {
        for (const [steps, asks] of stories) await tell(steps, asks);
        const part = (of: number): Date => after((clock * of) / 1_000);
        const period = { from: part(when.begins), to: part(when.begins + when.lasts) };
        const now = after(clock + 10_000);
        const whole = counting(told.filter(({ queue }) => queues.includes(queue)));
        const all = plainPart(whole, of);

        const middle = part(when.begins + Math.floor(when.lasts / 2));
        const parts = [
          { from: period.from, to: middle },
          { from: middle, to: period.to },
          { from: period.to, to: now },
        ];
        const activities = await desk.store.activityIn(queues, parts, of);
        expect(activities).toEqual(parts.map((each) => plainActivity(all, each)));
        expect(activityOf(activities.slice(0, 2))).toEqual(plainActivity(all, period));
        const stars = await desk.store.starsIn(queues, period, of);
        expect(stars).toEqual(plainStars(all, period));
        expect(sorted(await desk.store.lowRatingsIn(queues, period, 1_000, of))).toEqual(
          sorted(plainLowRatings(all, period)),
        );
        const backlog = await desk.store.backlogOf(queues, now, of);
        const listed = await desk.store.lateTickets(queues, now, 10_000);
        const late = listed.filter(({ reference }) => all.some((each) => each.reference === reference)).length;
        expect(backlog).toEqual({ ...plainBacklog(all, now), late });
        expect(openAtEnd(sizeOf(backlog), activityOf(activities.slice(2)))).toBe(openAt(all, period.to));

        const later = part(when.begins + when.lasts + when.later);
        const asOf = later < now ? later : now;
        const stretches = stretchesOf(queues, hours, { from: period.from, to: now });
        for (const at of [now, asOf]) {
          const cohort = await desk.store.cohortIn(stretches, period, at, of);
          expect(cohort).toEqual(plainCohort(all, hours, period, at));
          seen.atFirst += cohort.firstContact.solved;
          seen.notAtFirst += cohort.firstContact.of - cohort.firstContact.solved;
          seen.targets += countedIn(cohort);
          seen.unpromised += cohort.resolution.targets.unpromised;
          seen.atLeast += cohort.resolution.lengths?.inOpenHours.nineOfTen.atLeast === true ? 1 : 0;
        }
        const forecasts = await desk.store.forecastsIn(queues, period, asOf, of);
        expect(forecasts).toEqual(plainForecasts(all, period, asOf));
        const work = await desk.store.workIn(queues, period, of);
        expect(new Map(work.map(({ queue, value, minutes }) => [`${queue} ${value}`, minutes]))).toEqual(
          plainWork(all, period),
        );
        for (const { service, value } of work) expect(service).toBe(value);
        seen.worked += work.length;
        const waits = await desk.store.waitsIn("it", later);
        expect(sorted(waits)).toEqual(sorted(plainWaits(counting(told), "it", later)));
        seen.waits += waits.length;
        seen.forecastsKept += forecasts.kept;
        seen.forecastsMissed += forecasts.said - forecasts.kept;
        expect(await desk.store.timeSpentIn(stretches, period, now, of)).toEqual(
          plainTimeSpent(all, hours, period, now),
        );
        const periods = { period, before: { from: begun, to: period.from } };
        for (const by of dimensions) {
          const divisions = await desk.store.divisionsIn(queues, by, periods);
          expect(sorted(divisions)).toEqual(sorted(plainDivisions(whole, by, { ...periods, now })));
          seen.divided += divisions.length;
        }
        seen.late += late;
        seen.undone += told.length - counting(told).length;
        seen.rated += Object.values(stars).reduce((sum, many) => sum + many, 0);
      },
    ),
    { numRuns: 16, seed: 3 }, // the same stories each time: what is rare in them must be seen
  );
  // Else the stories prove little.
  for (const many of Object.values(seen)) expect(many).toBeGreaterThan(0);
}, 120_000);

const aPrinter: Asks = { urgent: true, kind: "incident", service: "" };

test("a rating that was changed counts once, as it was last", async () => {
  const from = after((clock += 20_000));
  await tell([...toStars, step("mona", 1, { type: "rate", attempt: 1, stars: 5, comment: null })], aPrinter);
  const period = { from, to: after(clock + 10_000) };
  expect(await desk.store.starsIn(["it"], period)).toEqual({ 1: 0, 2: 0, 3: 0, 4: 0, 5: 1 });
  expect(await desk.store.lowRatingsIn(["it"], period, 10)).toEqual([]);
});

test("what is said beside the stars counts once for each resolution, as it was said last, and by what it is called now", async () => {
  const from = after((clock += 20_000));
  await tell(toStars, aPrinter);
  const to = after(clock + 10_000);
  const judged = (criterion: string, en: string, isGood: boolean) =>
    query(
      desk.url,
      `insert into ticket_event (ticket, number, at, event)
       select ticket, max(number) + 1, max(at), $1::jsonb from ticket_event
        where ticket = (select ticket from ticket_event where type = 'opened' order by at desc limit 1) group by ticket`,
      [JSON.stringify({ type: "judged", attempt: 1, criterion, name: { en, fr: en }, isGood })],
    );
  await judged("speed", "Speed", true);
  await judged("speed", "Pace", false);
  await judged("result", "Result", true);
  const given = await desk.store.criteriaIn(["it", "network"], { from, to });
  expect(given.map(({ criterion, name, good, notGood }) => [criterion, name.en, good, notGood])).toEqual([
    ["result", "Result", 1, 0],
    ["speed", "Pace", 0, 1],
  ]);
});
