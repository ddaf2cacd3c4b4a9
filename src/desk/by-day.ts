import type { Person } from "./person.ts";
import type { DeskStore } from "./store.ts";
import type { Rules } from "./tickets.ts";
import type { Timer } from "./transaction.ts";
import { awakeAt, notifyAt, type NotifiedReader } from "../kernel/notifications.ts";
import type { PersonId } from "../kernel/person.ts";

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

/**
 * Sets the timer of what is due now to the end of somebody's night, if it is theirs now: what was held up must not wake them.
 * Whether it did.
 */
export const putOffAtNight = (
  { store, rules }: { readonly store: DeskStore; readonly rules: Rules },
  person: PersonId,
  timer: Omit<Timer, "at">,
): Promise<boolean> =>
  store.transaction(async (tx) => {
    const reader = (await tx.people([person])).get(person);
    if (reader === undefined) return false;
    const now = rules.now();
    const at = awakeAt(now, readerOf(reader, rules), rules.policy.quiet, now);
    if (at <= now) return false;
    await tx.setTimer({ ...timer, at });
    return true;
  });
