import { beginningOf, continued } from "../cards/messages/excerpt.ts";
import { command, formRule } from "../../screen/form-rule.ts";
import { fieldLimits } from "../../screen/question.ts";
import { text } from "../../kernel/text.ts";

const words = { kind: "long-text", required: true, max: fieldLimits.long } as const;

export const forms = {
  reply: formRule({
    needs: "reply",
    readBy: "requester",
    questions: { text: { ...words, label: ({ forms }) => forms.text.reply } },
    submitted: (filled) => command({ type: "reply", text: filled.text, files: [] }),
  }),
  answer: formRule({
    needs: "answer",
    as: "person",
    intro: ({ ticket }) => text`${ticket.question ?? continued(beginningOf(ticket))}`,
    questions: { text: { ...words, label: ({ forms }) => forms.text.answer } },
    submitted: (filled) => command({ type: "answer", text: filled.text, files: [] }),
  }),
  ask: formRule({
    needs: "ask",
    readBy: "requester",
    questions: { text: { ...words, label: ({ forms }) => forms.text.ask, hint: ({ forms }) => forms.hint.waits } },
    submitted: (filled) => command({ type: "ask", text: filled.text }),
  }),
  note: formRule({
    needs: "note",
    questions: {
      text: { ...words, label: ({ forms }) => forms.text.note, hint: ({ forms }) => forms.hint.agentsRead },
    },
    submitted: (filled) => command({ type: "note", text: filled.text, files: [] }),
  }),
};
