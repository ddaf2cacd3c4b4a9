import { isHelpAwaited } from "../../../kernel/clock.ts";
import { isTakeBack } from "../../../kernel/grant.ts";
import { partsLeft } from "../../../kernel/part.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { buttonRow } from "../../../screen/blocks.ts";
import type { Phrases } from "../../words.ts";
import type { Block, Button } from "../../../screen/message.ts";
import { lacksApproval } from "../../approvals/rules.ts";
import { articleOfTicket } from "../../articles/messages.ts";
import { primary, ticketButtons } from "../../../screen/ticket-buttons.ts";

const mostStatuses = 3; // a menu of Slack takes five

/**
 * What the status allows, the usual first; everything else is behind the last of the menu, "More…". `called`: what it may be
 * called next, which is chosen there by one press.
 */
export function agentsButtons(ticket: Ticket, called: readonly Button[], words: Phrases): readonly Block[] {
  const statuses = lacksApproval(ticket) ? [] : called;
  const { press, fill } = ticketButtons(ticket, words);
  const article = articleOfTicket(ticket, words);
  const resolve = lacksApproval(ticket) || partsLeft(ticket).length > 0 ? [] : [fill("resolve")];
  const asked = isHelpAwaited(ticket.clock) ? [press("acknowledge")] : [];
  // It needs somebody before it needs a resolution.
  const first = ticket.offered ? [primary(press("take-over")), ...asked] : asked;
  const reply = ticket.offered ? fill("reply") : primary(fill("reply"));
  switch (ticket.status) {
    case "new":
      return buttonRow(
        [primary(press("claim")), fill("take"), ...asked],
        [
          fill("assign"),
          press("called"),
          ...(isTakeBack(ticket) ? [] : [fill("reject")]),
          fill("change"),
          fill("more"),
        ],
      );
    case "in-progress":
      return buttonRow(
        [...first, reply, ...resolve, fill("ask")],
        statuses.length === 0
          ? [fill("hold"), fill("escalate"), fill("assign"), press("called"), fill("more")]
          : [...statuses.slice(0, mostStatuses), fill("hold"), fill("more")],
      );
    case "waiting":
    case "on-hold":
      return buttonRow(
        [...first, reply, press("resume"), ...resolve],
        statuses.length === 0 || ticket.status === "waiting"
          ? [press("called"), fill("assign"), fill("note"), fill("work"), fill("more")]
          : [...statuses.slice(0, mostStatuses), press("called"), fill("more")],
      );
    case "resolved":
      return buttonRow([fill("reply"), fill("note")], [press("called"), fill("work"), ...article, fill("more")]);
    case "closed":
    case "cancelled":
      return [];
  }
}
