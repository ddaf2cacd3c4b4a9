import { command, formRule } from "../../screen/form-rule.ts";
import { fieldLimits } from "../../screen/question.ts";

const words = { kind: "long-text", required: true, max: fieldLimits.long } as const;

export const forms = {
  decline: formRule({
    needs: "decline",
    as: "person",
    readBy: "requester",
    questions: { reason: { ...words, label: ({ forms }) => forms.reason.decline } },
    submitted: ({ reason }) => command({ type: "decline", reason }),
  }),
  "ask-requester": formRule({
    needs: "ask-requester",
    as: "person",
    readBy: "requester",
    questions: { text: { ...words, label: ({ forms }) => forms.text.askRequester } },
    submitted: ({ text }) => command({ type: "ask-requester", text, files: [] }),
  }),
};
