import { bold, text, type Text } from "../../../kernel/text.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { aside, buttonRow, paragraph, quote } from "../../../screen/blocks.ts";
import type { Block, Button, Message } from "../../../screen/message.ts";
import { cutLine, plainText } from "../../../screen/plain-text.ts";
import { asking, sayPlainly } from "../../../screen/say.ts";
import { namedOnButton, primary, ticketButtons } from "../../../screen/ticket-buttons.ts";
import { titled } from "../../../screen/titled.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { onShownCard } from "../../cards/messages/shown-card.ts";
import { answersInLine, answersOnCard, priceOf } from "../../catalogue/messages.ts";
import { moreLine } from "../../home/messages/rows.ts";
import { phrases, type Phrases } from "../../words.ts";

export interface DecisionAt {
  /** What the words say; `either`: they may be a decision, or a question. */
  readonly reads: "approve" | "decline" | "question" | "either";
  /** The words, where they say more than yes or no: they wait under their id. */
  readonly kept: { readonly id: string; readonly text: string } | null;
  /** They were written under nothing, and may be about something else. */
  readonly mayBeNew: boolean;
  /** Their author's own open tickets, about which they may be as well. */
  readonly own?: readonly Ticket[];
  /** How many requests they may be about, where more wait than are given; left out: as many. */
  readonly waiting?: number | undefined;
  /** They name the ticket: what it asks for is not read right above. */
  readonly named?: boolean;
  /** Whom they would have decide; left out: they say nothing of that. */
  readonly handTo?: { readonly user: string; readonly name: string } | undefined;
  readonly viewer: Viewer;
}

/** Lets somebody else decide, for as long as the form asks: first of all where it is that which was said. */
function handsOver({ handTo }: DecisionAt, words: Phrases): readonly Block[] {
  if (handTo === undefined) return [];
  return [
    paragraph(text`${bold(words.approvals.decide.handOver(handTo.name))}`),
    ...buttonRow([primary({ label: words.buttons.delegate, action: { do: "delegate", whom: handTo } })]),
    aside(text`${words.approvals.decide.otherwise}`),
  ];
}

/** What somebody wrote who is asked for their approval: it decides nothing before a button is pressed. */
export function decisionAsked(tickets: readonly Ticket[], at: DecisionAt): Message {
  const words = phrases(at.viewer.locale);
  const [only, ...others] = tickets;
  return only === undefined || others.length > 0 ? ofSeveral(tickets, at, words) : ofOne(only, at, words);
}

/** “New laptop” (1,200 €): what is decided, in a sentence. */
export function whatIsAsked(ticket: Ticket, viewer: Viewer): string {
  const price = priceOf(ticket, viewer);
  return phrases(viewer.locale).approvals.decide.what(
    cutLine(ticket.title, 60),
    price === null ? null : plainText(price, viewer),
  );
}

/** What may be done with the words, what they most probably mean first. */
function ways(ticket: Ticket, { reads, kept }: DecisionAt, words: Phrases): readonly [Button, ...Button[]] {
  const approve = decides(ticket, "approve", kept, words);
  const ask: readonly Button[] =
    kept === null
      ? []
      : [
          {
            label: words.approvals.decide.sendAsQuestion,
            action: { do: "place", words: kept.id, as: "question", ...namedOnButton(ticket) },
          },
        ];
  switch (reads) {
    case "approve":
      return [approve, decides(ticket, "decline-later", kept, words), ...ask];
    case "decline":
      return [decides(ticket, "decline", kept, words), approve, ...ask];
    case "question":
    case "either": {
      const decline = decides(ticket, "decline", kept, words);
      const [first] = ask;
      return first === undefined ? [approve, decline] : [first, decline, approve];
    }
  }
}

function ofOne(ticket: Ticket, at: DecisionAt, words: Phrases): Message {
  const { reads, kept, viewer, named = false } = at;
  const { decide } = words.approvals;
  const { requester, beneficiary } = ticket;
  const whom = viewer.names(reads === "question" || reads === "either" ? requester : beneficiary).name;
  const [first, ...others] = ways(ticket, at, words);
  const said = sayPlainly(
    viewer,
    text`${bold(decide[reads](whatIsAsked(ticket, viewer), whom))}`,
    ...handsOver(at, words),
    ...(named ? answersOnCard(ticket, viewer) : []),
    ...quote(kept?.text ?? ""),
    ...buttonRow([reads === "either" ? first : primary(first), ...others]),
    ...otherwise(at, words),
    aside(text`${titled(ticket)}`),
  );
  const [second] = others;
  if (reads === "either") return said;
  return asking(said, first, reads === "approve" ? second : undefined);
}

const mostOwn = 3; // tickets: they come behind what is asked

/** What else the words may be: about a ticket of their author's, or a new one. */
function otherwise({ kept, mayBeNew, own = [] }: DecisionAt, words: Phrases): readonly Block[] {
  if (kept === null || !mayBeNew) return [];
  const rows = own.slice(0, mostOwn).map((ticket): Block => ({
    kind: "item",
    text: text`${titled(ticket)}`,
    button: {
      label: words.buttons.addHere,
      action: { do: "place", words: kept.id, ...namedOnButton(ticket) },
      about: cutLine(ticket.title, 80),
    },
  }));
  return [
    ...(rows.length === 0 ? [] : [paragraph(text`${words.approvals.decide.orYours}`), ...rows]),
    ...buttonRow([{ label: words.buttons.sendAsNew, action: { do: "send", words: kept.id } }]),
  ];
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

const mostOffered = 3; // requests: with more of them the question no longer fits a phone

function ofSeveral(tickets: readonly Ticket[], at: DecisionAt, words: Phrases): Message {
  const { kept, viewer, waiting = tickets.length } = at;
  const rows = tickets.slice(0, mostOffered).map((ticket) => {
    // What their words say first; whatever else can be decided stands on the card, where no slip of a thumb decides.
    const [button] = ways(ticket, at, words);
    return approvalRow(ticket, { button, second: ticketButtons(ticket, words).show() }, viewer);
  });
  const hidden = waiting - rows.length;
  const list: Button = { label: words.buttons.showAll, action: { do: "list", list: "approvals", after: null } };
  return sayPlainly(
    viewer,
    text`${words.approvals.decide.several}`,
    ...handsOver(at, words),
    ...quote(kept?.text ?? ""),
    ...rows,
    ...moreLine(hidden, list, words),
    ...otherwise(at, words),
  );
}

/** A request that waits for a decision, in a line: what it is, what it costs, and for whom. */
export function approvalRow(
  ticket: Ticket,
  { button, second }: { readonly button: Button; readonly second?: Button },
  viewer: Viewer,
): Block {
  const about = cutLine(ticket.title, 80);
  const price = priceOf(ticket, viewer);
  const answers = answersInLine(ticket, viewer, price);
  const parts: readonly Text[] = [
    text`${viewer.names(ticket.beneficiary).name}`,
    ...(answers.length === 0 ? [] : [answers]),
    text`${ticket.reference}`,
  ];
  return {
    kind: "item",
    text: text`${bold(about)}${price === null ? "" : text` · ${price}`}`,
    under: parts.flatMap((part, index) => (index === 0 ? part : text` · ${part}`)),
    button: { ...button, about },
    ...(second !== undefined && { second: { ...second, about } }),
  };
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
