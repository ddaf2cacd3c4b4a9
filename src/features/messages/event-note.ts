import type { Of, Recorded } from "../../kernel/event.ts";
import { text } from "../../kernel/text.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { isVisible } from "../../kernel/words/visible.ts";
import { holdsSecrets } from "../../kernel/words/secrets.ts";
import { aside } from "../../screen/blocks.ts";
import type { Button, Message } from "../../screen/message.ts";
import { noteOf, type Saying } from "../../screen/note.ts";
import { sayPlainly } from "../../screen/say.ts";
import { namedOnButton, ticketButtons } from "../../screen/ticket-buttons.ts";
import type { Viewer } from "../../screen/viewer.ts";
import type { EventVoice, PersonVoiceAt, VoiceAt } from "../../screen/voice.ts";
import { voices } from "../messages.ts";
import { privateNote } from "../privacy/messages.ts";
import type { EventType, RecordedEvent, TicketEvent } from "../rules.ts";
import {
  closesOff,
  isResponse,
  isSaidToRequester,
  isToldTo,
  peopleAsked,
  takesFrom,
  tellsAgents,
  typedWords,
} from "../rules/events.ts";
import { phrases, type Phrases } from "../words.ts";

export type NoteAt = Omit<VoiceAt, "words">;
export type PersonNoteAt = Omit<PersonVoiceAt, "words">;

/** One event told in the thread of an agents' channel; null when it is not told there. */
export function agentsNote(ticket: Ticket, recorded: RecordedEvent, at: NoteAt): Message | null {
  const words = phrases(at.viewer.locale);
  const saying = toAgents(ticket, recorded, { ...at, words });
  if (saying === null) return null;
  if (ticket.isPrivate) return isForAgents(recorded, saying) ? privateNote(ticket, saying, at.viewer) : null;
  const names = saying.urgent === true || saying.wasUrgent === true;
  return noteOf(ticket, keepable(ticket, recorded, revealable(ticket, saying, words), words), at.viewer, { names });
}

/** What an agent wrote to the requester can be kept for others. */
function keepable(ticket: Ticket, { number, event, by }: RecordedEvent, saying: Saying, words: Phrases): Saying {
  if (by === null || !isSaidToRequester(event) || (saying.quoted ?? "").trim() === "") return saying;
  const keep: Button = {
    label: words.buttons.keepForNextTime,
    action: { do: "write-ready-answer", ...namedOnButton(ticket), said: number },
  };
  return { ...saying, overflow: [keep] };
}

/** Somebody wrote something, or is to do something: whoever is to read it learns only that. The card shows all else that it may. */
const isForAgents = ({ event }: RecordedEvent, { calls = null, urgent = false, files = [] }: Saying): boolean =>
  calls !== null || urgent || files.length > 0 || typedWords(event).some(isVisible);

/** What was said of a ticket, in order, for an agent who reads it where no notes stand. */
export const saidToAgentsOf = (ticket: Ticket, history: readonly RecordedEvent[], at: NoteAt): readonly Saying[] =>
  history.flatMap((recorded) => {
    const saying = toAgents(ticket, recorded, { ...at, words: phrases(at.viewer.locale) });
    return saying === null ? [] : [saying];
  });

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
export function personNote(ticket: Ticket, recorded: RecordedEvent, given: PersonNoteAt): Message | null {
  const { viewer, reader } = given;
  const { event } = recorded;
  const words = phrases(viewer.locale);
  const at = { ...given, words };
  const signed = { signed: true };
  if (!isToldTo(recorded, reader, ticket)) return null;
  if (peopleAsked(event).includes(reader)) {
    const asked = saidTo(event.type, "asked", ticket, recorded, at);
    return asked === null ? null : noteOf(ticket, asked, viewer, signed);
  }
  const saying = saidTo(event.type, "requester", ticket, recorded, at);
  if (saying === null) return null;
  if (reader === ticket.requester || reader === ticket.beneficiary) {
    // An agent's words to them: their own they know.
    return noteOf(ticket, isResponse(event) ? revealable(ticket, saying, words) : saying, viewer, signed);
  }
  const followed = toAgents(ticket, recorded, { ...at, viewer: mentioningNobody(viewer) });
  return followed === null ? null : noteOf(ticket, { ...followed, calls: null, urgent: false }, viewer, signed);
}

/** The one note of somebody from whom a ticket was taken; null: it is of something else. What it is called now is not theirs to read. */
export function farewellNote(
  ticket: Ticket,
  { event, by }: RecordedEvent,
  { viewer, reader }: Pick<PersonNoteAt, "viewer" | "reader">,
): Message | null {
  if (!takesFrom(event, ticket, reader)) return null;
  const { takenFromYou, noLongerFollowed } = phrases(viewer.locale).personNotes;
  const said = closesOff(event) ? noLongerFollowed : takenFromYou(viewer.names(by).name);
  return sayPlainly(viewer, text`${said}`, aside(text`${ticket.reference}`));
}

const mentioningNobody = (viewer: Viewer): Viewer => ({
  ...viewer,
  names: (person) => ({ name: viewer.names(person).name, user: null }),
});

const toAgents = (ticket: Ticket, recorded: RecordedEvent, at: VoiceAt): Saying | null =>
  tellsAgents(recorded.event) === "nowhere" ? null : saidToAgents(recorded.event.type, ticket, recorded, at);

const voiceOf = <Type extends EventType>(type: Type): EventVoice<Of<TicketEvent, Type>> => voices[type];

const saidToAgents = <Type extends EventType>(
  type: Type,
  ticket: Ticket,
  recorded: Recorded<Of<TicketEvent, Type>>,
  at: VoiceAt,
): Saying | null => voiceOf(type).agents(ticket, recorded, at);

const saidTo = <Type extends EventType>(
  type: Type,
  audience: "requester" | "asked",
  ticket: Ticket,
  recorded: Recorded<Of<TicketEvent, Type>>,
  at: PersonVoiceAt,
): Saying | null => voiceOf(type)[audience](ticket, recorded, at);
