import { randomBytes } from "node:crypto";
import { approvalOf, coverAbsent, decidesNoMore, withApprovers } from "../features/approvals/desk.ts";
import { refuseFiled } from "../features/files/desk.ts";
import { filesOf } from "../features/rules/events.ts";
import { announce, underMessage } from "./announce.ts";
import type { SurfaceId } from "./delivery.ts";
import { timerKeys } from "./job-keys.ts";
import { draftsOfParts, isToOpenParts, partsOf } from "../features/parts/desk.ts";
import { spotsFor } from "./places.ts";
import { isUnread, queueOfPolicy, whereTo, type HowAsked } from "../features/routing/desk/route.ts";
import type { Routed } from "../features/routing/rules/route.ts";
import type { AccountId } from "./person.ts";
import { workedOnBy } from "./possible.ts";
import type { DeskStore } from "./store.ts";
import { tellLeads } from "../features/ratings/desk.ts";
import { leaveFirst } from "../features/replies/desk/leaving.ts";
import { tellLoser } from "../features/assignment/desk.ts";
import type { DeskTransaction } from "./transaction.ts";
import { commands, type TicketCommand, type RecordedEvent, type Refusal, type TicketEvent } from "../features/rules.ts";
import { type TicketDraft, openTicket, requesterOf } from "../features/opening/rules.ts";
import { dropped } from "../features/parts/rules.ts";
import { movesTakeBack, opensTakeBack, type GrantsEvent } from "../features/grants/rules.ts";
import { wasFor } from "../features/rules/events.ts";
import { forecastFor } from "../features/forecasts/rules.ts";
import { begin } from "../features/rules/evolve.ts";
import { nextMoment } from "../features/rules/agenda.ts";
import { nothingDue, startClock } from "../kernel/clock.ts";
import { decide } from "../features/rules/decide.ts";
import { isHeld, isTakeBack } from "../kernel/grant.ts";
import type { PersonId } from "../kernel/person.ts";
import { filesOfQueue, isPrivateQueue, type DeskPolicy } from "../kernel/policy.ts";
import { dayOf } from "../kernel/time/calendar.ts";
import { defaultQueue } from "../features/queues/rules.ts";
import { serviceOf } from "../kernel/service.ts";
import { isOpen } from "../kernel/status.ts";
import { recordAll, type Happened } from "../features/rules/record.ts";
import { dueOf } from "../features/service-levels/rules.ts";
import { mayRead } from "../kernel/reading.ts";
import { readerOf } from "./read.ts";
import { isInHand } from "../kernel/status.ts";
import { meantTicket, type Ticket, type TicketMeant } from "../kernel/ticket.ts";

/** The only writers of tickets: load → decide → save → announce, in the transaction they are given. */
export interface Rules {
  readonly policy: DeskPolicy;
  /** The desk's, IANA: a reference carries its day. */
  readonly zone: string;
  readonly now: () => Date;
}

export interface Opened {
  readonly result: "opened";
  readonly ticket: Ticket;
}

/** It is private, and nobody looks at the queue whose agents alone may read it. Nothing was written. */
export interface Unread {
  readonly result: "nobody-reads";
  readonly queue: string;
}

export type Change =
  | { readonly result: "changed"; readonly ticket: Ticket }
  /** The ticket as it is, for one who may read it. */
  | { readonly result: "refused"; readonly refusal: Refusal; readonly ticket: Ticket }
  /** There is none, or it is nothing to the one who asked: nobody learns which. */
  | { readonly result: "not-found" }
  /** It was asked from the card of a ticket that is no longer here. */
  | { readonly result: "lost" };

/** What somebody asks of a ticket. */
export interface ChangeAsked extends TicketMeant {
  readonly command: TicketCommand;
  readonly by: PersonId;
  /** The surface on whose thread the words already stand, as they were written there. */
  readonly spokenOn?: SurfaceId;
  /** See `Circumstances`. */
  readonly seen?: number | undefined;
}

const isDecision = ({ type }: TicketCommand): boolean =>
  type === "approve" || type === "decline" || type === "ask-requester";

/**
 * Opens a ticket and shows it to everybody concerned, and with it what its service opens, unless it has to be approved first.
 * `how` left out: nothing but its words says where it goes. What is private and would be read by nobody is not opened.
 */
export async function open(
  tx: DeskTransaction,
  rules: Rules,
  asked: TicketDraft,
  by: PersonId,
  how: HowAsked = nothingSaid,
): Promise<Opened | Unread> {
  const goes = await placed(tx, rules, asked, by, how);
  if (!isDesks(asked) && (await isUnread(tx, rules, goes))) return { result: "nobody-reads", queue: goes.queue };
  const opened = await openOne(tx, rules, { asked, goes, by, how });
  const { approval, parts } = opened.ticket;
  if (approval === null && parts.length > 0) await openParts(tx, rules, opened.ticket);
  return opened;
}

const nothingSaid: HowAsked = { chosenBy: null, typedIn: null, language: null };

/** What is taken back is so where it was given, by nobody's choice and without anybody's approval. */
const isDesks = ({ forGrant }: Pick<TicketDraft, "forGrant">): boolean => forGrant === "take-back";

type Placed = TicketDraft & { readonly routed?: Routed };

const placed = async (
  tx: DeskTransaction,
  rules: Rules,
  asked: TicketDraft,
  by: PersonId,
  how: HowAsked,
): Promise<Placed> => (isDesks(asked) ? asked : { ...asked, ...(await whereTo(tx, rules, asked, by, how)) });

/** Opens the parts of a whole, each in its queue; they have no approval of their own. What is private waits there for who reads it. */
async function openParts(tx: DeskTransaction, rules: Rules, whole: Ticket): Promise<Ticket> {
  const drafts = await draftsOfParts(tx, rules.policy, whole);
  if (whole.parts.length + drafts.length === 0) return whole;
  for (const draft of drafts) {
    const isServed = draft.queue === serviceOf(rules.policy.services, draft.asked?.service ?? "")?.queue;
    const how: HowAsked = { chosenBy: isServed ? "service" : null, typedIn: null, language: null };
    const by = whole.requester;
    const goes = await placed(tx, rules, draft, by, how);
    await openOne(tx, rules, { asked: draft, goes, by, how, mark: whole.mark });
  }
  await tx.deliver([{ kind: "gather-parts", whole: whole.reference }]);
  const names = dropped(rules.policy.services, whole).map(({ name }) => name);
  return names.length === 0 ? whole : record(tx, rules, whole, { type: "parts-dropped", names });
}

interface Opening {
  readonly asked: TicketDraft;
  readonly goes: Placed;
  readonly by: PersonId;
  readonly how: HowAsked;
  /** A part has that of its whole, on whose card its buttons stand; left out: one of its own. */
  readonly mark?: string | null;
}

async function openOne(
  tx: DeskTransaction,
  rules: Rules,
  { asked, goes, by, how, mark = null }: Opening,
): Promise<Opened> {
  const now = rules.now();
  const { policy } = rules;
  const { wordsOf, ...routed } = goes;
  const isPrivate = routed.isPrivate ?? (isPrivateQueue(policy, routed.queue) || undefined);
  const requester = requesterOf({ wordsOf, isPrivate }, by);
  const draft = requester === by ? routed : { ...routed, origin: { ...routed.origin, by } };
  const ledBy =
    draft.asked === undefined || isDesks(asked)
      ? draft.queue
      : await queueOfPolicy(tx, rules, asked, { by, how, goes: draft });
  const isPart = draft.partOf !== undefined;
  const approval = isPart || isDesks(asked) ? [] : await approvalOf(tx, rules, { ...draft, requester, ledBy });
  const parts = partsOf(policy, draft).map(({ key, name }) => ({ service: key, name }));
  const asOpened = { ...openTicket(draft, requester, policy, approval, parts), mark: mark ?? newMark() };
  const due = dueOf(policy, { ...asOpened, clock: startClock(now, nothingDue) });
  // Else a channel that it gets meanwhile has no card of this ticket, which nobody sees yet.
  await tx.holdQueue(draft.queue);
  const channels = await tx.channels(draft.queue);
  const said = forecastFor(policy, asOpened, await tx.answerTimes(draft.queue), now);
  const opened = said === null ? asOpened : { ...asOpened, forecast: { ...said, by: said.by.toISOString() } };
  const spots = await spotsFor(tx, begin("", { number: 1, by, at: now, event: opened }), channels, []);
  const first = { number: 1, by: isDesks(asked) ? null : by, at: now, event: opened, due };
  const ticket = await tx.open(first, dayOf(now, rules.zone), spots);
  await setTimer(tx, rules, ticket);
  await tx.deliver([{ kind: "cards", ticket: ticket.reference }, ...underMessage(ticket)]);
  return { result: "opened", ticket };
}

/** Four characters: of two tickets that are given one reference, one in sixteen million pairs has the same. */
const newMark = (): string => randomBytes(3).toString("base64url");

/** Locks a ticket that is about to be changed, together with whatever else is asked first. Whoever asked reads nothing of it. */
export async function hold(tx: DeskTransaction, reference: string): Promise<void> {
  await tx.lock(reference);
}

/** What was asked of a ticket, and what it would make happen there. */
export type Judged =
  | Exclude<Change, { readonly result: "changed" }>
  | { readonly result: "may"; readonly ticket: Ticket; readonly events: readonly TicketEvent[] };

/** Whether somebody may do what they ask of a ticket, which is locked. */
export async function judge(tx: DeskTransaction, rules: Rules, asked: ChangeAsked): Promise<Judged> {
  const { command, by, seen } = asked;
  const ticket = meantTicket(asked, await tx.lock(asked.reference));
  if (ticket === "lost" || ticket === "not-found") return { result: ticket };
  const now = rules.now();
  const actor = await tx.actor(by, ticket.queue);
  const as = await readerOf(tx, ticket, actor);
  // Who may read nothing of it any more can still stop following it.
  const isUnfollowing = command.type === "unfollow" && mayRead("following", as);
  // Whoever comes too late to decide learns who was first.
  const isDeciding = isDecision(command) && mayRead("approval", as);
  if (!isUnfollowing && !isDeciding && !mayRead("card", as)) return { result: "not-found" };
  const back = isDeciding ? await decidesNoMore(tx, rules, ticket, by) : null;
  if (back !== null) {
    const now = await record(tx, rules, ticket, ...(await coverAbsent(tx, rules, ticket)));
    return { result: "refused", refusal: back, ticket: now };
  }
  const { mayMove = false } = commands[command.type];
  const served = mayMove ? { served: new Set(await tx.servedQueues()) } : {};
  const workedOn = await workedOnBy(tx, ticket, [command.type]);
  const answeredAnew = command.type === "resolve" && (await isAnsweredSince(tx, ticket, seen));
  const keptUntil = command.type === "resolve" || command.type === "reply" ? await keptUntilNow(tx, ticket) : null;
  const at = { actor, now, policy: rules.policy, seen, ...served, workedOn, answeredAnew, keptUntil };
  const decision = decide(ticket, command, at);
  return decision.ok
    ? { result: "may", ticket, events: decision.events }
    : { result: "refused", refusal: decision.refusal, ticket };
}

/** Does what was asked of a ticket, or says why not. What its agent has written before, and waits to leave, is sent first. */
export async function change(tx: DeskTransaction, rules: Rules, asked: ChangeAsked): Promise<Change> {
  const { by, spokenOn = null } = asked;
  await hold(tx, asked.reference);
  await leaveFirst(tx, rules, asked, change);
  const decision = await judge(tx, rules, asked);
  if (decision.result !== "may") return decision;
  const { ticket } = decision;
  const now = rules.now();
  const events = await withApprovers(tx, rules, ticket, decision.events);
  const appended = await append(tx, rules, ticket, { events, by, at: now, spokenOn });
  const changed = isToOpenParts(ticket, appended, events) ? await openParts(tx, rules, appended) : appended;
  await tellLeads(tx, rules, ticket, events, { by, at: now });
  await tellWhatWasGiven(tx, rules, changed, { events, by, at: now });
  await tellLoser(tx, rules, { before: ticket, after: changed }, { by, at: now });
  const kept = await keepInSight(tx, rules, ticket, changed);
  const offered = await offerIfAbsent(tx, rules, ticket, kept);
  const covering = await coverAbsent(tx, rules, offered);
  return { result: "changed", ticket: covering.length === 0 ? offered : await record(tx, rules, offered, ...covering) };
}

/** Whether what was asked has been answered otherwise since a version of the ticket, where it says until when something is given. */
async function isAnsweredSince(
  tx: Pick<DeskTransaction, "eventsOf">,
  { asked, reference, version }: Ticket,
  seen: number | undefined,
): Promise<boolean> {
  if (asked?.grant === undefined || seen === undefined || seen >= version) return false;
  const [last] = await tx.eventsOf(reference, ["answers-changed"], version + 1);
  return last !== undefined && last.number > seen;
}

/** Until when the holder of what a ticket takes back keeps it, where an agent has let them meanwhile; null: it is to be taken back. */
async function keptUntilNow(tx: Pick<DeskTransaction, "lock">, ticket: Ticket): Promise<string | null> {
  if (!isTakeBack(ticket) || ticket.followUpOf === null) return null;
  const lent = await tx.lock(ticket.followUpOf);
  return lent?.given != null && isHeld(lent) && lent.given.askedBack === null ? lent.given.until : null;
}

/** Whether whoever has a ticket cannot see to it: they are away, or are no agent of its queue any more. */
export async function isAbsent(tx: Pick<DeskTransaction, "people" | "actor">, ticket: Ticket): Promise<boolean> {
  const { assignee, queue } = ticket;
  if (assignee === null) return false;
  const person = (await tx.people([assignee])).get(assignee);
  return (person !== undefined && person.away !== null) || !(await tx.actor(assignee, queue)).agent;
}

/** What comes back to an agent who is not there is offered to the others. */
async function offerIfAbsent(tx: DeskTransaction, rules: Rules, before: Ticket, ticket: Ticket): Promise<Ticket> {
  const { assignee, offered, status } = ticket;
  const isBack = isInHand(status) && !isInHand(before.status) && before.assignee === assignee;
  if (assignee === null || offered || !isBack || !(await isAbsent(tx, ticket))) return ticket;
  return record(tx, rules, ticket, { type: "offered", from: assignee });
}

/** A ticket that is opened again goes to where new ones arrive, if nobody looks at its queue any more. */
async function keepInSight(tx: DeskTransaction, rules: Rules, before: Ticket, ticket: Ticket): Promise<Ticket> {
  if (isOpen(before.status) || !isOpen(ticket.status) || ticket.queue === defaultQueue) return ticket;
  // Others would read it there. Whoever opens the queue again finds it.
  if (ticket.isPrivate && !isPrivateQueue(rules.policy, defaultQueue)) return ticket;
  if ((await tx.servedQueues()).includes(ticket.queue)) return ticket;
  return record(tx, rules, ticket, { type: "moved", queue: defaultQueue, from: ticket.queue, reason: "" });
}

/** What an agent has said of something on the ticket that was opened for it is so on the one by which it was given. */
async function tellWhatWasGiven(
  tx: DeskTransaction,
  rules: Rules,
  about: Ticket,
  { events, by, at }: Happened,
): Promise<void> {
  const { forGrant, followUpOf, reference } = about;
  const told = events.flatMap((each): readonly GrantsEvent[] => {
    if (each.type === "given" || each.type === "taken-back") return [each];
    return opensTakeBack(about, each) ? [{ type: "take-back-asked", because: "not-back" }] : [];
  });
  if (forGrant === null || followUpOf === null || told.length === 0) return;
  const ticket = await tx.lock(followUpOf);
  if (ticket?.given == null) return;
  for (const said of told) {
    if (said.type === "given") await recordBy(tx, rules, ticket, { events: [{ ...said, by: reference }], by, at });
    // It ends with its ticket to take it back, and not as long as that is open.
    else if (isHeld(ticket) === (said.type === "taken-back"))
      await recordBy(tx, rules, ticket, { events: [said], by, at });
  }
}

/** Writes down what the desk itself does to a ticket that the caller has locked. */
export const record = (
  tx: DeskTransaction,
  rules: Rules,
  ticket: Ticket,
  ...events: readonly TicketEvent[]
): Promise<Ticket> => append(tx, rules, ticket, { events, by: null, at: rules.now(), spokenOn: null });

const mostTakenBack = 100; // tickets that somebody picked for them before their platform told who they are

/**
 * Closes an account that turned out to be of another organisation. Whoever has no other account is taken off the tickets that
 * were opened for them: these are their requesters' again.
 */
export async function putOut(tx: DeskTransaction, rules: Rules, account: AccountId): Promise<void> {
  const person = await tx.personOf(account);
  if (person === null) return;
  await tx.closeAccount(account);
  if (person.accounts.length > 1) return;
  const theirs = (await tx.ticketsOf(person.id, mostTakenBack, null)).map(({ reference }) => reference);
  for (const reference of theirs.toSorted()) {
    const ticket = await tx.lock(reference);
    if (ticket === null || ticket.beneficiary !== person.id || ticket.requester === person.id) continue;
    const { beneficiary, requester } = ticket;
    await record(tx, rules, ticket, { type: "changed", from: { beneficiary }, to: { beneficiary: requester } });
  }
}

/** Traces that something could not be brought to somebody (`to` null: to the agents' channel), where agents read it. */
export const recordUndelivered = (
  store: DeskStore,
  rules: Rules,
  { ticket: reference, to, reason }: { ticket: string; to: PersonId | null; reason: string },
): Promise<void> =>
  store.transaction(async (tx) => {
    const ticket = await tx.lock(reference);
    if (ticket !== null) await record(tx, rules, ticket, { type: "undelivered", to, reason });
  });

/** Writes down what somebody does to a ticket that the caller has locked, beside what they do to another. */
export const recordBy = (tx: DeskTransaction, rules: Rules, ticket: Ticket, happened: Happened): Promise<Ticket> =>
  append(tx, rules, ticket, { ...happened, spokenOn: null });

interface News extends Happened {
  readonly spokenOn: SurfaceId | null;
}

async function append(tx: DeskTransaction, rules: Rules, ticket: Ticket, news: News): Promise<Ticket> {
  const { after, recorded } = recordAll(rules.policy, ticket, news);
  await write(tx, rules, after, recorded, news.spokenOn);
  return after;
}

/** Writes down what happened to a ticket that the caller has locked, and has it said, all of it at once. */
export async function write(
  tx: DeskTransaction,
  rules: Rules,
  after: Ticket,
  recorded: readonly RecordedEvent[],
  spokenOn: SurfaceId | null = null,
): Promise<void> {
  await tx.save(after, recorded);
  const files = recorded.flatMap(({ event }) => filesOf(event).flatMap(({ id }) => id ?? []));
  await refuseFiled(tx, files, filesOfQueue(rules.policy, after.queue));
  await setTimer(tx, rules, after);
  await announce(tx, after, recorded, spokenOn);
  const { reference, partOf, parts } = after;
  if (partOf !== null) await tx.deliver([{ kind: "gather-parts", whole: partOf }]);
  if (parts.length > 0 && recorded.some(({ event }) => concernsParts(event)))
    await tx.deliver([{ kind: "follow-whole", whole: reference }]);
  if (after.given !== null && recorded.some(({ event }) => movesTakeBack(event)))
    await tx.deliver([{ kind: "see-to-take-back", ticket: after.reference }]);
}

/** Whether what happened to a whole happens to its parts. */
const concernsParts = (event: TicketEvent): boolean => ofParts.has(event.type) || wasFor(event) !== null;

const ofParts: ReadonlySet<string> = new Set([
  "withdrawn",
  "rejected",
  "declined",
  "reopened",
  "approved",
  "approval-asked",
  "answers-changed",
  "confirmed",
] satisfies readonly TicketEvent["type"][]);

/** The desk looks at a ticket again when something will be due; its timer is moved with its clock. */
export const setTimer = (tx: DeskTransaction, { policy, now }: Rules, ticket: Ticket): Promise<void> =>
  tx.setTimer({
    key: timerKeys.ofTicket(ticket.reference),
    at: nextMoment(ticket, policy, now()),
    job: { kind: "wake", ticket: ticket.reference },
  });
