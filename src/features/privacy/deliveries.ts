import type { PlatformName } from "../../channels/platform.ts";
import type { SurfaceId } from "../../desk/delivery.ts";

/**
 * Takes the notes and files of a private ticket away from a surface where its words may not stand. `again`: once more a minute
 * later, since one may have been on its way.
 */
export interface TidyDelivery {
  readonly kind: "tidy";
  readonly surface: SurfaceId;
  readonly platform: PlatformName;
  /** The number of the event since which they may not stand there: notes of later ones have none. */
  readonly before: number;
  readonly again: boolean;
}

export type PrivacyDelivery =
  | TidyDelivery
  /** Makes all tickets of a queue private, whatever became of them: the policy says so now. */
  | { readonly kind: "close-off"; readonly queue: string };
