import type { PersonId } from "../../kernel/person.ts";

export type AbsenceDelivery =
  /** Ends somebody's absence. */
  | { readonly kind: "come-back"; readonly person: PersonId }
  /** Goes on with offering what somebody has in hand to their colleagues, or with ending that. */
  | { readonly kind: "offer"; readonly person: PersonId };
