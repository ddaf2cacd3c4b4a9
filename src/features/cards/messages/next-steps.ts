import type { TicketCommand } from "../../rules.ts";
import type { PressCommand, TicketForm } from "../../actions.ts";
import type { FormSubject } from "../../../screen/form-rule.ts";
import type { Button } from "../../../screen/message.ts";
import { ticketButtons } from "../../../screen/ticket-buttons.ts";
import { statusButtons } from "../../holding/messages/status.ts";
import type { Phrases } from "../../words.ts";

type Step =
  | { readonly press: PressCommand; readonly needs: TicketCommand["type"] }
  | { readonly fill: TicketForm; readonly needs: TicketCommand["type"] }
  | { readonly open: "answers"; readonly needs: TicketCommand["type"] };

/**
 * In the order in which they are offered, what is alike together. Answering a resolution and rating stay on the card, which
 * knows the attempt.
 */
const steps: Readonly<Record<"person" | "agent", readonly (readonly Step[])[]>> = {
  agent: [
    [
      { press: "approve", needs: "approve" },
      { fill: "decline", needs: "decline" },
    ],
    [
      { press: "claim", needs: "claim" },
      { fill: "take", needs: "claim" },
      { fill: "reply", needs: "reply" },
      { fill: "ask", needs: "ask" },
      { fill: "resolve", needs: "resolve" },
      { press: "resume", needs: "resume" },
      { fill: "reopen", needs: "reopen" },
    ],
    [
      { fill: "assign", needs: "assign" },
      { fill: "escalate", needs: "escalate" },
      { fill: "move", needs: "move" },
      { press: "release", needs: "release" },
    ],
    [
      { fill: "hold", needs: "hold" },
      { press: "called", needs: "work" },
      { fill: "work", needs: "work" },
      { press: "ask-back", needs: "ask-back" },
      { fill: "note", needs: "note" },
    ],
    [
      { fill: "change", needs: "change" },
      { open: "answers", needs: "correct-answers" },
      { fill: "reject", needs: "reject" },
      { press: "follow", needs: "follow" },
      { press: "unfollow", needs: "unfollow" },
      { fill: "make-private", needs: "make-private" },
      { fill: "open-up", needs: "open-up" },
    ],
  ],
  person: [
    [
      { fill: "answer", needs: "answer" },
      { press: "confirm", needs: "confirm" },
      { press: "chase", needs: "chase" },
      { fill: "reopen", needs: "reopen" },
    ],
  ],
};

/** Everything somebody could do now. A reply to a free ticket is offered as what it is: it takes the ticket. */
export function nextSteps(subject: FormSubject, words: Phrases): readonly (readonly Button[])[] {
  const { ticket, possible, as, viewer, statuses = [] } = subject;
  const { press, fill, changeAnswers } = ticketButtons(ticket, words);
  const takes = possible.has("claim");
  const named = as === "agent" && possible.has("set-status") ? statusButtons(ticket, statuses, viewer.locale) : [];
  const [decide = [], ...others] = steps[as].map((group) =>
    group
      .filter((step) => possible.has(step.needs) && !(takes && "fill" in step && step.fill === "reply"))
      .map((step) => ("press" in step ? press(step.press) : "fill" in step ? fill(step.fill) : changeAnswers())),
  );
  return [decide, ...others.slice(0, 1), named, ...others.slice(1)].filter((group) => group.length > 0);
}
