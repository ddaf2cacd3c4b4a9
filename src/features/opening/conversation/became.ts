import { z } from "zod";
import type { ChatUser, Reply } from "../../../channels/platform.ts";
import type { DeskDeps } from "../../../desk/deps.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import type { Ticket, TicketMeant } from "../../../kernel/ticket.ts";
import type { Message } from "../../../screen/message.ts";
import type { Person } from "../../../desk/person.ts";
import { readTicket } from "../../../desk/read.ts";
import { takenBack } from "../../cancellation/messages.ts";
import { sentAs } from "../messages.ts";
import { wordsGone } from "../../replies/messages.ts";
import { isOpen } from "../../../kernel/status.ts";
import { replyGiven } from "../../../conversation/once.ts";
import { viewerOfTicket, viewerOfUser, whisper } from "../../../conversation/replies.ts";

/** By the account, since it is asked together with whose that is. */
const becameKey = (id: string, { platform, user }: ChatUser): string => `became:${platform}:${user}:${id.slice(0, 40)}`;

/** What came of what its author was asked about. */
export interface Became {
  /** The answer to each button of the question. */
  readonly reply: Reply;
  /** The ticket that was opened by it, if any. */
  readonly opened: TicketMeant | null;
  /** The ticket on which words were put, or which was made of them. */
  readonly on: TicketMeant | null;
}

const meant = z.object({ reference: z.string(), mark: z.string().nullable() });
const kept = z.looseObject({ opened: meant.optional(), on: meant.optional() });

/**
 * By the id of the question; null: nothing yet, or nothing that is known. It is asked before tickets, queues and kept words are
 * locked: whoever answers the same question at the same time waits here.
 */
export async function whatBecame(tx: DeskTransaction, id: string, by: ChatUser): Promise<Became | null> {
  const before = await tx.answerTo(becameKey(id, by));
  if (before === null) return null;
  const { opened = null, on = opened, ...reply } = kept.parse(before);
  return { reply: replyGiven.parse(reply), opened, on };
}

/**
 * The same answer now, to whoever was asked: a ticket that was taken back since is no longer sent, and one that has ended is
 * only named.
 */
export async function becameNow(
  deps: DeskDeps,
  tx: DeskTransaction,
  { reply, opened }: Became,
  { by, on }: { readonly by: Person; readonly on: ChatUser },
): Promise<Reply> {
  if (opened === null) return reply;
  const read = await readTicket(tx, opened.reference, by.id, opened.mark);
  if (read.result !== "read") return whisper(wordsGone(viewerOfUser(deps, on)));
  const { ticket } = read;
  if (isOpen(ticket.status)) return reply;
  const viewer = await viewerOfTicket(deps, by, ticket, on, tx);
  const isTakenBack = ticket.cancellation?.by === "requester" && ticket.cancellation.undone === true;
  return { kind: "done", instead: isTakenBack ? takenBack(ticket, viewer) : sentAs(ticket, viewer) };
}

interface Becoming {
  readonly id: string;
  readonly by: ChatUser;
  readonly instead: Message;
  readonly opened?: Ticket;
  /** Where it stands now, where nothing was opened. */
  readonly on?: Ticket;
  /** In the place of what became of it before. */
  readonly again?: true;
}

/** Stands from now on in the place of a question, and is the answer to each of its buttons. */
export async function becomes(
  { now }: Pick<DeskDeps, "now">,
  tx: DeskTransaction,
  { id, by, instead, opened, on, again }: Becoming,
): Promise<{ readonly kind: "done"; readonly instead: Message }> {
  const became = { kind: "done", instead } as const;
  const tickets = { ...(opened && { opened: named(opened) }), ...(on && { on: named(on) }) };
  const [key, answer] = [becameKey(id, by), { ...became, ...tickets }];
  await (again ? tx.rememberInstead(key, answer, now()) : tx.remember(key, answer, now()));
  return became;
}

const named = ({ reference, mark }: Ticket): TicketMeant => ({ reference, mark });
