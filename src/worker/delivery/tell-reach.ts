import type { DeskTransaction } from "../../desk/transaction.ts";

/** What people wrote can be read by agents, or no longer: their own cards say so. */
export async function tellReach(tx: Pick<DeskTransaction, "surfaces" | "deliver">, ticket: string): Promise<void> {
  const own = (await tx.surfaces(ticket)).filter(({ audience }) => audience.kind === "person");
  await tx.deliver(own.map(({ id }) => ({ kind: "refresh-card", surface: id })));
}
