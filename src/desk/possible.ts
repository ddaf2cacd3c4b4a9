import { commands, type TicketCommand } from "../features/rules.ts";
import { possibleCommands } from "../features/rules/decide.ts";
import type { PersonId } from "../kernel/person.ts";
import type { Actor } from "../kernel/roles.ts";
import type { Ticket } from "../kernel/ticket.ts";
import { readWhoWorked } from "./read.ts";
import type { TicketReader } from "./reader.ts";

/** Every command somebody could give now: what the buttons of a card are chosen from. */
export async function possibleFor(
  store: Pick<TicketReader, "history">,
  ticket: Ticket,
  actor: Actor,
): Promise<ReadonlySet<TicketCommand["type"]>> {
  const possible = possibleCommands(ticket, actor);
  const workedOn = await workedOnBy(store, ticket, [...possible]);
  return workedOn.size === 0 ? possible : possibleCommands(ticket, actor, workedOn);
}

/** Who has worked on a ticket, where one of these commands is not for them; nobody where none asks. */
export async function workedOnBy(
  store: Pick<TicketReader, "history">,
  { reference }: Ticket,
  types: readonly TicketCommand["type"][],
): Promise<ReadonlySet<PersonId>> {
  // Also of whoever is no agent now: they may have been one, or have worked on it in another queue.
  return types.some((type) => commands[type].asksWhoWorked === true) ? readWhoWorked(store, reference) : new Set();
}
