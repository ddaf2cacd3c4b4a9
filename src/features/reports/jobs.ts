import { done, type Tried, type WorkerDeps } from "../../worker/deps.ts";
import type { JobRules } from "../../worker/job-rule.ts";
import type { ChatPlatform } from "../../channels/platform.ts";
import { putOffAtNight } from "../../desk/by-day.ts";
import { timerKeys } from "../../desk/job-keys.ts";
import { knowingQueues, viewerOf } from "../../desk/viewers.ts";
import type { ReportDelivery } from "./deliveries.ts";
import { report } from "./messages.ts";
import { isQuiet } from "./rules.ts";
import { makeReport } from "./use-cases.ts";
import { giveReport } from "./use-cases/weekly.ts";

export const jobs: JobRules<ReportDelivery> = {
  "report-due": {
    key: ({ kind, queue }) => `${kind} ${queue}`,
    givenUp: null,
    speaks: "nowhere",
    run: async ({ store, rules }, { queue }) => {
      await store.transaction((tx) => giveReport(tx, rules, queue));
      return done;
    },
  },
  "weekly-report": {
    key: ({ kind, queue, person }) => `${kind} ${queue} ${person}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ to }) => to.platform,
    run: sayReport,
  },
};

/** Of a week in which nothing happened nobody hears. One that cannot be delivered is dropped: it can be asked for. */
async function sayReport(
  deps: WorkerDeps,
  platform: ChatPlatform,
  job: Extract<ReportDelivery, { kind: "weekly-report" }>,
): Promise<Tried> {
  const { store, desk, rules, log } = deps;
  const { queue, person, to } = job;
  const { administrator, lead } = await store.actor(person, queue);
  if (!lead && !administrator) return done;
  const { policy } = rules;
  const made = await makeReport(
    store,
    { policy, now: deps.now() },
    { queues: [queue], led: lead ? [queue] : [], name: "last-week" },
  );
  if (isQuiet(made.activity)) return done;
  if (await putOffAtNight(deps, person, { key: timerKeys.ofReportTo(queue, person), job })) return done;
  const people = await store.people([person, ...made.load.flatMap(({ assignee }) => assignee ?? [])]);
  const viewer = await knowingQueues(viewerOf(people.get(person) ?? null, people, to, desk), store);
  const served = await store.queuesOf(person);
  const said = report({ ...made, choices: [queue], served, hadTickets: true, viewer, unasked: true });
  const outcome = await platform.post(to, said, null);
  if (outcome.result === "retry") return outcome;
  if (outcome.result !== "delivered") log.warn({ reason: outcome.reason }, "weekly report not delivered");
  return done;
}
