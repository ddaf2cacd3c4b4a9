import type { Of } from "../../kernel/event.ts";
import { bold, text, type Text } from "../../kernel/text.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { buttonRow, paragraph } from "../../screen/blocks.ts";
import type { Button, Message } from "../../screen/message.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import { sayPlainly } from "../../screen/say.ts";
import { primary, ticketButtons } from "../../screen/ticket-buttons.ts";
import { titled } from "../../screen/titled.ts";
import { approverCard } from "../approvals/messages.ts";
import { tooLateToUndo } from "../cancellation/messages.ts";
import { shownCard } from "../cards/messages.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { refusals } from "../messages.ts";
import type { CommandType, Refusal } from "../rules.ts";
import { phrases, type Phrases } from "../words.ts";

/** Why something could not be done, and what can be done instead. */
export function refusalMessage(refusal: Refusal, ticket: Ticket, viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  const reason = why(refusal.type, refusal, { viewer, words });
  if (refusal.type === "too-late-to-undo") return tooLateToUndo(ticket, viewer);
  if (refusal.type === "somebody-elses")
    return about(ticket, reason, viewer, [primary(ticketButtons(ticket, words).press("take-over"))]);
  if (refusal.type === "asked-anew") {
    const card = shownCard(approverCard(ticket, { viewer, reader: refusal.of, possible: decisions }));
    return { ...card, summary: sayPlainly(viewer, reason).summary, blocks: [paragraph(reason), ...card.blocks] };
  }
  if (refusal.type !== "too-late-to-reopen") return sayPlainly(viewer, reason);
  const followUp = {
    label: words.buttons.followUp,
    action: {
      do: "new-ticket",
      title: ticket.title,
      followUpOf: ticket.reference,
      // What was asked as a service is again, with its questions and whoever approves it.
      ...(ticket.asked != null && { service: ticket.asked.service }),
    },
  } as const;
  return sayPlainly(viewer, reason, ...buttonRow([primary(followUp)]));
}

const decisions: ReadonlySet<CommandType> = new Set(["approve", "decline", "ask-requester"] as const);

/** It may be read anywhere: it names its ticket, whose card stands there once a button is pressed. */
const about = (ticket: Ticket, reason: Text, viewer: Viewer, buttons: readonly Button[]): Message =>
  shownCard(sayPlainly(viewer, reason, paragraph(text`${bold(titled(ticket))}`), ...buttonRow(buttons)));

function why<Type extends Refusal["type"]>(
  type: Type,
  refusal: Of<Refusal, Type>,
  at: { readonly viewer: Viewer; readonly words: Phrases },
): Text {
  const voice: RefusalVoices<Refusal>[Type] = refusals[type];
  return voice(refusal, at);
}
