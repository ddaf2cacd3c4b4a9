import { knownPerson, type CardContext } from "./render-card.ts";
import type { Person } from "../../desk/person.ts";
import { isShownTo } from "../../desk/read.ts";
import { possibleFor } from "../../desk/possible.ts";
import type { Surface } from "../../desk/surface.ts";
import { peopleIn, knowingFiles, knowingQueues, viewerOf } from "../../desk/viewers.ts";
import { agentsNote, farewellNote, personNote } from "../../features/messages/event-note.ts";
import { isChange } from "../../features/approvals/messages/changes-for.ts";
import { timesOf } from "../../features/rules/ticket-times.ts";
import { filesOf, isTakenBackWith, peopleAsked, takerOf } from "../../features/rules/events.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { RecordedEvent } from "../../features/rules.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { RenderedNote } from "../../screen/joined.ts";
import type { Message } from "../../screen/message.ts";
import type { Viewer } from "../../screen/viewer.ts";

/** A ticket with everything that happened to it. */
export interface TicketHistory {
  readonly ticket: Ticket;
  readonly history: readonly RecordedEvent[];
  /** Whether more happened to it that only a newer desk knows. What is said of such a ticket is left to that desk. */
  readonly hasNewer: boolean;
}

/** Rejects when the ticket is not stored. */
export async function loadHistory(
  { store }: Pick<CardContext, "store">,
  { ticket: reference }: Surface,
): Promise<TicketHistory> {
  const [ticket, history] = await Promise.all([store.ticket(reference), store.history(reference)]);
  if (ticket === null) throw new Error(`${reference} is shown, and not stored`);
  const hasNewer = history.length < ticket.version && (await store.newerEvents(reference)).length > 0;
  return { ticket, history, hasNewer };
}

/** The events of these numbers, in order. Throws when one is missing. */
export function eventsOf(
  { ticket, history }: Pick<TicketHistory, "ticket" | "history">,
  numbers: readonly number[],
): readonly RecordedEvent[] {
  const found = history.filter(({ number }) => numbers.includes(number));
  if (found.length < numbers.length) throw new Error(`${ticket.reference} has not all of the events ${numbers.join()}`);
  return found;
}

/** Those of them that are still to be said. */
export const stillToSay = (
  { ticket }: Pick<TicketHistory, "ticket">,
  events: readonly RecordedEvent[],
): readonly RecordedEvent[] => events.filter(({ event }) => !isTakenBackWith(ticket, event));

/** The notes of events as they are to be read now; none of an event that the readers are not told. */
export type NoteRenderer = (events: readonly RecordedEvent[]) => readonly RenderedNote[];

export async function renderNotes(
  context: CardContext,
  surface: Surface,
  { ticket, history }: Pick<TicketHistory, "ticket" | "history">,
  events: readonly RecordedEvent[],
): Promise<readonly RenderedNote[]> {
  const { audience } = surface;
  const { render } =
    audience.kind === "agents"
      ? await loadAgentsRenderer(context, surface, { ticket, history }, events)
      : await loadPersonRenderer(context, surface, audience.person, { ticket, history }, events);
  return render(events);
}

async function loadAgentsRenderer(
  { store, desk, rules }: CardContext,
  surface: Surface,
  { ticket, history }: Pick<TicketHistory, "ticket" | "history">,
  events: readonly RecordedEvent[],
): Promise<{ readonly render: NoteRenderer }> {
  const since = (recorded: RecordedEvent) => history.filter(({ number }) => number > recorded.number);
  const takers = events.flatMap(since).flatMap((each) => takerOf(each) ?? []);
  const people = await store.people([...new Set([...namedIn(ticket, events), ...takers])]);
  const viewer = await knowing(store, viewerOf(null, people, surface, desk), events);
  const times = timesOf(ticket, rules.policy);
  const note = (recorded: RecordedEvent) => agentsNote(ticket, recorded, { viewer, times, later: since(recorded) });
  return { render: rendererOf(ticket, note) };
}

/** Reads once what the notes of any of these events need on somebody's surface. */
export async function loadPersonRenderer(
  { store, desk, rules }: CardContext,
  surface: Surface,
  person: PersonId,
  { ticket, history }: Pick<TicketHistory, "ticket" | "history">,
  events: readonly RecordedEvent[],
): Promise<{ readonly reader: Person; readonly render: NoteRenderer }> {
  const before = ({ number }: RecordedEvent) => history.filter((each) => each.number < number);
  // Whoever is asked again reads what has changed since they were asked first.
  const changes = events.some(({ event }) => peopleAsked(event).includes(person)) ? history.filter(isChange) : [];
  const [people, actor] = await Promise.all([
    store.people([...new Set([...namedIn(ticket, [...events, ...changes]), person])]),
    store.actor(person, ticket.queue),
  ]);
  const reader = knownPerson(people, person);
  const as = {
    viewer: await knowing(store, viewerOf(reader, people, surface, desk), events),
    times: timesOf(ticket, rules.policy),
    reader: reader.id,
    possible: await possibleFor(store, ticket, actor),
  };
  const note = (await isShownTo(store, ticket, actor)) ? personNote : farewellNote;
  return {
    reader,
    render: rendererOf(ticket, (recorded) => note(ticket, recorded, { ...as, before: before(recorded) })),
  };
}

const knowing = async (
  store: CardContext["store"],
  reader: Viewer,
  events: readonly RecordedEvent[],
): Promise<Viewer> => knowingFiles(await knowingQueues(reader, store), store, events);

const rendererOf =
  (ticket: Ticket, render: (recorded: RecordedEvent) => Message | null): NoteRenderer =>
  (events) =>
    events.flatMap((recorded) => {
      const message = render(recorded);
      if (message === null) return [];
      const withFiles = filesOf(recorded.event).length > 0 && !isTakenBackWith(ticket, recorded.event);
      return [{ event: recorded.number, at: recorded.at, message, withFiles }];
    });

const namedIn = (ticket: Ticket, events: readonly RecordedEvent[]): readonly PersonId[] => [
  ...new Set([...peopleIn(ticket, null), ...events.flatMap((recorded) => peopleIn(ticket, recorded))]),
];
