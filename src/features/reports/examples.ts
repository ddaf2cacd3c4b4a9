import { viewed } from "../examples/moments.ts";
import { messageExample, type Example } from "../examples/example.ts";
import type { Stage } from "../examples/stage.ts";
import { periodNames, periodsOf, type PeriodName } from "../../kernel/time/periods.ts";
import { report, reportAsked, reportNotAllowed, type ReportAt } from "./messages.ts";
import type { Activity, Cohort, Length, Lengths } from "./rules.ts";

const hour = 3_600_000; // milliseconds

const length = (hours: number, atLeast = false): Length => ({ milliseconds: hours * hour, atLeast });
const lengths = (open: number, clock: number, atLeast = false): Lengths => ({
  inOpenHours: { half: length(open), nineOfTen: length(open * 7.5, atLeast) },
  byTheClock: { half: length(clock), nineOfTen: length(clock * 8, atLeast) },
});

const busy: Activity = {
  opened: 1_248,
  ended: 1_202,
  reopened: 14,
  resolved: 1_140,
  refused: 61,
  lapsed: 312,
  confirmed: 790,
  stars: { 1: 9, 2: 14, 3: 48, 4: 171, 5: 322 },
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
const fewStars: Activity["stars"] = { 1: 1, 2: 0, 3: 0, 4: 3, 5: 7 };
const nothing: Activity = {
  opened: 0,
  ended: 0,
  reopened: 0,
  resolved: 0,
  refused: 0,
  lapsed: 0,
  confirmed: 0,
  stars: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 },
};

const lived: Cohort = {
  response: lengths(0.4, 0.7),
  resolution: lengths(5.2, 26, true),
  targets: { "first-response": { kept: 46, missed: 4 }, resolution: { kept: 37, missed: 5 } },
  spent: { agents: 410 * hour, requester: 220 * hour, thirdParty: 90 * hour, closedHours: 1_280 * hour },
};
const unlived: Cohort = {
  response: null,
  resolution: null,
  targets: { "first-response": { kept: 0, missed: 0 }, resolution: { kept: 0, missed: 0 } },
  spent: { agents: 0, requester: 0, thirdParty: 0, closedHours: 0 },
};

/** What a lead reads of their queues. */
export function reports({ viewer, story }: Stage): readonly Example[] {
  const one = story.queue;
  const shown = (name: string, period: PeriodName, given: Partial<ReportAt>): Example =>
    messageExample(
      "reports",
      name,
      report({
        queues: [one],
        choices: [one],
        name: period,
        period: periodsOf(period, viewed, viewer.zone).period,
        activity: { ...weekly, stars: fewStars },
        activityBefore: { ...weekly, opened: 38, ended: 36, stars: fewStars },
        backlog: 17,
        backlogBefore: 15,
        cohort: lived,
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
  const asked = { queue: null, choices: more, viewer };
  return [
    ...periodNames.map((period) => shown(`of a queue, ${period}`, period, {})),
    shown("of several queues, a busy month", "last-month", {
      queues: more,
      choices: more,
      activity: busy,
      activityBefore: { ...busy, opened: 1_180 },
      backlog: 212,
      backlogBefore: 180,
    }),
    shown("of one of several queues", "this-month", { choices: more }),
    shown("of a week without an answer yet", "this-week", {
      activity: { ...weekly, stars: nothing.stars },
      cohort: { ...lived, targets: unlived.targets },
    }),
    shown("of a quiet week", "this-week", {
      activity: nothing,
      activityBefore: nothing,
      backlog: 0,
      backlogBefore: 0,
      cohort: unlived,
      load: [],
    }),
    messageExample("reports", "of a period that there is none of", reportAsked({ ...asked, period: null })),
    messageExample("reports", "of a queue that there is not", reportAsked({ ...asked, period: "last-month" })),
    messageExample("reports", "of somebody who leads no queue", reportNotAllowed(viewer)),
  ];
}
