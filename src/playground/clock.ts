import type { ClockMove } from "./protocol.ts";

/** The desk's clock: it begins in the middle of a working morning, and the visitor moves it on. */
export interface Clock {
  readonly now: () => Date;
  move(by: ClockMove): void;
}

const minute = 60_000; // milliseconds
const hour = 60 * minute;
const day = 24 * hour;

/** @param zone IANA: where Monday 9:00 is */
export function createClock(zone: string): Clock {
  let later = untilMonday(new Date(), zone) + hour;
  const now = (): Date => new Date(Date.now() + later);
  return {
    now,
    move(by) {
      later += lengthOf(by, now(), zone);
    },
  };
}

function lengthOf(move: ClockMove, now: Date, zone: string): number {
  switch (move) {
    case "minutes":
      return 10 * minute;
    case "hour":
      return hour;
    case "day":
      return day;
    case "monday":
      return untilMonday(now, zone);
  }
}

/** Until the next Monday at 9:00 on the clocks of `zone`; a week when it is that now. */
function untilMonday(now: Date, zone: string): number {
  const today = wallClock(now, zone);
  const monday = new Date(today);
  monday.setUTCHours(9, 0, 0, 0);
  monday.setUTCDate(today.getUTCDate() + ((8 - today.getUTCDay()) % 7));
  if (monday <= today) monday.setUTCDate(monday.getUTCDate() + 7);
  const apart = monday.getTime() - today.getTime();
  // Clocks that are put forward or back on the way make it an hour less or more.
  const arrived = wallClock(new Date(now.getTime() + apart), zone);
  return apart + monday.getTime() - arrived.getTime();
}

/** What the clocks of `zone` show, as if it were UTC. */
function wallClock(at: Date, zone: string): Date {
  const shown = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" }).format(
    at,
  );
  return new Date(`${shown.replace(" ", "T")}Z`);
}
