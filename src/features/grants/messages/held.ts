import { isHeld, isTakeBack } from "../../../kernel/grant.ts";
import type { Answered } from "../../../kernel/service.ts";
import { locales } from "../../../kernel/locale.ts";
import { isInHand, isOpen, unresolved } from "../../../kernel/status.ts";
import { text, type Text } from "../../../kernel/text.ts";
import { everyAnswer } from "../../parts/rules/private-answers.ts";
import { isTheirs, type Ticket } from "../../../kernel/ticket.ts";
import { holdsSecrets } from "../../../kernel/words/secrets.ts";
import type { Button } from "../../../screen/message.ts";
import { calendarDay } from "../../../screen/plain-text.ts";
import { ticketButtons } from "../../../screen/ticket-buttons.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { fieldName } from "../../catalogue/forms.ts";
import { fittingAlong } from "../../opening/forms.ts";
import { phrases, type Phrases } from "../../words.ts";

/** Until when it is given, and what becomes of it; null: nothing was given. `own`: to whom has it. */
export function grantInWords({ given }: Ticket, viewer: Viewer, own = false): string | null {
  if (given === null) return null;
  const { grants } = phrases(viewer.locale);
  if (given.ended !== null) return grants.takenBack;
  const day = calendarDay(given.until, viewer.locale);
  if (given.askedBack === "holder" || given.askedBack === "returned") return grants.toConfirm(day);
  if (given.askedBack !== null) return (own ? grants.toBringBack : grants.toTakeBack)(day);
  return (own ? grants.yours : grants.held)(day);
}

/** The same, as a line of a card, or until when they have what they ask to keep; none. */
export const grantLines = (ticket: Ticket, viewer: Viewer, own = false): readonly Text[] => {
  const said = grantInWords(ticket, viewer, own) ?? heldInWords(ticket, viewer, own);
  return said === null ? [] : [text`📅 ${said}`];
};

function heldInWords(ticket: Ticket, { locale }: Viewer, own: boolean): string | null {
  const held = heldMeanwhile(ticket);
  if (held === null || !unresolved.some((status) => status === ticket.status)) return null;
  const { grants } = phrases(locale);
  return (own ? grants.yoursNow : grants.heldNow)(calendarDay(held, locale));
}

/** Until when whoever asks to keep something has it anyway; null: it is no such ticket. */
const heldMeanwhile = ({ asked, forGrant }: Ticket): string | null =>
  forGrant === "extension" ? (asked?.grant?.held ?? null) : null;

/** For the note that says that they may not keep it longer. */
export function stillHeld(ticket: Ticket, { locale }: Viewer): { readonly after?: string } {
  const held = heldMeanwhile(ticket);
  return held === null ? {} : { after: phrases(locale).personNotes.stillYours(calendarDay(held, locale)) };
}

/** What a ticket is called to those it concerns: that of a take-back is the agents', in their language. */
export function titleForHolder(ticket: Ticket, { locale }: Viewer): string {
  const { title } = ticket;
  const before = locales.map((each) => phrases(each).grants.takeBackTitle("")).find((each) => title.startsWith(each));
  return !isTakeBack(ticket) || before === undefined
    ? title
    : phrases(locale).grants.toReturnTitle(title.slice(before.length));
}

/** What a holder reads next on the card of a take-back, or of what asked to keep it longer; null: as of any ticket. */
export function nextForHolder(ticket: Ticket, { locale }: Viewer): string | null {
  const { grants, personNotes } = phrases(locale);
  const held = ticket.status === "cancelled" ? heldMeanwhile(ticket) : null;
  if (held !== null) return personNotes.stillYours(calendarDay(held, locale));
  if (!isTakeBack(ticket) || ticket.status === "waiting") return null;
  if (ticket.status === "cancelled") return grants.keptLonger;
  return isOpen(ticket.status) && ticket.status !== "resolved" ? personNotes.bringItBack : personNotes.isBack;
}

/** For agents, on what has been given and is not to be taken back yet. */
export const toAskBack = (ticket: Ticket, words: Phrases): readonly Button[] =>
  isHeld(ticket) && ticket.given?.askedBack === null ? [ticketButtons(ticket, words).press("ask-back")] : [];

/** What its holder can do with it, on their card and where they are reminded of its end. */
export function holdersButtons(ticket: Ticket, reader: string, viewer: Viewer): readonly Button[] {
  const words = phrases(viewer.locale);
  if (!isTheirs(ticket, reader)) return [];
  const isBeingTaken = isTakeBack(ticket) && (ticket.status === "new" || isInHand(ticket.status));
  if (!isHeld(ticket) && !isBeingTaken) return [];
  const { press } = ticketButtons(ticket, words);
  const keep = extendButton(ticket, reader, viewer);
  switch (ticket.given?.askedBack) {
    case null:
      return [...keep, press("give-back")];
    case "ended":
    case "early":
    case "not-back":
      return [press("returned"), ...keep];
    case "holder":
    case "returned":
    case undefined:
      return keep;
  }
}

const mostAlong = 600; // characters: a button of Slack carries 2,000

/** Opens the form of the service once more, with what was answered but for days. None where it was asked for as no service. */
function extendButton(ticket: Ticket, reader: string, viewer: Viewer): readonly Button[] {
  const { asked, requester, beneficiary } = ticket;
  if (asked === null) return [];
  const { user, name } = viewer.names(beneficiary);
  const forWhom =
    beneficiary === requester || beneficiary === reader || user === null ? null : { user, name, called: "" };
  const also = Object.fromEntries(
    everyAnswer(ticket).flatMap((answer) => {
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
