import type { PlatformName } from "../../channels/platform.ts";

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
