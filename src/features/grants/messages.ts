import type { Of } from "../../kernel/event.ts";
import { isHeld, isTakeBack } from "../../kernel/grant.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import type { Answered } from "../../kernel/service.ts";
import { isInHand } from "../../kernel/status.ts";
import { text, type Text } from "../../kernel/text.ts";
import { isTheirs, type Ticket } from "../../kernel/ticket.ts";
import { holdsSecrets } from "../../kernel/words/secrets.ts";
import type { Button } from "../../screen/message.ts";
import { calendarDay } from "../../screen/plain-text.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import { primary, ticketButtons } from "../../screen/ticket-buttons.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { nameOf, silent, type EventVoice, type EventVoices } from "../../screen/voice.ts";
import { fieldName } from "../catalogue/forms.ts";
import { fittingAlong } from "../opening/forms.ts";
import { phrases } from "../words.ts";
import type { GrantsEvent, GrantsRefusal } from "./rules.ts";

export { grantsList, type GrantsAt } from "./messages/grants-list.ts";

/** Until when it is given, and what becomes of it; null: nothing was given. `own`: to whom has it. */
export function grantInWords({ given }: Ticket, viewer: Viewer, own = false): string | null {
  if (given === null) return null;
  const { grants } = phrases(viewer.locale);
  if (given.ended !== null) return grants.takenBack;
  const day = calendarDay(given.until, viewer.locale);
  if (given.askedBack !== null) return grants.toTakeBack(day);
  return (own ? grants.yours : grants.held)(day);
}

/** The same, as a line of a card; none. */
export const grantLines = (ticket: Ticket, viewer: Viewer, own = false): readonly Text[] => {
  const said = grantInWords(ticket, viewer, own);
  return said === null ? [] : [text`📅 ${said}`];
};

/** What its holder can do with it, on their card and where they are reminded of its end. */
export function holdersButtons(ticket: Ticket, reader: string, viewer: Viewer): readonly Button[] {
  const words = phrases(viewer.locale);
  if (!isTheirs(ticket, reader)) return [];
  const isBeingTaken = isTakeBack(ticket) && (ticket.status === "new" || isInHand(ticket.status));
  if (!isHeld(ticket) && !isBeingTaken) return [];
  const { press } = ticketButtons(ticket, words);
  const keep = extendButton(ticket, reader, viewer);
  return ticket.given?.askedBack === null ? [...keep, press("give-back")] : keep;
}

const mostAlong = 600; // characters: a button of Slack carries 2,000

/** Opens the form of the service once more, with what was answered but for days. None where it was asked for as no service. */
function extendButton(ticket: Ticket, reader: string, viewer: Viewer): readonly Button[] {
  const { asked, answers, requester, beneficiary } = ticket;
  if (asked === null) return [];
  const { user, name } = viewer.names(beneficiary);
  const forWhom =
    beneficiary === requester || beneficiary === reader || user === null ? null : { user, name, called: "" };
  const also = Object.fromEntries(
    answers.flatMap((answer) => {
      const value = filledAgain(answer, viewer);
      return value === null ? [] : [[fieldName({ key: asked.service }, answer.field), value]];
    }),
  );
  const followUpOf = (isTakeBack(ticket) ? ticket.followUpOf : null) ?? ticket.reference;
  return [
    {
      label: phrases(viewer.locale).grants.extend,
      action: {
        do: "new-ticket",
        service: asked.service,
        followUpOf,
        also: fittingAlong(also, mostAlong),
        ...(forWhom !== null && { forWhom }),
      },
    },
  ];
}

/** As it is filled in in a form; null: it is to be said again. */
function filledAgain(answer: Answered, viewer: Viewer): string | null {
  switch (answer.kind) {
    case "text":
    case "long-text":
    case "email":
    case "link":
      return holdsSecrets(answer.text) ? null : answer.text;
    case "number":
    case "money":
      return String(answer.number);
    case "choice":
    case "choices":
      return answer.chosen.map(({ value }) => value).join(",");
    case "yes-no":
      return answer.yes ? "yes" : "no";
    case "person":
      return viewer.names(answer.person).user;
    case "date":
      return null;
  }
}

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
