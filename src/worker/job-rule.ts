import type { Tried, WorkerDeps } from "./deps.ts";
import type { UpkeepJob } from "./upkeep.ts";
import type { ChatPlatform, PlatformName, UndeliverableReason } from "../channels/platform.ts";
import type { Delivery, SaidDelivery } from "../desk/delivery.ts";

/** What a job carries. It is stored as JSON. What surfaces say stands in the outbox, and tickets are woken by their timers. */
export type Job = Exclude<Delivery, SaidDelivery> | UpkeepJob;
export type JobOf<Kind extends Job["kind"]> = Extract<Job, { kind: Kind }>;

/** All that the worker must know of a kind of job, in one row; a row that lacks an answer does not compile. */
export type JobRule<J> = StoredJob<J> & GivenUpJob<J> & (OwnWork<J> | PlatformWork<J>);

/** A row for each kind of a union of jobs. */
export type JobRules<J extends { readonly kind: string }> = {
  readonly [Kind in J["kind"]]: JobRule<Extract<J, { kind: Kind }>>;
};

interface StoredJob<J> {
  /** Jobs of the same key become one while they wait. */
  readonly key: (job: J) => string;
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

/**
 * A job that calls a platform. It waits while the platform is not configured, and while others use their share of workers.
 * `at-length`: it moves the bytes of files, which may take minutes.
 */
interface PlatformWork<J> {
  readonly speaks: "on-platform" | "at-length";
  readonly platform: (job: J) => PlatformName;
  readonly run: (deps: WorkerDeps, platform: ChatPlatform, job: J) => Promise<Tried>;
}
