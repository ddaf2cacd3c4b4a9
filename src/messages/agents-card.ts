import { lastAttempt, isOpen, type Ticket } from "../domain/ticket.ts";
import { agentsButtons } from "./agents-card-buttons.ts";
import { ticketFacts } from "./agents-card-facts.ts";
import { aside, buttonRow, paragraph, quote, statusMarks } from "./blocks.ts";
import { descriptionOf, stepsOf, type Excerpt } from "./excerpt.ts";
import { phrases, type Phrases } from "./locales/index.ts";
import type { Block, Message } from "./message.ts";
import { calendarDay, cut, oneLine, plainText } from "./plain-text.ts";
import { say } from "./say.ts";
import { starsPicture } from "./stars.ts";
import { bold, text, time, type Text } from "./text.ts";
import { ticketButtons } from "./ticket-buttons.ts";
import { titled } from "./titled.ts";
import type { Viewer } from "./viewer.ts";

export interface AgentsCardAt {
  readonly viewer: Viewer;
  /** False in the channel of a queue that the ticket has left. */
  readonly here: boolean;
}

/** The ticket as its agents see it in their channel: whole while it needs them, small once it does not. */
export function agentsCard(ticket: Ticket, { viewer, here }: AgentsCardAt): Message {
  const words = phrases(viewer.locale);
  if (!here) return smallCard(ticket, text`↪️ ${words.cards.agents.movedTo(ticket.queue)}`, [], viewer);
  if (isOpen(ticket.status)) return wholeCard(ticket, viewer, words);
  const reopen = ticket.status === "closed" ? [ticketButtons(ticket, words).fill("reopen")] : [];
  return smallCard(
    ticket,
    text`${statusMarks[ticket.status]} ${outcome(ticket, words)}`,
    buttonRow([], reopen),
    viewer,
  );
}

function wholeCard(ticket: Ticket, viewer: Viewer, words: Phrases): Message {
  const { labels, cards } = words;
  const status = labels.status[ticket.status];
  const priority = labels.priority[ticket.priority];
  const glance = text`${statusMarks[ticket.status]} ${bold(status)} · ${bold(priority)} · ${labels.kind[ticket.kind]}`;
  return say(viewer, {
    summary: `${titled(ticket)} · ${status}, ${priority}`,
    blocks: [
      { kind: "heading", text: ticket.title },
      paragraph(glance),
      ...(ticket.escalated ? [paragraph(text`⚠️ ${bold(cards.agents.escalated)}`)] : []),
      ...ticketFacts(ticket, viewer, words),
      ...excerptQuote(descriptionOf(ticket), words),
      ...steps(ticket, words),
      ...whereItStands(ticket, viewer, words),
      ...agentsButtons(ticket, words),
      aside(text`${ticket.reference} · ${cards.opened} ${time(ticket.openedAt)}`),
    ],
  });
}

function smallCard(ticket: Ticket, how: Text, buttons: readonly Block[], viewer: Viewer): Message {
  return say(viewer, {
    summary: `${titled(ticket)} · ${plainText(how, viewer)}`,
    blocks: [aside(text`${how} · ${titled(ticket)}`), ...buttons],
  });
}

/** How it ended, in a few words. */
function outcome(ticket: Ticket, { labels, cards }: Phrases): Text {
  const { cancellation } = ticket;
  if (cancellation?.by === "requester") return text`${cards.agents.cancelled(labels.withdrawal[cancellation.reason])}`;
  if (cancellation?.by === "agent") return text`${cards.agents.cancelled(cut(oneLine(cancellation.reason), 100))}`;
  const rating = lastAttempt(ticket)?.rating;
  const ended = labels.status[ticket.status];
  return rating ? text`${ended} · ${starsPicture(rating.stars)}` : text`${ended}`;
}

const steps = (ticket: Ticket, words: Phrases): readonly Block[] =>
  ticket.stepsToReproduce === ""
    ? []
    : [paragraph(text`${words.cards.agents.steps}`), ...excerptQuote(stepsOf(ticket), words)];

const excerptQuote = ({ shown, rest }: Excerpt, { cards }: Phrases): readonly Block[] =>
  rest === "" ? quote(shown) : [...quote(shown), aside(text`${cards.agents.charactersMore(rest.length)}`)];

/** The question, the reason or the resolution that its status hangs on. */
function whereItStands(ticket: Ticket, viewer: Viewer, { labels, cards }: Phrases): readonly Block[] {
  const { agents } = cards;
  switch (ticket.status) {
    case "waiting":
      return [paragraph(text`${agents.question}`), ...quote(ticket.question ?? "")];
    case "on-hold": {
      const until = ticket.hold?.resumeOn ?? null;
      const how = until === null ? agents.onHold : agents.onHoldUntil(calendarDay(until, viewer.locale));
      return [paragraph(text`${how}`), ...quote(ticket.hold?.reason ?? "")];
    }
    case "resolved": {
      const attempt = lastAttempt(ticket);
      if (attempt === null) return [];
      return [paragraph(text`${agents.resolution(labels.cause[attempt.cause])}`), ...quote(attempt.text)];
    }
    case "new":
    case "in-progress":
    case "closed":
    case "cancelled":
      return [];
  }
}
