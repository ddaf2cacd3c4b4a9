import { command, formRule } from "../../screen/form-rule.ts";
import { fieldLimits } from "../../screen/question.ts";

export const forms = {
  reject: formRule({
    needs: "reject",
    as: "agent",
    readBy: "requester",
    questions: {
      reason: {
        kind: "long-text",
        required: true,
        max: fieldLimits.long,
        label: ({ forms }) => forms.reason.reject,
        hint: ({ forms }) => forms.hint.requesterReads,
      },
    },
    submitted: ({ reason }) => command({ type: "reject", reason }),
  }),
};
