import type { Logger } from "pino";
import type { RateLimits } from "./rate-limits/rate-limits.ts";
import type { ChatPlatform, Outcome, PlatformName, UndeliverableReason } from "../channels/platform.ts";
import type { Scanner } from "../features/files/desk.ts";
import type { DeskStore } from "../desk/store.ts";
import type { PolicyInForce } from "../desk/policy-in-force.ts";
import type { Rules } from "../desk/tickets.ts";
import type { DeskVoice } from "../desk/viewers.ts";
import type { PersonId } from "../kernel/person.ts";

/** What delivering needs. */
export interface WorkerDeps {
  readonly store: DeskStore;
  /** Those that are configured. */
  readonly platforms: Partial<Record<PlatformName, ChatPlatform>>;
  readonly rateLimits: RateLimits;
  readonly desk: DeskVoice;
  readonly rules: Rules;
  /** Where the policy of the rules comes from. */
  readonly inForce: Pick<PolicyInForce, "refresh">;
  /** Null: files are looked at by none. */
  readonly scanner: Scanner | null;
  readonly now: () => Date;
  readonly log: Logger;
  /** Writes down, where agents read it, that something did not reach a person, or (null) their channel. */
  readonly reportUndelivered: (failure: Undelivered) => Promise<void>;
}

export interface Undelivered {
  /** The ticket's reference. */
  readonly ticket: string;
  readonly to: PersonId | null;
  /** `account-closed`: it was taken, but there is nobody to read it. */
  readonly reason: UndeliverableReason | "account-closed";
}

/**
 * What became of one try: nothing more is to be done, or it is tried again, `after` milliseconds when the platform said.
 * `newer`: only a newer desk can do it, for which it waits, and it is never given up.
 */
export type Tried = { readonly result: "done" } | { readonly result: "newer" } | Extract<Outcome, { result: "retry" }>;

export const done: Tried = { result: "done" };
export const leftToNewer: Tried = { result: "newer" };
