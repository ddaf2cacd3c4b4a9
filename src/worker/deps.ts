import type { Logger } from "pino";
import type { ChatPlatform, PlatformName, UndeliverableReason } from "../chat/platform.ts";
import type { DeskStore } from "../desk/ports.ts";
import type { DeskVoice } from "../desk/viewers.ts";
import type { PersonId } from "../domain/person.ts";

/** What delivering needs. */
export interface WorkerDeps {
  readonly store: DeskStore;
  /** Those that are configured. */
  readonly platforms: Partial<Record<PlatformName, ChatPlatform>>;
  readonly desk: DeskVoice;
  readonly now: () => Date;
  readonly log: Logger;
  /** Tells the agents that something did not reach a person. */
  readonly reportUndelivered: (failure: Undelivered) => Promise<void>;
}

export interface Undelivered {
  /** The ticket's reference. */
  readonly ticket: string;
  readonly to: PersonId;
  readonly reason: UndeliverableReason;
}

/** What became of one try: nothing more is to be done, or it is tried again, `after` milliseconds when the platform said. */
export type Tried =
  | { readonly result: "done" }
  | { readonly result: "retry"; readonly after: number | null; readonly reason: string };

export const done: Tried = { result: "done" };
