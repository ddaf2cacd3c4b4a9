import type { WorkerDeps } from "../deps.ts";
import type { Person } from "../../desk/person.ts";
import { isShownTo } from "../../desk/read.ts";
import { possibleFor } from "../../desk/possible.ts";
import type { Surface } from "../../desk/surface.ts";
import type { Rules } from "../../desk/tickets.ts";
import { peopleIn, knowingQueues, viewerOf } from "../../desk/viewers.ts";
import { customStatuses } from "../../kernel/policy.ts";
import { isApprover } from "../../kernel/reading.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { Message } from "../../screen/message.ts";
import { approverCard } from "../../features/approvals/messages.ts";
import { agentsCard, formerCard, personCard } from "../../features/cards/messages.ts";
import { privateCard } from "../../features/privacy/messages.ts";
import { isOfferCard, offerCard } from "../../features/routing/messages.ts";
import { timesOf } from "../../features/rules/ticket-times.ts";

/** What cards and notes are rendered with. */
export interface CardContext extends Pick<WorkerDeps, "store" | "desk"> {
  readonly rules: Pick<Rules, "policy">;
}

export interface RenderedCard {
  readonly card: Message;
  /** People named on it of whom no name is known yet. */
  readonly unnamedPeople: readonly PersonId[];
}

/** The card of a ticket as the readers of this surface see it. */
export async function renderCard(
  { store, desk, rules }: CardContext,
  surface: Surface,
  ticket: Ticket,
): Promise<RenderedCard> {
  const named = [...peopleIn(ticket, null), ...readerOf(surface)];
  const times = timesOf(ticket, rules.policy);
  if (surface.audience.kind === "agents") {
    const [people, channel] = await Promise.all([store.people(named), store.channelAt(surface)]);
    const here = channel?.queue === ticket.queue;
    const reader = viewerOf(null, people, surface, desk);
    const viewer = here ? reader : await knowingQueues(reader, store);
    if (ticket.isPrivate) return { card: privateCard(ticket, await knowingQueues(reader, store)), unnamedPeople: [] };
    const card = agentsCard(ticket, { viewer, here, times, statuses: customStatuses(rules.policy, ticket) });
    return { card, unnamedPeople: unnamedAmong(people) };
  }
  const { person } = surface.audience;
  const [people, actor, lastWords] = await Promise.all([
    store.people(named),
    store.actor(person, ticket.queue),
    store.deliveries.lastWords(ticket.reference, person),
  ]);
  const reader = knownPerson(people, person);
  const viewer = viewerOf(reader, people, surface, desk);
  if (!(await isShownTo(store, ticket, actor))) return { card: formerCard(ticket, viewer), unnamedPeople: [] };
  const possible = await possibleFor(store, ticket, actor);
  if (isApprover(ticket, reader.id))
    return { card: approverCard(ticket, { viewer, reader: reader.id, possible }), unnamedPeople: unnamedAmong(people) };
  if (isOfferCard(ticket, reader.id)) {
    const card = offerCard(ticket, { viewer: await knowingQueues(viewer, store), reader: reader.id, possible });
    return { card, unnamedPeople: unnamedAmong(people) };
  }
  const card = personCard(ticket, {
    viewer,
    possible,
    as: standing(ticket, reader.id),
    reader: reader.id,
    times,
    lastWords,
  });
  return { card, unnamedPeople: unnamedAmong(people) };
}

const unnamedAmong = (people: ReadonlyMap<PersonId, Person>): readonly PersonId[] =>
  [...people.values()].filter(({ name }) => name === "").map(({ id }) => id);

const readerOf = ({ audience }: Surface): readonly PersonId[] => (audience.kind === "person" ? [audience.person] : []);

/** Throws when the person is not stored: a surface belongs to them. */
export function knownPerson(people: ReadonlyMap<PersonId, Person>, id: PersonId): Person {
  const person = people.get(id);
  if (person === undefined) throw new Error(`a surface belongs to person ${id}, who is not stored`);
  return person;
}

function standing(ticket: Ticket, reader: PersonId): "requester" | "beneficiary" | "follower" {
  if (reader === ticket.requester) return "requester";
  return reader === ticket.beneficiary ? "beneficiary" : "follower";
}
