import { command, formRule } from "../../screen/form-rule.ts";
import { fieldLimits } from "../../screen/question.ts";

export const forms = {
  hold: formRule({
    needs: "hold",
    as: "agent",
    readBy: "requester",
    questions: {
      reason: {
        kind: "long-text",
        required: true,
        max: fieldLimits.long,
        label: ({ forms }) => forms.reason.hold,
        hint: ({ forms }) => forms.hint.requesterReads,
      },
      resumeOn: { kind: "date", label: ({ forms }) => forms.resumeOn },
    },
    submitted: ({ reason, resumeOn }) => command({ type: "hold", reason, resumeOn }),
  }),
};
