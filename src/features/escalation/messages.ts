import { queueCalled } from "../../screen/viewer.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import type { EscalationRefusal, EscalationEvent } from "./rules.ts";
import { targetNames } from "../../kernel/clock.ts";
import type { Of } from "../../kernel/event.ts";
import { text, time, type Text } from "../../kernel/text.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { primary, ticketButtons } from "../../screen/ticket-buttons.ts";
import { holderUnless, nameOf, silent, type EventVoice, type EventVoices, type VoiceAt } from "../../screen/voice.ts";

type Alerted = Of<EscalationEvent, "alerted">;

/** Why help is asked for. */
function causeOf({ assignee, clock }: Ticket): "untaken" | "late" | "asked" {
  if (assignee === null) return "untaken";
  return targetNames.some((name) => clock.levels[name]?.state === "breached") ? "late" : "asked";
}

const isAskedNow = ({ clock }: Ticket, { step }: Alerted): boolean =>
  clock.chain?.state === "running" && clock.chain.step === step;

/** What the agents read of a step of the escalation: that they are asked, or who is. */
const alertedInChannel: EventVoice<Alerted>["agents"] = (ticket, { event }, at) => {
  const { agentsNotes: says } = at.words;
  const { askedUntil } = at.times;
  const sentence = event.to === "channel" ? says.alerted[causeOf(ticket)](ticket.priority) : whoIsAsked(event, at);
  const awaited = isAskedNow(ticket, event) && (event.to === "channel" || event.people.length > 0);
  const until: Text = askedUntil === null || !awaited ? [] : text` ${says.alertedUntil(time(askedUntil))}`;
  return { sentence: text`${sentence}${until}`, urgent: event.to === "channel" || event.people.length === 0 };
};

function whoIsAsked({ people, unmet }: Alerted, { viewer, words: { agentsNotes: says } }: VoiceAt): string {
  if (unmet !== undefined) return says.alertedUnmet(unmet);
  return people.length === 0
    ? says.alertedNobody
    : says.alertedPeople(people.map((id) => viewer.names(id).name).join(", "));
}

/** What somebody reads in their own chat who is asked to see to a ticket. */
const alertedPerson: EventVoice<Alerted>["asked"] = (ticket, { event }, { viewer, words, times, possible }) => {
  const { alerted, alertedUntil } = words.personNotes;
  const { press } = ticketButtons(ticket, words);
  const cause = causeOf(ticket);
  const whose = cause === "untaken" ? queueCalled(viewer, ticket.queue) : viewer.names(ticket.assignee).name;
  const said = { sentence: alerted[cause](ticket.priority, whose), urgent: true };
  if (!isAskedNow(ticket, event)) return said;
  return {
    ...said,
    ...(times.askedUntil === null ? {} : { after: alertedUntil(time(times.askedUntil)) }),
    buttons: [
      ...(possible.has("acknowledge") ? [primary(press("acknowledge"))] : []),
      ...(possible.has("claim") ? [press("claim")] : []),
    ],
  };
};

export const voices: EventVoices<EscalationEvent> = {
  escalated: {
    agents: (ticket, recorded, at) => {
      const { event } = recorded;
      const { agentsNotes: says } = at.words;
      const calls = holderUnless(ticket, recorded);
      return event.because === "asked"
        ? { sentence: says.escalatedBy(nameOf(recorded, at)), calls, quoted: event.reason, urgent: true }
        : { sentence: says.escalated, calls, urgent: true };
    },
    requester: silent,
    asked: silent,
  },
  alerted: { agents: alertedInChannel, requester: silent, asked: alertedPerson },
  acknowledged: {
    agents: (_, recorded, at) => ({ sentence: at.words.agentsNotes.acknowledged(nameOf(recorded, at)) }),
    requester: silent,
    asked: silent,
  },
  unacknowledged: {
    agents: (ticket, recorded, { words }) => ({
      sentence: words.agentsNotes.unacknowledged,
      calls: holderUnless(ticket, recorded),
      urgent: true,
    }),
    requester: silent,
    asked: silent,
  },
};

export const refusals: RefusalVoices<Exclude<EscalationRefusal, CommonRefusal>> = {
  "no-next-level": (_, { words }) => text`${words.refusals.noNextLevel}`,
  "no-chain": (_, { words }) => text`${words.refusals.noChain}`,
};
