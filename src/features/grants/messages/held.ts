import { isHeld, isTakeBack } from "../../../kernel/grant.ts";
import type { Answered } from "../../../kernel/service.ts";
import { isInHand } from "../../../kernel/status.ts";
import { text, type Text } from "../../../kernel/text.ts";
import { isTheirs, type Ticket } from "../../../kernel/ticket.ts";
import { holdsSecrets } from "../../../kernel/words/secrets.ts";
import type { Button } from "../../../screen/message.ts";
import { calendarDay } from "../../../screen/plain-text.ts";
import { ticketButtons } from "../../../screen/ticket-buttons.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { fieldName } from "../../catalogue/forms.ts";
import { fittingAlong } from "../../opening/forms.ts";
import { phrases } from "../../words.ts";

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
