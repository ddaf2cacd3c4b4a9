import { unresolved } from "../../kernel/status.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { ticketButtons } from "../../screen/ticket-buttons.ts";
import { nameOf, requesterName, silent, type EventVoices } from "../../screen/voice.ts";
import type { WorkLogEvent } from "./rules.ts";

/** Whether nobody has spoken or asked since a call, and the ticket is not done. */
const isAwaited = ({ status, clock }: Ticket, calledAt: Date): boolean =>
  unresolved.some((each) => each === status) && clock.reminders.since <= calledAt;

export const voices: EventVoices<WorkLogEvent> = {
  worked: {
    agents: (ticket, recorded, at) => {
      const { activity, text, minutes } = recorded.event;
      const { agentsNotes: says } = at.words;
      const who = nameOf(recorded, at);
      if (activity === "called-no-answer")
        return { sentence: says.called(who, requesterName(ticket, at)), quoted: text };
      return { sentence: minutes === 0 ? says.worked(who) : says.workedFor(who, minutes), quoted: text };
    },
    requester: (ticket, { event, at }, { words }) => {
      if (event.activity !== "called-no-answer") return null;
      const { personNotes: says } = words;
      return {
        sentence: ticket.phone === "" ? says.called : says.calledOn(ticket.phone),
        buttons: isAwaited(ticket, at) ? [ticketButtons(ticket, words).fill("answer")] : [],
      };
    },
    asked: silent,
  },
};
