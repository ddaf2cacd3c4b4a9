import type { Logger } from "pino";
import type { Tried, WorkerDeps } from "./deps.ts";
import type { Job, JobOf } from "./job-rule.ts";
import { record } from "./delivery/record.ts";
import { shareOf, workersOf } from "./queue/queues.ts";
import {
  faultGivesUpAfter,
  longestDelay,
  outageGivesUpAfter,
  pauseForNewer,
  retryDelay,
  type JobHistory,
  type Pause,
} from "./retry-delay.ts";
import { isKnown } from "./queue/stored-job.ts";
import type { ChatPlatform, PlatformName, UndeliverableReason } from "../channels/platform.ts";
import { rememberSaidIn } from "../desk/said-alone.ts";
import { jobs } from "../features/jobs.ts";

/**
 * Tries a job once. Null: it is settled, done or given up.
 * Rejects only when not even the giving up can be written down.
 */
export async function tryJob(deps: WorkerDeps, job: Job, history: JobHistory): Promise<Pause | null> {
  const log = deps.log.child({ job });
  if (isKnown(job)) return tryKnown({ ...deps, log }, job.kind, job, history);
  return leaveToNewer(log);
}

function leaveToNewer(log: Logger): Pause {
  log.info("job left to a newer desk");
  return pauseForNewer(Math.random());
}

async function tryKnown<Kind extends Job["kind"]>(
  deps: WorkerDeps,
  kind: Kind,
  job: JobOf<Kind>,
  history: JobHistory,
): Promise<Pause | null> {
  const rule = jobs[kind];
  const { log } = deps;
  let reason: UndeliverableReason = "no-answer";
  const retry = (asked: number | null): Pause => ({
    for: retryDelay(history.tries, asked, Math.random()),
    failed: true,
  });
  try {
    const tried = await run(deps, kind, job);
    if (tried.result === "done") {
      log.info("job done");
      return null;
    }
    if (tried.result === "newer") return leaveToNewer(log);
    if (tried.unsent && tried.after !== null) {
      log.debug({ reason: tried.reason, for: tried.after }, "job waits");
      return { for: tried.after, failed: false };
    }
    log.warn({ reason: tried.reason, tries: history.tries }, "job not done yet");
    if (history.age < outageGivesUpAfter || history.tries < faultGivesUpAfter) return retry(tried.after);
  } catch (err) {
    log.error({ err, tries: history.tries }, "job failed");
    if (history.tries < faultGivesUpAfter) return retry(null);
    reason = "desk-fault";
  }
  log.error("job given up");
  await rule.givenUp?.(deps, job, reason);
  return null;
}

function run<Kind extends Job["kind"]>(deps: WorkerDeps, kind: Kind, job: JobOf<Kind>): Promise<Tried> {
  const rule = jobs[kind];
  switch (rule.speaks) {
    case "nowhere":
      return rule.run(deps, job);
    case "on-platform":
    case "at-length": {
      const at = { platform: rule.platform(job), speaks: rule.speaks };
      return callPlatform(deps, job, at, (platform) => rule.run(deps, platform, job));
    }
  }
}

const othersMove = 1_000; // milliseconds

/**
 * Work that calls a platform, within its rate limits and its share of workers. A platform that is not configured now may be
 * again: what is to be said there waits, however long that takes.
 */
async function callPlatform(
  deps: WorkerDeps,
  job: Job,
  { platform: name, speaks }: { readonly platform: PlatformName; readonly speaks: keyof typeof workersOf },
  work: (platform: ChatPlatform) => Promise<Tried>,
): Promise<Tried> {
  const { platforms, rateLimits } = deps;
  const platform = platforms[name];
  if (platform === undefined)
    return { result: "retry", after: longestDelay, reason: `${name} is not configured`, unsent: true };
  const caller = JSON.stringify(job); // the same job takes up its reservation at the next try
  const most = shareOf(workersOf[speaks], Object.keys(platforms).length);
  const tried = await rateLimits.withConcurrencyLimit({ platform: name, speaks, most }, () =>
    work(rememberingSaid(deps, rateLimits.rateLimited(platform, caller))),
  );
  return tried ?? { result: "retry", after: othersMove, reason: `${name} has its share of workers`, unsent: true };
}

/** What was posted in somebody's own chat is the last that was said there. */
const rememberingSaid = ({ store, now, log }: WorkerDeps, platform: ChatPlatform): ChatPlatform => ({
  ...platform,
  async post(to, message, thread, mark) {
    const outcome = await platform.post(to, message, thread, mark);
    if (outcome.result === "delivered") await record(() => rememberSaidIn(store, to, now()), log);
    return outcome;
  },
});
