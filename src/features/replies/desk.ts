import { timerKeys } from "../../desk/job-keys.ts";
import { change, judge, type Change, type Rules } from "../../desk/tickets.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { KeptReply, KeptWords } from "../../desk/reader.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Ticket, TicketMeant } from "../../kernel/ticket.ts";
import { leave, leaveFirst, replyCommand, type Leaving, type ReplyLeft } from "./desk/leaving.ts";
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

/** Sends an agent's words, or has them wait. Whoever may not say them is told at once. */
export async function sendReply(tx: DeskTransaction, rules: Rules, asked: ReplyAsked): Promise<ReplySent> {
  const { text, files, reply, by, isSure = false, ...meant } = asked;
  const command = replyCommand({ text, files }, reply);
  const doubt = isSure ? null : doubtOf(text);
  if (doubt === null && rules.policy.undoSend === 0) return change(tx, rules, { ...meant, command, by });
  const judged = await judge(tx, rules, { ...meant, command, by });
  if (judged.result !== "may") return judged;
  const { ticket } = judged;
  if (doubt !== null) return { result: "doubted", ticket, doubt };
  await leaveFirst(tx, rules, { ...meant, command, by }, change);
  const now = rules.now();
  const leavesTo = ticket.reference;
  const words = await tx.keepReply(by, { text, files }, { reply, leavesTo, at: now });
  const at = new Date(now.getTime() + rules.policy.undoSend);
  await tx.setTimer({ key: timerKeys.ofReply(words), at, job: { kind: "send-reply", ticket: leavesTo, words } });
  return { result: "leaving", ticket, words };
}

/** Sends words that have waited, once their time has come. */
export const sendWaiting = (tx: DeskTransaction, rules: Rules, words: Leaving): Promise<ReplyLeft> =>
  leave(tx, rules, words, change);
