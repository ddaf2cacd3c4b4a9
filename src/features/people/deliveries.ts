import type { PlatformName } from "../../channels/platform.ts";
import type { Account } from "../../desk/person.ts";
import { managerField, type DeskPolicy } from "../../kernel/policy.ts";

/** Looks somebody up again: whether they are still there, and an administrator. */
export interface RereadDelivery {
  readonly kind: "re-read";
  readonly platform: PlatformName;
  readonly tenant: string;
  readonly user: string;
  readonly directAddress: string;
}

/** Learns the name and language of somebody a ticket names, and shows them on its cards. */
export interface PersonDelivery {
  readonly kind: "introduce";
  readonly platform: PlatformName;
  readonly tenant: string;
  readonly user: string;
  readonly directAddress: string;
  /** The ticket's reference. */
  readonly ticket: string;
}

/** Looks for somebody whom the policy names by an e-mail address and the desk has never met. */
export interface MeetDelivery {
  readonly kind: "meet";
  readonly platform: PlatformName;
  readonly email: string;
  /** The reference of the ticket with which they were to be asked for help; null: they are named, and nothing waits for them. */
  readonly ticket: string | null;
}

/** Asks somebody's platform who their manager is. */
export interface LearnManagerDelivery {
  readonly kind: "learn-manager";
  readonly platform: PlatformName;
  readonly tenant: string;
  readonly user: string;
  readonly directAddress: string;
}

/** Has it asked who somebody's manager is, where the policy wants that; while nobody waits. */
export const learningManager = (
  { managers }: Pick<DeskPolicy, "managers">,
  { platform, tenant, user, directAddress }: Account,
): readonly LearnManagerDelivery[] =>
  managerField(managers, platform) === null ? [] : [{ kind: "learn-manager", platform, tenant, user, directAddress }];

export const rereading = ({ platform, tenant, user, directAddress }: Account): RereadDelivery => ({
  kind: "re-read",
  platform,
  tenant,
  user,
  directAddress,
});
