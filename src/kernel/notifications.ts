import { DateTime } from "luxon";
import { nextWallTime } from "./time/business-hours.ts";
import type { Notify } from "./event.ts";
import type { PersonId } from "./person.ts";
import type { Quiet } from "./policy.ts";
import type { Ticket } from "./ticket.ts";

/** What ringing somebody about one ticket depends on besides. */
export interface Hearer {
  /** IANA. */
  readonly zone: string;
  /** When they were last rung; null: never. */
  readonly rungAt: Date | null;
  /** They were rung for an agent's words last, and have said nothing since. */
  readonly hasWords: boolean;
  /** When they last did something on the desk; null: not lately. */
  readonly actedAt: Date | null;
}

const minute = 60_000;
const answersTheirAct = 2 * minute;
/** Whoever acted since is awake. */
export const awakeFor = 30 * minute;

/** What the rows say of an event. */
interface Told {
  readonly by: PersonId | null;
  readonly at: Date;
  /** How the requester is notified of it. */
  readonly notify: Notify;
  /** Who is asked by name to do something. */
  readonly asked: readonly PersonId[];
}

export function ringFor(ticket: Ticket, { by, at, notify, asked }: Told, reader: PersonId, now: Date): Notify {
  if (ticket.priority === "P1") return "now";
  if (by === reader && now.getTime() - at.getTime() <= answersTheirAct) return "now";
  if (asked.includes(reader)) return "now";
  // Followers hear what is said to the requester: it asks them for nothing.
  return reader === ticket.requester || reader === ticket.beneficiary ? notify : "news";
}

/** The earliest instant, not before `now`, at which somebody may be rung. */
export function ringAt(ring: Notify, hearer: Hearer, quiet: Quiet, now: Date): Date {
  switch (ring) {
    case "now":
      return now;
    case "by-day":
      return outOfNight(now, hearer, quiet, now);
    case "words":
      return hearer.hasWords ? outOfWindow(hearer, quiet, now) : now;
    case "news":
      return outOfNight(outOfWindow(hearer, quiet, now), hearer, quiet, now);
  }
}

/** Whether they were rung so lately that what follows is said in the same note. */
export const isInWindow = (hearer: Hearer, quiet: Quiet, now: Date): boolean => outOfWindow(hearer, quiet, now) > now;

function outOfWindow({ rungAt }: Hearer, { pushEvery }: Quiet, now: Date): Date {
  if (rungAt === null) return now;
  return new Date(Math.max(now.getTime(), rungAt.getTime() + pushEvery));
}

function outOfNight(at: Date, { zone, actedAt }: Hearer, quiet: Quiet, now: Date): Date {
  const awake = actedAt !== null && now.getTime() - actedAt.getTime() <= awakeFor;
  return awake || !isNight(quiet, zone, at) ? at : nextWallTime(zone, at, quiet.to);
}

/** Equal ends are no night at all. */
export function isNight({ from, to }: Quiet, zone: string, at: Date): boolean {
  const { hour, minute: past } = DateTime.fromJSDate(at, { zone });
  const shown = hour * 60 + past;
  return from <= to ? from <= shown && shown < to : from <= shown || shown < to;
}
