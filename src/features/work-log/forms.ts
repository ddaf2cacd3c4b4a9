import { command, formRule } from "../../screen/form-rule.ts";
import { fieldLimits } from "../../screen/question.ts";

export const forms = {
  work: formRule({
    needs: "work",
    as: "agent",
    readBy: "agents",
    questions: {
      text: {
        kind: "long-text",
        required: true,
        max: fieldLimits.long,
        label: ({ forms }) => forms.text.work,
        hint: ({ forms }) => forms.hint.agentsRead,
      },
      minutes: { kind: "number", min: 0, max: fieldLimits.minutes, initial: 15, label: ({ forms }) => forms.minutes },
    },
    submitted: ({ text, minutes }) => command({ type: "work", activity: "other", text, minutes }),
  }),
};
