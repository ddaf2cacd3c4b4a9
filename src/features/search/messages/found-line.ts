import { text } from "../../../kernel/text.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { aside, buttonRow, statusMark } from "../../../screen/blocks.ts";
import type { Message } from "../../../screen/message.ts";
import { cut, oneLine } from "../../../screen/plain-text.ts";
import { say } from "../../../screen/say.ts";
import { ticketButtons } from "../../../screen/ticket-buttons.ts";
import { titled } from "../../../screen/titled.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { statusInWords } from "../../cancellation/messages/status.ts";
import { inSharedPlace } from "../../privacy/messages.ts";
import { phrases } from "../../words.ts";

/**
 * A ticket that was found while somebody typed, as they alone see it; and the card that they may post of it. That one is read
 * by whoever is there: it says how the ticket is called, unless it is private, and shows the rest to those who may read it.
 */
export function foundLine(ticket: Ticket, viewer: Viewer): { title: string; under: string; card: Message } {
  const words = phrases(viewer.locale);
  const title = cut(oneLine(ticket.title), 80);
  const shared = inSharedPlace(ticket, viewer);
  return {
    title: `${statusMark(ticket)} ${title}`,
    under: `${statusInWords(ticket, words, { locale: viewer.locale, by: "requester" })} · ${ticket.reference}`,
    card: say(viewer, {
      summary: titled(shared),
      blocks: [
        { kind: "heading", text: cut(oneLine(shared.title), 80) },
        aside(text`${ticket.reference}`),
        ...buttonRow([ticketButtons(ticket, words).show()]),
      ],
    }),
  };
}
