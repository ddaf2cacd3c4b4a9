import type { Of } from "../../kernel/event.ts";
import { isHeld, isTakeBack } from "../../kernel/grant.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { text } from "../../kernel/text.ts";
import { calendarDay } from "../../screen/plain-text.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import { primary } from "../../screen/ticket-buttons.ts";
import { nameOf, silent, type EventVoice, type EventVoices } from "../../screen/voice.ts";
import { holdersButtons } from "./messages/held.ts";
import type { GrantsEvent, GrantsRefusal } from "./rules.ts";

export { grantsList, type GrantsAt } from "./messages/grants-list.ts";
export {
  grantInWords,
  grantLines,
  holdersButtons,
  nextForHolder,
  stillHeld,
  titleForHolder,
  toAskBack,
} from "./messages/held.ts";

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

/** What its holder is to do, and the buttons for it as long as nothing has come of it. */
const takeBackToHolder: EventVoice<Of<GrantsEvent, "take-back-asked">>["requester"] = (ticket, recorded, at) => {
  const { viewer, words, reader } = at;
  const { personNotes: says } = words;
  const { because } = recorded.event;
  const who = nameOf(recorded, at);
  const isReader = recorded.by === reader;
  if (because === "holder") return { sentence: isReader ? says.givingBack : says.givenBackBy(who) };
  if (because === "returned") return { sentence: isReader ? says.returning : says.returnedBy(who) };
  const day = ticket.given === null ? "" : calendarDay(ticket.given.until, viewer.locale);
  const asked = {
    ended: says.dayHasCome(day),
    early: recorded.by === null ? says.cancelledGiven : says.neededEarly(day),
    "not-back": says.notBackYet,
  }[because];
  const isAsked = isHeld(ticket) && ticket.given?.askedBack === because;
  if (!isAsked) return { sentence: asked };
  const [first, ...others] = holdersButtons(ticket, reader, viewer);
  return {
    sentence: asked,
    after: says.bringItBack,
    buttons: first === undefined ? [] : [primary(first), ...others],
    urgent: true,
  };
};

export const voices: EventVoices<GrantsEvent> = {
  given,
  "end-reminded": endReminded,
  "take-back-asked": {
    agents: (ticket, recorded, at) => {
      const { agentsNotes: says } = at.words;
      const who = nameOf(recorded, at);
      switch (recorded.event.because) {
        case "ended":
          return { sentence: says.hasEnded };
        case "early":
          return { sentence: recorded.by === null ? says.cancelledGiven : says.askedBack(who) };
        case "holder":
          return { sentence: says.givenBack(who) };
        case "returned":
          return { sentence: says.returned(who), ...(isTakeBack(ticket) && { calls: ticket.assignee }) };
        case "not-back":
          return { sentence: says.notBack(who) };
      }
    },
    requester: takeBackToHolder,
    asked: silent,
  },
  "taken-back": {
    agents: (_, recorded, at) => ({ sentence: at.words.agentsNotes.takenBack(nameOf(recorded, at)) }),
    requester: (ticket, _, { words }) => (isTakeBack(ticket) ? null : { sentence: words.personNotes.isBack }),
    asked: silent,
  },
};

export const refusals: RefusalVoices<Exclude<GrantsRefusal, CommonRefusal>> = {
  "not-held": (_, { words }) => text`${words.refusals.notHeld}`,
  "not-taken-back": (_, { words }) => text`${words.refusals.notTakenBack}`,
  "kept-longer": ({ until }, { viewer, words }) =>
    text`${words.refusals.keptLonger(calendarDay(until, viewer.locale))}`,
  "another-thing": (_, { words }) => text`${words.refusals.anotherThing}`,
  "approved-until": ({ until }, { viewer, words }) =>
    text`${words.refusals.approvedUntil(calendarDay(until, viewer.locale))}`,
  "asked-otherwise": ({ until }, { viewer, words }) =>
    text`${words.refusals.askedOtherwise(calendarDay(until, viewer.locale))}`,
  "ended-before": ({ until }, { viewer, words }) =>
    text`${words.refusals.endedBefore(calendarDay(until, viewer.locale))}`,
};
