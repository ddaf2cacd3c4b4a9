import type { TicketCommand, RecordedEvent } from "./rules.ts";
import type { PersonId } from "../kernel/person.ts";
import { isResponse } from "./rules/events.ts";
import { holdsSecrets } from "../kernel/words/secrets.ts";
import type { Ticket } from "../kernel/ticket.ts";
import { agentsSaying } from "./notes/agents-saying.ts";
import { alertedPerson } from "./escalation/messages.ts";
import { aside } from "../screen/blocks.ts";
import { phrases, type Phrases } from "./words.ts";
import type { Message } from "../screen/message.ts";
import { requesterSaying } from "./notes/requester-saying.ts";
import { noteOf, type Saying } from "../screen/note.ts";
import { ticketButtons } from "../screen/ticket-buttons.ts";
import { text } from "../kernel/text.ts";
import type { TicketTimes } from "./cards/messages/ticket-times.ts";
import { titled } from "../screen/titled.ts";
import type { Viewer } from "../screen/viewer.ts";

export interface NoteAt {
  readonly viewer: Viewer;
  readonly times: TicketTimes;
}

export interface PersonNoteAt extends NoteAt {
  readonly reader: PersonId;
  /** Every command the reader could give now. */
  readonly possible: ReadonlySet<TicketCommand["type"]>;
}

/** One event told in the thread of an agents' channel; null when it is not told there. */
export function agentsNote(ticket: Ticket, recorded: RecordedEvent, { viewer, times }: NoteAt): Message | null {
  const words = phrases(viewer.locale);
  const saying = agentsSaying(ticket, recorded, viewer, words, times);
  return saying === null ? null : noteOf(ticket, revealable(ticket, saying, words), viewer);
}

/** What is masked in it can be asked for. */
function revealable(ticket: Ticket, saying: Saying, words: Phrases): Saying {
  if (!holdsSecrets(saying.quoted ?? "")) return saying;
  return { ...saying, buttons: [...(saying.buttons ?? []), ticketButtons(ticket, words).fill("reveal")] };
}

/**
 * One event told to one person in their own chat; null when they are not told.
 * A follower hears of what the requester hears, in the agents' words, without buttons and without urgency; who is alerted is asked.
 * The ticket stands at the end: a chat without threads holds the notes of several.
 */
export function personNote(ticket: Ticket, recorded: RecordedEvent, at: PersonNoteAt): Message | null {
  const { viewer, reader, times } = at;
  const { event } = recorded;
  const words = phrases(viewer.locale);
  const last = [aside(text`${titled(ticket)}`)];
  if (event.type === "alerted" && event.people.includes(reader))
    return noteOf(ticket, alertedPerson(ticket, event, { ...at, words }), viewer, last);
  const saying = requesterSaying(ticket, recorded, { viewer, reader, words, times });
  if (saying === null) return null;
  if (reader === ticket.requester || reader === ticket.beneficiary) {
    // An agent's words to them: their own they know.
    return noteOf(ticket, isResponse(event) ? revealable(ticket, saying, words) : saying, viewer, last);
  }
  const followed = agentsSaying(ticket, recorded, mentioningNobody(viewer), words, times);
  return followed === null ? null : noteOf(ticket, { ...followed, calls: null, urgent: false }, viewer, last);
}

const mentioningNobody = (viewer: Viewer): Viewer => ({
  ...viewer,
  names: (person) => ({ name: viewer.names(person).name, user: null }),
});
