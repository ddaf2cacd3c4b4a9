import { platformNames } from "../channels/platform.ts";
import type { Delivery, SurfaceId } from "./delivery.ts";
import { concerned, isAt, show, spotsFor } from "./places.ts";
import { readSentWith } from "./read.ts";
import type { AgentsChannel } from "./reader.ts";
import type { DeskTransaction } from "./transaction.ts";
import type { Surface } from "./surface.ts";
import type { RecordedEvent, TicketEvent } from "../features/rules.ts";
import {
  answersButtons,
  answersCalls,
  asks,
  asksAgents,
  closesOff,
  isAskedByCard,
  isForHolder,
  isOnCard,
  isResolution,
  isSaidToRequester,
  isToldInThread,
  isToldTo,
  peopleAsked,
  takesFrom,
  tellsAgents,
  typesThatAsk,
} from "../features/rules/events.ts";
import { isTakeBack } from "../kernel/grant.ts";
import { isTakenBack, isTheirs, type Ticket } from "../kernel/ticket.ts";

/** Writes down, in the transaction of the change, everything that is to be said and shown because of it. */
export async function announce(
  tx: DeskTransaction,
  ticket: Ticket,
  events: readonly RecordedEvent[],
  /** The surface on whose thread the words already stand, as they were written there. */
  spokenOn: SurfaceId | null,
): Promise<void> {
  const channels = await tx.channels(ticket.queue);
  const surfaces = await tx.surfaces(ticket.reference);
  // One that could not be reached is tried again with each note: the app may have been installed since.
  const sentWith = await readSentWith(tx, ticket, events);
  const told = isTakenBack(ticket) ? events : [...events, ...sentWith];
  const deliveries = surfaces.flatMap((surface) => updates(surface, { ticket, events: told, channels, spokenOn }));
  for (const { number: event } of sentWith)
    for (const { id: surface, platform } of surfaces)
      deliveries.push(
        { kind: "refresh-note", surface, event, adds: true },
        { kind: "show-files", surface, event, platform },
      );
  for (const { number: event, type } of await answered(tx, ticket, events)) {
    const asked = surfaces.filter(({ audience }) => audience.kind === "person" || asksAgents(type));
    deliveries.push(...asked.map(({ id }): Delivery => ({ kind: "refresh-note", surface: id, event })));
  }
  await tx.deliver([...deliveries, ...underMessage(ticket)]);
  const closed = events.find(({ event }) => closesOff(event));
  if (closed !== undefined) await tx.deliver(tidying(ticket, surfaces, closed.number));
  const speaks = events.some(({ event }) => bringsIn(event, ticket));
  const shown = await show(tx, ticket.reference, await spotsFor(tx, ticket, channels, surfaces, speaks));
  await tx.deliver(shown.flatMap((surface) => questionsOn(surface, ticket, events)));
}

/** The message that it was made of shows how it stands. */
export const underMessage = ({ reference, origin: { platform, under } }: Ticket): readonly Delivery[] =>
  under === undefined
    ? []
    : platformNames
        .filter((each) => each === platform)
        .map((each) => ({ kind: "follow-message", ticket: reference, platform: each }));

/** What others could read of a ticket is taken out of the desk's own messages: of each surface that is not one of its own people's. */
const tidying = (
  { queue, requester, beneficiary }: Ticket,
  surfaces: readonly Surface[],
  before: number,
): readonly Delivery[] => [
  ...surfaces
    .filter(({ audience }) => audience.kind === "agents" || ![requester, beneficiary].includes(audience.person))
    .map(({ id, platform }): Delivery => ({ kind: "tidy", surface: id, platform, before, again: true })),
  { kind: "digest-due", queue },
];

/** What brings a part to whoever asked for the whole: words to them, but not that it is done. */
const bringsPart = (event: TicketEvent): boolean => isSaidToRequester(event) && !isResolution(event);

/** What brings a ticket that stays its agents' own otherwise to those it is about. */
const bringsIn = (event: TicketEvent, ticket: Ticket): boolean =>
  isTakeBack(ticket) ? isForHolder(event) : ticket.partOf !== null && bringsPart(event);

/** Whoever is asked by name, or is first told something of a part, has a card from now on, and under it what the card does not say. */
const questionsOn = (
  { id, audience }: Surface,
  ticket: Ticket,
  events: readonly RecordedEvent[],
): readonly Delivery[] =>
  events
    .filter(
      ({ event }) =>
        audience.kind === "person" &&
        ((bringsIn(event, ticket) && !isOnCard(event) && isTheirs(ticket, audience.person)) ||
          (!isAskedByCard(event) && peopleAsked(event).includes(audience.person))),
    )
    .map(({ number }) => ({ kind: "note", surface: id, event: number }));

/**
 * The last question before these events, with its reminders and what was said to it, and calls that nobody took since the
 * requester last spoke: their buttons must go. Older ones are gone. In order.
 */
async function answered(
  tx: DeskTransaction,
  { reference }: Ticket,
  events: readonly RecordedEvent[],
): Promise<readonly Asked[]> {
  const first = events[0]?.number ?? 0;
  const onlyOpened = first <= 2;
  if (onlyOpened || !events.some(({ event }) => answersCalls(event.type))) return [];
  const earlier = await tx.eventsOf(reference, typesThatAsk, first); // the newest first
  const spoken = earlier.findIndex(({ type }) => answersCalls(type));
  const calls = earlier
    .slice(0, spoken === -1 ? earlier.length : spoken)
    .filter(({ type }) => asks(type) === "call-back");
  const questions = events.some(({ event }) => answersButtons(event)) ? lastQuestion(earlier) : [];
  return [...new Set([...questions, ...calls])].toSorted((one, other) => one.number - other.number);
}

interface Asked {
  readonly number: number;
  readonly type: string;
}

/** The newest first are given. */
function lastQuestion(earlier: readonly Asked[]): readonly Asked[] {
  const last = earlier.findIndex(({ type }) => asks(type) === "anew");
  // An answer to an approver's question carries the buttons that decide.
  const beside = last !== -1 || earlier.some(({ type }) => asks(type) === "call-back");
  return earlier
    .slice(0, last === -1 ? earlier.length : last + 1)
    .filter(({ type }) => asks(type) !== "call-back" && (beside || asks(type) !== "beside"));
}

interface Announced {
  readonly ticket: Ticket;
  readonly events: readonly RecordedEvent[];
  readonly channels: readonly AgentsChannel[];
  readonly spokenOn: SurfaceId | null;
}

function updates(surface: Surface, { ticket, events, channels, spokenOn }: Announced): Delivery[] {
  const { id, audience } = surface;
  const told = events.filter((recorded) => {
    const { event } = recorded;
    if (id === spokenOn && !isToldInThread(event, ticket)) return false;
    if (audience.kind === "person")
      return concerned(ticket).includes(audience.person)
        ? isToldTo(recorded, audience.person, ticket)
        : peopleAsked(event).includes(audience.person) || takesFrom(event, ticket, audience.person);
    const where = tellsAgents(event);
    return where === "everywhere" || (where === "here" && channels.some((each) => isAt(each, surface)));
  });
  const notes = told.map(({ number }): Delivery => ({ kind: "note", surface: id, event: number }));
  const closes = events.some(({ event }) => closesOff(event));
  return [...notes, { kind: "refresh-card", surface: id, ...(closes && { closes }) }];
}
