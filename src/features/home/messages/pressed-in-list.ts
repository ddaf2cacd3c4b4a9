import { text } from "../../../kernel/text.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { aside } from "../../../screen/blocks.ts";
import type { Block } from "../../../screen/message.ts";
import { cutLine } from "../../../screen/plain-text.ts";
import { namedOnButton } from "../../../screen/ticket-buttons.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { phrases } from "../../words.ts";

/** Above a list in which somebody has just claimed a ticket: it may be in that list no longer. */
export function claimedInList(ticket: Ticket, { locale }: Pick<Viewer, "locale">): readonly Block[] {
  const { lists, buttons } = phrases(locale);
  const title = cutLine(ticket.title, 80);
  const open = { label: buttons.show, action: { do: "show", ...namedOnButton(ticket) }, about: title } as const;
  return [{ kind: "item", text: text`✅ ${lists.isOnYou(title)}`, button: open }];
}

/** Above the card of a ticket that is not what its line in a list said any more. */
export const changedSinceListed = ({ locale }: Pick<Viewer, "locale">): readonly Block[] => [
  aside(text`${phrases(locale).lists.changedSince}`),
];
