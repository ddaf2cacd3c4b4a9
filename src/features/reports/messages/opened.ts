import { text } from "../../../kernel/text.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { aside, buttonRow, paragraph, statusMark } from "../../../screen/blocks.ts";
import type { Block, Message } from "../../../screen/message.ts";
import { cutLine } from "../../../screen/plain-text.ts";
import { say } from "../../../screen/say.ts";
import { namedOnButton } from "../../../screen/ticket-buttons.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { statusInWords } from "../../cancellation/messages/status.ts";
import { phrases } from "../../words.ts";
import { toReport, type Asked } from "./buttons.ts";
import { ticketsInWords } from "./which.ts";

export interface OpenedAt {
  readonly asked: Asked;
  readonly queues: readonly string[];
  /** The newest first. */
  readonly tickets: readonly Ticket[];
  /** The last one, behind which there are more; null: there are none. */
  readonly next: string | null;
  readonly viewer: Viewer;
}

/** The tickets that a report counts as opened. */
export function openedPage({ asked, queues, tickets, next, viewer }: OpenedAt): Message {
  const { reports, buttons } = phrases(viewer.locale);
  const title = reports.ticketsTitle(ticketsInWords(queues, asked.of, viewer));
  return say(viewer, {
    summary: `${title} · ${reports.period[asked.period]}`,
    blocks: [
      { kind: "heading", text: title },
      aside(text`${reports.period[asked.period]}`),
      ...(tickets.length === 0 ? [paragraph(text`${reports.noTickets}`)] : tickets.map((each) => line(each, viewer))),
      ...buttonRow([
        ...(next === null ? [] : [toReport(buttons.reportMore, asked, "tickets", next)]),
        toReport(buttons.reportBack, asked),
      ]),
    ],
  });
}

function line(ticket: Ticket, { locale }: Viewer): Block {
  const words = phrases(locale);
  const { buttons, labels } = words;
  const title = cutLine(ticket.title, 80);
  return {
    kind: "item",
    text: text`${statusMark(ticket)} ${title}`,
    under: text`${ticket.reference} · ${statusInWords(ticket, words, { locale, by: "agents" })} · ${labels.priority[ticket.priority]}`,
    button: { label: buttons.show, action: { do: "show", ...namedOnButton(ticket) }, about: title },
  };
}
