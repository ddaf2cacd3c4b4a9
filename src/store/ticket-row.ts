import { z } from "zod";
import { starCounts, type Attempt } from "../domain/attempt.ts";
import { causeCategories, impacts, kinds, priorities, urgencies } from "../domain/classification.ts";
import type { RecordedEvent } from "../domain/ticket-event.ts";
import { ticketStatuses, withdrawalReasons, type Ticket } from "../domain/ticket.ts";
import { Prisma } from "./generated/client.ts";
import type { TicketEventModel, TicketModel } from "./generated/models.ts";
import { storable, ticketEvent, toJson } from "./json.ts";

const instant = z.iso.datetime().transform((text) => new Date(text));

const attempt: z.ZodType<Attempt> = z.object({
  number: z.int(),
  text: z.string(),
  cause: z.enum(causeCategories),
  by: z.string().nullable(),
  at: instant,
  answer: z
    .discriminatedUnion("answer", [
      z.object({ answer: z.literal("confirmed"), by: z.string(), at: instant }),
      z.object({ answer: z.literal("refused"), by: z.string(), at: instant, reason: z.string() }),
    ])
    .nullable(),
  said: z.string().nullable(),
  rating: z.object({ stars: z.literal(starCounts), comment: z.string(), by: z.string(), at: instant }).nullable(),
});

const ticket: z.ZodType<Ticket> = z.object({
  reference: z.string(),
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
  origin: z.object({ platform: z.string(), conversation: z.string().nullable(), message: z.string().nullable() }),
  followUpOf: z.string().nullable(),
  status: z.enum(ticketStatuses),
  assignee: z.string().nullable(),
  hold: z.object({ reason: z.string(), resumeOn: z.string().nullable() }).nullable(),
  question: z.string().nullable(),
  attempts: z.array(attempt),
  escalated: z.boolean(),
  chases: z.int(),
  chasedAt: z.date().nullable(),
  minutesWorked: z.int(),
  cancellation: z
    .discriminatedUnion("by", [
      z.object({ by: z.literal("requester"), reason: z.enum(withdrawalReasons) }),
      z.object({ by: z.literal("agent"), reason: z.string() }),
    ])
    .nullable(),
  openedAt: z.date(),
  changedAt: z.date(),
  endedAt: z.date().nullable(),
  version: z.int(),
});

export const ticketOf = ({ queueName, ...row }: TicketModel): Ticket => ticket.parse({ ...row, queue: queueName });

export function rowOf({ queue, followers, ...rest }: Ticket): Prisma.TicketUncheckedCreateInput {
  return {
    ...rest,
    queueName: queue,
    followers: [...followers],
    title: storable(rest.title),
    description: storable(rest.description),
    service: storable(rest.service),
    device: storable(rest.device),
    phone: storable(rest.phone),
    stepsToReproduce: storable(rest.stepsToReproduce),
    question: rest.question === null ? null : storable(rest.question),
    origin: toJson(rest.origin),
    hold: rest.hold === null ? Prisma.DbNull : toJson(rest.hold),
    attempts: toJson(rest.attempts),
    cancellation: rest.cancellation === null ? Prisma.DbNull : toJson(rest.cancellation),
  };
}

export const recordedEventOf = ({ number, by, at, event }: TicketEventModel): RecordedEvent => ({
  number,
  by,
  at,
  event: ticketEvent.parse(event),
});

export const eventRow = (
  reference: string,
  { number, by, at, event }: RecordedEvent,
): Prisma.TicketEventCreateManyInput => ({
  reference,
  number,
  by,
  at,
  event: toJson(event),
});
