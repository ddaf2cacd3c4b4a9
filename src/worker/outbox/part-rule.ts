import type { Tried, WorkerDeps } from "../deps.ts";
import type { ChatPlatform, UndeliverableReason } from "../../channels/platform.ts";
import type { Surface } from "../../desk/surface.ts";

/** All that the worker must know of a part of what a surface has to say. */
export interface PartRule {
  /** Tries to say the first of what is wanted. `said`: what is settled with it, if it is. */
  readonly say: (
    deps: WorkerDeps,
    platform: ChatPlatform,
    surface: Surface,
    wanted: readonly [number, ...number[]],
  ) => Promise<{ readonly tried: Tried; readonly said: readonly number[] }>;
  /** Settles what is not tried again; null: nothing is to be done. */
  readonly givenUp:
    | ((deps: WorkerDeps, surface: Surface, number: number, reason: UndeliverableReason) => Promise<void>)
    | null;
}
