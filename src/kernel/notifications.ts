import { DateTime } from "luxon";
import { nextWallTime } from "./time/business-hours.ts";
import type { Notify } from "./event.ts";
import type { PersonId } from "./person.ts";
import type { Quiet } from "./policy.ts";
import type { Ticket } from "./ticket.ts";

/** Somebody who may be notified about one ticket. */
export interface NotifiedReader {
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
  if (asked.includes(reader)) return "now";
  // Followers hear what is said to the requester: it asks them for nothing.
  return reader === ticket.requester || reader === ticket.beneficiary ? notify : "news";
}

/** The earliest instant, not before `now`, at which somebody may be notified. */
export function notifyAt(notify: Notify, reader: NotifiedReader, quiet: Quiet, now: Date): Date {
  switch (notify) {
    case "now":
      return now;
    case "by-day":
      return outOfNight(now, reader, quiet, now);
    case "words":
      return reader.hasWords ? outOfWindow(reader, quiet, now) : now;
    case "news":
      return outOfNight(outOfWindow(reader, quiet, now), reader, quiet, now);
  }
}

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

/** Equal ends are no night at all. */
export function isNight({ from, to }: Quiet, zone: string, at: Date): boolean {
  const { hour, minute: past } = DateTime.fromJSDate(at, { zone });
  const shown = hour * 60 + past;
  return from <= to ? from <= shown && shown < to : from <= shown || shown < to;
}
