import type { Circumstances, CommandRule, Decision } from "../../kernel/command.ts";
import type { Of } from "../../kernel/event.ts";
import type { PersonId } from "../../kernel/person.ts";
import { inCharge, rolesOf, type Actor, type Role } from "../../kernel/roles.ts";
import type { TicketStatus } from "../../kernel/status.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { commands, guards, type CommandType, type Refusal, type TicketCommand, type TicketEvent } from "../rules.ts";

/** What a command makes happen to a ticket, or why it may not. Pure. */
export function decide(ticket: Ticket, command: TicketCommand, at: Circumstances): Decision<TicketEvent, Refusal> {
  const refusal = refusalOf(ticket, command.type, at.actor) ?? vetoOf(ticket, command);
  return refusal === null ? consequences(command.type, ticket, command, at) : { ok: false, refusal };
}

/** Why somebody may not give this command now, whatever it says; null when they may. */
export function refusalOf(ticket: Ticket, type: CommandType, actor: Actor): Refusal | null {
  const { roles, tooLate } = commands[type];
  const held = rolesOf(actor, ticket);
  if (may(type, held, ticket.status)) return null;
  if (!roles.some((role) => held.includes(role)))
    return isAssignees(ticket, type, held) ? { type: "somebody-elses", by: ticket.assignee } : { type: "not-allowed" };
  return tooLate?.(ticket, actor) ?? { type: "wrong-status", status: ticket.status };
}

/** Whether another agent has the ticket, who might do it, as a lead might: it can be taken over. Not to look at what is masked. */
const isAssignees = (
  ticket: Ticket,
  type: CommandType,
  held: readonly Role[],
): ticket is Ticket & { assignee: string } =>
  ticket.assignee !== null &&
  inCharge.every((role) => commands[type].roles.includes(role)) &&
  may("take-over", held, ticket.status);

/** Whether somebody with these roles may use the command now; used by `decide` and to choose the buttons of a card. */
export const may = (type: CommandType, held: readonly Role[], status: TicketStatus): boolean =>
  commands[type].statuses.includes(status) && commands[type].roles.some((role) => held.includes(role));

const isCommand = (type: string): type is CommandType => Object.hasOwn(commands, type);
export const commandTypes: readonly CommandType[] = Object.keys(commands).filter(isCommand);

/** Every command somebody could give now. `workedOn`: who has worked on the ticket, as its history tells. */
export const possibleCommands = (
  ticket: Ticket,
  actor: Actor,
  workedOn: ReadonlySet<PersonId> = new Set(),
): ReadonlySet<CommandType> => {
  const held = rolesOf(actor, ticket);
  const isTheirWork = workedOn.has(actor.person);
  return new Set(
    commandTypes
      .filter((type) => may(type, held, ticket.status) && commands[type].pointless?.(ticket, actor) !== true)
      .filter((type) => !(isTheirWork && commands[type].asksWhoWorked === true)),
  );
};

const vetoOf = (ticket: Ticket, command: TicketCommand): Refusal | null =>
  guards.map((guard) => veto(guard, command.type, ticket, command)).find((refusal) => refusal !== null) ?? null;

function veto<Type extends CommandType>(
  guard: { readonly [T in Type]?: (ticket: Ticket, command: Of<TicketCommand, T>) => Refusal | null },
  type: Type,
  ticket: Ticket,
  command: Of<TicketCommand, Type>,
): Refusal | null {
  return guard[type]?.(ticket, command) ?? null;
}

function consequences<Type extends CommandType>(
  type: Type,
  ticket: Ticket,
  command: Of<TicketCommand, Type>,
  at: Circumstances,
): Decision<TicketEvent, Refusal> {
  const row: CommandRule<Of<TicketCommand, Type>, TicketEvent, Refusal> = commands[type];
  return row.decide(ticket, command, at);
}
