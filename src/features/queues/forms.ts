import { formRule } from "../../screen/form-rule.ts";
import { fieldLimits } from "../../screen/question.ts";
import { text } from "../../kernel/text.ts";

export const forms = {
  move: formRule({
    needs: "move",
    nothingToAsk: ({ queues }, { forms }) => (queues.length === 0 ? text`${forms.noQueues}` : null),
    questions: {
      queue: {
        kind: "listed",
        label: ({ forms }) => forms.moveTo,
        options: ({ queues }) => queues.map((queue) => ({ value: queue, label: queue })),
      },
      reason: {
        kind: "long-text",
        required: true,
        max: fieldLimits.long,
        label: ({ forms }) => forms.reason.move,
        hint: ({ forms }) => forms.hint.agentsRead,
      },
    },
    submitted: ({ queue, reason }) => ({ wants: "move", queue, reason }),
  }),
};
