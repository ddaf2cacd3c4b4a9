import type { Message } from "../../screen/message.ts";
import type { Stage } from "../examples/stage.ts";
import { noTicketYet } from "../privacy/messages.ts";
import { ticketIn } from "../examples/tickets.ts";
import {
  askWhatWasDone,
  claimedByMenu,
  claimFirst,
  mayNot,
  mayNotInMenu,
  noThread,
  noTicketHere,
  offerArticle,
  offerToUndo,
  switchedOff,
  unread,
  wordsUnder,
} from "./messages.ts";

export function toldOfEmoji(stage: Stage): Readonly<Record<string, Message>> {
  const { viewer } = stage;
  const ticket = ticketIn("new", stage);
  const inHand = ticketIn("in-progress", stage);
  const secret = { ...ticket, isPrivate: true };
  const takenBack = {
    ...ticketIn("cancelled", stage),
    cancellation: { by: "requester", reason: "no-longer-needed", undone: true },
  } as const;
  return {
    "under a message that became a ticket": wordsUnder(ticket, { undo: true, viewer }),
    "under a message that became a ticket, a minute ago": wordsUnder(ticket, { undo: false, viewer }),
    "under a message that became a ticket, in hand": wordsUnder(inHand, { undo: false, viewer }),
    "under a message that became a ticket, resolved": wordsUnder(ticketIn("resolved", stage), { undo: false, viewer }),
    "under a message that became a private ticket": wordsUnder(secret, { undo: true, viewer }),
    "under a message that became a ticket, taken back": wordsUnder(takenBack, { undo: false, viewer }),
    "an emoji for authors": mayNot({ emoji: "ticket", who: "author" }, viewer),
    "an emoji for agents": mayNot({ emoji: "acme", who: "agents" }, viewer),
    "a menu entry for authors": mayNotInMenu({ who: "author", verb: "private-ticket" }, viewer),
    "a menu entry for agents": mayNotInMenu({ who: "agents", verb: "claim" }, viewer),
    "a menu entry that claims": claimedByMenu(inHand, viewer),
    "an emoji that resolves what nobody has": claimFirst(ticket, viewer),
    "a message that is gone": unread("gone", viewer),
    "a message that may not be read": unread("notAllowed", viewer),
    "an emoji on a message without words": unread("empty", viewer),
    "a message for a private queue that nobody looks after": noTicketYet("payroll", viewer),
    "a message that could not be read": unread("tooOften", viewer),
    "an emoji taken off a new ticket": offerToUndo(ticket, "undo", viewer),
    "an emoji taken off a claim": offerToUndo(inHand, "release", viewer),
    "an emoji that resolves": askWhatWasDone(inHand, viewer),
    "an emoji that begins an article of a ticket": offerArticle(
      inHand,
      { do: "write-article", ticket: inHand.reference },
      viewer,
    ),
    "an emoji that begins an article of a thread": offerArticle(null, { do: "write-article", draft: "12" }, viewer),
    "a thread that cannot be read": noThread(viewer),
    "a message that is no ticket": noTicketHere(viewer),
    "a menu entry that is switched off": switchedOff(viewer),
  };
}
