import { commandTypeOfForm } from "./commands.ts";
import type { DeskDeps } from "./deps.ts";
import { viewerOfTicket, viewerOfUser, whisper } from "./once.ts";
import type { ChatUser, Reply } from "../chat/platform.ts";
import { possibleCommands, refusalOf } from "../domain/decide.ts";
import type { Action, TicketForm } from "../messages/action.ts";
import { phrases } from "../messages/locales/index.ts";
import { ticketForm } from "../messages/ticket-forms.ts";
import type { Viewer } from "../messages/viewer.ts";
import { noSuchTicket, offerForm, refusalMessage } from "../messages/whispers.ts";

type Fill = Extract<Action, { do: "fill" }>;

/** The forms in which somebody speaks as the requester; in all others as an agent. */
const requesterForms: readonly TicketForm[] = ["answer", "refuse", "rate", "reopen"];

/** Opens a form about a ticket for somebody who may submit it, and tells the others why not before they type. */
export async function openTicketForm(deps: DeskDeps, action: Fill, by: ChatUser): Promise<Reply> {
  const { store } = deps;
  const person = await store.transaction((tx) => tx.recognise(by));
  const ticket = await store.ticket(action.ticket);
  if (ticket === null) return whisper(noSuchTicket(action.ticket, viewerOfUser(deps, by)));
  const [actor, viewer] = await Promise.all([
    store.actor(person, ticket.queue),
    viewerOfTicket(deps, person, ticket, by),
  ]);
  const refusal = refusalOf(ticket, commandTypeOfForm[action.form], actor);
  if (refusal !== null) return whisper(refusalMessage(refusal, ticket, viewer));
  const form = ticketForm(action.form, {
    ticket,
    seen: action.seen,
    attempt: action.attempt ?? null,
    viewer,
    agents: action.form === "assign" ? await agentChoices(deps, ticket.queue, viewer) : [],
    queues: action.form === "move" ? (await store.queues()).filter((queue) => queue !== ticket.queue) : [],
    possible: possibleCommands(ticket, actor),
    as: requesterForms.includes(action.form) ? "person" : "agent",
  });
  return { kind: "open-form", form, offer: offerForm(action, viewer) };
}

const agentChoices = async ({ store }: DeskDeps, queue: string, { locale }: Viewer) =>
  (await store.agentsOf(queue)).map(({ id, name }) => ({
    value: id,
    label: name === "" ? phrases(locale).labels.unknownPerson : name,
  }));
