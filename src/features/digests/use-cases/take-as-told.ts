import type { Rules } from "../../../desk/tickets.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import { keptOf, lookAt, placeOf, readersOf, roundOf } from "./look.ts";

/** Takes as told whatever the readers of a queue were to be called about by now: another desk did, on a database that is lost. */
export async function takeAsTold(tx: DeskTransaction, rules: Rules, queue: string): Promise<void> {
  const round = await roundOf(tx, queue);
  for (const reader of readersOf(round)) {
    const place = placeOf(round, reader);
    const { next, figures } = await lookAt(tx, rules, round, reader);
    if (place === null || next !== "call") continue;
    const held = await tx.holdDigest(reader, place);
    const digest = held.result === "held" ? held.digest : keptOf(round, reader);
    if (digest === null) continue;
    const { newest, total } = figures;
    await tx.keepDigest({
      ...digest,
      to: reader.person === null ? place : digest.to,
      calledAt: rules.now(),
      toldUntil: newest,
      settled: digest.calls,
      total,
    });
  }
}
