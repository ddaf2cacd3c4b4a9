import type { Message } from "../../screen/message.ts";
import type { Stage } from "../examples/stage.ts";
import { phrases } from "../words.ts";
import { failed, noSuchTicket, notKnownYet, notYourTicket, offerForm, ticketLost } from "./messages.ts";

export function toldOfBasics({ viewer, story }: Stage): Readonly<Record<string, Message>> {
  const form = phrases(viewer.locale).forms.newTicket.title;
  return {
    "no such ticket": noSuchTicket("I261121_9999", viewer),
    "a form to open": offerForm({ do: "new-ticket" }, form, viewer),
    "a form to open, with words in it": offerForm({ do: "new-ticket", title: story.title }, form, viewer),
    failed: failed(viewer),
    "not known yet": notKnownYet(viewer),
  };
}

export const refusedAsUnknown = ({ viewer }: Stage): Readonly<Record<string, Message>> => ({
  "somebody else's ticket": notYourTicket(viewer),
  "a card of a lost ticket": ticketLost(viewer),
});
