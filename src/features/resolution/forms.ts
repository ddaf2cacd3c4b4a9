import { command, formRule, type FormSubject } from "../../screen/form-rule.ts";
import { choices, fieldLimits } from "../../screen/question.ts";
import { causeCategories } from "../../kernel/classification.ts";
import { attemptOf } from "../ratings/forms.ts";
import { withoutBlanks } from "../ready-answers/forms.ts";
import { likelyCause } from "./rules/likely-cause.ts";

const words = { kind: "long-text", required: true, max: fieldLimits.long } as const;

export const forms = {
  resolve: formRule({
    needs: "resolve",
    as: "agent",
    readBy: "requester",
    takesReady: true,
    questions: {
      text: {
        ...words,
        read: withoutBlanks,
        label: ({ forms }) => forms.text.resolve,
        hint: ({ forms }) => forms.hint.requesterReads,
      },
      cause: {
        kind: "choice",
        optional: true,
        values: causeCategories,
        label: ({ forms }) => forms.cause,
        options: (_, { labels }) => choices(causeCategories, labels.cause),
        initial: ({ ticket }) => likelyCause(ticket),
      },
    },
    submitted: ({ text, cause }) => command({ type: "resolve", text, cause: cause ?? "other" }),
  }),
  refuse: formRule({
    needs: "refuse",
    as: "person",
    readBy: "agents",
    questions: {
      reason: {
        ...words,
        label: ({ forms }) => forms.text.refuse,
        initial: (subject: FormSubject) => attemptOf(subject)?.said ?? "",
      },
    },
    submitted: ({ reason }) => command({ type: "refuse", reason }),
  }),
  reopen: formRule({
    needs: "reopen",
    as: "person",
    readBy: "agents",
    questions: { reason: { ...words, label: ({ forms }) => forms.reason.reopen } },
    submitted: ({ reason }) => command({ type: "reopen", reason }),
  }),
};
