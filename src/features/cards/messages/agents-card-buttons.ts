import { isHelpAwaited } from "../../../kernel/clock.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { buttonRow } from "../../../screen/blocks.ts";
import type { Phrases } from "../../words.ts";
import type { Block } from "../../../screen/message.ts";
import { primary, ticketButtons } from "../../../screen/ticket-buttons.ts";

/** What the status allows, the usual first; everything else is behind the last of the menu, "More…". */
export function agentsButtons(ticket: Ticket, words: Phrases): readonly Block[] {
  const { press, fill } = ticketButtons(ticket, words);
  const asked = isHelpAwaited(ticket.clock) ? [press("acknowledge")] : [];
  // It needs somebody before it needs a resolution.
  const first = ticket.offered ? [primary(press("take-over")), ...asked] : asked;
  const resolve = ticket.offered ? fill("resolve") : primary(fill("resolve"));
  switch (ticket.status) {
    case "new":
      return buttonRow(
        [primary(press("claim")), fill("assign"), ...asked],
        [fill("reply"), press("called"), fill("reject"), fill("change"), fill("more")],
      );
    case "in-progress":
      return buttonRow(
        [...first, fill("reply"), resolve, fill("ask")],
        [press("called"), fill("hold"), press("release"), fill("note"), fill("more")],
      );
    case "waiting":
    case "on-hold":
      return buttonRow(
        [...first, fill("reply"), press("resume"), resolve],
        [press("called"), fill("note"), fill("work"), fill("assign"), fill("more")],
      );
    case "resolved":
      return buttonRow([fill("reply"), fill("note")], [press("called"), fill("work"), fill("more")]);
    case "closed":
    case "cancelled":
      return [];
  }
}
