import type { DeskStore } from "./store.ts";
import type { PolicyInForce } from "./policy-in-force.ts";
import type { Rules } from "./tickets.ts";
import type { DeskVoice } from "./viewers.ts";
import type { ChatPlatform, PlatformName } from "../channels/platform.ts";

/** What the desk stands on: its rules, its voice, its memory, and the platforms it speaks through. */
export interface DeskDeps extends Rules, DeskVoice {
  readonly store: DeskStore;
  /** Where the policy of the rules comes from, and what is known to be wrong for many. */
  readonly inForce: Pick<PolicyInForce, "configured" | "knownIssues" | "refresh">;
  readonly platforms: Readonly<Partial<Record<PlatformName, ChatPlatform>>>;
}
