import type { LeftOut } from "../../kernel/offer.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { text, time } from "../../kernel/text.ts";
import { listed, listedNames } from "../../screen/listed.ts";
import { cutLine } from "../../screen/plain-text.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import { primary, ticketButtons } from "../../screen/ticket-buttons.ts";
import { queueCalled } from "../../screen/viewer.ts";
import { nameOf, requesterName, silent, type EventVoices, type VoiceAt } from "../../screen/voice.ts";
import { takerOf } from "../rules/events.ts";
import { offerButtons } from "./messages/offer-card.ts";
import type { RoutingEvent, RoutingRefusal } from "./rules.ts";

export { offerAnswered, offerAsked, offersAsked, whyOfWhich } from "./messages/answer-offer.ts";
export { isOfferCard, offerCard } from "./messages/offer-card.ts";
export { whyHere, type Reasons } from "./messages/why.ts";

/** Who was not asked, and why; empty: nobody. */
const notAsked = (leftOut: readonly LeftOut[], { viewer, words }: Pick<VoiceAt, "viewer" | "words">): string =>
  leftOut.length === 0
    ? ""
    : `${listed(
        leftOut.map(({ person, because }) => `${viewer.names(person).name} (${words.routing.leftOut[because]})`),
        viewer,
      )}.`;

export const voices: EventVoices<RoutingEvent> = {
  "offered-to": {
    agents: (_, { event }, { viewer, words }) => ({
      sentence: words.agentsNotes.offeredTo(viewer.names(event.to).name, time(new Date(event.until))),
    }),
    requester: silent,
    asked: (ticket, { event }, { words, possible, reader }) => {
      const { offer } = ticket.clock;
      const isAsked = offer?.to === reader && offer.until.getTime() === new Date(event.until).getTime();
      return isAsked
        ? {
            sentence: words.personNotes.offeredToYou(time(offer.until)),
            buttons: offerButtons(ticket, possible, words),
            urgent: true,
          }
        : { sentence: words.personNotes.offerOver };
    },
  },
  passed: {
    agents: (_, recorded, at) => ({ sentence: at.words.agentsNotes.passed(nameOf(recorded, at)) }),
    requester: silent,
    asked: silent,
  },
  "left-untaken": {
    agents: (_, { event }, at) => {
      const { viewer, words, later = [] } = at;
      const { agentsNotes: says } = words;
      const taking = later.find((each) => takerOf(each) !== null);
      if (taking !== undefined)
        return { sentence: says.taken(viewer.names(takerOf(taking)).name, time(taking.at)), wasUrgent: true };
      const told = event.people.length === 0 ? says.noLead : says.leadsKnow(listedNames(event.people, viewer));
      const after = [notAsked(event.leftOut, at), told].filter((each) => each !== "").join(" ");
      return { sentence: says.leftUntaken[event.because], after, urgent: true };
    },
    requester: silent,
    asked: (ticket, { event }, at) => {
      const { words, viewer, possible } = at;
      const { personNotes: says } = words;
      const about = says.about(cutLine(ticket.title, 120), ticket.priority, requesterName(ticket, at));
      const { press } = ticketButtons(ticket, words);
      return {
        sentence: says.leftUntaken[event.because](about, queueCalled(viewer, ticket.queue)),
        after:
          ticket.assignee === null
            ? notAsked(event.leftOut, at)
            : text`${says.claimed(viewer.names(ticket.assignee).name)}`,
        buttons: possible.has("claim") ? [primary(press("claim"))] : [],
      };
    },
  },
};

export const refusals: RefusalVoices<Exclude<RoutingRefusal, CommonRefusal>> = {
  "not-offered": (_, { words }) => text`${words.refusals.notOffered}`,
};
