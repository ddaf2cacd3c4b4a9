import { queueCalled } from "../../screen/viewer.ts";
import { command, formRule, type FormSubject } from "../../screen/form-rule.ts";
import { fieldLimits } from "../../screen/question.ts";
import { text } from "../../kernel/text.ts";
import type { Choice } from "../../screen/form.ts";
import type { Phrases } from "../words.ts";

const ways = (
  { escalation = { chain: false, nextLevel: null }, viewer }: FormSubject,
  { forms }: Phrases,
): readonly Choice[] => {
  const { chain, nextLevel } = escalation;
  return [
    ...(nextLevel === null
      ? []
      : [{ value: "next-level", label: forms.escalateTo.nextLevel(queueCalled(viewer, nextLevel)) }]),
    ...(chain ? [{ value: "manager", label: forms.escalateTo.lead }] : []),
  ];
};

export const forms = {
  escalate: formRule({
    needs: "escalate",
    as: "agent",
    readBy: "agents",
    nothingToAsk: (subject, words) =>
      ways(subject, words).length === 0 ? text`${words.forms.nowhereToEscalate}` : null,
    questions: {
      to: {
        kind: "choice",
        values: ["manager", "next-level"],
        label: ({ forms }) => forms.escalateTo.whom,
        options: ways,
        initial: (subject, words) => ways(subject, words)[0]?.value ?? null,
      },
      reason: {
        kind: "long-text",
        required: true,
        max: fieldLimits.long,
        label: ({ forms }) => forms.reason.escalate,
        hint: ({ forms }) => forms.hint.agentsRead,
      },
    },
    submitted: ({ to, reason }) => command({ type: "escalate", to, reason }),
  }),
};
