import { z } from "zod";
import type { AgentsTold, Asks, EventRule, Notify, Of, Tells } from "../../kernel/event.ts";
import { isTakeBack } from "../../kernel/grant.ts";
import type { FileLink } from "../../kernel/file-link.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { PriorityMatrix } from "../../kernel/priority.ts";
import { isTakenBack, isTheirs, type Ticket } from "../../kernel/ticket.ts";
import { changedBy } from "../classification/rules.ts";
import type { Routed } from "../routing/rules/route.ts";
import { events, type EventType, type RecordedEvent, type TicketEvent } from "../rules.ts";

// What the house asks of an event is asked of its row.

const rowOf = <Type extends EventType>(type: Type): EventRule<Of<TicketEvent, Type>> => events[type];

const isKnown = (type: string): type is EventType => Object.hasOwn(events, type);
const head = z.looseObject({ type: z.string() });

/**
 * An event as it was stored, each of its words read by `textOf`; null: of a type that this program does not know, from a
 * newer desk. Throws on what is damaged.
 */
export function readEvent(json: unknown, textOf: (stored: string) => string): TicketEvent | null {
  const stored = head.parse(json);
  const { type } = stored;
  return isKnown(type) ? rowOf(type).read.parse(changeWords(stored, wordsPaths(type), textOf)) : null;
}

/** The event as it is to be stored, something else in the place of each of its words. */
export function storeEvent(
  event: TicketEvent,
  store: { readonly typed: (text: string) => string; readonly repeated: (text: string) => string },
): unknown {
  const { typed, repeated, apart = [] } = events[event.type].words;
  return changeWords(changeWords(event, repeated, store.repeated), [...typed, ...apart], store.typed);
}

const wordsPaths = (type: EventType): readonly string[] => [
  ...events[type].words.typed,
  ...events[type].words.repeated,
  ...(events[type].words.apart ?? []),
];

const changeWords = (event: unknown, paths: readonly string[], change: (text: string) => string): unknown =>
  paths.reduce((changed, path) => changeAt(changed, path.split("."), change), event);

function changeAt(part: unknown, [name, ...deeper]: readonly string[], change: (text: string) => string): unknown {
  if (name === undefined) return typeof part === "string" ? change(part) : part;
  if (name === "*") return Array.isArray(part) ? part.map((each) => changeAt(each, deeper, change)) : part;
  return isRecord(part) && Object.hasOwn(part, name) ? { ...part, [name]: changeAt(part[name], deeper, change) } : part;
}

/** Every type of event that this program knows. */
export const eventTypes: readonly EventType[] = Object.keys(events).filter(isKnown);

/** What the requester is told of it. */
export const tellsRequester = (event: TicketEvent): Tells => answer(event, (row) => row.tells.requester);
export const tellsAgents = (event: TicketEvent): AgentsTold => answer(event, (row) => row.tells.agents);
/** Whether the thread in which it was typed is told too. */
export const isToldInThread = ({ type }: TicketEvent, ticket: Ticket): boolean => events[type].tells.inThread(ticket);
/** Who is asked by name to do something. */
export const peopleAsked = (event: TicketEvent): readonly PersonId[] => answer(event, (row) => row.tells.asked);
/** Whether the card of whoever is asked asks it, where they had none before. */
export const isAskedByCard = ({ type }: TicketEvent): boolean => type === "approval-asked" || type === "offered-to";
/** Whether the card of whoever it concerns shows its words, as long as it is the last that happened. */
export const isOnCard = ({ type }: TicketEvent): boolean => type === "asked" || type === "held" || type === "rejected";
/** Whether somebody whom the ticket concerns hears of it. */
export function isToldTo(
  { event, by }: Pick<RecordedEvent, "event" | "by">,
  person: PersonId,
  ticket: Pick<Ticket, "forGrant" | "requester" | "beneficiary">,
): boolean {
  if (isTakeBack(ticket) && isTheirs(ticket, person) && by !== person && !isForHolder(event)) return false;
  const tells = tellsRequester(event);
  const isTold = tells === "others" ? by !== person : tells !== "nothing";
  return isTold || peopleAsked(event).includes(person);
}
/** Whether whoever has what is to be taken back hears of it: what its agents say to them. The rest is these agents' work. */
export const isForHolder = (event: TicketEvent): boolean =>
  event.type === "reminded" || (isSaidToRequester(event) && !isResolution(event) && event.type !== "rejected");
/** Whether it takes the ticket from somebody who has nothing to do with it any more, and who is told so. */
export const takesFrom = (
  event: TicketEvent,
  { requester, beneficiary, followers }: Ticket,
  person: PersonId,
): boolean =>
  ((event.type === "changed" && event.from.beneficiary === person) ||
    (event.type === "made-private" && event.dropped.includes(person))) &&
  ![requester, beneficiary, ...followers].includes(person);
/** Whether fewer may read the ticket since. */
export const closesOff = ({ type }: TicketEvent): boolean => type === "made-private";
/** Whom it names besides whoever did it. */
export const peopleNamed = (event: TicketEvent): readonly (PersonId | null)[] => answer(event, (row) => row.people);
/** Whether later events make it needless, or untrue, to say an earlier one to somebody: they are asked again, or all of it is otherwise by now. */
export function isOvertaken(event: TicketEvent, later: readonly TicketEvent[], reader: PersonId): boolean {
  if (peopleAsked(event).includes(reader))
    return (
      notifyOf(event) === "again" &&
      later.some((other) => other.type === event.type && peopleAsked(other).includes(reader))
    );
  const states = statesOf(event);
  const changed = later.flatMap(statesOf);
  return states.length > 0 && states.every((state) => changed.includes(state));
}

const statesOf = (event: TicketEvent): readonly string[] =>
  answer(event, (row) => row.tells.states ?? ((): readonly string[] => []));

export const notifyOf = (event: TicketEvent): Notify => answer(event, (row) => row.notify);

/** Whether it holds words of an agent that the requester reads. */
export const isResponse = ({ type }: TicketEvent): boolean => events[type].clock.response;
export const isResolution = (event: TicketEvent): boolean => answer(event, (row) => row.clock.resolves);
export const movesDue = (event: TicketEvent): boolean =>
  answer(event, (row) => (told) => row.clock.movesDue(told, "agents")) !== null;

export const answersButtons = ({ type }: TicketEvent): boolean => events[type].buttons.answers;
/** Questions that wait beside all others are answered by any word of the requester as well. */
export const answersCalls = (type: string): boolean =>
  isKnown(type) && (events[type].buttons.answers || events[type].clock.requesterSpoke);
export const asks = (type: string): Asks => (isKnown(type) ? events[type].buttons.asks : "nothing");
/** Whether the agents' notes of events of a type ask them for something. */
export const asksAgents = (type: string): boolean => isKnown(type) && events[type].buttons.ofAgents === true;
/** Whether somebody answers for the ticket since an event; whoever it is. */
export const takerOf = (recorded: RecordedEvent): PersonId | null =>
  events[recorded.event.type].clock.claims ? (peopleNamed(recorded.event)[0] ?? recorded.by) : null;
/** Whether those whom a ticket is about say something in events of a type. */
export const theySpeak = (type: string): boolean => isKnown(type) && events[type].clock.requesterSpoke;
/** The types of events whose notes may have buttons that somebody is to press once. */
export const typesThatAsk: readonly EventType[] = eventTypes.filter((type) => asks(type) !== "nothing");

/** Whether the requester may read what was typed: their own words, and those of agents that are addressed to them. */
export const isForRequester = ({ type }: TicketEvent): boolean => events[type].words.readBy === "requester";

/** Whether it holds an agent's words to the requester, where it holds any. */
export const isSaidToRequester = (event: TicketEvent): boolean => isResponse(event) && isForRequester(event);

/** Every field in which somebody types, as `typedWords` reads it, and whether the requester may read what stands in it. */
export const typedFields: readonly {
  readonly type: EventType;
  readonly path: string;
  readonly forRequester: boolean;
}[] = eventTypes.flatMap((type) => {
  const { typed, readBy } = events[type].words;
  return typed.map((path) => ({ type, path, forRequester: readBy === "requester" }));
});

/** What somebody typed when this happened, a string for each field. */
export const typedWords = (event: TicketEvent): readonly string[] =>
  events[event.type].words.typed.flatMap((path) => wordsAt(event, path.split(".")));

/** For whom a ticket was until something happened; null: it is for them still. */
export const wasFor = (event: TicketEvent): PersonId | null =>
  event.type === "changed" ? (event.from.beneficiary ?? null) : null;
/** The event as it is with the priorities of another policy. */
export const withPrioritiesOf = (event: TicketEvent, ticket: Ticket, matrix: PriorityMatrix): TicketEvent =>
  event.type === "changed" ? changedBy(event, ticket, matrix) : event;

/** Whether the desk did it since its time had come by the policy. */
export const isByPolicy = ({ event, by }: Pick<RecordedEvent, "event" | "by">): boolean =>
  by === null && answer(event, (row) => row.clock.byPolicy);
/** Why the ticket is in the queue in which it was opened; null: it does not say. */
export const routedBy = (event: TicketEvent): Routed | null => ("routed" in event ? (event.routed ?? null) : null);
/** Who was asked to take the ticket, and what decided between them and others; null: nobody. */
export const offerIn = (event: TicketEvent): Of<TicketEvent, "offered-to"> | null =>
  "candidates" in event ? event : null;

/** Whether it says no more than what was sent with its ticket. */
export const isSentWith = (event: TicketEvent): boolean => event.type === "answered" && event.sentBefore === true;
/** Whether its ticket is taken back by it as if it had not been sent. */
export const takesBack = (event: TicketEvent): boolean => event.type === "withdrawn" && event.undone === true;
/** Whether it may bring back what was taken back. */
export const bringsBack = ({ type }: TicketEvent): boolean => type === "reopened";

/** Whether it says no more than what was sent with a ticket that was taken back since: nobody reads that any more. */
export const isTakenBackWith = (ticket: Ticket, event: TicketEvent): boolean =>
  isTakenBack(ticket) && isSentWith(event);

/** What came with them. */
export const filesOf = (event: TicketEvent): readonly FileLink[] => ("files" in event ? event.files : []);

/** What had been typed before, and is told again. */
export const repeatedWords = (event: TicketEvent): readonly string[] =>
  events[event.type].words.repeated.flatMap((path) => wordsAt(event, path.split("."))).filter((text) => text !== "");

/** Somebody's words in a field; empty where there are none. In a list they are those of each. */
function wordsAt(part: unknown, [name, ...deeper]: readonly string[]): readonly string[] {
  if (name === undefined) return [typeof part === "string" ? part : ""];
  if (name === "*") return Array.isArray(part) ? part.flatMap((each) => wordsAt(each, deeper)) : [];
  return wordsAt(isRecord(part) ? part[name] : undefined, deeper);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** An answer of an event's row, given for the event. */
function answer<Type extends EventType, Answer>(
  event: Of<TicketEvent, Type> & { readonly type: Type },
  ask: (row: EventRule<Of<TicketEvent, Type>>) => (event: Of<TicketEvent, Type>) => Answer,
): Answer {
  return ask(rowOf(event.type))(event);
}
