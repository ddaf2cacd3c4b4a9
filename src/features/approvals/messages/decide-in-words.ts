import { bold, text } from "../../../kernel/text.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { aside, buttonRow, paragraph, quote } from "../../../screen/blocks.ts";
import type { Block, Button, Message } from "../../../screen/message.ts";
import { asking, sayPlainly } from "../../../screen/say.ts";
import { namedOnButton, primary, ticketButtons } from "../../../screen/ticket-buttons.ts";
import { titled } from "../../../screen/titled.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { onShownCard } from "../../cards/messages/shown-card.ts";
import { phrases, type Phrases } from "../../words.ts";

export interface DecisionAt {
  /** What the words say; null: they may be either, or a question. */
  readonly reads: "approve" | "decline" | null;
  /** The words, where they say more than yes or no: they wait under their id. */
  readonly kept: { readonly id: string; readonly text: string } | null;
  /** They were written under nothing, and may be about something else. */
  readonly mayBeNew: boolean;
  readonly viewer: Viewer;
}

/** What somebody wrote who is asked for their approval: it decides nothing before a button is pressed. */
export function decisionAsked(tickets: readonly Ticket[], at: DecisionAt): Message {
  const words = phrases(at.viewer.locale);
  const [only, ...others] = tickets;
  return only === undefined || others.length > 0 ? ofSeveral(tickets, at, words) : ofOne(only, at, words);
}

function ofOne(ticket: Ticket, { reads, kept, mayBeNew, viewer }: DecisionAt, words: Phrases): Message {
  const { decide } = words.approvals;
  const who = viewer.names(ticket.requester).name;
  const approve = decides(ticket, "approve", kept, words);
  const decline = decides(ticket, reads === "decline" ? "decline" : "decline-later", kept, words);
  const ask: readonly Button[] =
    kept === null
      ? []
      : [
          {
            label: decide.sendAsQuestion,
            action: { do: "place", words: kept.id, as: "question", ...namedOnButton(ticket) },
          },
        ];
  const [first, second] = reads === "decline" ? [decline, approve] : [approve, decline];
  const fresh: readonly Button[] =
    mayBeNew && kept !== null ? [{ label: words.buttons.newTicket, action: { do: "new-ticket", words: kept.id } }] : [];
  const said = sayPlainly(
    viewer,
    text`${reads === null ? decide.unclear(who) : decide[reads](who)}`,
    paragraph(text`${bold(titled(ticket))}`),
    ...quote(kept?.text ?? ""),
    ...buttonRow([reads === null ? first : primary(first), second, ...ask, ...fresh]),
  );
  if (reads === null) return said;
  return asking(said, first, reads === "approve" ? second : undefined);
}

function decides(
  ticket: Ticket,
  how: "approve" | "decline" | "decline-later",
  kept: DecisionAt["kept"],
  words: Phrases,
): Button {
  const { press, fill } = ticketButtons(ticket, words);
  if (how === "approve") return onShownCard(press("approve"));
  if (how === "decline-later" || kept === null) return onShownCard(fill("decline"));
  return {
    label: words.approvals.decide.declineSo,
    action: { do: "place", words: kept.id, as: "decline", ...namedOnButton(ticket), asOf: ticket.version },
  };
}

const mostOffered = 10; // tickets: with more of them the question no longer fits a screen

function ofSeveral(tickets: readonly Ticket[], { reads, kept, viewer }: DecisionAt, words: Phrases): Message {
  const rows = tickets.slice(0, mostOffered).map((ticket): Block => ({
    kind: "item",
    text: text`${bold(titled(ticket))}`,
    under: text`${viewer.names(ticket.requester).name}`,
    button: reads === null ? ticketButtons(ticket, words).show() : decides(ticket, reads, kept, words),
  }));
  const hidden = tickets.length - rows.length;
  return sayPlainly(
    viewer,
    text`${words.approvals.decide.several}`,
    ...quote(kept?.text ?? ""),
    ...rows,
    ...(hidden > 0 ? [aside(text`${words.lists.more(hidden)}`)] : []),
  );
}

/** In the place of the question, once the words have declined it, or were sent as a question. */
export const decidedInWords = (as: "decline" | "question", ticket: Ticket, viewer: Viewer): Message => {
  const { approvals: says } = phrases(viewer.locale);
  const who = viewer.names(ticket.requester).name;
  return sayPlainly(
    viewer,
    text`${as === "decline" ? `🚫 ${says.decide.declined(who)}` : says.decide.asked(who)}`,
    aside(text`${titled(ticket)}`),
  );
};
