import type { DeskTransaction } from "../../../desk/transaction.ts";
import type { DeskPolicy } from "../../../kernel/policy.ts";

/** Whom the policy names leads a queue from now on, and nobody whom it named before and no longer does. */
export const nameLeads = (tx: Pick<DeskTransaction, "setNamedLeads">, { queues }: DeskPolicy): Promise<void> =>
  tx.setNamedLeads(
    Object.entries(queues).flatMap(([queue, { leads = [] }]) => leads.map((email) => ({ queue, email }))),
  );
