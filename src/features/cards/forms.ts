import { text } from "../../kernel/text.ts";
import { formRule } from "../../screen/form-rule.ts";
import { unshown } from "./messages/excerpt.ts";
import { nextSteps } from "./messages/next-steps.ts";

export const forms = {
  /** What the card cut short is read here. Each of its buttons does something at once, or puts another form in its place. */
  more: formRule({
    needs: "note",
    intro: ({ ticket }) => text`${unshown(ticket)}`,
    nothingToAsk: (subject, words) =>
      nextSteps(subject, words).length === 0 ? text`${words.forms.nothingPossible}` : null,
    ways: nextSteps,
    questions: {},
  }),
};
