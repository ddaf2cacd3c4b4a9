import { opensForm, presses, type Action, type PressCommand } from "../actions.ts";
import type { TicketCommand } from "../rules.ts";

/** The buttons that act on a ticket at once. */
export type TicketPress = Extract<
  Action,
  { do: PressCommand | "refuse-as-said" | "withdraw" | "rate" | "judge" | "set" | "assign" }
>;

export const isTicketPress = (action: Action): action is TicketPress => "seen" in action && !opensForm(action);

/** What a button of a card commands. To assign takes a look at who is there. */
export function commandOfPress(action: Exclude<TicketPress, { do: "assign" }>): TicketCommand {
  if (action.do === "refuse-as-said") return { type: "refuse", reason: null };
  if (action.do === "withdraw") return { type: "withdraw", reason: action.reason };
  if (action.do === "rate") return { type: "rate", attempt: action.attempt, stars: action.stars, comment: null };
  if (action.do === "judge")
    return { type: "judge", attempt: action.attempt, criterion: action.of, isGood: action.good };
  if (action.do === "set") return { type: "set-status", status: action.to };
  const command = presses[action.do];
  return command.type === "take-over" ? { ...command, from: action.from } : command;
}
