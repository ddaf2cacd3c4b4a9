import type { Tried, WorkerDeps } from "./deps.ts";
import type { Call } from "./rate-limits/rate-limiter.ts";
import type { UpkeepJob } from "./upkeep.ts";
import type { ChatPlatform, PlatformName, UndeliverableReason } from "../channels/platform.ts";
import type { Delivery, SurfaceId } from "../desk/delivery.ts";
import type { QueueName } from "../desk/job-keys.ts";
import type { Surface } from "../desk/surface.ts";

/** What a job carries. It is stored as JSON. */
export type Job = Delivery | UpkeepJob;
export type JobOf<Kind extends Job["kind"]> = Extract<Job, { kind: Kind }>;

/** All that the worker must know of a kind of job, in one row; a row that lacks an answer does not compile. */
export type JobRule<J> = StoredJob<J> & GivenUpJob<J> & (OwnWork<J> | PlatformWork<J> | SurfaceWork<J>);

/** A row for each kind of a union of jobs. */
export type JobRules<J extends { readonly kind: string }> = {
  readonly [Kind in J["kind"]]: JobRule<Extract<J, { kind: Kind }>>;
};

/** Where a job waits. */
interface StoredJob<J> {
  readonly queue: QueueName;
  /** Jobs of the same key in one queue are put in order, or become one. */
  readonly key: (job: J) => string;
  /** The place among jobs of the same kind and key, whichever was made first; from 1. Null: in the order in which they were made. */
  readonly order: ((job: J) => number) | null;
}

interface GivenUpJob<J> {
  /** Settles a job that is not tried again; null: nothing is to be done. */
  readonly givenUp: ((deps: WorkerDeps, job: J, reason: UndeliverableReason) => Promise<void>) | null;
}

/** A job of the desk itself: it calls no platform. */
interface OwnWork<J> {
  readonly speaks: "nowhere";
  readonly run: (deps: WorkerDeps, job: J) => Promise<Tried>;
}

/** A job that calls a platform. It waits while the platform is not configured, and while others use their share of workers. */
interface PlatformWork<J> {
  readonly speaks: "on-platform";
  readonly platform: (job: J) => PlatformName;
  readonly run: (deps: WorkerDeps, platform: ChatPlatform, job: J) => Promise<Tried>;
}

/** A job that shows something on a ticket's surface. It is done when the surface is no more. */
interface SurfaceWork<J> {
  readonly speaks: "on-surface";
  readonly surface: (job: J) => SurfaceId;
  /**
   * The call that the job is sure to make, for which it waits before anything is read; null where it may find that it need
   * not call: a reservation that nobody uses is lost to others.
   */
  readonly call: (job: J, surface: Surface) => PlannedCall | null;
  readonly run: (deps: WorkerDeps, platform: ChatPlatform, surface: Surface, job: J) => Promise<Tried>;
}

export type PlannedCall = Pick<Call, "kind" | "at">;
