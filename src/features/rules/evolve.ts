import { beginApproval } from "../../kernel/approval.ts";
import { nothingDue, startClock, turnFor } from "../../kernel/clock.ts";
import { evolveClock, type EventRule, type Of, type Recorded } from "../../kernel/event.ts";
import { awaitsSomebody } from "../../kernel/approval.ts";
import { offerOver } from "../../kernel/offer.ts";
import type { Part } from "../../kernel/part.ts";
import type { Forecast } from "../../kernel/forecast.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { ForecastSaid } from "../opening/rules.ts";
import { events, type EventType, type RecordedEvent, type TicketEvent } from "../rules.ts";

/** The ticket that an `opened` event begins. */
export function begin(reference: string, { event, at, due = nothingDue }: RecordedEvent): Ticket {
  if (event.type !== "opened") throw new Error(`${reference} begins with "${event.type}" instead of "opened"`);
  const { type: _, approval: stages = [], routed: __, forecast, ...opened } = event;
  const parts = (opened.parts ?? []).map((part): Part => ({ ...part, ticket: null, status: "new" }));
  const approval = stages.length === 0 ? null : beginApproval(stages, at);
  return {
    reference,
    ...opened,
    mark: opened.mark ?? null,
    isPrivate: opened.isPrivate === true,
    asked: opened.asked ?? null,
    answers: opened.answers ?? [],
    privateAnswers: opened.privateAnswers ?? [],
    partOf: opened.partOf ?? null,
    parts,
    approval,
    given: null,
    forGrant: opened.forGrant ?? null,
    followers: [],
    status: "new",
    customStatus: null,
    assignee: null,
    hold: null,
    question: null,
    attempts: [],
    escalated: false,
    chases: 0,
    chasedAt: null,
    minutesWorked: 0,
    offered: false,
    clock: startClock(at, due, turnFor({ status: "new", approval, parts }), forecastSaid(forecast)),
    cancellation: null,
    openedAt: at,
    changedAt: at,
    endedAt: null,
    version: 1,
  };
}

const forecastSaid = (said: ForecastSaid | undefined): Forecast | null =>
  said === undefined ? null : { ...said, by: new Date(said.by) };

/** The ticket after one more event. Pure; every event it is given has been decided before. */
export const evolve = (ticket: Ticket, recorded: RecordedEvent): Ticket =>
  evolveBy(recorded.event.type, ticket, recorded);

/** The ticket is the sum of its events. */
export function fold(reference: string, history: readonly RecordedEvent[]): Ticket {
  const [first, ...rest] = history;
  if (first === undefined) throw new Error(`${reference} has no events`);
  return rest.reduce(evolve, begin(reference, first));
}

function evolveBy<Type extends EventType>(
  type: Type,
  ticket: Ticket,
  recorded: Recorded<Of<TicketEvent, Type>>,
): Ticket {
  const row: EventRule<Of<TicketEvent, Type>> = events[type];
  const evolved = { ...ticket, ...row.evolve(ticket, recorded), changedAt: recorded.at, version: recorded.number };
  const after = evolved.customStatus?.under === evolved.status ? evolved : { ...evolved, customStatus: null };
  const clock = evolveClock(ticket.clock, turnFor(after), recorded, row);
  const isSameQueue = after.queue === ticket.queue;
  const isOffered = after.status === "new" && isSameQueue && !awaitsSomebody(after.approval);
  const offer = isOffered ? clock.offer : offerOver(clock.offer);
  const forecast = isSameQueue && after.priority === ticket.priority ? clock.forecast : null;
  return { ...after, clock: { ...clock, offer, forecast } };
}
