import { impacts, kinds, urgencies } from "../../kernel/classification.ts";
import { formRule } from "../../screen/form-rule.ts";
import { choices, fieldLimits } from "../../screen/question.ts";

export const forms = {
  change: formRule({
    needs: "change",
    as: "agent",
    readBy: "agents",
    questions: {
      title: {
        kind: "text",
        required: true,
        max: fieldLimits.title,
        label: ({ labels }) => labels.particular.title,
        initial: ({ ticket }) => ticket.title,
      },
      kind: {
        kind: "choice",
        values: kinds,
        label: ({ labels }) => labels.particular.kind,
        options: (_, { labels }) => choices(kinds, labels.kind),
        initial: ({ ticket }) => ticket.kind,
      },
      service: {
        kind: "text",
        required: false,
        max: fieldLimits.short,
        label: ({ labels }) => labels.particular.service,
        initial: ({ ticket }) => ticket.service,
      },
      urgency: {
        kind: "choice",
        values: urgencies,
        label: ({ labels }) => labels.particular.urgency,
        options: (_, { forms }) => choices(urgencies, forms.urgencyChoice),
        initial: ({ ticket }) => ticket.urgency,
      },
      impact: {
        kind: "choice",
        values: impacts,
        label: ({ labels }) => labels.particular.impact,
        options: (_, { labels }) => choices(impacts, labels.impact),
        initial: ({ ticket }) => ticket.impact,
      },
      beneficiary: {
        kind: "person",
        label: ({ labels }) => labels.particular.beneficiary,
        initial: ({ ticket, viewer }) => {
          const { user, name } = viewer.names(ticket.beneficiary);
          return user === null ? null : { value: user, label: name };
        },
      },
    },
    submitted: ({ beneficiary, ...particulars }) => ({
      wants: "change",
      person: beneficiary,
      command: ({ person }) => ({
        type: "change",
        to: person === null ? particulars : { ...particulars, beneficiary: person },
      }),
    }),
  }),
};
