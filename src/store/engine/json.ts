import { z } from "zod";
import type { Reply } from "../../channels/platform.ts";
import type { TicketEvent } from "../../kernel/ticket-event.ts";
import type { Prisma } from "../generated/client.ts";

/** Somebody's words without what PostgreSQL refuses in a text: NUL, and halves of characters that something cut in two. */
export const storable = (words: string): string => words.toWellFormed().replaceAll("\0", "");

/** A value as PostgreSQL reads JSON: instants become ISO 8601. */
export const jsonText = (value: object): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === "string" ? storable(part) : part));

/** The same for a JSON column. */
export const toJson = (value: object): Prisma.InputJsonValue => JSON.parse(jsonText(value));

const eventTypes: Readonly<Record<TicketEvent["type"], true>> = {
  opened: true,
  claimed: true,
  released: true,
  assigned: true,
  asked: true,
  held: true,
  resumed: true,
  replied: true,
  answered: true,
  noted: true,
  worked: true,
  resolved: true,
  confirmed: true,
  lapsed: true,
  met: true,
  "at-risk": true,
  breached: true,
  rescheduled: true,
  alerted: true,
  acknowledged: true,
  unacknowledged: true,
  stalled: true,
  reminded: true,
  offered: true,
  revealed: true,
  refused: true,
  escalated: true,
  rated: true,
  reopened: true,
  withdrawn: true,
  rejected: true,
  changed: true,
  moved: true,
  chased: true,
  followed: true,
  unfollowed: true,
  undelivered: true,
};

const typed = z.object({ type: z.string() });

/** Only the desk writes events, so their type is proof enough; one it does not know comes from a newer desk. */
export const ticketEvent = z.custom<TicketEvent>(
  (value) => Object.hasOwn(eventTypes, typed.safeParse(value).data?.type ?? ""),
  "an event of a type that this program does not know",
);

const timeInText = z.object({ kind: z.literal("time"), at: z.iso.datetime() });

/** Whatever the desk stored as one of several kinds; only the desk stores it, so that the kind is proof enough. */
export const ofSomeKind = z.looseObject({ kind: z.string() });

/** An answer given before; the instants in its texts are `Date`s again. */
export const reply = z.preprocess(
  (json) => JSON.parse(JSON.stringify(json), (_key, value: unknown) => withDate(value)),
  z.custom<Reply>((value) => ofSomeKind.safeParse(value).success),
);

function withDate(value: unknown): unknown {
  const time = timeInText.safeParse(value);
  return time.success ? { ...time.data, at: new Date(time.data.at) } : value;
}

export const fileLinks = z.array(z.object({ name: z.string(), url: z.string() }));
