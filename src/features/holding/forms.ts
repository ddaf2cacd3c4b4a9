import type { CustomStatus } from "../../kernel/service.ts";
import { command, formRule, type FormSubject } from "../../screen/form-rule.ts";
import { fieldLimits } from "../../screen/question.ts";
import type { Phrases } from "../words.ts";
import { statusToChoose, usualToChoose } from "./messages/status.ts";

const onHold = ({ statuses = [] }: Pick<FormSubject, "statuses">): readonly CustomStatus[] =>
  statuses.filter(({ under }) => under === "on-hold");
const hasStatuses = (subject: FormSubject): boolean => onHold(subject).length > 0;

/** On hold, and nothing in particular: no key of a policy begins so. */
const usual = "-";

const words = {
  kind: "long-text",
  max: fieldLimits.long,
  label: ({ forms }: Phrases) => forms.reason.hold,
  hint: ({ forms }: Phrases) => forms.hint.requesterReads,
} as const;

export const forms = {
  hold: formRule({
    needs: "hold",
    as: "agent",
    readBy: "requester",
    questions: {
      status: {
        kind: "listed",
        spread: true,
        asked: hasStatuses,
        label: ({ forms }) => forms.statusIs,
        options: ({ viewer: { locale }, ...subject }) => [
          { value: usual, label: usualToChoose("on-hold", locale) },
          ...onHold(subject).map((each) => ({ value: each.key, label: statusToChoose(each, locale) })),
        ],
        initial: () => usual,
      },
      reason: { ...words, required: true, asked: (subject) => !hasStatuses(subject) },
      /** Of a status that says by itself why. */
      more: { ...words, required: false, asked: hasStatuses },
      resumeOn: { kind: "date", label: ({ forms }) => forms.resumeOn },
    },
    submitted: ({ status, reason, more, resumeOn }) =>
      command({
        type: "hold",
        reason: reason ?? more ?? "",
        resumeOn,
        ...(status !== null && status !== usual && { status }),
      }),
  }),
};
