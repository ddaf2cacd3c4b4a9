import { randomUUID } from "node:crypto";
import type { Conversation } from "../../channels/platform.ts";
import type { DeskStore } from "../../desk/store.ts";
import { change, type Change, type Rules } from "../../desk/tickets.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { TicketMeant } from "../../kernel/ticket.ts";
import { assign } from "../assignment/use-cases.ts";
import type { SeveralChanged, SeveralCommand } from "./rules.ts";

/** Has several tickets changed, one after the other, and whoever asks for it told what came of it. */
export async function changeSeveral(
  tx: DeskTransaction,
  asked: {
    readonly tickets: readonly TicketMeant[];
    readonly command: SeveralCommand;
    readonly by: PersonId;
    readonly to: Conversation;
    readonly at: Date;
  },
): Promise<void> {
  const { tickets, command, by, to, at } = asked;
  const id = randomUUID();
  await tx.addSeveral({ id, person: by, command, tickets }, at);
  await tx.deliver([{ kind: "change-several", id, to }]);
}

/** Why one was not changed, in the words of whoever asked. */
export type TellsWhy = (tx: DeskTransaction, no: Exclude<Change, { result: "changed" }>) => Promise<string>;

/**
 * Changes those that are left, each in a transaction of its own: who may do what is asked anew of each, and it is done once. One
 * that cannot be changed now holds up no other. It is thrown in the end, so that it is tried again.
 */
export async function doSeveral(store: DeskStore, rules: Rules, id: string, why: TellsWhy): Promise<void> {
  const asked = await store.severalChanged(id);
  if (asked === null || asked.command === null) return;
  const failed: unknown[] = [];
  for (const meant of asked.tickets) {
    try {
      await store.transaction((tx) => changeNext(tx, rules, { id, meant, why }));
    } catch (err) {
      failed.push(err);
    }
  }
  if (failed.length > 0) throw failed[0];
}

async function changeNext(
  tx: DeskTransaction,
  rules: Rules,
  { id, meant, why }: { readonly id: string; readonly meant: TicketMeant; readonly why: TellsWhy },
): Promise<void> {
  const asked = await tx.lockSeveral(id);
  if (asked === null || asked.command === null || Object.hasOwn(asked.outcomes, meant.reference)) return;
  const changed = await changeOne(tx, rules, meant, asked);
  // What was so already is as it was wanted.
  const isSo =
    changed.result === "changed" || (changed.result === "refused" && changed.refusal.type === "nothing-changed");
  await tx.setSeveralOutcome(id, meant.reference, isSo ? null : await why(tx, changed));
}

function changeOne(
  tx: DeskTransaction,
  rules: Rules,
  meant: TicketMeant,
  { command, person: by }: Pick<SeveralChanged, "command" | "person">,
): Promise<Change> {
  if (command.type === "assign") return assign(tx, rules, { ...meant, to: command.to, by });
  return change(tx, rules, { ...meant, command, by });
}
