import type { PersonId } from "../domain/person.ts";
import type { RecordedEvent } from "../domain/ticket-event.ts";
import type { Ticket } from "../domain/ticket.ts";
import { agentsSaying } from "./agents-saying.ts";
import { aside } from "./blocks.ts";
import { phrases } from "./locales/index.ts";
import type { Message } from "./message.ts";
import { requesterSaying } from "./requester-saying.ts";
import { noteOf } from "./saying.ts";
import { text } from "./text.ts";
import { titled } from "./titled.ts";
import type { Viewer } from "./viewer.ts";

/** One event told in the thread of an agents' channel; null when it is not told there. */
export function agentsNote(ticket: Ticket, recorded: RecordedEvent, viewer: Viewer): Message | null {
  const saying = agentsSaying(ticket, recorded, viewer, phrases(viewer.locale));
  return saying === null ? null : noteOf(ticket, saying, viewer);
}

/**
 * One event told to one person in their own chat; null when they are not told.
 * A follower hears of what the requester hears, in the agents' words, without buttons and without urgency.
 * The ticket stands at the end: a chat without threads holds the notes of several.
 */
export function personNote(ticket: Ticket, recorded: RecordedEvent, viewer: Viewer, reader: PersonId): Message | null {
  const words = phrases(viewer.locale);
  const saying = requesterSaying(ticket, recorded, { viewer, reader, words });
  if (saying === null) return null;
  const last = [aside(text`${titled(ticket)}`)];
  if (reader === ticket.requester || reader === ticket.beneficiary) return noteOf(ticket, saying, viewer, last);
  const followed = agentsSaying(ticket, recorded, mentioningNobody(viewer), words);
  return followed === null ? null : noteOf(ticket, { ...followed, calls: null, urgent: false }, viewer, last);
}

const mentioningNobody = (viewer: Viewer): Viewer => ({
  ...viewer,
  names: (person) => ({ name: viewer.names(person).name, user: null }),
});
