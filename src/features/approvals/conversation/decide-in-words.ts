import { z } from "zod";
import type { ChatUser, Intent, Reply } from "../../../channels/platform.ts";
import type { DeskDeps } from "../../../desk/deps.ts";
import type { Person } from "../../../desk/person.ts";
import { possibleFor } from "../../../desk/possible.ts";
import { readLastVote, readTicket } from "../../../desk/read.ts";
import { readOwnTickets, readToApprove, type ToApprove } from "../../../desk/read-lists.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import { onCard } from "../../actions.ts";
import { approverCard, decisionAsked, decisionStands } from "../messages.ts";
import { mayDecide } from "../rules.ts";
import { isAnswerAwaited } from "../../wishes/rules.ts";
import { currentStage } from "../../../kernel/approval.ts";
import { referencesIn } from "../../../kernel/reference.ts";
import { isOpen } from "../../../kernel/status.ts";
import type { Ticket, TicketMeant } from "../../../kernel/ticket.ts";
import type { Message } from "../../../screen/message.ts";
import { questionOf } from "../../../desk/asked-at.ts";
import { readLastSaid } from "../../../conversation/last-said.ts";
import { personCalled } from "../../../conversation/whom-meant.ts";
import { readHandOver } from "../../delegation/rules/typed-delegation.ts";
import { once } from "../../../conversation/once.ts";
import { asks, viewerOfTicket, viewerOfTickets, whisper } from "../../../conversation/replies.ts";
import { toldLast } from "../../../conversation/told-last.ts";
import { asksSomething, readDecision, readFromApprover, type FromApprover } from "./typed-decisions.ts";
import { readTypedCommand, type TypedCommand } from "../../../conversation/typed-command.ts";

const looksAt = 100; // tickets of somebody's
// Of very many that wait for somebody: those that have waited longest, and those of which they may just have been told.
const [longest, lately] = [80, 20];

/**
 * To whoever is asked for their approval and writes to the desk, under nothing: what their words may be to whom they are asked
 * for, before a ticket is made of them. A ticket that they name is meant. Null: they are about something else, or nobody asks them.
 */
export async function answerDecision(
  deps: DeskDeps,
  intent: Extract<Intent, { kind: "wrote" | "asked" }>,
  text: string,
  typed: TypedCommand,
): Promise<Reply | null> {
  const names = referencesIn(text).length > 0;
  if (!names && (intent.kind === "asked" || !mayBeWords.has(typed.command))) return null;
  const person = await deps.store.recognise(intent.by);
  if (names) return answerNamed(deps, intent, { text, typed, person });
  const { mentions = [] } = intent;
  const found = await heard(deps, intent.by, { text, typed, person, mentions });
  return found === null ? null : askDecision(deps, intent, { ...found, text, person, saysMore: saysMore(typed) });
}

const mayBeWords: ReadonlySet<TypedCommand["command"]> = new Set(["new", "unclear", "wish"] as const);

/** A yes or a no alone says nothing that the requester is to read. */
const saysMore = (typed: TypedCommand): boolean =>
  typed.command !== "wish" || (typed.wish !== "ok" && typed.wish !== "no");

interface Words {
  readonly text: string;
  readonly typed: TypedCommand;
  readonly person: Person;
  readonly mentions?: Extract<Intent, { kind: "wrote" }>["mentions"];
}

interface Heard {
  readonly reads: FromApprover;
  readonly about: readonly Ticket[];
  readonly own: readonly Ticket[];
  /** Whom they would have decide. */
  readonly handTo?: { readonly user: string; readonly name: string };
  /** How many requests they may be about, where these are not all of them. */
  readonly waiting?: number;
}

/** What the words of an approver are, and about which of the requests that wait for them. */
async function heard(deps: DeskDeps, on: ChatUser, { text, typed, person, mentions }: Words): Promise<Heard | null> {
  const { tickets: asked, waiting } = await askedNow(deps, person);
  if (asked.length === 0) return null;
  const [said, all] = await Promise.all([readLastSaid(deps, on), readOwnTickets(deps.store, person.id, looksAt)]);
  const last = await toldLast(deps, { person: person.id, platform: on.platform, said }, asked);
  const own = all.filter(({ status }) => isOpen(status));
  const does = said?.yes?.do;
  const reads = readFromApprover(text, typed, {
    last: last !== null,
    ownAsked: isNewer(own, asked),
    own: own.length > 0,
    offered: does === "send" || does === "new-ticket",
  });
  const handTo = isNewer(own, asked) ? null : await handedTo(deps, on, text, mentions);
  if (reads === null && handTo === null) return null;
  const spokenOf = last ?? (said?.yes != null && "ticket" in said.yes ? said.yes.ticket : null);
  const one = asked.filter(({ reference }) => reference === spokenOf);
  // What leaves it to somebody else is no question to whoever asked.
  const heard = handTo === null ? { reads: reads ?? "either", own } : { reads: "either" as const, own, handTo };
  return one.length > 0 ? { ...heard, about: one } : { ...heard, about: asked, waiting };
}

/** Whom words would have decide, if they are a colleague whom the desk knows. */
async function handedTo(
  deps: DeskDeps,
  on: ChatUser,
  text: string,
  mentions: Words["mentions"] = [],
): Promise<{ readonly user: string; readonly name: string } | null> {
  const whom = readHandOver(text);
  const called = whom === null ? null : await personCalled(deps, { text: whom, mentions }, on);
  return called && { user: called.user, name: called.name };
}

/** Words that name a request which waits for their author's decision. */
async function answerNamed(
  deps: DeskDeps,
  intent: Extract<Intent, { kind: "wrote" | "asked" }>,
  { text, typed, person }: Words,
): Promise<Reply | null> {
  const [only, ...others] = referencesIn(text);
  const isSaid =
    typed.command === "about" || (typed.command === "wish" && (typed.wish === "ok" || typed.wish === "no"));
  if (only === undefined || others.length > 0 || !isSaid) return null;
  const read = await readTicket(deps.store, only.reference, person.id, undefined, "approval");
  if (read.result !== "read" || !mayDecide(read.ticket, person.id)) return null;
  const said = text.replace(only.typed, " ").trim();
  const reads = readDecision(said)?.reads ?? (asksSomething(text) ? "question" : "either");
  return askDecision(deps, intent, {
    reads,
    about: [read.ticket],
    own: [],
    text,
    person,
    saysMore: saysMore(typed),
    named: true,
  });
}

interface DecisionOf extends Heard {
  readonly text: string;
  readonly person: Person;
  readonly saysMore: boolean;
  /** They name the ticket. */
  readonly named?: true;
}

/** Asks what is to become of words: they wait, and where the question stands is known once it is decided. */
export const askDecision = (
  deps: DeskDeps,
  intent: Intent,
  { reads, about, own, handTo, waiting, text, person, saysMore: more, named }: DecisionOf,
): Promise<Reply> =>
  once(deps, intent, async (tx, { id }) => {
    const words = await tx.keepWords(id, text, [], deps.now());
    const viewer = await viewerOfTickets(deps, person, about, intent.by, tx);
    for (const { reference } of about.slice(0, mostRemembered)) {
      const key = decidesKey(intent.by, reference);
      await tx.answerTo(key); // takes the key
      await tx.rememberInstead(key, { kept: words }, deps.now());
    }
    const kept = more ? { id: words, text } : null;
    const question = decisionAsked(about, {
      reads,
      kept,
      mayBeNew: named !== true,
      own,
      handTo,
      waiting,
      ...(named && { named }),
      viewer,
    });
    return { reply: asks(words, question), changed: true };
  });

/** The same question once more, about words that wait; null: they were about something else, or nobody asks their author any more. */
export async function decisionAgain(
  deps: DeskDeps,
  on: ChatUser,
  { id, text }: { readonly id: string; readonly text: string },
): Promise<Message | null> {
  const person = await deps.store.recognise(on);
  const found = await heard(deps, on, { text, typed: readTypedCommand(text), person });
  if (found === null) return null;
  const { about, ...rest } = found;
  const viewer = await viewerOfTickets(deps, person, about, on);
  return decisionAsked(about, { ...rest, kept: { id, text }, mayBeNew: true, viewer });
}

const mostRemembered = 10; // requests of one question

const decidesKey = ({ platform, user }: ChatUser, reference: string): string =>
  `decides:${platform}:${user}:${reference}`;
const remembered = z.object({ kept: z.string() });

/**
 * Once a request is decided, a question about it that still stands in its approver's chat says so, and has no buttons. Of several
 * that are decided at once it is the one that was asked about last.
 */
export async function withQuestionOver(deps: DeskDeps, intent: Intent, reply: Reply): Promise<Reply> {
  if ((reply.kind !== "done" && reply.kind !== "whisper") || reply.retired !== undefined) return reply;
  for (const decided of decidedBy(intent)) {
    const over = await questionOver(deps, intent, decided);
    if (over !== null) return { ...reply, retired: over };
  }
  return reply;
}

/** Null: nothing about it is asked any more, or it still waits. */
async function questionOver(
  deps: DeskDeps,
  intent: Intent,
  { reference, mark }: TicketMeant,
): Promise<NonNullable<Reply["retired"]> | null> {
  const { store } = deps;
  const { by } = intent;
  const [person, card] = await store.transaction(async (tx) => {
    const asked = remembered.safeParse(await tx.answerTo(decidesKey(by, reference)));
    return Promise.all([tx.recognise(by), asked.success ? questionOf(tx, asked.data.kept) : null]);
  });
  if (card === null || (intent.kind === "pressed" && intent.on?.message === card.message)) return null;
  const read = await readTicket(store, reference, person.id, mark, "approval");
  if (read.result !== "read" || mayDecide(read.ticket, person.id)) return null;
  const viewer = await viewerOfTicket(deps, person, read.ticket, by);
  return { card, says: approverCard(read.ticket, { viewer, reader: person.id, possible: new Set() }) };
}

/** What somebody may have decided with what they do. */
function decidedBy(intent: Intent): readonly TicketMeant[] {
  if (intent.kind === "submitted") {
    const { opener } = intent;
    return opener.do === "fill" && opener.form === "decline" ? [onCard(opener)] : [];
  }
  if (intent.kind !== "pressed") return [];
  const { action } = intent;
  if (action.do === "approve-all") return action.all.map(onCard);
  if (action.do === "approve") return [onCard(action)];
  return action.do === "place" && (action.as === "decline" || action.as === "question") ? [onCard(action)] : [];
}

const takenBackFor = 3_600_000; // milliseconds: "undo" an hour after a decision is hardly about it

/**
 * To whoever wants to take back what they have decided last: who can still do something about it. What was decided stands, since
 * others have read it, and may have begun. Null: they did something else since, or nothing lately.
 */
export async function answerTakenBack(deps: DeskDeps, { by }: Intent): Promise<Reply | null> {
  const { store, now } = deps;
  const person = await store.recognise(by);
  const last = await readLastVote(store, person.id, new Date(now().getTime() - takenBackFor));
  if (last === null) return null;
  const { ticket, vote, actor } = last;
  const viewer = await viewerOfTicket(deps, person, ticket, by);
  const possible = await possibleFor(store, ticket, actor);
  return whisper(decisionStands(ticket, { approves: vote.approves, possible, viewer }));
}

/** The requests that wait for somebody's decision, what was asked first first; of very many not all. */
export async function askedNow({ store }: Pick<DeskDeps, "store">, { id }: Person): Promise<ToApprove> {
  const { tickets, waiting } = await readToApprove(store, id, (all) =>
    all.length <= longest + lately ? all : [...all.slice(0, longest), ...all.slice(-lately)],
  );
  const sorted = tickets
    .filter((ticket) => mayDecide(ticket, id))
    .toSorted(
      (one, other) =>
        askedAt(one).getTime() - askedAt(other).getTime() ||
        one.openedAt.getTime() - other.openedAt.getTime() ||
        (one.reference < other.reference ? -1 : 1),
    );
  return { tickets: sorted, waiting };
}

/** Whether something of their own waits for an answer, and was asked after them. */
function isNewer(own: readonly Ticket[], asked: readonly Ticket[]): boolean {
  const at = Math.max(...asked.map((ticket) => askedAt(ticket).getTime()));
  return own.some(
    (ticket) => (ticket.status === "resolved" || isAnswerAwaited(ticket)) && ticket.changedAt.getTime() >= at,
  );
}

function askedAt({ approval, openedAt, changedAt }: Ticket): Date {
  const stage = approval && currentStage(approval)?.stage;
  if (!stage) return openedAt;
  return stage.reminded > 0 ? changedAt : (stage.since ?? openedAt);
}

/** The ticket that an approver's words may decide, under whose card they stand; null: they ask something, or nobody asks their author. */
export async function mayDecideWith(
  tx: DeskTransaction,
  { ticket: reference, text, by }: { readonly ticket: string; readonly text: string; readonly by: Person },
): Promise<Ticket | null> {
  if (asksSomething(text)) return null;
  const read = await readTicket(tx, reference, by.id, undefined, "approval");
  return read.result === "read" && mayDecide(read.ticket, by.id) ? read.ticket : null;
}
