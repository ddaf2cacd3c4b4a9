import type { WorkerDeps } from "../deps.ts";
import type { Person } from "../../desk/ports.ts";
import type { Surface } from "../../desk/surface.ts";
import type { Rules } from "../../desk/tickets.ts";
import { peopleIn, viewerOf } from "../../desk/viewers.ts";
import { possibleCommands } from "../../features/rules/decide.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { RecordedEvent } from "../../features/rules.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { agentsNote, personNote } from "../../features/messages/event-note.ts";
import type { Message } from "../../screen/message.ts";
import { agentsCard, personCard } from "../../features/cards/messages.ts";
import { timesOf } from "../../features/rules/ticket-times.ts";

export interface Pictured extends Pick<WorkerDeps, "store" | "desk"> {
  readonly rules: Pick<Rules, "policy">;
}

export interface Picture {
  readonly card: Message;
  /** Those named on it of whom no name is known yet. */
  readonly strangers: readonly PersonId[];
}

/** The card of a ticket as the readers of this surface see it. */
export async function cardOn({ store, desk, rules }: Pictured, surface: Surface, ticket: Ticket): Promise<Picture> {
  const named = [...peopleIn(ticket, null), ...readerOf(surface)];
  const times = timesOf(ticket, rules.policy);
  if (surface.audience.kind === "agents") {
    const [people, channel] = await Promise.all([store.people(named), store.channelAt(surface)]);
    const viewer = viewerOf(null, people, surface, desk);
    const card = agentsCard(ticket, { viewer, here: channel?.queue === ticket.queue, times });
    return { card, strangers: strangersAmong(people) };
  }
  const { person } = surface.audience;
  const [people, actor] = await Promise.all([store.people(named), store.actor(person, ticket.queue)]);
  const reader = known(people, person);
  const card = personCard(ticket, {
    viewer: viewerOf(reader, people, surface, desk),
    possible: possibleCommands(ticket, actor),
    as: standing(ticket, reader.id),
    times,
  });
  return { card, strangers: strangersAmong(people) };
}

/** What is said of an event on this surface; null when its readers are not told. */
export async function noteOn(
  { store, desk, rules }: Pictured,
  surface: Surface,
  ticket: Ticket,
  recorded: RecordedEvent,
): Promise<Message | null> {
  const named = [...peopleIn(ticket, recorded), ...readerOf(surface)];
  const times = timesOf(ticket, rules.policy);
  if (surface.audience.kind === "agents") {
    return agentsNote(ticket, recorded, { viewer: viewerOf(null, await store.people(named), surface, desk), times });
  }
  const { person } = surface.audience;
  const [people, actor] = await Promise.all([store.people(named), store.actor(person, ticket.queue)]);
  const reader = known(people, person);
  const possible = possibleCommands(ticket, actor);
  return personNote(ticket, recorded, {
    viewer: viewerOf(reader, people, surface, desk),
    times,
    reader: reader.id,
    possible,
  });
}

const strangersAmong = (people: ReadonlyMap<PersonId, Person>): readonly PersonId[] =>
  [...people.values()].filter(({ name }) => name === "").map(({ id }) => id);

const readerOf = ({ audience }: Surface): readonly PersonId[] => (audience.kind === "person" ? [audience.person] : []);

function known(people: ReadonlyMap<PersonId, Person>, id: PersonId): Person {
  const person = people.get(id);
  if (person === undefined) throw new Error(`a surface belongs to person ${id}, who is not stored`);
  return person;
}

function standing(ticket: Ticket, reader: PersonId): "requester" | "beneficiary" | "follower" {
  if (reader === ticket.requester) return "requester";
  return reader === ticket.beneficiary ? "beneficiary" : "follower";
}
