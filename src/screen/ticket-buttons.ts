import { isOpen } from "../kernel/status.ts";
import { isTakenBack, type Ticket, type WithdrawalReason } from "../kernel/ticket.ts";
import type { PressCommand, TicketForm } from "../features/actions.ts";
import type { Phrases } from "../features/words.ts";
import type { Button } from "./message.ts";

/** What every button of a ticket carries: which ticket, and the version of it that the card shows. */
export const carries = (ticket: Ticket): TicketNamed & { readonly seen: number } => ({
  ...namedOnButton(ticket),
  seen: ticket.version,
});

type TicketNamed = { readonly ticket: string; readonly mark?: string };

/** Which ticket a button is of. */
export const namedOnButton = ({ reference, mark }: Ticket): TicketNamed => ({
  ticket: reference,
  ...(mark === null ? {} : { mark }),
});

export interface TicketButtons {
  readonly press: (command: PressCommand) => Button;
  /** Opens a form; the label is the form's own unless another is given. */
  readonly fill: (form: TicketForm, label?: string) => Button;
  /** Opens a form about one attempt. */
  readonly fillAbout: (form: "refuse" | "rate", attempt: number, label?: string) => Button;
  readonly refuseAsSaid: () => Button;
  readonly changeAnswers: () => Button;
  readonly show: () => Button;
  readonly where: () => Button;
  readonly remind: () => Button;
  readonly withdraw: (reason: WithdrawalReason) => Button;
}

/** The makers of a ticket's buttons, in one language. */
export function ticketButtons(ticket: Ticket, { buttons }: Phrases): TicketButtons {
  const at = carries(ticket);
  const { assignee: from } = ticket;
  return {
    press: (command) => ({
      label: buttons.press[command],
      action: { do: command, ...at, ...(command === "take-over" && from !== null && { from }) },
    }),
    fill: (form, label = buttons.fill[form]) => ({ label, action: { do: "fill", form, ...at } }),
    fillAbout: (form, attempt, label = buttons.fill[form]) => ({ label, action: { do: "fill", form, attempt, ...at } }),
    changeAnswers: () => ({ label: buttons.changeAnswers, action: { do: "answers", ...at } }),
    refuseAsSaid: () => ({ label: buttons.stillNotFixed, action: { do: "refuse-as-said", ...at } }),
    show: () => ({ label: buttons.show, action: { do: "show", ...namedOnButton(ticket) } }),
    where: () => ({ label: buttons.where, action: { do: "where", ...namedOnButton(ticket) } }),
    remind: () => ({ label: buttons.press.chase, action: { do: "remind", ...namedOnButton(ticket) } }),
    withdraw: (reason) => ({ label: buttons.withdraw[reason], action: { do: "withdraw", reason, ...at } }),
  };
}

/** For a note of how a ticket ended, as long as it has. Nobody is asked why they take back that they took it back. */
export function reopening(ticket: Ticket, words: Phrases): readonly Button[] {
  if (isOpen(ticket.status)) return [];
  const { press, fill } = ticketButtons(ticket, words);
  return [isTakenBack(ticket) ? press("send-again") : fill("reopen")];
}

export const primary = (button: Button): Button => ({ ...button, tone: "primary" });

export const newTicketButton = ({ buttons }: Phrases): Button => ({
  label: buttons.newTicket,
  action: { do: "new-ticket" },
});
