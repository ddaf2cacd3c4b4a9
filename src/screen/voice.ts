import type { CommandType, EventType, RecordedEvent, TicketEvent } from "../features/rules.ts";
import type { TicketTimes } from "../features/rules/ticket-times.ts";
import type { Phrases } from "../features/words.ts";
import type { Of, Recorded, Typed } from "../kernel/event.ts";
import type { PersonId } from "../kernel/person.ts";
import type { Ticket } from "../kernel/ticket.ts";
import type { Saying } from "./note.ts";
import type { Viewer } from "./viewer.ts";

/** For whom an event is put into words. */
export interface VoiceAt {
  readonly viewer: Viewer;
  readonly words: Phrases;
  readonly times: TicketTimes;
  /** What has happened since, where a note may say what came of it; left out: not known. */
  readonly later?: readonly RecordedEvent[];
}

export interface PersonVoiceAt extends VoiceAt {
  readonly reader: PersonId;
  /** What had happened before, where a note may say what has changed; left out: not known. */
  readonly before?: readonly RecordedEvent[];
  /** Every command the reader could give now. */
  readonly possible: ReadonlySet<CommandType>;
}

/** What each audience reads of an event, in one row; null when there is nothing to do or to know, or the card says it. */
export interface EventVoice<E> {
  /** In the thread of the agents' channel. Whoever has the ticket is called when it is their turn. */
  readonly agents: (ticket: Ticket, recorded: Recorded<E>, at: VoiceAt) => Saying | null;
  /** The requester or the beneficiary, in their own chat. */
  readonly requester: (ticket: Ticket, recorded: Recorded<E>, at: PersonVoiceAt) => Saying | null;
  /** Whoever is asked by name to do something, in their own chat. */
  readonly asked: (ticket: Ticket, recorded: Recorded<E>, at: PersonVoiceAt) => Saying | null;
}
export type EventVoices<Events extends Typed> = { readonly [Type in Events["type"]]: EventVoice<Of<Events, Type>> };
export type TicketVoices = EventVoices<TicketEvent>;
export type VoiceOf<Type extends EventType> = EventVoice<Of<TicketEvent, Type>>;

export const silent = (): null => null;

/** Who did it, as the reader knows them. */
export const nameOf = ({ by }: { readonly by: PersonId | null }, { viewer }: VoiceAt): string => viewer.names(by).name;

export const requesterName = ({ requester }: Ticket, { viewer }: VoiceAt): string => viewer.names(requester).name;

/** Calls whoever has the ticket, unless they did it themselves: of somebody who is away those who are there, outside the thread. */
export function callsHolder(
  { assignee, offered }: Ticket,
  { by }: { readonly by: PersonId | null },
  { viewer, words }: VoiceAt,
): Pick<Saying, "calls" | "urgent" | "after"> {
  if (assignee === null || assignee === by) return {};
  if (!offered) return { calls: assignee };
  return { urgent: true, after: words.agentsNotes.holderAway(viewer.names(assignee).name) };
}
