import type { Of } from "../../kernel/event.ts";
import { isHeld } from "../../kernel/grant.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { text } from "../../kernel/text.ts";
import { calendarDay } from "../../screen/plain-text.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import { primary } from "../../screen/ticket-buttons.ts";
import { nameOf, silent, type EventVoice, type EventVoices } from "../../screen/voice.ts";
import { holdersButtons } from "./messages/held.ts";
import type { GrantsEvent, GrantsRefusal } from "./rules.ts";

export { grantsList, type GrantsAt } from "./messages/grants-list.ts";
export { grantInWords, grantLines, holdersButtons } from "./messages/held.ts";

const given: EventVoice<Of<GrantsEvent, "given">> = {
  agents: (_, recorded, at) => {
    const { until, by } = recorded.event;
    const { agentsNotes: says } = at.words;
    const day = calendarDay(until, at.viewer.locale);
    const who = nameOf(recorded, at);
    return { sentence: by === undefined ? says.given(who, day) : says.extendedBy(who, day, by) };
  },
  requester: (_, { event: { until, remind } }, { viewer, words: { personNotes: says } }) => ({
    sentence: says.given(calendarDay(until, viewer.locale)),
    ...(remind > 0 && { after: says.remindedBefore(remind) }),
  }),
  asked: silent,
};

const endReminded: EventVoice<Of<GrantsEvent, "end-reminded">> = {
  agents: (ticket, { event: { until } }, { viewer, words }) => ({
    sentence: words.agentsNotes.endReminded(viewer.names(ticket.beneficiary).name, calendarDay(until, viewer.locale)),
  }),
  requester: (ticket, { event: { until } }, { viewer, words, reader }) => {
    const day = calendarDay(until, viewer.locale);
    const isAsked = isHeld(ticket) && ticket.given?.until === until && ticket.given.askedBack === null;
    if (!isAsked) return { sentence: words.personNotes.endWasOn(day) };
    const [first, ...others] = holdersButtons(ticket, reader, viewer);
    return {
      sentence: words.personNotes.endsOn(day),
      buttons: first === undefined ? [] : [primary(first), ...others],
      urgent: true,
    };
  },
  asked: silent,
};

export const voices: EventVoices<GrantsEvent> = {
  given,
  "end-reminded": endReminded,
  "take-back-asked": {
    agents: (_, recorded, at) => {
      const { agentsNotes: says } = at.words;
      return { sentence: recorded.event.because === "ended" ? says.hasEnded : says.givenBack(nameOf(recorded, at)) };
    },
    requester: (_, recorded, at) => {
      const { personNotes: says } = at.words;
      if (recorded.event.because === "ended") return null;
      return { sentence: recorded.by === at.reader ? says.givingBack : says.givenBackBy(nameOf(recorded, at)) };
    },
    asked: silent,
  },
  "taken-back": {
    agents: (_, recorded, at) => ({ sentence: at.words.agentsNotes.takenBack(nameOf(recorded, at)) }),
    requester: silent,
    asked: silent,
  },
};

export const refusals: RefusalVoices<Exclude<GrantsRefusal, CommonRefusal>> = {
  "not-held": (_, { words }) => text`${words.refusals.notHeld}`,
  "not-taken-back": (_, { words }) => text`${words.refusals.notTakenBack}`,
  "ended-before": ({ until }, { viewer, words }) =>
    text`${words.refusals.endedBefore(calendarDay(until, viewer.locale))}`,
};
