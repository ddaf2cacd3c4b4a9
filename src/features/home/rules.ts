import { z } from "zod";
import { priorities, type Priority } from "../../kernel/classification.ts";
import { wholeReference } from "../../kernel/reference.ts";
import { isOpen } from "../../kernel/status.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { nextDue } from "../service-levels/rules.ts";

/**
 * What can be listed: what somebody has claimed or makes sure is handled, what waits for a word or the help of theirs, what of
 * their queues is late, what of them nobody has, what they asked for, and all that is open in their queues.
 */
export const listNames = ["claimed", "waiting", "late", "free", "mine", "queue"] as const;
export type ListName = (typeof listNames)[number];

/** Those of an agent that are counted, in the order in which they stand. */
export const agentsListNames = ["claimed", "waiting", "late", "free", "mine"] as const satisfies readonly ListName[];

/** How many stand on a page of one list alone. */
export const pageAtMost = 15;

/** More than these are many: nobody waits for the exact number of them. */
export const mostCounted = 99;

/** The commands that a button gives as well; one that says more, or belongs in a channel, has to be typed. */
export const offeredVerbs = ["queues", "away", "back"] as const;

/**
 * Where a ticket stands in a list: by what lists are ordered by, as it was when the list was read. So the next page leaves out
 * nothing and shows nothing twice when that ticket, or one before it, has moved since. Instants are milliseconds of the epoch.
 */
export interface Rank {
  readonly reference: string;
  readonly priority: Priority;
  readonly open: boolean;
  readonly due: number | null;
  readonly opened: number;
  readonly changed: number;
}

export const rankOf = (ticket: Ticket): Rank => ({
  reference: ticket.reference,
  priority: ticket.priority,
  open: isOpen(ticket.status),
  due: nextDue(ticket)?.getTime() ?? null,
  opened: ticket.openedAt.getTime(),
  changed: ticket.changedAt.getTime(),
});

/** Thirteen digits last until 2286: each is an instant to JavaScript and to PostgreSQL. */
const instant = z
  .string()
  .regex(/^\d{1,13}$/)
  .transform(Number);

const parts = z.tuple([
  z.string().regex(wholeReference),
  z.enum(priorities),
  z.enum(["open", "ended"]),
  z.union([z.literal("").transform(() => null), instant]),
  instant,
  instant,
]);

/** As a button carries it. */
export const writeRank = ({ reference, priority, open, due, opened, changed }: Rank): string =>
  [reference, priority, open ? "open" : "ended", due ?? "", opened, changed].join(" ");

/** Null for what no button of this desk carries: the list begins anew. */
export function readRank(carried: string | null): Rank | null {
  const read = parts.safeParse(carried?.split(" "));
  if (!read.success) return null;
  const [reference, priority, state, due, opened, changed] = read.data;
  return { reference, priority, open: state === "open", due, opened, changed };
}

/** What of the desk is open to somebody, beside tickets of their own. */
export interface HelpOf {
  /** The reference of their newest ticket; null: they have none. */
  readonly newest: string | null;
  /** Something waits for their approval. */
  readonly approve: boolean;
  /** They are an agent. */
  readonly serve: boolean;
  /** They lead a queue, or are an administrator. */
  readonly report: boolean;
  /** They are an administrator, or nobody has set up anything yet. */
  readonly setUp: boolean;
}
