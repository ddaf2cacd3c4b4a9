import { z } from "zod";
import { starCounts, type Attempt } from "../../kernel/attempt.ts";
import { causeCategories, impacts, kinds, priorities, urgencies } from "../../kernel/classification.ts";
import type { RecordedEvent } from "../../features/rules.ts";
import { grantPurposes, reasonsToTakeBack } from "../../kernel/grant.ts";
import type { PersonId } from "../../kernel/person.ts";
import { ticketStatuses } from "../../kernel/status.ts";
import { withdrawalReasons, type Ticket } from "../../kernel/ticket.ts";
import { answered, askedAs, code, customStatus, inLanguages, messageUnder } from "../../features/opening/rules.ts";
import { nextDue } from "../../features/service-levels/rules.ts";
import { approval, approversIn } from "./approval-json.ts";
import { clockOf, due } from "./clock-json.ts";
import { Prisma } from "../generated/client.ts";
import type { TicketEventModel } from "../generated/models.ts";
import { readEvent } from "../../features/rules/events.ts";
import { textIn } from "../words/stored-events.ts";
import { jsonText } from "../engine/json.ts";
import type { Unreadable } from "../engine/readable.ts";

const instant = z.iso.datetime().transform((text) => new Date(text));

const attemptRow = z.looseObject({
  number: z.int(),
  text: z.string(),
  cause: z.enum(causeCategories),
  codes: z.exactOptional(z.array(code)),
  by: z.string().nullable(),
  workOf: z.string().nullable().optional(),
  at: instant,
  answer: z
    .discriminatedUnion("answer", [
      z.looseObject({ answer: z.literal("confirmed"), by: z.string(), at: instant }),
      z.looseObject({ answer: z.literal("silence"), at: instant }),
      z.looseObject({ answer: z.literal("refused"), by: z.string(), at: instant, reason: z.string() }),
    ])
    .nullable()
    .default(null),
  said: z.string().nullable().default(null),
  rating: z
    .looseObject({
      stars: z.literal(starCounts),
      comment: z.string(),
      by: z.string(),
      at: instant,
      criteria: z.exactOptional(
        z.array(z.looseObject({ criterion: z.string(), name: inLanguages, isGood: z.boolean().nullable() })),
      ),
    })
    .nullable()
    .default(null),
});

// An object that is stored as JSON keeps what a newer desk knows of it, and lacks what an older one did not know.
// An event keeps its own shape; its row reads older ones.
const ticket = z.object({
  reference: z.string(),
  mark: z.string().nullable(),
  kind: z.enum(kinds),
  title: z.string(),
  description: z.string(),
  service: z.string(),
  urgency: z.enum(urgencies),
  impact: z.enum(impacts),
  priority: z.enum(priorities),
  device: z.string(),
  phone: z.string(),
  stepsToReproduce: z.string(),
  requester: z.string(),
  beneficiary: z.string(),
  followers: z.array(z.string()),
  queue: z.string(),
  isPrivate: z.boolean(),
  origin: z.looseObject({
    platform: z.string(),
    conversation: z.string().nullable().default(null),
    message: z.string().nullable().default(null),
    under: z.exactOptional(messageUnder),
    by: z.exactOptional(z.string()),
  }),
  followUpOf: z.string().nullable(),
  partOf: z.string().nullable(),
  parts: z.array(
    z.looseObject({
      service: z.string(),
      name: inLanguages,
      ticket: z.string().nullable(),
      status: z.enum(ticketStatuses),
      isPrivate: z.exactOptional(z.literal(true)),
      queue: z.exactOptional(z.string()),
    }),
  ),
  asked: askedAs.nullable(),
  answers: z.array(answered),
  privateAnswers: z.array(answered),
  approval,
  given: z
    .looseObject({
      until: z.iso.date(),
      remind: z.int(),
      by: z.string(),
      at: instant,
      reminded: z.boolean(),
      askedBack: z.enum(reasonsToTakeBack).nullable(),
      ended: z.looseObject({ by: z.string(), at: instant }).nullable(),
    })
    .nullable(),
  forGrant: z.enum(grantPurposes).nullable(),
  status: z.enum(ticketStatuses),
  customStatus: customStatus.nullable(),
  assignee: z.string().nullable(),
  hold: z.looseObject({ reason: z.string(), resumeOn: z.string().nullable().default(null) }).nullable(),
  question: z.string().nullable(),
  attempts: z.array(attemptRow),
  escalated: z.boolean(),
  chases: z.int(),
  chasedAt: z.date().nullable(),
  minutesWorked: z.int(),
  offered: z.boolean(),
  cancellation: z
    .discriminatedUnion("by", [
      z.looseObject({
        by: z.literal("requester"),
        reason: z.enum(withdrawalReasons),
        undone: z.exactOptional(z.literal(true)),
        withWhole: z.exactOptional(z.literal(true)),
      }),
      z.looseObject({
        by: z.enum(["agent", "approver"]),
        reason: z.string(),
        withWhole: z.exactOptional(z.literal(true)),
      }),
    ])
    .nullable(),
  openedAt: z.date(),
  changedAt: z.date(),
  endedAt: z.date().nullable(),
  version: z.int(),
});

/** A row as it is read; what stands in it is looked at by `ticketOf`. */
const ticketRow = z.looseObject({ reference: z.string(), queueName: z.string(), clock: z.unknown() });
export const ticketRows = z.array(ticketRow);
type TicketRow = z.output<typeof ticketRow>;

const fields = Object.values(Prisma.TicketScalarFieldEnum);
const columnOf = (field: string): string => field.replace(/[A-Z]/gu, (capital) => `_${capital.toLowerCase()}`);

/** For statements written by hand: what `rowOf` fills, and what `ticketOf` reads. A new column needs no change of theirs. */
export const ticketColumns = Prisma.raw(fields.map(columnOf).join(", "));
export const ticketColumnsAsRead = Prisma.raw(fields.map((field) => `${columnOf(field)} as "${field}"`).join(", "));

/** The tickets of a list: a row that cannot be read must not take the others away. */
export const readableTickets = (rows: unknown, unreadable: Unreadable): readonly Ticket[] =>
  ticketRows.parse(rows).flatMap((row) => {
    try {
      return [ticketOf(row)];
    } catch (err) {
      unreadable(row.reference, err);
      return [];
    }
  });

export const ticketsOf = (rows: unknown): readonly Ticket[] => ticketRows.parse(rows).map(ticketOf);

/** Desks of 0.1 stored no `workOf`. */
const withWorker = ({ workOf, ...attempt }: z.output<typeof attemptRow>, assignee: PersonId | null): Attempt => ({
  ...attempt,
  workOf: workOf === undefined ? (attempt.by ?? assignee) : workOf,
});

/** Throws on a row that is damaged, or that a newer desk wrote in a way that is not known here. */
export function ticketOf({ queueName, clock, ...row }: TicketRow): Ticket {
  const { attempts, ...read } = ticket.parse({ ...row, queue: queueName });
  const whole = { ...read, attempts: attempts.map((each) => withWorker(each, read.assignee)) };
  return { ...whole, clock: clockOf({ ...whole, clock }) };
}

/** The row as JSON, for `jsonb_populate_record(null::ticket, …)`. */
export function rowOf({ queue: queueName, ...rest }: Ticket): string {
  const row: Readonly<Record<(typeof fields)[number], unknown>> = {
    ...rest,
    queueName,
    approvers: approversIn(rest),
    nextDueAt: rest.endedAt === null ? nextDue({ queue: queueName, ...rest }) : null,
  };
  return jsonText(Object.fromEntries(fields.map((field) => [columnOf(field), row[field]])));
}

/** An event as it is stored, its words by their ids; null: of a type that only a newer desk knows. Throws on a damaged one. */
export function recordedEventOf(
  { number, by, at, event: json, due: dueThen }: Pick<TicketEventModel, "number" | "by" | "at" | "event" | "due">,
  texts: ReadonlyMap<string, string>,
): RecordedEvent | null {
  const event = readEvent(json, textIn(texts));
  return event && { number, by, at, event, ...(dueThen === null ? {} : { due: due.parse(dueThen) }) };
}

/** The columns of `storedEvents`. */
export const eventColumns = Prisma.raw("ticket, number, by, at, event, due");
