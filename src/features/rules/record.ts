import type { PersonId } from "../../kernel/person.ts";
import type { DeskPolicy } from "../../kernel/policy.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { RecordedEvent, TicketEvent } from "../rules.ts";
import { isToBePrivate, madePrivate } from "../privacy/rules.ts";
import { metBy, movedDue } from "../service-levels/rules.ts";
import { isResolution, movesDue } from "./events.ts";
import { evolve } from "./evolve.ts";

/** What somebody did (`by` null: the desk itself). */
export interface Happened {
  readonly events: readonly TicketEvent[];
  readonly by: PersonId | null;
  readonly at: Date;
}

/** The events as they are written down: with the due dates that follow from them, and then the targets that were met. */
export function recordAll(
  policy: DeskPolicy,
  before: Ticket,
  { events, by, at }: Happened,
): { readonly after: Ticket; readonly recorded: readonly RecordedEvent[] } {
  const recorded: RecordedEvent[] = [];
  let after = before;
  const add = (event: TicketEvent, who: PersonId | null): void => {
    const next = recordedWith(policy, after, { number: after.version + 1, by: who, at, event });
    recorded.push(next);
    after = evolve(after, next);
  };
  for (const event of events) add(event, by);
  if (isToBePrivate(policy, after)) add(madePrivate(after), null);
  for (const event of metBy(policy, before, after, events.some(isResolution))) add(event, null);
  return { after, recorded };
}

/** The event with the due dates that follow from it, where they are others than before. */
export function recordedWith(policy: DeskPolicy, before: Ticket, plain: RecordedEvent): RecordedEvent {
  if (!movesDue(plain.event)) return plain;
  const due = movedDue(policy, evolve(before, plain));
  return due === null ? plain : { ...plain, due };
}
