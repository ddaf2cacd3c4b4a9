import type { Typed } from "../../kernel/event.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { TicketEvent } from "../rules.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { TicketStatus } from "../../kernel/status.ts";
import type { Stage } from "./stage.ts";
import { ticketIn, type By, type TicketLook } from "./tickets.ts";

/** An event that has just happened to a ticket; told with the ticket as it is after it. */
export interface Happened {
  readonly name: string;
  readonly by: PersonId | null;
  readonly event: TicketEvent;
  readonly ticket: Ticket;
  /** More has happened to the ticket since. */
  readonly goneOn?: true;
}

/** The examples of each event, in one row. */
export type Happenings<Events extends Typed> = {
  readonly [Type in Events["type"]]: (stage: Stage) => readonly Happened[];
};

/** Somebody does something to a ticket in that status. */
export function after(stage: Stage, name: string, status: TicketStatus, last: By, look: TicketLook = {}): Happened {
  const [by, event] = last;
  return { name, by, event, ticket: ticketIn(status, stage, { ...look, later: [...(look.later ?? []), last] }) };
}
