import { causeCategories, type CauseCategory } from "../../kernel/classification.ts";
import { lacksApproval, questionAsked } from "../approvals/rules.ts";
import { continued, descriptionOf } from "../cards/messages/excerpt.ts";
import type { FileLink } from "../../kernel/file-link.ts";
import { partsLeft } from "../../kernel/part.ts";
import { text } from "../../kernel/text.ts";
import { command, commandWith, formRule, type FormSubject } from "../../screen/form-rule.ts";
import type { FormValues } from "../../screen/form.ts";
import { choices, fieldLimits } from "../../screen/question.ts";
import { codeQuestions } from "../resolution/forms.ts";
import { codesIn } from "../resolution/rules/codes.ts";
import { withoutBlanks } from "../ready-answers/forms.ts";
import { likelyCause } from "../resolution/rules/likely-cause.ts";
import type { Phrases } from "../words.ts";

const words = { kind: "long-text", required: true, max: fieldLimits.long } as const;

const mayResolve = ({ ticket, possible }: FormSubject): boolean =>
  !lacksApproval(ticket) && partsLeft(ticket).length === 0 && (possible.has("resolve") || possible.has("claim"));

/** Words to the requester, which may be the resolution as well. */
const replying = {
  text: { ...words, read: withoutBlanks, label: ({ forms }: Phrases) => forms.text.reply },
  resolves: {
    kind: "check",
    asked: mayResolve,
    label: ({ forms }: Phrases) => forms.isThatAll,
    tick: ({ forms }: Phrases) => forms.resolvesIt,
  },
  cause: {
    kind: "choice",
    optional: true,
    asked: mayResolve,
    values: causeCategories,
    label: ({ forms }: Phrases) => forms.causeIfResolved,
    options: (_: FormSubject, { labels }: Phrases) => choices(causeCategories, labels.cause),
    initial: ({ ticket }: FormSubject) => likelyCause(ticket),
  },
} as const;

interface Replied {
  readonly text: string;
  readonly resolves: boolean | null;
  readonly cause: CauseCategory | null;
}

const replied = ({ text, resolves, cause }: Replied, values: FormValues, files: readonly FileLink[]) =>
  ({
    ...({ type: "reply", text, files } as const),
    ...(resolves === true && { resolves: cause, codes: codesIn(values) }),
  }) as const;

const more = (subject: FormSubject) => (mayResolve(subject) ? codeQuestions(subject, { isOptional: true }) : {});

export const forms = {
  /** Of a free ticket: whoever sends it has the ticket from then on. */
  take: formRule({
    needs: "claim",
    as: "agent",
    readBy: "requester",
    takesReady: true,
    takesFiles: true,
    questions: replying,
    more,
    submitted: (filled, values) => commandWith((files) => ({ ...replied(filled, values, files), takes: true })),
  }),
  reply: formRule({
    needs: "reply",
    as: "agent",
    readBy: "requester",
    takesReady: true,
    takesFiles: true,
    questions: replying,
    more,
    submitted: (filled, values) => commandWith((files) => replied(filled, values, files)),
  }),
  answer: formRule({
    needs: "answer",
    as: "person",
    readBy: "agents",
    takesFiles: true,
    intro: ({ ticket }) => text`${ticket.question ?? questionAsked(ticket)?.text ?? continued(descriptionOf(ticket))}`,
    questions: { text: { ...words, label: ({ forms }) => forms.text.answer } },
    submitted: (filled) => commandWith((files) => ({ type: "answer", text: filled.text, files })),
  }),
  ask: formRule({
    needs: "ask",
    as: "agent",
    readBy: "requester",
    takesReady: true,
    questions: {
      text: {
        ...words,
        read: withoutBlanks,
        label: ({ forms }) => forms.text.ask,
        hint: ({ forms }) => forms.hint.waits,
      },
    },
    submitted: (filled) => command({ type: "ask", text: filled.text }),
  }),
  note: formRule({
    needs: "note",
    as: "agent",
    readBy: "agents",
    takesFiles: true,
    questions: {
      text: { ...words, label: ({ forms }) => forms.text.note, hint: ({ forms }) => forms.hint.agentsRead },
    },
    submitted: (filled) => commandWith((files) => ({ type: "note", text: filled.text, files })),
  }),
};
