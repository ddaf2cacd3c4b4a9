import type { Tried, WorkerDeps } from "../deps.ts";
import type { ChatPlatform, UndeliverableReason } from "../../channels/platform.ts";
import type { Surface } from "../../desk/surface.ts";

/** What is wanted of a part, in order. */
export interface WantedNow {
  readonly wanted: readonly [number, ...number[]];
  /** Null, unless the first of it was tried before and may stand there, though it is not written down: for how many milliseconds it has been wanted. */
  readonly unsure: number | null;
}

/** All that the worker must know of a part of what a surface has to say. */
export interface PartRule {
  /** Tries to say the first of what is wanted. `said`: what is settled with it, if it is. */
  readonly say: (
    deps: WorkerDeps,
    platform: ChatPlatform,
    surface: Surface,
    now: WantedNow,
  ) => Promise<{ readonly tried: Tried; readonly said: readonly number[] }>;
  /** Settles what is not tried again; null: nothing is to be done. */
  readonly givenUp:
    | ((deps: WorkerDeps, surface: Surface, number: number, reason: UndeliverableReason) => Promise<void>)
    | null;
}
