import type { CommonRefusal } from "../../kernel/refusal.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import type { AssignmentRefusal, AssignmentEvent } from "./rules.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { asksFor } from "../approvals/rules.ts";
import { text, mention } from "../../kernel/text.ts";
import { nameOf, silent, type EventVoices } from "../../screen/voice.ts";

/** Whoever has it may not begin yet. */
const waits = (ticket: Ticket): boolean => asksFor(ticket) !== null;

export const voices: EventVoices<AssignmentEvent> = {
  claimed: {
    agents: (_, recorded, at) => ({ sentence: at.words.agentsNotes.claimed(nameOf(recorded, at)) }),
    requester: (ticket, recorded, at) => ({
      sentence: at.words.personNotes[waits(ticket) ? "onceApproved" : "claimed"](nameOf(recorded, at)),
    }),
    asked: silent,
  },
  released: {
    agents: (_, recorded, at) => ({ sentence: at.words.agentsNotes.released(nameOf(recorded, at)) }),
    requester: (_, __, { words }) => ({ sentence: words.personNotes.released }),
    asked: silent,
  },
  assigned: {
    agents: (_, recorded, at) => {
      const { by, event } = recorded;
      const { agentsNotes: says } = at.words;
      const who = nameOf(recorded, at);
      return {
        sentence: event.to === by ? says.claimed(who) : says.assigned(mention(at.viewer.names(event.to)), who),
      };
    },
    requester: (ticket, { event }, { viewer, words }) => ({
      sentence: words.personNotes[waits(ticket) ? "onceApproved" : "assigned"](viewer.names(event.to).name),
    }),
    asked: silent,
  },
};

export const refusals: RefusalVoices<Exclude<AssignmentRefusal, CommonRefusal>> = {
  "already-claimed": ({ by }, { viewer, words }) => text`${words.refusals.alreadyClaimed(viewer.names(by).name)}`,
  "somebody-elses": ({ by }, { viewer, words }) => text`${words.refusals.somebodyElses(viewer.names(by).name)}`,
  "already-yours": (_, { words }) => text`${words.refusals.alreadyYours}`,
  "not-an-agent": (_, { words }) => text`${words.refusals.notAnAgent}`,
};
