import { timerKeys } from "../../desk/job-keys.ts";
import { change, judge, type Change, type Rules } from "../../desk/tickets.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { KeptReply, KeptWords } from "../../desk/reader.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Ticket, TicketMeant } from "../../kernel/ticket.ts";
import { haveSpokenSince, leave, leaveFirst, replyCommand, type Leaving, type ReplyLeft } from "./desk/leaving.ts";
import { doubtIn } from "./desk/doubt.ts";
import type { ReplyDoubt } from "./rules/doubt.ts";
import { readersOf } from "./rules/stays.ts";

/** Words of an agent to the requester, which may wait before they leave. Until then nothing has happened to the ticket. */
export interface ReplyAsked extends TicketMeant, KeptWords {
  readonly by: PersonId;
  readonly reply: KeptReply;
  /** The version of the ticket that their author was shown with them; left out: see `KeptReply`. */
  readonly seen?: number | undefined;
  /** They were asked whether they are for the requester. */
  readonly isSure?: boolean;
}

export type ReplySent =
  | Change
  /** Their author is asked first; `words` is the id under which they wait. */
  | { readonly result: "doubted"; readonly ticket: Ticket; readonly words: string; readonly doubt: ReplyDoubt }
  /** They leave after `undoSend`; `resolves`: the ticket is resolved by them. */
  | { readonly result: "leaving"; readonly ticket: Ticket; readonly words: string; readonly resolves: boolean };

/** Words that have not been said yet. */
export type Unsaid = Extract<ReplySent, { readonly result: "leaving" | "doubted" }>;

export const isUnsaid = (sent: ReplySent): sent is Unsaid => sent.result === "leaving" || sent.result === "doubted";

/** Sends an agent's words, or has them wait. Whoever may not say them is told at once. */
export async function sendReply(tx: DeskTransaction, rules: Rules, asked: ReplyAsked): Promise<ReplySent> {
  const { text, files, reply, by, isSure = false, seen, ...meant } = asked;
  const command = replyCommand({ text, files }, reply);
  const judged = await judge(tx, rules, { ...meant, command, by });
  if (judged.result !== "may") return judged;
  const { ticket } = judged;
  const doubt = (await isSaidOver(tx, ticket, reply, seen))
    ? "requester-spoke"
    : isSure
      ? null
      : await doubtIn(tx, ticket, { text, by });
  const now = rules.now();
  const told = { ...reply, told: { readers: readersOf(ticket), version: ticket.version } };
  if (doubt !== null) {
    const words = await tx.keepReply(by, { text, files }, { reply: told, leavesTo: null, at: now });
    return { result: "doubted", ticket, words, doubt };
  }
  if (rules.policy.undoSend === 0) return change(tx, rules, { ...meant, command, by });
  await leaveFirst(tx, rules, { ...meant, command, by }, change);
  const leavesTo = ticket.reference;
  const words = await tx.keepReply(by, { text, files }, { reply: told, leavesTo, at: now });
  const at = new Date(now.getTime() + rules.policy.undoSend);
  await tx.setTimer({ key: timerKeys.ofReply(words), at, job: { kind: "send-reply", ticket: leavesTo, words } });
  return { result: "leaving", ticket, words, resolves: reply.says.resolves !== undefined };
}

/** Whether words would resolve a ticket over what those it is about have said since their author saw it. */
async function isSaidOver(
  tx: DeskTransaction,
  ticket: Ticket,
  { says, form, told }: KeptReply,
  shown: number | undefined,
): Promise<boolean> {
  const opened = form !== null && form.opener.do === "fill" ? form.opener.seen : null;
  const seen = shown ?? told?.version ?? opened;
  return says.resolves !== undefined && seen !== null && haveSpokenSince(tx, ticket, seen);
}

/** Sends words that have waited, once their time has come. */
export const sendWaiting = (tx: DeskTransaction, rules: Rules, words: Leaving): Promise<ReplyLeft> =>
  leave(tx, rules, words, change);
