import { sayHandover, sayMorning } from "../features/briefs/jobs.ts";
import { throttled } from "./rate-limits/rate-limits.ts";
import { deliverNote, giveUpNotes } from "./delivery/deliver-note.ts";
import { done, type Tried, type WorkerDeps } from "./deps.ts";
import { adoptTickets, introduce, syncMembers, welcomeChannel } from "../features/queues/jobs.ts";
import { idOf, mostForOne, queueOf, type Job } from "./queue/job-queues.ts";
import { faultPatience, outagePatience, pauseBefore } from "./queue/retry-delay.ts";
import { refreshCard } from "./delivery/post-card.ts";
import { refreshNote, sayAnew } from "./delivery/refresh-note.ts";
import { catchUp } from "./delivery/tell-person.ts";
import { alert } from "./delivery/undelivered.ts";
import { doUpkeep } from "./upkeep.ts";
import type { Call } from "./rate-limits/rate-limiter.ts";
import type { ChatPlatform, PlatformName, UndeliverableReason } from "../channels/platform.ts";
import { comeBack, offerMore } from "../features/absence/use-cases.ts";
import { giveBrief } from "../features/briefs/use-cases.ts";
import { reschedule } from "../features/service-levels/use-cases.ts";
import { wake } from "../desk/wake.ts";
import type { Surface } from "../desk/surface.ts";

export interface History {
  /** For how long it has been to be done, in milliseconds. */
  readonly age: number;
  /** How often it failed before. */
  readonly tries: number;
}

/** Until the next try. */
export interface Pause {
  /** In milliseconds. */
  readonly for: number;
  /** False: it only was not its turn. */
  readonly failed: boolean;
}

/**
 * Tries a job once. Null: it is settled, done or given up.
 * Rejects only when not even the giving up can be written down.
 */
export async function tryJob(deps: WorkerDeps, job: Job, history: History): Promise<Pause | null> {
  let log = deps.log.child({ job });
  let reason: UndeliverableReason = "no-answer";
  const again = (asked: number | null): Pause => ({
    for: pauseBefore(history.tries, asked, Math.random()),
    failed: true,
  });
  try {
    const surface = "surface" in job ? await deps.store.deliveries.surface(job.surface) : null;
    if (surface !== null) log = log.child({ ticket: surface.ticket });
    const tried = await doJob({ ...deps, log }, job, surface);
    if (tried.result === "done") {
      log.info("job done");
      return null;
    }
    if (tried.unsent && tried.after !== null) {
      log.debug({ reason: tried.reason, for: tried.after }, "job waits");
      return { for: tried.after, failed: false };
    }
    log.warn({ reason: tried.reason, tries: history.tries }, "job not done yet");
    if (history.age < outagePatience) return again(tried.after);
  } catch (err) {
    log.error({ err, tries: history.tries }, "job failed");
    if (history.tries < faultPatience) return again(null);
    reason = "desk-fault";
  }
  log.error("job given up");
  if (job.kind === "note") await giveUpNotes({ ...deps, log }, job.surface, job.event, reason);
  if (job.kind === "catch-up") await giveUpNotes({ ...deps, log }, job.surface, null, reason);
  if (job.kind === "refresh-note") await sayAnew(deps, job.surface, job.event);
  if (job.kind === "wake") await wakeAgain(deps, job);
  return null;
}

const wakesAgainAfter = 10 * 60_000; // milliseconds: whatever is in its way may be gone

/** A ticket that could not be woken keeps a timer: its clock must not stop for a fault of ours. */
const wakeAgain = ({ store, now }: WorkerDeps, job: Extract<Job, { kind: "wake" }>): Promise<void> =>
  store.transaction((tx) =>
    tx.setTimer({ key: `ticket ${job.ticket}`, at: new Date(now().getTime() + wakesAgainAfter), job }),
  );

async function doJob(deps: WorkerDeps, job: Job, surface: Surface | null): Promise<Tried> {
  switch (job.kind) {
    case "note":
      return surface === null
        ? done
        : on(deps, job, surface.platform, (at) => deliverNote(deps, at, surface, job.event), callFor(job, surface));
    case "refresh-card":
      return surface === null
        ? done
        : on(deps, job, surface.platform, (at) => refreshCard(deps, at, surface), callFor(job, surface));
    case "refresh-note":
      return surface === null
        ? done
        : on(deps, job, surface.platform, (at) => refreshNote(deps, at, surface, job.event));
    case "catch-up":
      return surface === null ? done : on(deps, job, surface.platform, (at) => catchUp(deps, at, surface));
    case "wake":
      await deps.store.transaction((tx) => wake(tx, deps.rules, job.ticket));
      return done;
    case "reschedule":
      await deps.store.transaction((tx) => reschedule(tx, deps.rules, job));
      return done;
    case "brief-due":
      await deps.store.transaction((tx) => giveBrief(tx, deps.rules, job.queue));
      return done;
    case "morning":
      return on(deps, job, job.to.platform, (at) => sayMorning(deps, at, job));
    case "handover":
      return on(deps, job, job.platform, (at) => sayHandover(deps, at, job));
    case "come-back":
      await deps.store.transaction((tx) => comeBack(tx, deps.rules, job.person));
      return done;
    case "offer":
      await deps.store.transaction((tx) => offerMore(tx, deps.rules, job.person));
      return done;
    case "welcome":
      return on(deps, job, job.platform, (at) => welcomeChannel(deps, at, job));
    case "adopt":
      return adoptTickets(deps, job);
    case "sync-members":
      return on(deps, job, job.platform, (at) => syncMembers(deps, at, job));
    case "introduce":
      return on(deps, job, job.platform, (at) => introduce(deps, at, job));
    case "alert":
      return on(deps, job, job.to.platform, (at) => alert(deps, at, job));
    case "upkeep":
      await doUpkeep(deps, job);
      return done;
  }
}

const othersMove = 1_000; // milliseconds

type WhatFor = Pick<Call, "kind" | "at">;

/** The call that a job is sure to make; null where it may find that it need not: a turn that nobody takes is lost to others. */
function callFor(job: Extract<Job, { kind: "note" | "refresh-card" }>, at: Surface): WhatFor | null {
  const isPosted = at.message !== null;
  if (job.kind === "refresh-card") return isPosted ? { kind: "update", at } : null;
  const isSaidForSure = job.event === 1 ? !isPosted : at.audience.kind === "agents";
  return isSaidForSure ? { kind: "post", at } : null;
}

/**
 * A platform that is not configured now may be again: what was to be said there waits like in an outage. Whoever is sure to
 * make a `call` waits for its turn before they read anything.
 */
async function on(
  { platforms, rateLimits }: WorkerDeps,
  job: Job,
  name: PlatformName,
  say: (platform: ChatPlatform) => Promise<Tried>,
  call: WhatFor | null = null,
): Promise<Tried> {
  const platform = platforms[name];
  if (platform === undefined) return { result: "retry", after: null, reason: `${name} is not configured` };
  const caller = idOf(job);
  const wait = call === null ? 0 : rateLimits.reserve(platform, { ...call, caller });
  if (wait > 0) return throttled(wait);
  const queue = queueOf(job);
  const most = mostForOne(queue, Object.keys(platforms).length);
  const tried = await rateLimits.withConcurrencyLimit({ platform: name, queue, most }, () =>
    say(rateLimits.rateLimited(platform, caller)),
  );
  return tried ?? { result: "retry", after: othersMove, reason: `${name} has its share of workers`, unsent: true };
}
