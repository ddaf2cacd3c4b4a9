import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { placeInLine, readTicket } from "../desk/read.ts";
import { noSuchTicket, ticketLost } from "../features/basics/messages.ts";
import { standing } from "../features/reminders/messages/standing.ts";
import { possibleCommands } from "../features/rules/decide.ts";
import { timesOf } from "../features/rules/ticket-times.ts";
import type { TicketMeant } from "../kernel/ticket.ts";
import type { Message } from "../screen/message.ts";
import { viewerOfTicket, viewerOfUser, whisper } from "./replies.ts";

/** Answers where a ticket stands. Asking asks nothing of anybody: the answer has a button that does. */
export const tellStanding = async (deps: DeskDeps, meant: TicketMeant, by: ChatUser): Promise<Reply> =>
  whisper(await standingNow(deps, meant, by));

/** Once the agents were reminded, the answer in which that was offered says so. */
export async function withStanding(deps: DeskDeps, { by }: Intent, meant: TicketMeant, reply: Reply): Promise<Reply> {
  if (reply.kind !== "done" && reply.kind !== "whisper") return reply;
  return { ...reply, instead: await standingNow(deps, meant, by) };
}

/** For one who may read the ticket; nobody else learns whether it exists. */
async function standingNow(deps: DeskDeps, { reference, mark }: TicketMeant, by: ChatUser): Promise<Message> {
  const { store, policy } = deps;
  const person = await store.transaction((tx) => tx.recognise(by));
  const read = await readTicket(store, reference, person.id, mark);
  if (read.result === "lost") return ticketLost(viewerOfUser(deps, by));
  if (read.result === "not-found") return noSuchTicket(reference, viewerOfUser(deps, by));
  const { ticket, actor } = read;
  const [viewer, place] = await Promise.all([viewerOfTicket(deps, person, ticket, by), placeInLine(store, read)]);
  return standing(ticket, {
    viewer,
    possible: possibleCommands(ticket, actor),
    times: timesOf(ticket, policy),
    place,
    policy,
    now: deps.now(),
  });
}
