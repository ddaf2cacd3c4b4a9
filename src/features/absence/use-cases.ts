import type { DeskDeps } from "../../desk/deps.ts";
import { once, viewerOfUser, whisper } from "../../conversation/once.ts";
import type { Away, DeskTransaction, Person } from "../../desk/ports.ts";
import { record, type Rules } from "../../desk/tickets.ts";
import type { Intent, Reply } from "../../channels/platform.ts";
import { nextOpening } from "../../kernel/time/business-hours.ts";
import { startOfDay } from "../../kernel/time/calendar.ts";
import { readDay } from "../../kernel/time/day-words.ts";
import type { PersonId } from "../../kernel/person.ts";
import { commands } from "../rules.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { awayNoted, awayUnread, backNoted } from "./messages.ts";

/** Somebody will not be there, until the desk opens on a day they name (null: until they say that they are back). */
export async function goAway(deps: DeskDeps, intent: Intent, until: string | null): Promise<Reply> {
  const viewer = viewerOfUser(deps, intent.by);
  const day = until === null ? null : readDay(until, deps.now(), viewer.zone);
  if (until !== null && day === null) return whisper(awayUnread(until, viewer));
  const away: Away = {
    because: "said",
    until: day === null ? null : nextOpening(deps.policy.hours, startOfDay(day, deps.policy.hours.zone)),
  };
  return once(deps, intent, async (tx, by) => {
    const offered = await leave(tx, deps, by.id, away);
    return { reply: whisper(awayNoted(away.until, offered, viewer)), changed: true };
  });
}

export const comeBack = (deps: DeskDeps, intent: Intent): Promise<Reply> =>
  once(deps, intent, async (tx, by) => {
    const kept = await returnOf(tx, deps, by.id);
    return { reply: whisper(backNoted(kept, viewerOfUser(deps, intent.by))), changed: true };
  });

/** Goes by the status in somebody's chat (null: they are there), unless they told the desk themselves that they are away. */
export async function followStatus(
  tx: DeskTransaction,
  rules: Rules,
  { id, away }: Person,
  absent: { readonly until: Date | null } | null,
): Promise<void> {
  // What is remembered of a status may be older than its end.
  const isAway = absent !== null && (absent.until === null || absent.until > rules.now());
  if (isAway && away === null) await leave(tx, rules, id, { because: "status", until: absent.until });
  if (!isAway && away?.because === "status") await returnOf(tx, rules, id);
}

/** Marks somebody away, and offers what they have claimed to their colleagues; says how many tickets those are. */
export async function leave(tx: DeskTransaction, rules: Rules, person: PersonId, away: Away): Promise<number> {
  await tx.setAway(person, away);
  await tx.setTimer({ key: timerOf(person), at: away.until, job: { kind: "come-back", person } });
  return offer(tx, rules, person, (ticket) => !ticket.offered);
}

/** Ends somebody's absence; says how many tickets nobody has taken over meanwhile. */
export async function returnOf(tx: DeskTransaction, rules: Rules, person: PersonId): Promise<number> {
  await tx.setAway(person, null);
  await tx.setTimer({ key: timerOf(person), at: null, job: { kind: "come-back", person } });
  return offer(tx, rules, person, (ticket) => ticket.offered, true);
}

const timerOf = (person: PersonId): string => `person ${person}`;

const most = 200; // tickets that one person has at a time: more are beyond anybody

async function offer(
  tx: DeskTransaction,
  rules: Rules,
  person: PersonId,
  concerns: (ticket: Ticket) => boolean,
  ended?: true,
): Promise<number> {
  const claimed = await tx.ticketsClaimedBy(person, most);
  let count = 0;
  // In one order for all, so that two changes of many tickets never wait for each other.
  for (const { reference } of claimed.toSorted((one, other) => (one.reference < other.reference ? -1 : 1))) {
    const ticket = await tx.lock(reference);
    if (ticket === null || ticket.assignee !== person || !commands["take-over"].statuses.includes(ticket.status))
      continue;
    if (!concerns(ticket)) continue;
    await record(tx, rules, ticket, { type: "offered", from: person, ...(ended && { ended }) });
    count += 1;
  }
  return count;
}
