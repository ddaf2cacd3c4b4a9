import { nothingDue, startClock } from "../../kernel/clock.ts";
import { fold } from "../rules/evolve.ts";
import type { PersonId } from "../../kernel/person.ts";
import { policyIn, type DeskPolicy } from "../../kernel/policy.ts";
import { dueOf } from "../service-levels/rules.ts";
import { recordedWith } from "../rules/record.ts";
import type { RecordedEvent, TicketEvent } from "../rules.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { TicketStatus } from "../../kernel/status.ts";
import { timesOf, type TicketTimes } from "../rules/ticket-times.ts";
import type { Stage } from "./stage.ts";

/** Who did what, and when if not a quarter of an hour after what was before. */
export type By = readonly [by: PersonId | null, event: TicketEvent, at?: Date];

/** The desk of the examples works on Saturdays too, the day on which they happen. */
export const policy: DeskPolicy = (() => {
  const usual = policyIn("Europe/Paris");
  return { ...usual, hours: { ...usual.hours, week: { ...usual.hours.week, saturday: usual.hours.week.friday } } };
})();

const reference = "I261121_0042";
const openedAt = new Date("2026-11-21T08:12:00Z");

/** The moment of the nth step of an example, a quarter of an hour after the one before. */
export const momentOf = (step: number): Date => new Date(openedAt.getTime() + step * 900_000);

export type Opened = Extract<TicketEvent, { type: "opened" }>;

export const opened = ({ story, platform }: Stage): Opened => ({
  type: "opened",
  kind: "incident",
  title: story.title,
  description: story.description,
  service: story.service,
  urgency: "medium",
  impact: "team",
  priority: "P3",
  requester: "camille",
  beneficiary: "camille",
  device: "HP-3F-02",
  phone: "+33 1 70 18 42 42",
  stepsToReproduce: "",
  queue: story.queue,
  origin: { platform, conversation: null, message: null },
  followUpOf: null,
});

const claimed: By = ["amara", { type: "claimed" }];
const resolved = ({ story }: Stage, attempt = 1): By => [
  "amara",
  { type: "resolved", attempt, text: story.resolution, cause: "hardware" },
];

/** How a ticket comes to each status. A status without a way does not compile. */
const waysTo: Readonly<Record<TicketStatus, (stage: Stage) => readonly By[]>> = {
  new: () => [],
  "in-progress": () => [claimed],
  waiting: ({ story }) => [claimed, ["amara", { type: "asked", text: story.question }]],
  "on-hold": ({ story }) => [claimed, ["amara", { type: "held", reason: story.holdReason, resumeOn: "2026-11-26" }]],
  resolved: (stage) => [claimed, resolved(stage)],
  closed: (stage) => [claimed, resolved(stage), ["camille", { type: "confirmed", attempt: 1 }]],
  cancelled: () => [["camille", { type: "withdrawn", reason: "solved-by-myself" }]],
};

export interface TicketLook {
  readonly opened?: Partial<Opened>;
  /** What happens after the status was reached. */
  readonly later?: readonly By[];
  readonly reference?: string;
}

/** Events such as the desk records, which bring a ticket to a status and on from there. */
export function historyIn(status: TicketStatus, stage: Stage, look: TicketLook = {}): readonly RecordedEvent[] {
  const first = { ...opened(stage), ...look.opened };
  const due = dueOf(policy, { ...first, clock: startClock(openedAt, nothingDue) });
  const history: RecordedEvent[] = [{ number: 1, by: "camille", at: openedAt, event: first, due }];
  for (const [by, event, at = momentOf(history.length)] of [...waysTo[status](stage), ...(look.later ?? [])]) {
    history.push(recordedWith(policy, fold(reference, history), { number: history.length + 1, by, at, event }));
  }
  return history;
}

export const ticketIn = (status: TicketStatus, stage: Stage, look: TicketLook = {}): Ticket =>
  fold(look.reference ?? reference, historyIn(status, stage, look));

export const timesIn = (ticket: Ticket): TicketTimes => timesOf(ticket, policy);

/** Made from a message, for somebody else; resolved, refused, resolved and refused again. */
export const escalated = (stage: Stage): Ticket => {
  const refused = (attempt: number): By => ["camille", { type: "refused", attempt, reason: stage.story.stillWrong }];
  const later: readonly By[] = [
    refused(1),
    resolved(stage, 2),
    refused(2),
    [null, { type: "escalated", because: "refused-again" }],
    ["camille", { type: "chased" }],
    ["camille", { type: "chased" }],
  ];
  const origin = { platform: stage.platform, conversation: null, message: "https://chat.example.com/archives/C1/p1" };
  return ticketIn("resolved", stage, { later, opened: { beneficiary: "noor", followUpOf: "I261103_0007", origin } });
};
