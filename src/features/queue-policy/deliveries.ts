import type { PlatformName } from "../../channels/platform.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { PolicyPart } from "./rules.ts";

/** Tells an agents' channel that the hours or targets of its queue were changed in chat, and what they are now. */
export interface QueuePolicyDelivery {
  readonly kind: "queue-policy";
  readonly queue: string;
  readonly platform: PlatformName;
  readonly part: PolicyPart;
  readonly by: PersonId;
}
