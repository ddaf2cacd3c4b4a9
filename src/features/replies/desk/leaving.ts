import { questionOf } from "../../../desk/asked-at.ts";
import { timerKeys } from "../../../desk/job-keys.ts";
import type { Change, ChangeAsked, Rules } from "../../../desk/tickets.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import type { KeptReply, KeptWords, LeavingReply } from "../../../desk/reader.ts";
import type { PersonId } from "../../../kernel/person.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import type { TicketCommand } from "../../rules.ts";
import { theySpeak, typesThatAsk } from "../../rules/events.ts";
import { isReadByOthers, type Stays } from "../rules/stays.ts";

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
  /** They wait for their author, who is told why. */
  | { readonly result: "stays"; readonly because: Stays }
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
  await stop(tx, { ticket, words: id });
  const because = await staysBecause(tx, words);
  if (because !== null) {
    await giveBack(tx, words, because);
    return { result: "stays", because };
  }
  const { by, reply } = words;
  const changed = await change(tx, rules, { reference: words.ticket, command: replyCommand(words, reply), by });
  if (changed.result === "changed") {
    await tx.takeWords(id, by);
    await tx.remember(leftKey(id), {}, rules.now());
    const on = reply.on ?? (await questionOf(tx, id));
    if (on !== null) await tx.deliver([{ kind: "reply-left", ticket, words: id, person: by, on }]);
  } else await giveBack(tx, words, null);
  return { result: "tried", change: changed };
}

/** Under which it is remembered that words have left. */
export const leftKey = (words: string): string => `left:${words}`;

async function stop(tx: DeskTransaction, { ticket, words }: Leaving): Promise<void> {
  await tx.stopLeaving(words);
  await tx.setTimer({ key: timerKeys.ofReply(words), at: null, job: { kind: "send-reply", ticket, words } });
}

/** What has changed on the ticket since their author was told whom they leave for; null: nothing that matters. */
async function staysBecause(
  tx: DeskTransaction,
  { ticket: reference, reply: { told, says } }: LeavingReply,
): Promise<Stays | null> {
  const ticket = told === undefined ? null : await tx.lock(reference);
  if (told === undefined || ticket === null) return null;
  if (isReadByOthers(ticket, told.readers)) return "others-read";
  return says.resolves !== undefined && (await haveSpokenSince(tx, ticket, told.version)) ? "requester-spoke" : null;
}

/** Whether those whom a ticket is about have said something since a version of it. */
export async function haveSpokenSince(
  tx: Pick<DeskTransaction, "eventsOf">,
  { reference, version }: Ticket,
  seen: number,
): Promise<boolean> {
  if (seen >= version) return false;
  const asked = await tx.eventsOf(reference, typesThatAsk, version + 1);
  return asked.some(({ number, type }) => number > seen && theySpeak(type));
}

/** @param because null: the desk could not send them, for a fault of its own */
export async function giveUp(
  tx: DeskTransaction,
  { ticket, words: id }: Leaving,
  because: "restored" | null,
): Promise<void> {
  const words = await tx.holdLeaving(ticket, id);
  if (words === null) return;
  await tx.stopLeaving(id);
  await giveBack(tx, words, because);
}

/**
 * Where their author sent them from, if they are there.
 * @param because null: the ticket takes them no more
 */
async function giveBack(
  tx: DeskTransaction,
  { id: words, ticket, by, reply }: LeavingReply,
  because: Stays | null,
): Promise<void> {
  const accounts = (await tx.people([by])).get(by)?.accounts ?? [];
  const account = accounts.find(({ platform }) => platform === reply.platform) ?? accounts[0];
  if (account === undefined) return;
  const { platform, tenant, directAddress: address } = account;
  const on = reply.on ?? (await questionOf(tx, words));
  const why = { ...(because !== null && { because }), ...(on !== null && { on }) };
  await tx.deliver([{ kind: "reply-kept", ticket, words, person: by, to: { platform, tenant, address }, ...why }]);
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

/**
 * What waits to leave with the words of a message that its author has changed: it stays with whoever sent it on, as the message
 * is by now.
 * @param of see `KeptReply`
 * @param now null: it is gone
 * @returns whose words they are, and under which ids they wait
 */
export async function stayAsChanged(
  tx: DeskTransaction,
  ticket: string,
  of: readonly (string | undefined)[],
  now: KeptWords | null,
): Promise<readonly Pick<LeavingReply, "id" | "by">[]> {
  const about = (await tx.leaving(ticket)).filter((each) => each.of !== null && of.includes(each.of));
  for (const { id, by } of about) {
    const words = await tx.holdLeaving(ticket, id);
    if (words === null) continue;
    await stop(tx, { ticket, words: id });
    if (now === null) await tx.takeWords(id, by);
    else await tx.replaceWords(id, by, now);
    await giveBack(tx, words, now === null ? "deleted" : "corrected");
  }
  return about;
}

/** Takes back an agent's words that have not left: nobody else has them, and they are as they were sent. Null: they have left. */
export async function takeBack(
  tx: DeskTransaction,
  { ticket, words: id, by }: Leaving & { readonly by: PersonId },
): Promise<LeavingReply | null> {
  const words = await tx.holdLeaving(ticket, id);
  if (words === null || words.by !== by) return null;
  await stop(tx, { ticket, words: id });
  return words;
}
