import { noteOn, type Pictured } from "./render.ts";
import type { Surface } from "../../desk/surface.ts";
import type { RecordedEvent } from "../../features/rules.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { Told } from "../../screen/joined.ts";

/** A ticket with everything that happened to it. */
export interface Story {
  readonly ticket: Ticket;
  readonly history: readonly RecordedEvent[];
}

export async function storyOf({ store }: Pick<Pictured, "store">, { ticket: reference }: Surface): Promise<Story> {
  const [ticket, history] = await Promise.all([store.ticket(reference), store.history(reference)]);
  if (ticket === null) throw new Error(`${reference} is shown, and not stored`);
  return { ticket, history };
}

/** The events of these numbers, in order. */
export function eventsOf({ ticket, history }: Story, numbers: readonly number[]): readonly RecordedEvent[] {
  const found = history.filter(({ number }) => numbers.includes(number));
  if (found.length < numbers.length) throw new Error(`${ticket.reference} has not all of the events ${numbers.join()}`);
  return found;
}

/** What is said of these events on a surface, as it is to be read now; nothing of those its readers are not told. */
export async function toldOn(
  deps: Pictured,
  surface: Surface,
  { ticket }: Story,
  events: readonly RecordedEvent[],
): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (const recorded of events) {
    const message = await noteOn(deps, surface, ticket, recorded);
    if (message !== null) told.push({ event: recorded.number, at: recorded.at, message });
  }
  return told;
}
