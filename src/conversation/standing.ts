import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { possibleFor } from "../desk/possible.ts";
import { readLastSaid, readTicket } from "../desk/read.ts";
import { placeInLine } from "../desk/read-lists.ts";
import { noSuchTicket, ticketLost } from "../features/basics/messages.ts";
import { standing } from "../features/reminders/messages/standing.ts";
import { timesOf } from "../features/rules/ticket-times.ts";
import { mayRead } from "../kernel/reading.ts";
import type { TicketMeant } from "../kernel/ticket.ts";
import type { Message } from "../screen/message.ts";
import { viewerOfTicket, viewerOfUser, whisper } from "./replies.ts";
import { cardNow } from "../features/cards/conversation.ts";

/** Answers where a ticket stands. Asking asks nothing of anybody: the answer has a button that does. */
export const tellStanding = async (deps: DeskDeps, meant: TicketMeant, by: ChatUser): Promise<Reply> =>
  whisper((await standingNow(deps, meant, by)).message);

/** In the place of the answer in which it was asked again. */
export const standingAgain = async (deps: DeskDeps, meant: TicketMeant, by: ChatUser): Promise<Reply> => ({
  kind: "done",
  instead: (await standingNow(deps, meant, by)).message,
});

/** Once the agents were reminded, the answer in which that was offered says so. Of a ticket that they may not read, the reply says all. */
export async function withStanding(deps: DeskDeps, { by }: Intent, meant: TicketMeant, reply: Reply): Promise<Reply> {
  if (reply.kind !== "done" && reply.kind !== "whisper") return reply;
  const { isRead, message } = await standingNow(deps, meant, by);
  return isRead ? { ...reply, instead: message } : reply;
}

/** For one who may read the ticket; nobody else learns whether it exists. */
async function standingNow(
  deps: DeskDeps,
  meant: TicketMeant,
  by: ChatUser,
): Promise<{ readonly isRead: boolean; readonly message: Message }> {
  const { store, policy } = deps;
  const { reference, mark } = meant;
  const person = await store.recognise(by);
  const read = await readTicket(store, reference, person.id, mark);
  if (read.result === "lost") return { isRead: false, message: ticketLost(viewerOfUser(deps, by)) };
  if (read.result === "not-found") return { isRead: false, message: noSuchTicket(reference, viewerOfUser(deps, by)) };
  const { ticket, actor } = read;
  // Whoever is asked for their approval reads where it stands on their card.
  if (!mayRead("talk", read.as)) return { isRead: true, message: (await cardNow(deps, meant, by)).card };
  const [said, place] = await Promise.all([readLastSaid(store, read), placeInLine(store, read)]);
  const viewer = await viewerOfTicket(deps, person, ticket, by, store, said);
  const message = standing(ticket, {
    viewer,
    possible: await possibleFor(store, ticket, actor),
    times: timesOf(ticket, policy),
    place,
    policy,
    now: deps.now(),
    said,
  });
  return { isRead: true, message };
}
