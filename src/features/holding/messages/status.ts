import type { Locale } from "../../../kernel/locale.ts";
import type { CustomStatus } from "../../../kernel/service.ts";
import type { TicketStatus } from "../../../kernel/status.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { statusMarks } from "../../../screen/blocks.ts";
import type { Button } from "../../../screen/message.ts";
import { carries } from "../../../screen/ticket-buttons.ts";
import { phrases, type Phrases } from "../../words.ts";

/** What the status of a ticket is called by its agents, or by whoever asked for it. */
export const statusCalled = (
  { status, customStatus }: Pick<Ticket, "status" | "customStatus">,
  { labels }: Pick<Phrases, "labels">,
  { locale, by }: { readonly locale: Locale; readonly by: "agents" | "requester" },
): string => customStatus?.[by === "agents" ? "name" : "forRequester"][locale] ?? labels.status[status];

/** The sentence that a requester reads of it. */
export const sentenceOf = ({ emoji, forRequester, says }: CustomStatus, locale: Locale): string =>
  `${emoji} ${says?.[locale] ?? phrases(locale).personNotes.statusSet(forRequester[locale])}`;

/** A status with its mark, as agents choose it. */
export const statusToChoose = ({ emoji, name }: CustomStatus, locale: Locale): string => `${emoji} ${name[locale]}`;

/** What a ticket may be called next: what comes after what it is called now, then what is before; and what it is without. */
export function statusButtons(ticket: Ticket, statuses: readonly CustomStatus[], locale: Locale): readonly Button[] {
  const now = statuses.findIndex(({ key }) => key === ticket.customStatus?.key);
  const inTurn = [...statuses.slice(now + 1), ...statuses.slice(0, Math.max(0, now))];
  const to = (key: string | null, label: string): Button => ({
    label,
    action: { do: "set", to: key, ...carries(ticket) },
  });
  return [
    ...inTurn.map((each) => to(each.key, statusToChoose(each, locale))),
    ...(ticket.customStatus === null ? [] : [to(null, usualToChoose(ticket.status, locale))]),
  ];
}

export const usualToChoose = (status: TicketStatus, locale: Locale): string =>
  `${statusMarks[status]} ${phrases(locale).labels.status[status]}`;
