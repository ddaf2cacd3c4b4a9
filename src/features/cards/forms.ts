import { text } from "../../kernel/text.ts";
import { formRule } from "../../screen/form-rule.ts";
import { unshown } from "./messages/excerpt.ts";
import { nextSteps } from "./messages/next-steps.ts";

export const forms = {
  /** What the card cut short is read here, and leads to a command of one press, or to another form. */
  more: formRule({
    needs: "note",
    intro: ({ ticket }) => text`${unshown(ticket)}`,
    nothingToAsk: ({ possible, as }, { buttons, forms }) =>
      nextSteps(possible, as, buttons).length === 0 ? text`${forms.nothingPossible}` : null,
    questions: {
      next: {
        kind: "listed",
        label: ({ forms }) => forms.next,
        options: ({ possible, as }, { buttons }) => nextSteps(possible, as, buttons),
      },
    },
    submitted: ({ next }) => ({ wants: "go-on", next }),
  }),
};
