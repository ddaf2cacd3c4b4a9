import type { ChatUser, Intent, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import { possibleFor } from "../../desk/possible.ts";
import type { Person } from "../../desk/person.ts";
import { readHistory, readLastSaid, readTicket, type ReadTicket } from "../../desk/read.ts";
import { knowingFiles, knowingQueues, peopleIn, viewerOf } from "../../desk/viewers.ts";
import { onCard, type Action, type ListRow } from "../actions.ts";
import { approvalAsked, approverCard, approvedInList, declinedInList } from "../approvals/messages.ts";
import { voteOf } from "../approvals/rules.ts";
import { agentsCard, personCard, shownCard, shownCardDone, shownTicket, withTalk } from "./messages.ts";
import { changedSinceListed, claimedInList } from "../home/messages.ts";
import { saidToAgentsOf } from "../messages/event-note.ts";
import { privateTalk } from "../privacy/messages.ts";
import { timesOf } from "../rules/ticket-times.ts";
import { noSuchTicket, ticketLost } from "../basics/messages.ts";
import { isApprover, isAskedNow, mayRead } from "../../kernel/reading.ts";
import type { PersonId } from "../../kernel/person.ts";
import { customStatuses } from "../../kernel/policy.ts";
import type { Actor } from "../../kernel/roles.ts";
import type { Ticket, TicketMeant } from "../../kernel/ticket.ts";
import type { Block, Message } from "../../screen/message.ts";
import { linkToThread } from "./conversation/card-link.ts";
import { listNow } from "../home/conversation.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { viewerOfTicket, viewerOfUser, whisper } from "../../conversation/replies.ts";

/** Asked for in words, it is answered in words. */
export const showTicket = async (deps: DeskDeps, meant: TicketMeant, by: ChatUser): Promise<Reply> =>
  whisper((await cardNow(deps, meant, by)).card);

/** From a button it opens by itself. The list in which the ticket stood otherwise is brought up to date. */
export async function openTicket(
  deps: DeskDeps,
  { by }: Intent,
  { row, ...meant }: Extract<Action, { do: "show" }>,
): Promise<Reply> {
  const { card, ticket } = await cardNow(deps, onCard(meant), by);
  const isStale = row !== undefined && ticket?.version !== row.seen;
  const listAgain = isStale ? { instead: await listNow(deps, by, row) } : {};
  if (ticket === null) return { ...whisper(card), ...listAgain };
  return {
    kind: "card",
    title: ticket.reference,
    card: isStale ? below(changedSinceListed(card), card) : card,
    ...listAgain,
  };
}

const below = (said: readonly Block[], card: Message): Message => ({ ...card, blocks: [...said, ...card.blocks] });

/**
 * No surface keeps a card that was shown on request, nor a list: whatever is pressed there, or sent from a form that it opened,
 * is answered with the card or the list as it is now.
 */
export async function withShownCard(deps: DeskDeps, intent: Intent, reply: Reply): Promise<Reply> {
  const action = actionOf(intent);
  if (action === null || !("seen" in action)) return reply;
  if (reply.kind !== "done" && reply.kind !== "whisper") return reply;
  if (action.row !== undefined) return withListAgain(deps, intent, { ...action, row: action.row }, reply);
  if (action.shown !== true) return reply;
  const { card } = await cardNow(deps, onCard(action), intent.by);
  return { ...reply, instead: reply.kind === "done" ? shownCardDone(card) : card };
}

/** What was not done, or is no longer so, is said above the ticket as it is now, with what can be done with it. */
async function withListAgain(
  deps: DeskDeps,
  { by }: Intent,
  { row, ...meant }: TicketPressed & { readonly row: ListRow },
  reply: Extract<Reply, { kind: "done" | "whisper" }>,
): Promise<Reply> {
  const { card, ticket, reader, viewer } = await cardNow(deps, onCard(meant), by);
  if (ticket !== null && reply.kind === "done" && row.list === "approvals") {
    const isDeclined = voteOf(ticket, reader)?.approves === false;
    const declined = isDeclined ? declinedInList(ticket, viewer) : [];
    const news = meant.do === "approve" ? approvedInList(ticket, reader, viewer) : declined;
    return { kind: "done", instead: await listNow(deps, by, row, news) };
  }
  if (ticket !== null && reply.kind === "done" && ticket.assignee === reader) {
    return { kind: "done", instead: await listNow(deps, by, row, claimedInList(ticket, card)) };
  }
  const instead = await listNow(deps, by, row);
  if (ticket === null) return { ...(reply.kind === "whisper" ? reply : whisper(card)), instead };
  const said = reply.kind === "whisper" ? reply.message.blocks : changedSinceListed(card);
  return { kind: "card", title: ticket.reference, card: below(said, card), instead };
}

type TicketPressed = Extract<Action, { seen: number }>;

function actionOf(intent: Intent): Action | null {
  if (intent.kind === "pressed") return intent.action;
  return intent.kind === "submitted" ? intent.opener : null;
}

interface CardNow {
  readonly card: Message;
  /** Null: the card says that there is none, as far as its reader may know. */
  readonly ticket: Ticket | null;
  readonly reader: PersonId;
  /** As which they read it; null where they read nothing. */
  readonly actor: Actor | null;
  readonly viewer: Viewer;
}

/** A ticket's card, for one who may read it; nobody else learns whether it exists. */
export async function cardNow(deps: DeskDeps, { reference, mark }: TicketMeant, by: ChatUser): Promise<CardNow> {
  const { store } = deps;
  const person = await store.recognise(by);
  const reader = person.id;
  // Who was asked for their approval is shown what became of it.
  const read = await readTicket(store, reference, reader, mark, "approval");
  if (read.result !== "read") {
    const viewer = viewerOfUser(deps, by);
    const card = read.result === "lost" ? ticketLost(viewer) : noSuchTicket(reference, viewer);
    return { card, ticket: null, reader, actor: null, viewer };
  }
  const { ticket, actor, as: held } = read;
  if (ticket.isPrivate && mayRead("agents-card", held)) return privatelyNow(deps, read, { person, by });
  if (isApprover(ticket, reader) && !mayRead("agents-card", held)) {
    const viewer = await viewerOfTicket(deps, person, ticket, by, store);
    const possible = await possibleFor(store, ticket, actor);
    return { card: shownCard(approverCard(ticket, { viewer, reader, possible })), ticket, reader, actor, viewer };
  }
  const [said, thread] = await Promise.all([readLastSaid(store, read), linkToThread(deps, read, by)]);
  const conversation = { said, thread };
  const viewer = await viewerOfTicket(deps, person, ticket, by, store, said);
  const times = timesOf(ticket, deps.policy);
  if (mayRead("agents-card", held)) {
    const card = shownTicket(
      agentsCard(ticket, { viewer, here: true, times, statuses: customStatuses(deps.policy, ticket) }),
      conversation,
      viewer,
    );
    const asked = isAskedNow(ticket, reader)
      ? approvalAsked(ticket, { viewer, reader, possible: await possibleFor(store, ticket, actor) })
      : [];
    return {
      card: asked.length === 0 ? card : shownCard(below(asked, card)),
      ticket,
      reader,
      actor,
      viewer,
    };
  }
  const as = held.includes("requester") ? "requester" : held.includes("beneficiary") ? "beneficiary" : "follower";
  const possible = await possibleFor(store, ticket, actor);
  return {
    card: shownTicket(personCard(ticket, { viewer, possible, as, reader, times }), conversation, viewer),
    ticket,
    reader,
    actor,
    viewer,
  };
}

/** A private ticket as its agents read it, each alone: with all that was said of it, since nothing of that stands under its card. */
async function privatelyNow(
  deps: DeskDeps,
  read: ReadTicket,
  { person, by }: { readonly person: Person; readonly by: ChatUser },
): Promise<CardNow> {
  const { store } = deps;
  const { ticket, actor } = read;
  const history = await readHistory(store, read);
  const named = [
    ...new Set([person.id, ...peopleIn(ticket, null), ...history.flatMap((each) => peopleIn(ticket, each))]),
  ];
  const seen = viewerOf(person, await store.people(named), by, deps);
  const viewer = await knowingFiles(await knowingQueues(seen, store), store, history);
  const times = timesOf(ticket, deps.policy);
  const card = agentsCard(ticket, { viewer, here: true, times, statuses: customStatuses(deps.policy, ticket) });
  const talk = privateTalk(saidToAgentsOf(ticket, history, { viewer, times }), viewer);
  return { card: shownCard(withTalk(card, talk)), ticket, reader: person.id, actor, viewer };
}
