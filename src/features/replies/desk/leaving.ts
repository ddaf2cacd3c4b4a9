import { questionOf } from "../../../desk/asked-at.ts";
import { timerKeys } from "../../../desk/job-keys.ts";
import type { Change, ChangeAsked, Rules } from "../../../desk/tickets.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import type { KeptReply, KeptWords, LeavingReply } from "../../../desk/reader.ts";
import type { PersonId } from "../../../kernel/person.ts";
import type { TicketCommand } from "../../rules.ts";

/** As `change` in src/desk/tickets.ts, which sends what waits before it does anything else. */
type Changes = (tx: DeskTransaction, rules: Rules, asked: ChangeAsked) => Promise<Change>;

export const replyCommand = ({ text, files }: KeptWords, { says }: KeptReply): TicketCommand => ({
  type: "reply",
  text,
  files,
  ...says,
});

/** A ticket's reference, and the id under which words wait to leave for it. */
export interface Leaving {
  readonly ticket: string;
  readonly words: string;
}

export type ReplyLeft =
  /** What came of it. Where the ticket takes them no more, they wait for their author. */
  | { readonly result: "tried"; readonly change: Change }
  /** They were taken back, or have left. */
  | { readonly result: "not-leaving" };

/** Sends words that have waited: once, and not if they were taken back first. */
export async function leave(
  tx: DeskTransaction,
  rules: Rules,
  { ticket, words: id }: Leaving,
  change: Changes,
): Promise<ReplyLeft> {
  const words = await tx.holdLeaving(ticket, id);
  if (words === null) return { result: "not-leaving" };
  await tx.stopLeaving(id);
  await tx.setTimer({ key: timerKeys.ofReply(id), at: null, job: { kind: "send-reply", ticket, words: id } });
  const { by, reply } = words;
  const changed = await change(tx, rules, { reference: words.ticket, command: replyCommand(words, reply), by });
  if (changed.result === "changed") {
    await tx.takeWords(id, by);
    const on = reply.on ?? (await questionOf(tx, id));
    if (on !== null) await tx.deliver([{ kind: "reply-left", ticket, words: id, person: by, on }]);
  } else await giveBack(tx, words);
  return { result: "tried", change: changed };
}

/** The desk could not send them, for a fault of its own. */
export async function giveUp(tx: DeskTransaction, { ticket, words: id }: Leaving): Promise<void> {
  const words = await tx.holdLeaving(ticket, id);
  if (words === null) return;
  await tx.stopLeaving(id);
  await giveBack(tx, words);
}

/** Where their author sent them from, if they are there. */
async function giveBack(tx: DeskTransaction, { id: words, ticket, by, reply }: LeavingReply): Promise<void> {
  const accounts = (await tx.people([by])).get(by)?.accounts ?? [];
  const account = accounts.find(({ platform }) => platform === reply.platform) ?? accounts[0];
  if (account === undefined) return;
  const { platform, tenant, directAddress: address } = account;
  await tx.deliver([{ kind: "reply-kept", ticket, words, person: by, to: { platform, tenant, address } }]);
}

/** What may come between: the others on the ticket's own thread read it at once. */
const amongAgents: ReadonlySet<TicketCommand["type"]> = new Set(["note", "follow", "unfollow"] as const);

/** Whatever an agent does next with a ticket comes after the words that they have sent for it. */
export async function leaveFirst(
  tx: DeskTransaction,
  rules: Rules,
  { reference, by, command }: ChangeAsked,
  change: Changes,
): Promise<void> {
  if (amongAgents.has(command.type)) return;
  for (const words of await tx.leaving(reference))
    if (words.by === by) await leave(tx, rules, { ticket: reference, words: words.id }, change);
}

/** Takes back an agent's words that have not left: nobody else has them, and they are as they were sent. Null: they have left. */
export async function takeBack(
  tx: DeskTransaction,
  { ticket, words: id, by }: Leaving & { readonly by: PersonId },
): Promise<LeavingReply | null> {
  const words = await tx.holdLeaving(ticket, id);
  if (words === null || words.by !== by) return null;
  await tx.stopLeaving(id);
  await tx.setTimer({ key: timerKeys.ofReply(id), at: null, job: { kind: "send-reply", ticket, words: id } });
  return words;
}
