import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { possibleFor } from "../desk/possible.ts";
import { readTicket } from "../desk/read.ts";
import { onCard, type Action } from "../features/actions.ts";
import { agentsCard, personCard, shownCard, shownCardDone } from "../features/cards/messages.ts";
import { timesOf } from "../features/rules/ticket-times.ts";
import { noSuchTicket, ticketLost } from "../features/basics/messages.ts";
import { mayRead } from "../kernel/reading.ts";
import type { TicketMeant } from "../kernel/ticket.ts";
import type { Message } from "../screen/message.ts";
import { viewerOfTicket, viewerOfUser, whisper } from "./replies.ts";

export const showTicket = async (deps: DeskDeps, meant: TicketMeant, by: ChatUser): Promise<Reply> =>
  whisper(await cardNow(deps, meant, by));

/**
 * No surface keeps a card that was shown on request: whatever is pressed on it, or sent from a form that it opened, is
 * answered with the card as it is now.
 */
export async function withShownCard(deps: DeskDeps, intent: Intent, reply: Reply): Promise<Reply> {
  const action = actionOf(intent);
  if (action === null || !("seen" in action) || action.shown !== true) return reply;
  if (reply.kind !== "done" && reply.kind !== "whisper") return reply;
  const card = await cardNow(deps, onCard(action), intent.by);
  return { ...reply, instead: reply.kind === "done" ? shownCardDone(card) : card };
}

function actionOf(intent: Intent): Action | null {
  if (intent.kind === "pressed") return intent.action;
  return intent.kind === "submitted" ? intent.opener : null;
}

/** A ticket's card, for one who may read it; nobody else learns whether it exists. */
async function cardNow(deps: DeskDeps, { reference, mark }: TicketMeant, by: ChatUser): Promise<Message> {
  const { store } = deps;
  const person = await store.transaction((tx) => tx.recognise(by));
  const read = await readTicket(store, reference, person.id, mark);
  if (read.result === "lost") return ticketLost(viewerOfUser(deps, by));
  if (read.result === "not-found") return noSuchTicket(reference, viewerOfUser(deps, by));
  const { ticket, actor, as: held } = read;
  const viewer = await viewerOfTicket(deps, person, ticket, by);
  const times = timesOf(ticket, deps.policy);
  if (mayRead("agents-card", held)) return shownCard(agentsCard(ticket, { viewer, here: true, times }));
  const as = held.includes("requester") ? "requester" : held.includes("beneficiary") ? "beneficiary" : "follower";
  return shownCard(personCard(ticket, { viewer, possible: await possibleFor(store, ticket, actor), as, times }));
}
