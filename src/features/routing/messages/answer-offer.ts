import type { PersonId } from "../../../kernel/person.ts";
import { bold, text } from "../../../kernel/text.ts";
import { formatReference } from "../../../kernel/reference.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { aside, buttonRow } from "../../../screen/blocks.ts";
import type { Block, Message } from "../../../screen/message.ts";
import { cutLine } from "../../../screen/plain-text.ts";
import { asking, sayPlainly } from "../../../screen/say.ts";
import { primary, ticketButtons } from "../../../screen/ticket-buttons.ts";
import { titled } from "../../../screen/titled.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { phrases } from "../../words.ts";
import { whatBecame, whyMeButton } from "./offer-card.ts";

const mostOffered = 10; // tickets: with more of them the question no longer fits a screen

/** To an agent who answers in a word whether they can take a ticket: nothing is done before they press, or say yes. */
export function offerAsked(ticket: Ticket, viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  const { press } = ticketButtons(ticket, words);
  const [claim, pass] = [press("claim"), press("pass")];
  const said = sayPlainly(
    viewer,
    text`${bold(words.routing.answer.one(cutLine(ticket.title, 60)))}`,
    ...buttonRow([primary(claim), pass, whyMeButton(ticket, words)]),
    aside(text`${ticket.reference} · ${ticket.priority}`),
  );
  return asking(said, claim, pass);
}

/** The same where several are offered to them. */
export function offersAsked(tickets: readonly Ticket[], viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  const rows = tickets.slice(0, mostOffered).map((ticket): Block => {
    const about = cutLine(ticket.title, 80);
    const { press } = ticketButtons(ticket, words);
    return {
      kind: "item",
      text: text`${bold(about)}`,
      under: text`${ticket.priority} · ${viewer.names(ticket.requester).name} · ${ticket.reference}`,
      button: { ...press("claim"), about },
      second: { ...press("pass"), about },
    };
  });
  return sayPlainly(viewer, text`${words.routing.answer.several}`, ...rows);
}

/** What came of it, once they have answered in a word. */
export function offerAnswered(ticket: Ticket, reader: PersonId, viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  const { press, show } = ticketButtons(ticket, words);
  const isTheirs = ticket.assignee === reader;
  return sayPlainly(
    viewer,
    text`${isTheirs ? "🤝 " : ""}${whatBecame(ticket, reader, viewer, words)}`,
    ...buttonRow([show(), ...(isTheirs ? [press("release")] : [])]),
    aside(text`${titled(ticket)}`),
  );
}

/**
 * To whoever asks why, and names no ticket: of one of these, or (none) that they are asked nothing, and how agents ask.
 * `today`: the day of a reference.
 */
export function whyOfWhich(
  tickets: readonly Ticket[],
  { isAgent, today }: { readonly isAgent: boolean; readonly today: string },
  viewer: Viewer,
): Message {
  const words = phrases(viewer.locale);
  const { answer } = words.routing;
  const rows = tickets.slice(0, mostOffered).map((ticket): Block => ({
    kind: "item",
    text: text`${titled(ticket)}`,
    button: { ...whyMeButton(ticket, words), about: cutLine(ticket.title, 80) },
  }));
  return sayPlainly(
    viewer,
    text`${rows.length === 0 ? answer.whyNothing : answer.whyWhich}`,
    ...(rows.length === 0 && isAgent
      ? [aside(answer.whyHow[viewer.platform](formatReference("incident", today, 1)))]
      : rows),
  );
}
