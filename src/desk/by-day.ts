import type { Person } from "./person.ts";
import type { Rules } from "./tickets.ts";
import { awakeAt, notifyAt, type NotifiedReader } from "../kernel/notifications.ts";

type Reader = Pick<Person, "zone" | "wants">;
type ByDay = Pick<Rules, "policy" | "zone">;

const readerOf = ({ zone, wants }: Reader, { zone: deskZone }: ByDay): NotifiedReader => ({
  zone: zone ?? deskZone,
  wants,
  notifiedAt: null,
  hasWords: false,
  actedAt: null,
});

/** The earliest instant, not before `now`, at which somebody is told at work of what happened `at` an instant. */
export const tellAt = (reader: Reader, rules: ByDay, at: Date, now: Date): Date =>
  notifyAt({ notify: "by-day", at }, readerOf(reader, rules), rules.policy.quiet, now);

/** When what is due now may be said to somebody: what was held up must not wake them. */
export const tellOutOfNightAt = (reader: Reader, rules: ByDay, now: Date): Date =>
  awakeAt(now, readerOf(reader, rules), rules.policy.quiet, now);
