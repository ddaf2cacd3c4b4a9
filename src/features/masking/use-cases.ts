import type { DeskTransaction } from "../../desk/transaction.ts";
import { change, type Change, type Rules } from "../../desk/tickets.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { TicketMeant } from "../../kernel/ticket.ts";

/** Writes down that somebody looks at what is masked: only then may it be read, through `readMaskedWords`. */
export const reveal = (
  tx: DeskTransaction,
  rules: Rules,
  { by, ...meant }: TicketMeant & { readonly by: PersonId },
): Promise<Change> => change(tx, rules, { ...meant, by, command: { type: "reveal" } });
