import { DateTime } from "luxon";
import { nextWallTime } from "./time/business-hours.ts";
import type { Notify } from "./event.ts";
import type { PersonId } from "./person.ts";
import type { Quiet } from "./policy.ts";
import type { Ticket } from "./ticket.ts";

/** What somebody wants to be notified of: all, what asks them for something, or what happened since the day before. */
export const notifyChoices = ["everything", "needs-me", "digest"] as const;
/** In their quiet hours: as the desk does for everybody, nothing that may wait, or all at once. */
export const nightChoices = ["usual", "wait", "at-once"] as const;

export type QuietHours = Omit<Quiet, "pushEvery">;

/** How somebody wants to be notified. What does not wait is outside of it. */
export interface Preference {
  readonly what: (typeof notifyChoices)[number];
  readonly night: (typeof nightChoices)[number];
  /** Their own, in minutes after midnight; null: the desk's. */
  readonly quiet: QuietHours | null;
  /** When they are told once a day, in minutes after midnight; null: in their morning. */
  readonly daily: number | null;
  /** Whether they get the figures of the queues they lead, as a week begins. */
  readonly weekly: boolean;
}

export const usualPreference: Preference = {
  what: "everything",
  night: "usual",
  quiet: null,
  daily: null,
  weekly: true,
};

/** Somebody who may be notified about one ticket. */
export interface NotifiedReader {
  readonly wants: Preference;
  /** IANA. */
  readonly zone: string;
  /** When they were last notified; null: never. */
  readonly notifiedAt: Date | null;
  /** The last notification was an agent's words, and they have said nothing since. */
  readonly hasWords: boolean;
  /** When they last did something on the desk; null: not lately. */
  readonly actedAt: Date | null;
}

const minute = 60_000;
const answersTheirAct = 2 * minute;
/** Whoever acted since is awake. */
export const awakeFor = 30 * minute;

/** An event, as its row says it is told. */
interface Told {
  readonly by: PersonId | null;
  readonly at: Date;
  /** How the requester is notified of it. */
  readonly notify: Notify;
  /** Who is asked by name to do something. */
  readonly asked: readonly PersonId[];
}

/** How one reader is notified of an event of a ticket. */
export function notifyFor(ticket: Ticket, { by, at, notify, asked }: Told, reader: PersonId, now: Date): Notify {
  if (ticket.priority === "P1") return "now";
  if (by === reader && now.getTime() - at.getTime() <= answersTheirAct) return "now";
  // What waits by day waits for their day too.
  if (asked.includes(reader)) return notify === "by-day" || notify === "again" ? notify : "now";
  // Followers hear what is said to the requester: it asks them for nothing.
  return reader === ticket.requester || reader === ticket.beneficiary ? notify : "news";
}

/** The earliest instant, not before `now`, at which somebody may be notified of what happened `at` an instant. */
export function notifyAt(
  { notify, at }: { readonly notify: Notify; readonly at: Date },
  reader: NotifiedReader,
  policy: Quiet,
  now: Date,
): Date {
  if (notify === "now") return now;
  const { what, night, quiet: own } = reader.wants;
  const quiet = { ...policy, ...own };
  const awake = (when: Date): Date => awakeAt(when, reader, policy, now);
  if (waitsForMorning(notify, what))
    return awake(later(now, nextWallTime(reader.zone, at, dailyAt(reader.wants, policy))));
  switch (notify) {
    case "by-day":
      return awake(now);
    case "again":
      return awake(outOfWindow(reader, quiet, now));
    case "words": {
      const when = reader.hasWords ? outOfWindow(reader, quiet, now) : now;
      return night === "wait" ? awake(when) : when;
    }
    case "news":
      return awake(outOfWindow(reader, quiet, now));
  }
}

/** The earliest instant, not before `at`, that is not in their quiet hours as they want them kept. */
export function awakeAt(at: Date, reader: NotifiedReader, policy: Quiet, now: Date): Date {
  const { night, quiet: own } = reader.wants;
  return night === "at-once" ? at : outOfNight(at, reader, { ...policy, ...own }, now);
}

const inTheMorning = 8 * 60; // minutes after midnight

/** When somebody is told once a day, in minutes after midnight: at their hour, or as their quiet hours end, or the desk's. */
export const dailyAt = ({ quiet, daily }: Pick<Preference, "quiet" | "daily">, policy: Quiet): number =>
  daily ?? [quiet ?? policy, policy].find(({ from, to }) => from !== to)?.to ?? inTheMorning;

/** What is told once a day. */
function waitsForMorning(notify: Exclude<Notify, "now">, what: Preference["what"]): boolean {
  switch (what) {
    case "everything":
      return false;
    case "needs-me":
      return notify === "news";
    case "digest":
      return true;
  }
}

const later = (one: Date, other: Date): Date => (one > other ? one : other);

/** Whether they were notified so lately that what follows is said in the same note. */
export const isInWindow = (reader: NotifiedReader, quiet: Quiet, now: Date): boolean =>
  outOfWindow(reader, quiet, now) > now;

function outOfWindow({ notifiedAt }: NotifiedReader, { pushEvery }: Quiet, now: Date): Date {
  if (notifiedAt === null) return now;
  return new Date(Math.max(now.getTime(), notifiedAt.getTime() + pushEvery));
}

function outOfNight(at: Date, { zone, actedAt }: NotifiedReader, quiet: Quiet, now: Date): Date {
  const awake = actedAt !== null && now.getTime() - actedAt.getTime() <= awakeFor;
  return awake || !isNight(quiet, zone, at) ? at : nextWallTime(zone, at, quiet.to);
}

export function isNight(quiet: Quiet, zone: string, at: Date): boolean {
  const { hour, minute: past } = DateTime.fromJSDate(at, { zone });
  return isQuiet(quiet, hour * 60 + past);
}

/** Equal ends are no night at all. `shown`: on the clock, in minutes after midnight. */
export const isQuiet = ({ from, to }: QuietHours, shown: number): boolean =>
  from <= to ? from <= shown && shown < to : from <= shown || shown < to;
