import type { PersonId } from "../../kernel/person.ts";
import type { RecordedEvent } from "../rules.ts";
import { isResponse } from "./events.ts";
import { begin, evolve } from "./evolve.ts";

/** Everybody who has had a ticket, or answered as an agent, at any time. */
export function whoWorked(reference: string, history: readonly RecordedEvent[]): ReadonlySet<PersonId> {
  const worked = new Set<PersonId>();
  const [first, ...rest] = history;
  if (first === undefined) return worked;
  let ticket = begin(reference, first);
  for (const recorded of rest) {
    ticket = evolve(ticket, recorded);
    if (ticket.assignee !== null) worked.add(ticket.assignee);
    if (recorded.by !== null && isResponse(recorded.event)) worked.add(recorded.by);
  }
  return worked;
}
