import type { PersonId } from "../../kernel/person.ts";
import type { RecordedEvent } from "../rules.ts";
import { isResponse } from "./events.ts";

/** Everybody who has had a ticket, or answered as an agent, at any time. */
export const whoWorked = (history: readonly RecordedEvent[]): ReadonlySet<PersonId> =>
  new Set(history.flatMap(workedIn));

function workedIn({ event, by }: RecordedEvent): readonly PersonId[] {
  if (event.type === "assigned") return [event.to];
  return by !== null && (event.type === "claimed" || isResponse(event)) ? [by] : [];
}
