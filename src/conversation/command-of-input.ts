import type { FilledForm } from "./read-form.ts";
import type { TicketCommand } from "../features/rules.ts";
import type { PersonId } from "../kernel/person.ts";
import { opensForm, type Action, type PressCommand, type TicketForm } from "../features/actions.ts";

/** The buttons that act on a ticket at once. */
export type TicketPress = Extract<Action, { do: PressCommand | "refuse-as-said" | "withdraw" | "rate" }>;

export const isTicketPress = (action: Action): action is TicketPress =>
  !opensForm(action) && action.do !== "show" && action.do !== "place" && action.do !== "discard";

/** What a button of a card commands. */
export function commandOfPress(action: TicketPress): TicketCommand {
  switch (action.do) {
    case "claim":
    case "release":
    case "resume":
    case "confirm":
    case "acknowledge":
    case "take-over":
    case "chase":
    case "follow":
    case "unfollow":
      return { type: action.do };
    case "called":
      return { type: "work", activity: "called-no-answer", text: "", minutes: 0 };
    case "refuse-as-said":
      return { type: "refuse", reason: null };
    case "withdraw":
      return { type: "withdraw", reason: action.reason };
    case "rate":
      return { type: "rate", attempt: action.attempt, stars: action.stars, comment: null };
  }
}

/** The command a form leads to: what its opener needs permission for. "More…" leads to others. */
export const commandTypeOfForm = {
  reply: "reply",
  answer: "answer",
  ask: "ask",
  note: "note",
  work: "work",
  hold: "hold",
  resolve: "resolve",
  refuse: "refuse",
  rate: "rate",
  reopen: "reopen",
  assign: "assign",
  reject: "reject",
  change: "change",
  move: "move",
  escalate: "escalate",
  reveal: "reveal",
  more: "note",
} as const satisfies Record<TicketForm, TicketCommand["type"]>;

/** What a filled form commands; ids of people were looked up by the caller. To assign is a use case of its own. */
export function commandOfForm(
  submitted: Exclude<FilledForm, { form: "more" | "assign" }>,
  about: {
    readonly attempt: number;
    readonly beneficiary: PersonId | null;
  },
): TicketCommand {
  switch (submitted.form) {
    case "reply":
    case "answer":
    case "note":
      return { type: submitted.form, text: submitted.text, files: [] };
    case "ask":
      return { type: "ask", text: submitted.text };
    case "work":
      return { type: "work", activity: "other", text: submitted.text, minutes: submitted.minutes };
    case "hold":
      return { type: "hold", reason: submitted.reason, resumeOn: submitted.resumeOn };
    case "resolve":
      return { type: "resolve", text: submitted.text, cause: submitted.cause };
    case "refuse":
    case "reopen":
    case "reject":
      return { type: submitted.form, reason: submitted.reason };
    case "rate":
      return { type: "rate", attempt: about.attempt, stars: submitted.stars, comment: submitted.comment };
    case "change": {
      const { form: _form, beneficiary: _user, ...particulars } = submitted;
      return {
        type: "change",
        to: about.beneficiary === null ? particulars : { ...particulars, beneficiary: about.beneficiary },
      };
    }
    case "reveal":
      return { type: "reveal" };
    case "escalate":
      return { type: "escalate", to: submitted.to, reason: submitted.reason };
    case "move":
      return { type: "move", queue: submitted.queue, reason: submitted.reason };
  }
}
