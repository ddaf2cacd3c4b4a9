import type { TicketCommand } from "../../rules.ts";
import type { Choice } from "../../../screen/form.ts";
import type { PressCommand, TicketForm } from "../../actions.ts";
import type { Phrases } from "../../words.ts";

type Step =
  | { readonly press: PressCommand; readonly needs: TicketCommand["type"] }
  | { readonly fill: TicketForm; readonly needs: TicketCommand["type"] };

/** In the order in which they are offered. Answering a resolution and rating stay on the card, which knows the attempt. */
const steps: Readonly<Record<"person" | "agent", readonly Step[]>> = {
  agent: [
    { press: "claim", needs: "claim" },
    { fill: "reply", needs: "reply" },
    { fill: "ask", needs: "ask" },
    { fill: "resolve", needs: "resolve" },
    { press: "resume", needs: "resume" },
    { fill: "hold", needs: "hold" },
    { press: "release", needs: "release" },
    { fill: "assign", needs: "assign" },
    { press: "called", needs: "work" },
    { fill: "work", needs: "work" },
    { fill: "note", needs: "note" },
    { fill: "change", needs: "change" },
    { fill: "move", needs: "move" },
    { fill: "escalate", needs: "escalate" },
    { fill: "reject", needs: "reject" },
    { fill: "reopen", needs: "reopen" },
    { press: "follow", needs: "follow" },
    { press: "unfollow", needs: "unfollow" },
  ],
  person: [
    { fill: "answer", needs: "answer" },
    { press: "confirm", needs: "confirm" },
    { press: "chase", needs: "chase" },
    { fill: "reopen", needs: "reopen" },
  ],
};

/** Everything somebody could do now; a value is the `do` of a press or the name of a form. */
export const nextSteps = (
  possible: ReadonlySet<TicketCommand["type"]>,
  as: "person" | "agent",
  { press, fill }: Phrases["buttons"],
): readonly Choice[] =>
  steps[as]
    .filter(({ needs }) => possible.has(needs))
    .map((step) =>
      "press" in step ? { value: step.press, label: press[step.press] } : { value: step.fill, label: fill[step.fill] },
    );
