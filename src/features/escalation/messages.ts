import { queueCalled } from "../../screen/viewer.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import type { EscalationRefusal, EscalationEvent } from "./rules.ts";
import type { Of, Recorded } from "../../kernel/event.ts";
import { text, time, type Text } from "../../kernel/text.ts";
import { unresolved } from "../../kernel/status.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { Saying } from "../../screen/note.ts";
import { cutLine } from "../../screen/plain-text.ts";
import { primary, ticketButtons } from "../../screen/ticket-buttons.ts";
import type { Viewer } from "../../screen/viewer.ts";
import {
  callsHolder,
  nameOf,
  requesterName,
  silent,
  type EventVoice,
  type EventVoices,
  type PersonVoiceAt,
  type VoiceAt,
} from "../../screen/voice.ts";
import { isHelpAwaited } from "../../kernel/clock.ts";
import { takerOf } from "../rules/events.ts";
import { missed } from "../service-levels/rules.ts";
import type { Phrases } from "../words.ts";

type Alerted = Of<EscalationEvent, "alerted">;

/** Why help is asked for. */
function causeOf(ticket: Ticket): "asked" | "untaken" | "untakenLate" | "late" {
  if (ticket.clock.chain?.askedBy) return "asked";
  const isLate = missed(ticket.clock).length > 0;
  if (ticket.assignee === null) return isLate ? "untakenLate" : "untaken";
  return isLate ? "late" : "asked";
}

/** Whether nobody was alerted after this: the same step may be asked again for another reason. */
const isLast = ({ clock: { chain } }: Ticket, { event, at }: Recorded<Alerted>): boolean =>
  chain?.step === event.step && chain.at.getTime() === at.getTime();

/** Whether it is this alert that waits for an answer. */
const isAskedNow = (ticket: Ticket, recorded: Recorded<Alerted>): boolean =>
  ticket.clock.chain?.state === "running" && isLast(ticket, recorded);

/** What the agents read of a step of the escalation: that they are asked, or who is. */
const alertedInChannel: EventVoice<Alerted>["agents"] = (ticket, recorded, at) => {
  const { event } = recorded;
  // That somebody has seen it is said by itself, below what says whom it went to.
  const came = whatCameOfIt(ticket, event.people.length === 0, at);
  const { agentsNotes: says } = at.words;
  const { askedUntil } = at.times;
  const sentence = event.to === "channel" ? says.alerted[causeOf(ticket)](ticket.priority) : whoIsAsked(event, at);
  const awaited = isAskedNow(ticket, recorded) && (event.to === "channel" || event.people.length > 0);
  const until: Text = askedUntil === null || !awaited ? [] : text` ${says.alertedUntil(time(askedUntil))}`;
  const isLoud = event.inDigest !== true && (event.to === "channel" || event.people.length === 0);
  return came === null
    ? { sentence: text`${sentence}${until}`, urgent: isLoud }
    : { sentence: came, wasUrgent: isLoud };
};

/**
 * What the agents read in the place of a call once it is answered: who has taken the ticket, or (where the call went `toAll`)
 * sees to it; null: it is not.
 */
function whatCameOfIt(
  { status, assignee, clock }: Ticket,
  toAll: boolean,
  { viewer, words, later = [] }: VoiceAt,
): Text | null {
  const { chain } = clock;
  const isOver = !unresolved.some((each) => each === status);
  if (!isOver && (chain === null || isHelpAwaited(clock))) return null;
  const { agentsNotes: says } = words;
  const taking = later.find((each) => takerOf(each) !== null);
  if (taking !== undefined) return says.taken(viewer.names(takerOf(taking)).name, time(taking.at));
  const seenBy = isOver ? null : (chain?.seenBy ?? null);
  if (seenBy !== null) return toAll ? text`${says.acknowledged(viewer.names(seenBy).name)}` : null;
  return text`${assignee === null ? says.alertOver : says.takenBy(viewer.names(assignee).name)}`;
}

function whoIsAsked({ people, unmet }: Alerted, { viewer, words: { agentsNotes: says } }: VoiceAt): string {
  if (unmet !== undefined) return says.alertedUnmet(unmet);
  return people.length === 0
    ? says.alertedNobody
    : says.alertedPeople(people.map((id) => viewer.names(id).name).join(", "));
}

/** What somebody reads in their own chat who is asked to see to a ticket; once that is over, what became of it. */
const alertedPerson: EventVoice<Alerted>["asked"] = (ticket, recorded, at) => {
  const { words, times, possible, reader } = at;
  const { alerted, alertedUntil } = words.personNotes;
  const { press } = ticketButtons(ticket, words);
  const about = words.personNotes.about(cutLine(ticket.title, 120), ticket.priority, requesterName(ticket, at));
  const claim = possible.has("claim") ? [press("claim")] : [];
  if (!isAskedNow(ticket, recorded)) {
    const buttons = ticket.clock.chain?.seenBy === reader ? claim : [];
    const quoted = isLast(ticket, recorded) ? (ticket.clock.chain?.askedBy?.reason ?? "") : "";
    return { sentence: alerted.before(about), quoted, after: whatBecameOf(ticket, at), buttons };
  }
  return {
    ...whyAsked(ticket, about, at),
    ...(times.askedUntil === null ? {} : { after: alertedUntil(time(times.askedUntil)) }),
    buttons: [...(possible.has("acknowledge") ? [primary(press("acknowledge"))] : []), ...claim],
    urgent: true,
  };
};

function whyAsked(ticket: Ticket, about: Text, { viewer, words }: VoiceAt): Pick<Saying, "sentence" | "quoted"> {
  const { alerted } = words.personNotes;
  const { assignee, clock } = ticket;
  const cause = causeOf(ticket);
  switch (cause) {
    case "asked": {
      const by = clock.chain?.askedBy ?? { person: assignee, reason: "" };
      return { sentence: alerted.asked(about, viewer.names(by.person).name), quoted: by.reason };
    }
    case "late":
      return { sentence: alerted.late(about, viewer.names(assignee).name) };
    case "untaken":
    case "untakenLate":
      return { sentence: alerted[cause](about, queueCalled(viewer, ticket.queue)) };
  }
}

function whatBecameOf({ status, assignee, clock }: Ticket, { viewer, words, reader }: PersonVoiceAt): string {
  const { personNotes: says } = words;
  const { chain } = clock;
  if (!unresolved.some((each) => each === status)) return "";
  if (chain?.seenBy === reader) return says.alertedYouSee;
  if (chain?.seenBy) return says.helpSeen(viewer.names(chain.seenBy).name);
  if (chain?.state === "running" && chain.people.includes(reader)) return says.alertedAgain;
  if (assignee !== null) return says.claimed(viewer.names(assignee).name);
  return chain?.state === "ended" ? says.alertedNobodyAnswered : chain === null ? "" : says.alertedOthers;
}

/** Who knows that help is needed with a ticket, as its requester is told; empty when nobody was asked by name. */
export function helpSought({ clock: { chain } }: Ticket, { names }: Viewer, { personNotes: says }: Phrases): string {
  if (chain === null) return "";
  if (chain.seenBy !== null) return says.helpSeen(names(chain.seenBy).name);
  const isOver = chain.state === "settled" || chain.people.length === 0;
  return isOver ? "" : says.helpTold(chain.people.map((id) => names(id).name).join(", "));
}

export const voices: EventVoices<EscalationEvent> = {
  escalated: {
    agents: (ticket, recorded, at) => {
      const { event } = recorded;
      const { agentsNotes: says } = at.words;
      const calls = callsHolder(ticket, recorded, at);
      return event.because === "asked"
        ? { sentence: says.escalatedBy(nameOf(recorded, at)), ...calls, quoted: event.reason, urgent: true }
        : { sentence: says.escalated, ...calls, urgent: true };
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
    agents: (ticket, recorded, at) => {
      const came = whatCameOfIt(ticket, true, at);
      if (came !== null) return { sentence: came, wasUrgent: true };
      return { sentence: at.words.agentsNotes.unacknowledged, ...callsHolder(ticket, recorded, at), urgent: true };
    },
    requester: silent,
    asked: silent,
  },
};

export const refusals: RefusalVoices<Exclude<EscalationRefusal, CommonRefusal>> = {
  "no-next-level": (_, { words }) => text`${words.refusals.noNextLevel}`,
  "no-chain": (_, { words }) => text`${words.refusals.noChain}`,
  "escalated-already": ({ until }, { words: { refusals: says } }) => says.escalatedAlready(until && time(until)),
};
