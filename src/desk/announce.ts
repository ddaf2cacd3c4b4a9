import type { Delivery, SurfaceId } from "./delivery.ts";
import { concerned, isAt, show, spotsFor } from "./places.ts";
import type { AgentsChannel, DeskTransaction } from "./ports.ts";
import type { Surface } from "./surface.ts";
import type { PersonId } from "../kernel/person.ts";
import type { RecordedEvent, TicketEvent } from "../kernel/ticket-event.ts";
import { isOpen, type Ticket } from "../kernel/ticket.ts";

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
  // One that could not be reached is tried again with each news: the app may have been installed since.
  const deliveries = surfaces.flatMap((surface) => updates(surface, { ticket, events, channels, spokenOn }));
  for (const event of await overtaken(tx, ticket, events)) {
    const personal = surfaces.filter(({ audience }) => audience.kind === "person");
    deliveries.push(...personal.map(({ id }): Delivery => ({ kind: "refresh-note", surface: id, event })));
  }
  await tx.deliver(deliveries);
  const shown = await show(tx, ticket.reference, await spotsFor(tx, ticket, channels, surfaces));
  await tx.deliver(shown.flatMap((surface) => alertsOn(surface, events)));
}

/** Whoever is alerted has a card from now on, and under it what is asked of them. */
const alertsOn = ({ id, audience }: Surface, events: readonly RecordedEvent[]): readonly Delivery[] =>
  events
    .filter(({ event }) => event.type === "alerted" && audience.kind === "person" && peopleHear(event, audience.person))
    .map(({ number }) => ({ kind: "note", surface: id, event: number }));

/** What answers the buttons of an earlier note. */
const overtakes: ReadonlySet<TicketEvent["type"]> = new Set([
  "resumed",
  "resolved",
  "confirmed",
  "refused",
  "rated",
  "reopened",
  "withdrawn",
  "rejected",
  "lapsed",
  "acknowledged",
  "claimed",
  "assigned",
]);
/** What is noted with buttons that somebody is to press once. */
const asking: ReadonlySet<TicketEvent["type"]> = new Set([
  "asked",
  "resolved",
  "confirmed",
  "rated",
  "withdrawn",
  "rejected",
  "reminded",
  "alerted",
  "lapsed",
]);

/** What repeats what was asked before, or asks others: the buttons of both are there until they are answered. */
const asksToo: ReadonlySet<TicketEvent["type"]> = new Set(["reminded", "alerted"]);

/** What asked last before these events, again and again, and what was answered to it: older ones were overtaken before. */
async function overtaken(
  tx: DeskTransaction,
  { reference }: Ticket,
  events: readonly RecordedEvent[],
): Promise<readonly number[]> {
  const first = events[0]?.number ?? 0;
  const onlyOpened = first <= 2;
  if (onlyOpened || !events.some(({ event }) => overtakes.has(event.type))) return [];
  const earlier = (await tx.history(reference)).filter(({ number }) => number < first);
  const last = earlier.findLastIndex(({ event: { type } }) => asking.has(type) && !asksToo.has(type));
  return earlier
    .slice(Math.max(last, 0))
    .flatMap(({ number, event: { type } }) =>
      asking.has(type) || (last !== -1 && type === "answered") ? [number] : [],
    );
}

interface News {
  readonly ticket: Ticket;
  readonly events: readonly RecordedEvent[];
  readonly channels: readonly AgentsChannel[];
  readonly spokenOn: SurfaceId | null;
}

function updates(surface: Surface, { ticket, events, channels, spokenOn }: News): Delivery[] {
  const heard = events.filter((recorded) => {
    if (surface.id === spokenOn && isHeardWhereSpoken(recorded.event, ticket)) return false;
    return surface.audience.kind === "agents"
      ? agentsHear(recorded.event) && (recorded.event.type === "moved" || channels.some((each) => isAt(each, surface)))
      : peopleHear(recorded.event, surface.audience.person) && concerned(ticket).includes(surface.audience.person);
  });
  const notes = heard.map(({ number }): Delivery => ({ kind: "note", surface: surface.id, event: number }));
  return [...notes, { kind: "refresh-card", surface: surface.id }];
}

/** Words typed in a thread are read there already, unless they need an answer: is it not fixed, shall it be reopened? */
const isHeardWhereSpoken = (event: TicketEvent, ticket: Ticket): boolean =>
  event.type === "answered" ? isOpen(ticket.status) && ticket.status !== "resolved" : event.type === "noted";

function peopleHear(event: TicketEvent, person: PersonId): boolean {
  switch (event.type) {
    case "resumed":
      return event.because !== "answered"; // by their own answer
    case "alerted":
      return event.people.includes(person);
    case "worked":
      return event.activity === "called-no-answer";
    case "opened":
    case "noted":
    case "escalated":
    case "followed":
    case "unfollowed":
    case "undelivered":
    case "met":
    case "at-risk":
    case "rescheduled":
    case "acknowledged":
    case "unacknowledged":
    case "offered":
    case "revealed":
      return false;
    case "claimed":
    case "released":
    case "assigned":
    case "asked":
    case "held":
    case "replied":
    case "answered":
    case "resolved":
    case "lapsed":
    case "breached":
    case "stalled":
    case "reminded":
    case "confirmed":
    case "refused":
    case "rated":
    case "reopened":
    case "withdrawn":
    case "rejected":
    case "changed":
    case "moved":
    case "chased":
      return true;
  }
}

/** What the card tells, or nobody needs to be told. */
const unheard: ReadonlySet<TicketEvent["type"]> = new Set(["opened", "followed", "unfollowed", "met", "rescheduled"]);

const agentsHear = (event: TicketEvent): boolean =>
  event.type === "resumed"
    ? event.because !== "answered"
    : !unheard.has(event.type) && !(event.type === "offered" && event.ended === true);
