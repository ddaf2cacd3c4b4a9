import { viewed } from "../examples/moments.ts";
import { messageExample, type Example } from "../examples/example.ts";
import { ticketIn } from "../examples/tickets.ts";
import type { Stage } from "../examples/stage.ts";
import { kinds } from "../../kernel/classification.ts";
import { partsOf, periodNames, periodsOf, type PeriodName } from "../../kernel/time/periods.ts";
import { exampleServices, said } from "../catalogue/examples.ts";
import type { Spent, Work } from "../costs/rules.ts";
import type { TimeSpent } from "../service-levels/rules/time-spent.ts";
import {
  divisionsPage,
  lowRatingsPage,
  meanings,
  openedPage,
  report,
  reportAsked,
  reportNotAllowed,
  type ReportAt,
} from "./messages.ts";
import {
  dimensions,
  type Activity,
  type Backlog,
  type Cohort,
  type Dimension,
  type Division,
  type Length,
  type Lengths,
  type Report,
  type StarsGiven,
  type Targets,
} from "./rules.ts";

const hour = 3_600_000; // milliseconds

const length = (hours: number, atLeast = false): Length => ({ milliseconds: hours * hour, atLeast });
const lengths = (open: number, clock: number, atLeast = false): Lengths => ({
  inOpenHours: { half: length(open), nineOfTen: length(open * 7.5, atLeast) },
  byTheClock: { half: length(clock), nineOfTen: length(clock * 8, atLeast) },
});
const targets = (kept: number, missed: number, unpromised = 0): Targets => ({ kept, missed, unpromised });

const busy: Activity = {
  opened: 1_248,
  ended: 1_202,
  reopened: 14,
  resolved: 1_140,
  refused: 61,
  lapsed: 312,
  confirmed: 790,
};
const weekly: Activity = {
  ...busy,
  opened: 42,
  ended: 40,
  reopened: 1,
  resolved: 38,
  refused: 2,
  lapsed: 9,
  confirmed: 25,
};
const manyStars: StarsGiven = { 1: 9, 2: 14, 3: 48, 4: 171, 5: 322 };
const fewStars: StarsGiven = { 1: 1, 2: 0, 3: 0, 4: 3, 5: 7 };
const noStars: StarsGiven = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
const nothing: Activity = {
  opened: 0,
  ended: 0,
  reopened: 0,
  resolved: 0,
  refused: 0,
  lapsed: 0,
  confirmed: 0,
};

const lived: Cohort = {
  "first-response": { lengths: lengths(0.4, 0.7), targets: targets(46, 4) },
  resolution: { lengths: lengths(5.2, 26, true), targets: targets(37, 5, 3) },
  firstContact: { solved: 27, of: 38 },
};
const livedBefore: Cohort = {
  "first-response": { lengths: lengths(0.5, 0.8), targets: targets(40, 6) },
  resolution: { lengths: lengths(5.9, 29), targets: targets(35, 3) },
  firstContact: { solved: 22, of: 35 },
};
const unlived: Cohort = {
  "first-response": { lengths: null, targets: targets(0, 0) },
  resolution: { lengths: null, targets: targets(0, 0) },
  firstContact: { solved: 0, of: 0 },
};
const notDueYet: Cohort = {
  "first-response": { lengths: lengths(0.4, 0.7), targets: targets(0, 0) },
  resolution: { lengths: lengths(5.2, 26, true), targets: targets(0, 0) },
  firstContact: { solved: 1, of: 2 },
};
const empty: Backlog = { underADay: 0, underAWeek: 0, underAMonth: 0, older: 0, late: 0 };
const noWork: Work = { minutes: 0, cost: null, unpriced: 0 };
const noTime: TimeSpent = { agents: 0, requester: 0, approver: 0, thirdParty: 0, closedHours: 0 };

const part = (value: string, many: number, work?: Work): Division => ({
  ...(work && { work }),
  value,
  opened: many,
  openedBefore: Math.round(many * 0.8),
  ended: many,
  open: Math.round(many / 4),
});

const flowIn = (name: PeriodName, zone: string): Report["flow"] =>
  partsOf(name, periodsOf(name, viewed, zone).period, zone).map((part, index) => ({
    ...part,
    opened: (7 * index + 9) % 13,
    ended: (5 * index + 8) % 11,
  }));

/** What a lead reads of their queues. */
export function reports(stage: Stage): readonly Example[] {
  const { story } = stage;
  const viewer = { ...stage.viewer, pages: true } as const;
  const one = story.queue;
  const shown = (name: string, period: PeriodName, given: Partial<ReportAt>): Example =>
    messageExample(
      "reports",
      name,
      report({
        queues: [one],
        of: null,
        choices: [one],
        served: [],
        hadTickets: true,
        name: period,
        period: periodsOf(period, viewed, viewer.zone).period,
        activity: weekly,
        activityBefore: { ...weekly, opened: 38, ended: 36 },
        stars: fewStars,
        criteria: [
          { criterion: "speed", name: said("Speed", "Rapidité"), good: 14, notGood: 3 },
          { criterion: "friendliness", name: said("Friendliness", "Amabilité"), good: 16, notGood: 0 },
          { criterion: "result", name: said("Result", "Résultat"), good: 9, notGood: 4 },
        ],
        flow: flowIn(period, viewer.zone),
        open: 17,
        openBefore: 15,
        cohort: lived,
        cohortBefore: livedBefore,
        forecasts: { said: 216, kept: 168 },
        spent: {
          agents: 410 * hour,
          requester: 220 * hour,
          approver: 40 * hour,
          thirdParty: 90 * hour,
          closedHours: 1_280 * hour,
        },
        work: { minutes: 2_560, cost: 2_400 * 4_250, unpriced: 160 },
        workBefore: { minutes: 2_310, cost: 2_310 * 4_250, unpriced: 0 },
        workByQueue: [{ queue: one, work: { minutes: 2_560, cost: 2_400 * 4_250, unpriced: 160 } }],
        budgets: [],
        currency: "EUR",
        backlog: { underADay: 9, underAWeek: 5, underAMonth: 2, older: 1, late: 3 },
        load: [
          { assignee: "amara", open: 9 },
          { assignee: "jonas", open: 3 },
          { assignee: null, open: 5 },
        ],
        zone: viewer.zone,
        viewer,
        ...given,
      }),
    );
  const more = [one, "network", "experts", "facilities", "hr", "payroll"];
  const asked = { queue: null, of: null, choices: more, isNoPriority: false, viewer };
  const quiet = {
    activity: nothing,
    activityBefore: nothing,
    stars: noStars,
    criteria: [],
    open: 0,
    openBefore: 0,
    flow: [],
    cohort: unlived,
    cohortBefore: unlived,
    forecasts: { said: 0, kept: 0 },
    spent: noTime,
    work: noWork,
    workBefore: noWork,
    workByQueue: [],
    backlog: empty,
    load: [],
  };
  const low = (comment: string) => {
    const rated = { type: "rated", attempt: 1, stars: 1, comment } as const;
    const ticket = ticketIn("closed", stage, { later: [["camille", rated]] });
    return ticket.attempts.map((attempt) => ({ ticket, attempt }));
  };
  const lowRatings = {
    asked: { period: "this-month", queue: one, of: null },
    queues: [one],
    more: false,
    viewer,
  } as const;
  const openedAt = {
    asked: { period: "this-month", queue: one, of: { by: "priority", value: "P1" } },
    queues: [one],
    viewer,
  } as const;
  const opened = [ticketIn("new", stage), ticketIn("closed", stage)];
  const divided = (by: Dimension, all: readonly Division[]) =>
    divisionsPage({
      asked: { period: "this-month", queue: one, of: null },
      by,
      queues: [one],
      divisions: all,
      currency: "EUR",
      viewer,
    });
  const divisions: Readonly<Record<Dimension, readonly Division[]>> = {
    priority: [part("P1", 2), part("P2", 11), part("P3", 23), part("P4", 6)],
    kind: kinds.map((kind, index) => part(kind, 24 - index * 3)),
    service: ["", ...Array.from({ length: 14 }, (_, number) => `service ${number + 1}`)].map((value, index) =>
      part(value, 30 - index * 2, index > 3 ? undefined : { minutes: 95, cost: 95 * 4_250, unpriced: 0 }),
    ),
  };
  return [
    ...periodNames.map((period) => shown(`of a queue, ${period}`, period, { served: [one] })),
    shown("of last week, which comes by itself", "last-week", { served: [one], unasked: true }),
    shown("of several queues, a busy month", "last-month", {
      queues: more,
      choices: more,
      activity: busy,
      activityBefore: { ...busy, opened: 1_180 },
      stars: manyStars,
      criteria: [],
      open: 212,
      openBefore: 180,
      workByQueue: [
        { queue: one, work: { minutes: 1_900, cost: 1_900 * 4_250, unpriced: 0 } },
        { queue: "network", work: { minutes: 660, cost: null, unpriced: 660 } },
      ],
      budgets: exampleServices.toReversed().map((service, index): Spent => ({
        service,
        budget: 100_000,
        cost: (exampleServices.length - index) * 3_600_000,
      })),
    }),
    shown("of one of several queues, to an administrator who leads none", "this-month", { choices: more, load: [] }),
    shown("of a week in which nobody reckons what work costs", "this-week", {
      work: { minutes: 95, cost: null, unpriced: 95 },
      workBefore: noWork,
    }),
    shown("of a week without an answer yet", "this-week", {
      stars: noStars,
      cohort: notDueYet,
      cohortBefore: unlived,
      forecasts: { said: 9, kept: 6 },
    }),
    shown("of a quiet week", "this-week", quiet),
    shown("of a queue to which nothing has come yet", "this-week", { ...quiet, hadTickets: false }),
    messageExample(
      "reports",
      "what the figures mean",
      meanings({ period: "this-month", queue: one, of: null }, viewer),
    ),
    shown("of the incidents of a queue", "this-month", { of: { by: "kind", value: "incident" }, served: [one] }),
    ...dimensions.map((by) =>
      messageExample("reports", `what a month was made of, by ${by}`, divided(by, divisions[by])),
    ),
    messageExample("reports", "what a quiet month was made of", divided("kind", [])),
    messageExample(
      "reports",
      "the tickets that were opened",
      openedPage({ ...openedAt, tickets: opened, next: "I261101_0001" }),
    ),
    messageExample("reports", "that none was opened", openedPage({ ...openedAt, tickets: [], next: null })),
    messageExample(
      "reports",
      "what was written to few stars",
      lowRatingsPage({ ...lowRatings, rated: [...low(story.answer), ...low("")], more: true }),
    ),
    messageExample("reports", "few stars that have changed since", lowRatingsPage({ ...lowRatings, rated: [] })),
    messageExample("reports", "of a period that there is none of", reportAsked({ ...asked, period: null })),
    messageExample("reports", "of a queue that there is not", reportAsked({ ...asked, period: "last-month" })),
    messageExample(
      "reports",
      "of a priority that there is not",
      reportAsked({ ...asked, period: "this-week", isNoPriority: true }),
    ),
    messageExample("reports", "of somebody who leads no queue", reportNotAllowed({ onThem: null, viewer })),
    messageExample(
      "reports",
      "of an agent who leads no queue",
      reportNotAllowed({ onThem: { claimed: 7, waiting: 1 }, viewer }),
    ),
  ];
}
