import type { TicketHistory } from "./rendered-notes.ts";
import type { NoteMessage, Notes } from "../../desk/delivery-record.ts";
import { notifyOf, peopleAsked, typedWords } from "../../features/rules/events.ts";
import type { Notify } from "../../kernel/event.ts";
import { isInWindow, notifyAt, notifyFor, type NotifiedReader, type Preference } from "../../kernel/notifications.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Quiet } from "../../kernel/policy.ts";
import type { RecordedEvent } from "../../features/rules.ts";

/** What is done with events that are to be said to somebody. */
export type When =
  /** They are posted, which notifies the reader. */
  | { readonly do: "now" }
  /** They are added to a note that stands there, which notifies nobody. */
  | { readonly do: "join"; readonly note: NoteMessage }
  /** They are posted below what the reader has written since that note, as quietly as the platform can. */
  | { readonly do: "below" }
  /** They are postponed, and decided on again then. */
  | { readonly do: "later"; readonly at: Date };

/** Events that are to be said on a surface together, in order. */
export interface DueNotes extends Pick<TicketHistory, "ticket" | "history"> {
  readonly events: readonly RecordedEvent[];
  /** What is said there already. */
  readonly notes: Notes;
}

/** The reader of a surface. */
export interface Recipient {
  readonly person: PersonId;
  /** IANA. */
  readonly zone: string;
  readonly wants: Preference;
  /** When they were last notified on this surface; null: never. */
  readonly notifiedAt: Date | null;
  /** When they last did something on the desk; null: not lately. Not looked at for what is said at once. */
  readonly actedAt: Date | null;
}

/** Whether some of these events are said at once, whatever their reader did lately. */
export const isUrgent = (due: DueNotes, reader: PersonId, now: Date): boolean =>
  rulesOf(due, reader, now).some(({ notify }) => notify === "now");

/** `fits`: whether a note that stands there has room for these events. */
export function decideWhen(
  due: DueNotes,
  recipient: Recipient,
  { quiet, now, fits }: { readonly quiet: Quiet; readonly now: Date; readonly fits: (note: NoteMessage) => boolean },
): When {
  const rules = rulesOf(due, recipient.person, now);
  if (rules.some(({ notify }) => notify === "now")) return { do: "now" };
  const reader = readerOf(due, recipient);
  const at = new Date(Math.min(...rules.map((rule) => notifyAt(rule, reader, quiet, now).getTime())));
  if (at <= now) return { do: "now" };
  const note = due.notes.messages.at(-1);
  const mayJoin =
    due.events.length === 1 && rules.every(({ notify }) => mayStandBelow.has(notify)) && isInWindow(reader, quiet, now);
  if (note === undefined || !mayJoin || !fits(note)) return { do: "later", at };
  return hasWrittenSince(due, note, recipient.person) ? { do: "below" } : { do: "join", note };
}

/** What asks for something has a note of its own. */
const mayStandBelow: ReadonlySet<Notify> = new Set(["news", "words"] as const);

/** Added to that note, what has happened since would stand above their own words, where nobody looks. */
function hasWrittenSince({ history }: DueNotes, { events }: NoteMessage, person: PersonId): boolean {
  const said = history.findLast(({ number }) => events.includes(number));
  return said !== undefined && history.some(({ by, at, event }) => by === person && at > said.at && hasWords(event));
}

const hasWords = (event: RecordedEvent["event"]): boolean => typedWords(event).some((words) => words.trim() !== "");

/** How the reader is notified of each event, and when that happened. */
const rulesOf = (
  { ticket, events }: DueNotes,
  reader: PersonId,
  now: Date,
): readonly { readonly notify: Notify; readonly at: Date }[] =>
  events.map(({ by, at, event }) => ({
    notify: notifyFor(ticket, { by, at, notify: notifyOf(event), asked: peopleAsked(event) }, reader, now),
    at,
  }));

function readerOf(
  { history, notes }: DueNotes,
  { person, zone, wants, notifiedAt, actedAt }: Recipient,
): NotifiedReader {
  const last = notes.messages.at(-1);
  const notified = history.findLast(
    ({ number }) => last?.events.includes(number) === true && !last.joined.includes(number),
  );
  const hasActedSince = history.some(({ by, at }) => by === person && notifiedAt !== null && at > notifiedAt);
  return {
    zone,
    wants,
    notifiedAt,
    hasWords: notified !== undefined && notifyOf(notified.event) === "words" && !hasActedSince,
    actedAt,
  };
}
