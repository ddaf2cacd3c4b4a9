import { command, formRule } from "../../screen/form-rule.ts";
import { text } from "../../kernel/text.ts";
import { maskedWords } from "./messages.ts";

export const forms = {
  reveal: formRule({
    needs: "reveal",
    as: "agent",
    readBy: "agents",
    shows: "all",
    intro: ({ history = [], viewer }, { forms }) => {
      const masked = maskedWords(history, viewer);
      return masked.length === 0 ? text`${forms.nothingMasked}` : text`${forms.revealIsNoted}${masked}`;
    },
    questions: {},
    submitted: () => command({ type: "reveal" }),
  }),
};
