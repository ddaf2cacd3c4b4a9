import type { PlatformName } from "../channels/platform.ts";
import type { Delegation } from "../features/delegation/rules.ts";
import type { Preference } from "../kernel/notifications.ts";
import type { PersonId } from "../kernel/person.ts";
import type { ManagersTold } from "../kernel/policy.ts";

/** Somebody of this desk. */
export interface Person {
  readonly id: PersonId;
  /** Empty until a platform tells it. */
  readonly name: string;
  readonly email: string | null;
  /** BCP 47; null: the desk's. */
  readonly locale: string | null;
  /** IANA; null: the desk's. */
  readonly zone: string | null;
  readonly accounts: readonly Account[];
  /** Left out: no platform has told who their manager is. */
  readonly managers?: ManagersTold;
  /** How they want to be notified. */
  readonly wants: Preference;
  /** Null while they are there. */
  readonly away: Away | null;
  /** Who decides in their place what waits for their approval, perhaps only later; null: nobody. */
  readonly delegation: Delegation | null;
}

export interface Away {
  /** They said so to the desk, or their chat's status does. */
  readonly because: "said" | "status";
  /** Null: until they say that they are back. */
  readonly until: Date | null;
}

export interface AccountId {
  readonly platform: PlatformName;
  readonly tenant: string;
  readonly user: string;
}

export interface Account extends AccountId {
  readonly directAddress: string;
}
