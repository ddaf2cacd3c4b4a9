import type { PersonId } from "../../../kernel/person.ts";
import { text, type Text } from "../../../kernel/text.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { buttonRow } from "../../../screen/blocks.ts";
import type { Message } from "../../../screen/message.ts";
import { cutLine } from "../../../screen/plain-text.ts";
import { sayPlainly } from "../../../screen/say.ts";
import { namedOnButton } from "../../../screen/ticket-buttons.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { phrases } from "../../words.ts";

/** How somebody lost a ticket. */
export interface Loss {
  readonly by: PersonId;
  /** Null: to nobody. */
  readonly given: PersonId | null;
  /** They were away. */
  readonly away: boolean;
}

/** To whoever had a ticket: who took it from them, and who has it now. */
export function takenAway(ticket: Ticket, loss: Loss, viewer: Viewer): Message {
  const { buttons, takenAway: says } = phrases(viewer.locale);
  const { assignee } = ticket;
  const since =
    assignee === null || assignee === loss.given ? [] : text` ${says.hasItNow(viewer.names(assignee).name)}`;
  return sayPlainly(
    viewer,
    text`${howLost(ticket, loss, viewer)}${since}`,
    ...buttonRow([{ label: buttons.show, action: { do: "show", ...namedOnButton(ticket) } }]),
  );
}

function howLost(ticket: Ticket, { by, given, away }: Loss, { locale, names }: Viewer): Text {
  const { takenAway: says } = phrases(locale);
  const title = cutLine(ticket.title, 120);
  const who = names(by).name;
  if (given === null) return says.released(who, title);
  if (given !== by) return says.assigned(who, title, names(given).name);
  return away ? says.tookOverAway(who, title) : says.tookOver(who, title);
}
