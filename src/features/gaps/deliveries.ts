/** Gathers what was asked and nothing answers. */
export interface GapsDelivery {
  readonly kind: "gather-gaps";
}
