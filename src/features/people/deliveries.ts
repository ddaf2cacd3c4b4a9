import type { PlatformName } from "../../channels/platform.ts";
import type { Account } from "../../desk/person.ts";

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

export const rereading = ({ platform, tenant, user, directAddress }: Account): RereadDelivery => ({
  kind: "re-read",
  platform,
  tenant,
  user,
  directAddress,
});
