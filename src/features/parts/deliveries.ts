/** Both name the ticket of the whole. */
export type PartsDelivery =
  /** Writes down on it how its parts stand. */
  | { readonly kind: "gather-parts"; readonly whole: string }
  /** Has its parts follow it: when it is cancelled, reopened, or answered otherwise. */
  | { readonly kind: "follow-whole"; readonly whole: string };
