import type { ChatPlatform } from "../../channels/platform.ts";
import { timerKeys } from "../../desk/job-keys.ts";
import { isReadThere } from "../../desk/read.ts";
import { done, type Tried, type WorkerDeps } from "../../worker/deps.ts";
import type { JobRules } from "../../worker/job-rule.ts";
import type { PrivacyDelivery, TidyDelivery } from "./deliveries.ts";
import { closeOff } from "./use-cases.ts";

export const jobs: JobRules<PrivacyDelivery> = {
  tidy: {
    key: ({ kind, surface, again }) => `${kind} ${surface} ${again ? "first" : "again"}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ platform }) => platform,
    run: tidy,
  },
  "close-off": {
    key: ({ kind, queue }) => `${kind} ${queue}`,
    givenUp: null,
    speaks: "nowhere",
    run: async ({ store, rules }, { queue }) => {
      await store.transaction((tx) => closeOff(tx, rules, queue));
      return done;
    },
  },
};

const onTheirWay = 60_000; // milliseconds: a note that was written before and is posted after, its files with it

/**
 * Nothing is taken away where the ticket's words may stand again. What the platform does not delete, it may refuse for good:
 * that is logged, and the rest is deleted all the same.
 */
async function tidy(deps: WorkerDeps, platform: ChatPlatform, job: TidyDelivery): Promise<Tried> {
  const { deliveries, files } = deps.store;
  const surface = await deliveries.surface(job.surface);
  if (surface === null || (await isReadThere(deps.store, surface))) return done;
  for (const { file, copy } of await files.copiesOn(surface.id)) {
    const outcome = copy === null ? null : await platform.takeDownFile?.(copy);
    if (outcome?.result === "retry") return outcome;
    if (outcome?.result === "undeliverable")
      deps.log.warn({ reason: outcome.reason }, "file of a private ticket not deleted");
    await files.forgetCopy(file, surface.id);
  }
  for (const { at, events } of (await deliveries.notesOn(surface.id)).messages) {
    if (!events.some((number) => number < job.before)) continue;
    const outcome = await platform.takeDown(at);
    if (outcome.result === "retry") return outcome;
    if (outcome.result === "undeliverable")
      deps.log.warn({ reason: outcome.reason }, "note of a private ticket not deleted");
    await deliveries.forgetNotes(surface.id, events);
  }
  if (job.again) await comeAgain(deps, job);
  return done;
}

const comeAgain = ({ store, now }: WorkerDeps, job: TidyDelivery): Promise<void> =>
  store.transaction((tx) =>
    tx.setTimer({
      key: timerKeys.ofTidying(job.surface),
      at: new Date(now().getTime() + onTheirWay),
      job: { ...job, again: false },
    }),
  );
