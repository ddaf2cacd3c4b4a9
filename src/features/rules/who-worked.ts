import type { PersonId } from "../../kernel/person.ts";
import type { RecordedEvent } from "../rules.ts";
import { isResponse, takerOf } from "./events.ts";

/** Everybody who has had a ticket, or answered as an agent, at any time. */
export const whoWorked = (history: readonly RecordedEvent[]): ReadonlySet<PersonId> =>
  new Set(history.flatMap(workedIn));

const workedIn = (recorded: RecordedEvent): readonly PersonId[] =>
  [takerOf(recorded), isResponse(recorded.event) ? recorded.by : null].filter((person) => person !== null);
