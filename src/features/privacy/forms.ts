import { currentStage } from "../../kernel/approval.ts";
import { text } from "../../kernel/text.ts";
import { command, formRule } from "../../screen/form-rule.ts";
import { asksFor } from "../approvals/rules.ts";
import { listedNames } from "../../screen/listed.ts";
import { fieldLimits } from "../../screen/question.ts";
import { primary, ticketButtons } from "../../screen/ticket-buttons.ts";
import { queueCalled } from "../../screen/viewer.ts";

export const forms = {
  /** Says who reads the ticket from then on, and what stays where it is, above the button that does it. */
  "make-private": formRule({
    needs: "make-private",
    as: "agent",
    readBy: "agents",
    intro: ({ ticket, viewer }, { privacy }) => {
      const { requester, beneficiary, queue } = ticket;
      const asked = asksFor(ticket);
      const approvers = asked === null ? [] : (currentStage(asked)?.stage.asked ?? []).map(({ person }) => person);
      const theirs = listedNames([...new Set([requester, beneficiary, ...approvers])], viewer);
      return text`${privacy.whoReads(theirs, queueCalled(viewer, queue))}\n\n${privacy.tidied}\n\n${privacy.stays}`;
    },
    questions: {},
    ways: ({ ticket }, words) => [[primary(ticketButtons(ticket, words).press("make-private"))]],
  }),
  "open-up": formRule({
    needs: "open-up",
    as: "agent",
    readBy: "agents",
    intro: ({ ticket, viewer }, { privacy }) => text`${privacy.opensUp(queueCalled(viewer, ticket.queue))}`,
    questions: {
      reason: {
        kind: "long-text",
        required: true,
        max: fieldLimits.long,
        label: ({ forms }) => forms.reason["open-up"],
        hint: ({ forms }) => forms.hint.agentsRead,
      },
    },
    submitted: ({ reason }) => command({ type: "open-up", reason }),
  }),
};
