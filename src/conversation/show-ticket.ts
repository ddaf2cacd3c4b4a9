import type { DeskDeps } from "../desk/deps.ts";
import { viewerOfTicket, viewerOfUser, whisper } from "./once.ts";
import type { ChatUser, Reply } from "../channels/platform.ts";
import { possibleCommands } from "../features/rules/decide.ts";
import { rolesOf } from "../kernel/roles.ts";
import { agentsCard, personCard } from "../features/cards/messages.ts";
import { timesOf } from "../features/rules/ticket-times.ts";
import { noSuchTicket } from "../features/basics/messages.ts";

/** A ticket's card, for one who may see it; nobody else learns whether it exists. */
export async function showTicket(deps: DeskDeps, reference: string, by: ChatUser): Promise<Reply> {
  const { store } = deps;
  const person = await store.transaction((tx) => tx.recognise(by));
  const ticket = await store.ticket(reference);
  const unknown = (): Reply => whisper(noSuchTicket(reference, viewerOfUser(deps, by)));
  if (ticket === null) return unknown();
  const actor = await store.actor(person.id, ticket.queue);
  const held = rolesOf(actor, ticket);
  const follows = ticket.followers.includes(person.id);
  if (held.includes("bystander") && !follows) return unknown();
  const viewer = await viewerOfTicket(deps, person, ticket, by);
  const times = timesOf(ticket, deps.policy);
  if (held.includes("agent") || held.includes("lead") || held.includes("administrator")) {
    return whisper(agentsCard(ticket, { viewer, here: true, times }));
  }
  const as = held.includes("requester") ? "requester" : held.includes("beneficiary") ? "beneficiary" : "follower";
  return whisper(personCard(ticket, { viewer, possible: possibleCommands(ticket, actor), as, times }));
}
