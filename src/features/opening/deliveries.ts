import type { PersonId } from "../../kernel/person.ts";

/** Puts the files that came with the words of a new ticket where its agents see them: the ticket has to be there first. */
export interface OpeningDelivery {
  readonly kind: "files-of-new";
  readonly ticket: string;
  /** The id under which they are kept. */
  readonly words: string;
  readonly by: PersonId;
}
