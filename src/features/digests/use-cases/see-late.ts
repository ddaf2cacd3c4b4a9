import { change, type Rules } from "../../../desk/tickets.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import type { DigestDelivery } from "../deliveries.ts";

type SeeLate = Extract<DigestDelivery, { kind: "see-late" }>;

const atOnce = 50; // tickets in one change, so that nobody waits long for one of them

/** Acknowledges all that a digest asked about, some at a time, each as if it were by itself; then the digests are due. */
export async function seeLate(tx: DeskTransaction, rules: Rules, job: SeeLate): Promise<void> {
  const { queue, own, person, until, after } = job;
  const of = { queue, person: own ? person : null };
  const references = await tx.awaitedIn(of, { until: new Date(until), after, most: atOnce });
  for (const reference of references)
    await change(tx, rules, { reference, command: { type: "acknowledge" }, by: person });
  const last = references.at(-1);
  await tx.deliver([
    last !== undefined && references.length === atOnce ? { ...job, after: last } : { kind: "digest-due", queue },
  ]);
}
