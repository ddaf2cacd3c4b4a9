import type { PersonId } from "../../../kernel/person.ts";
import type { Ticket } from "../../../kernel/ticket.ts";

/** Why an agent's words to the requester stay with their author, though the ticket would take them. */
export type Stays =
  /** Somebody would read them for whom they were not announced. */
  | "others-read"
  /** They would resolve the ticket over what its requester has said since. */
  | "requester-spoke"
  /** The message whose words they are says something else. */
  | "corrected"
  /** It is gone. */
  | "deleted"
  /** They were to leave in the time that a restore has left out: nobody knows whether they did. */
  | "restored";

/** Those who read what is written to the requester. */
export const readersOf = ({ requester, beneficiary }: Ticket): readonly PersonId[] => [
  ...new Set([requester, beneficiary]),
];

export const isReadByOthers = (ticket: Ticket, announced: readonly PersonId[]): boolean =>
  readersOf(ticket).some((reader) => !announced.includes(reader));
