import type { ChatUser, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { readTicket } from "../desk/read.ts";
import { agentsCard, personCard } from "../features/cards/messages.ts";
import { timesOf } from "../features/rules/ticket-times.ts";
import { noSuchTicket, ticketLost } from "../features/basics/messages.ts";
import { possibleCommands } from "../features/rules/decide.ts";
import { mayRead } from "../kernel/reading.ts";
import type { TicketMeant } from "../kernel/ticket.ts";
import { viewerOfTicket, viewerOfUser, whisper } from "./replies.ts";

/** A ticket's card, for one who may read it; nobody else learns whether it exists. */
export async function showTicket(deps: DeskDeps, { reference, mark }: TicketMeant, by: ChatUser): Promise<Reply> {
  const { store } = deps;
  const person = await store.transaction((tx) => tx.recognise(by));
  const read = await readTicket(store, reference, person.id, mark);
  if (read.result === "lost") return whisper(ticketLost(viewerOfUser(deps, by)));
  if (read.result === "not-found") return whisper(noSuchTicket(reference, viewerOfUser(deps, by)));
  const { ticket, actor, as: held } = read;
  const viewer = await viewerOfTicket(deps, person, ticket, by);
  const times = timesOf(ticket, deps.policy);
  if (mayRead("agents-card", held)) return whisper(agentsCard(ticket, { viewer, here: true, times }));
  const as = held.includes("requester") ? "requester" : held.includes("beneficiary") ? "beneficiary" : "follower";
  return whisper(personCard(ticket, { viewer, possible: possibleCommands(ticket, actor), as, times }));
}
