import { isOpen } from "../../../kernel/status.ts";
import { text } from "../../../kernel/text.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { aside, buttonRow, paragraph } from "../../../screen/blocks.ts";
import type { Button, Message } from "../../../screen/message.ts";
import { sayPlainly } from "../../../screen/say.ts";
import { ticketButtons } from "../../../screen/ticket-buttons.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { onShownCard } from "../../cards/messages/shown-card.ts";
import type { CommandType } from "../../rules.ts";
import { phrases, type Phrases } from "../../words.ts";
import { asksFor } from "../rules.ts";
import { whatIsAsked } from "./decide-in-words.ts";
import { waitedFor } from "./who-decides.ts";

export interface StandsAt {
  readonly approves: boolean;
  /** Every command the reader could give now: they may be an agent as well. */
  readonly possible: ReadonlySet<CommandType>;
  readonly viewer: Viewer;
}

/** To whoever wants to take a decision back: that it stands, and who can still do something about it. */
export function decisionStands(ticket: Ticket, { approves, possible, viewer }: StandsAt): Message {
  const words = phrases(viewer.locale);
  const { stands: says } = words.approvals;
  const what = whatIsAsked(ticket, viewer);
  const whom = viewer.names(ticket.beneficiary).name;
  return sayPlainly(
    viewer,
    text`${(approves ? says.approved : says.declined)(what, whom)}`,
    paragraph(text`${whoCan(ticket, approves, viewer, words)}`),
    ...buttonRow(theirOwn(ticket, approves, possible, words).map(onShownCard)),
    aside(text`${ticket.reference}`),
  );
}

function whoCan(ticket: Ticket, approves: boolean, viewer: Viewer, { approvals: { stands: says } }: Phrases): string {
  const who = viewer.names(ticket.requester).name;
  if (!isOpen(ticket.status) && approves) return says.over;
  if (!approves) return isOpen(ticket.status) ? says.openAgain : says.reopen(who);
  const asked = asksFor(ticket);
  if (asked !== null) return says.waits(waitedFor(asked, viewer));
  return ticket.status === "resolved" ? says.over : says.stop(who);
}

/** What they can do about it themselves, as an agent. */
function theirOwn(
  ticket: Ticket,
  approves: boolean,
  possible: ReadonlySet<CommandType>,
  words: Phrases,
): readonly Button[] {
  const { fill } = ticketButtons(ticket, words);
  if (approves) return possible.has("reject") ? [fill("reject")] : [];
  return possible.has("reopen") ? [fill("reopen")] : [];
}
