import { deliverNote, giveUpNote, refreshNote } from "./deliver-note.ts";
import { done, type Tried, type WorkerDeps } from "./deps.ts";
import { adoptTickets, introduce, syncMembers, welcomeChannel } from "./errands.ts";
import type { Job } from "./job-queues.ts";
import { faultPatience, outagePatience, pauseBefore } from "./patience.ts";
import { refreshCard } from "./post-card.ts";
import { doUpkeep } from "./upkeep.ts";
import type { ChatPlatform, PlatformName } from "../chat/platform.ts";
import type { Surface } from "../desk/surface.ts";

export interface History {
  /** When it was first to be done. */
  readonly since: Date;
  /** How often it was tried before. */
  readonly tries: number;
}

/**
 * Tries a job once. Null: it is settled, done or given up; else the milliseconds until the next try.
 * Rejects only when not even the giving up can be written down.
 */
export async function tryJob(deps: WorkerDeps, job: Job, history: History): Promise<number | null> {
  let log = deps.log.child({ job });
  try {
    const surface = "surface" in job ? await deps.store.deliveries.surface(job.surface) : null;
    if (surface !== null) log = log.child({ ticket: surface.ticket });
    const tried = await doJob({ ...deps, log }, job, surface);
    if (tried.result === "done") {
      log.info("job done");
      return null;
    }
    log.warn({ reason: tried.reason, tries: history.tries }, "job not done yet");
    if (deps.now().getTime() - history.since.getTime() < outagePatience) {
      return pauseBefore(history.tries, tried.after, Math.random());
    }
  } catch (err) {
    log.error({ err, tries: history.tries }, "job failed");
    if (history.tries < faultPatience) return pauseBefore(history.tries, null, Math.random());
  }
  log.error("job given up");
  if (job.kind === "note") await giveUpNote({ ...deps, log }, job, "no-answer");
  return null;
}

async function doJob(deps: WorkerDeps, job: Job, surface: Surface | null): Promise<Tried> {
  switch (job.kind) {
    case "note":
      return surface === null ? done : on(deps, surface.platform, (at) => deliverNote(deps, at, surface, job.event));
    case "refresh-card":
      return surface === null ? done : on(deps, surface.platform, (at) => refreshCard(deps, at, surface));
    case "refresh-note":
      return surface === null ? done : on(deps, surface.platform, (at) => refreshNote(deps, at, surface, job.event));
    case "welcome":
      return on(deps, job.platform, (at) => welcomeChannel(deps, at, job));
    case "adopt":
      return adoptTickets(deps, job);
    case "sync-members":
      return on(deps, job.platform, (at) => syncMembers(deps, at, job));
    case "introduce":
      return on(deps, job.platform, (at) => introduce(deps, at, job));
    case "upkeep":
      await doUpkeep(deps, job);
      return done;
  }
}

/** A platform that is not configured now may be again: what was to be said there waits like in an outage. */
async function on(
  { platforms }: WorkerDeps,
  name: PlatformName,
  say: (platform: ChatPlatform) => Promise<Tried>,
): Promise<Tried> {
  const platform = platforms[name];
  return platform === undefined ? { result: "retry", after: null, reason: `${name} is not configured` } : say(platform);
}
