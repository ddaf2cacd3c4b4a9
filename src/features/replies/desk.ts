import { questionOf } from "../../desk/asked-at.ts";
import { timerKeys } from "../../desk/job-keys.ts";
import { change, judge, type Change, type ChangeAsked, type Rules } from "../../desk/tickets.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { KeptReply, KeptWords, LeavingReply } from "../../desk/reader.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Ticket, TicketMeant } from "../../kernel/ticket.ts";
import type { TicketCommand } from "../rules.ts";
import { doubtOf, type ReplyDoubt } from "./rules/doubt.ts";

/** Words of an agent to the requester, which may wait before they leave. Until then nothing has happened to the ticket. */
export interface ReplyAsked extends TicketMeant, KeptWords {
  readonly by: PersonId;
  readonly reply: KeptReply;
  /** They were asked whether they are for the requester. */
  readonly isSure?: boolean;
}

export type ReplySent =
  | Change
  /** They look meant for colleagues: their author is asked first. */
  | { readonly result: "doubted"; readonly ticket: Ticket; readonly doubt: ReplyDoubt }
  /** They leave after `undoSend`; `words` is the id under which they wait. */
  | { readonly result: "leaving"; readonly ticket: Ticket; readonly words: string };

const commandOf = ({ text, files }: KeptWords, { says }: KeptReply): TicketCommand => ({
  type: "reply",
  text,
  files,
  ...says,
});

/** Sends an agent's words, or has them wait. Whoever may not say them is told at once. */
export async function sendReply(tx: DeskTransaction, rules: Rules, asked: ReplyAsked): Promise<ReplySent> {
  const { text, files, reply, by, isSure = false, ...meant } = asked;
  const command = commandOf({ text, files }, reply);
  const doubt = isSure ? null : doubtOf(text);
  if (doubt === null && rules.policy.undoSend === 0) return change(tx, rules, { ...meant, command, by });
  const judged = await judge(tx, rules, { ...meant, command, by });
  if (judged.result !== "may") return judged;
  const { ticket } = judged;
  if (doubt !== null) return { result: "doubted", ticket, doubt };
  await leaveFirst(tx, rules, { ...meant, command, by });
  const now = rules.now();
  const leavesTo = ticket.reference;
  const words = await tx.keepReply(by, { text, files }, { reply, leavesTo, at: now });
  const at = new Date(now.getTime() + rules.policy.undoSend);
  await tx.setTimer({ key: timerKeys.ofReply(words), at, job: { kind: "send-reply", ticket: leavesTo, words } });
  return { result: "leaving", ticket, words };
}

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
): Promise<ReplyLeft> {
  await tx.lock(ticket); // before the words, as whoever takes them back does
  const words = await tx.holdLeaving(id);
  if (words === null) return { result: "not-leaving" };
  await tx.stopLeaving(id);
  await tx.setTimer({ key: timerKeys.ofReply(id), at: null, job: { kind: "send-reply", ticket, words: id } });
  const { by, reply } = words;
  const changed = await change(tx, rules, { reference: words.ticket, command: commandOf(words, reply), by });
  if (changed.result === "changed") await tx.takeWords(id, by);
  if (changed.result !== "changed") await giveBack(tx, words);
  else {
    const on = reply.on ?? (await questionOf(tx, id));
    if (on !== null) await tx.deliver([{ kind: "reply-left", ticket, words: id, person: by, on }]);
  }
  return { result: "tried", change: changed };
}

/** The desk could not send them, for a fault of its own. */
export async function giveUp(tx: DeskTransaction, { ticket, words: id }: Leaving): Promise<void> {
  await tx.lock(ticket);
  const words = await tx.holdLeaving(id);
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
): Promise<void> {
  if (amongAgents.has(command.type)) return;
  if ((await tx.lock(reference)) === null) return;
  for (const words of await tx.leaving(reference))
    if (words.by === by) await leave(tx, rules, { ticket: reference, words: words.id });
}

/** Takes back an agent's words that have not left: nobody else has them, and they are as they were sent. Null: they have left. */
export async function takeBack(
  tx: DeskTransaction,
  { ticket, words: id, by }: Leaving & { readonly by: PersonId },
): Promise<LeavingReply | null> {
  await tx.lock(ticket);
  const words = await tx.holdLeaving(id);
  if (words === null || words.by !== by) return null;
  await tx.stopLeaving(id);
  await tx.setTimer({ key: timerKeys.ofReply(id), at: null, job: { kind: "send-reply", ticket, words: id } });
  return words;
}
