import type { AgentsChannel, DeskTransaction, Person } from "./ports.ts";
import type { Delivery, SurfaceId } from "./delivery.ts";
import type { Audience, Surface } from "./surface.ts";
import type { Conversation } from "../chat/platform.ts";
import type { PersonId } from "../domain/person.ts";
import type { RecordedEvent, TicketEvent } from "../domain/ticket-event.ts";
import { isOpen, type Ticket } from "../domain/ticket.ts";

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
  if (events.some(({ event }) => overtakes.has(event.type))) {
    const overtaken = lastAsking(await tx.history(ticket.reference), events);
    const personal = surfaces.filter(({ audience }) => audience.kind === "person");
    for (const { id } of personal) {
      deliveries.push(...overtaken.map((event): Delivery => ({ kind: "refresh-note", surface: id, event })));
    }
  }
  for (const { at, audience } of await missing(tx, ticket, channels, surfaces)) {
    const surface = await tx.addSurface(ticket.reference, at, audience);
    deliveries.push({ kind: "note", surface: surface.id, event: 1 });
  }
  await tx.deliver(deliveries);
}

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
]);

/** The note that asked last before these events, and what was answered under it: older ones were overtaken before. */
function lastAsking(history: readonly RecordedEvent[], events: readonly RecordedEvent[]): readonly number[] {
  const earlier = history.filter(({ number }) => !events.some((event) => event.number === number));
  const last = earlier.findLastIndex(({ event }) => asking.has(event.type));
  if (last === -1) return [];
  return earlier
    .slice(last)
    .flatMap(({ number, event }, index) => (index === 0 || event.type === "answered" ? [number] : []));
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

/** Who is told what happens to a ticket, in their own chat. */
export const concerned = (ticket: Ticket): readonly PersonId[] => [
  ...new Set([ticket.requester, ticket.beneficiary, ...ticket.followers]),
];

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

const isAt = (one: Conversation, other: Conversation): boolean =>
  one.platform === other.platform && one.tenant === other.tenant && one.address === other.address;

interface Place {
  readonly at: Conversation;
  readonly audience: Audience;
}

/** Where the ticket should be shown and is not yet. */
async function missing(
  tx: DeskTransaction,
  ticket: Ticket,
  channels: readonly AgentsChannel[],
  surfaces: readonly Surface[],
): Promise<readonly Place[]> {
  const unshown = concerned(ticket).filter(
    (person) => !surfaces.some(({ audience }) => audience.kind === "person" && audience.person === person),
  );
  const people = await tx.people(unshown);
  const personal = unshown.flatMap((id): Place[] => {
    const person = people.get(id);
    const at = person === undefined ? null : directConversation(person, ticket);
    return at === null ? [] : [{ at, audience: { kind: "person", person: id } }];
  });
  const shared = channels
    .filter((channel) => !surfaces.some((surface) => isAt(surface, channel) && surface.audience.kind === "agents"))
    .map((at): Place => ({ at, audience: { kind: "agents" } }));
  return [...personal, ...shared];
}

/** Their chat with the bot: on the platform the ticket comes from when they are there too. */
function directConversation({ accounts }: Person, { origin }: Ticket): Conversation | null {
  const account = accounts.find(({ platform }) => platform === origin.platform) ?? accounts[0];
  return account === undefined
    ? null
    : { platform: account.platform, tenant: account.tenant, address: account.directAddress };
}

/** Shows tickets in an agents' channel where they have no card yet. */
export async function adopt(tx: DeskTransaction, tickets: readonly Ticket[], channel: AgentsChannel): Promise<void> {
  const deliveries: Delivery[] = [];
  for (const { reference } of tickets) {
    const surface = await tx.addSurface(reference, channel, { kind: "agents" });
    deliveries.push({ kind: "note", surface: surface.id, event: 1 });
  }
  await tx.deliver(deliveries);
}
