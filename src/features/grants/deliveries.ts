/** Opens a ticket to take back what its holder has no longer, or ends one where they have it longer after all. */
export interface GrantsDelivery {
  readonly kind: "see-to-take-back";
  /** By which it was given. */
  readonly ticket: string;
}
