import type { Level } from "../../../kernel/clock.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { maskSecrets } from "../../../kernel/words/secrets.ts";
import { queueCalled, type Viewer } from "../../../screen/viewer.ts";
import { statusInWords } from "../../cancellation/messages/status.ts";
import { codeInWords } from "../../resolution/messages.ts";
import { criteriaInWords } from "../../ratings/messages.ts";
import { phrases, type Phrases } from "../../words.ts";
import { cellText, type Cell } from "../rules.ts";

/** A column of the file; `holds` tells a spreadsheet how to show it. */
export interface Column {
  readonly title: string;
  readonly holds: "word" | "words" | "sentences" | "number" | "instant";
}

const short = (title: string): Column => ({ title, holds: "word" });
const plain = (title: string): Column => ({ title, holds: "words" });
const long = (title: string): Column => ({ title, holds: "sentences" });
const count = (title: string): Column => ({ title, holds: "number" });

/** What stands above the columns, in the order of `cellsOf`. */
export function columnsOf({ locale, zone }: Pick<Viewer, "locale" | "zone">): readonly Column[] {
  const { columns } = phrases(locale).exports;
  const instant = (title: (zone: string) => string): Column => ({ title: title(zone), holds: "instant" });
  return [
    plain(columns.reference),
    plain(columns.kind),
    short(columns.priority),
    plain(columns.status),
    plain(columns.queue),
    plain(columns.service),
    long(columns.title),
    plain(columns.requester),
    plain(columns.beneficiary),
    plain(columns.assignee),
    instant(columns.opened),
    instant(columns.answered),
    short(columns.answeredInTime),
    instant(columns.resolved),
    short(columns.resolvedInTime),
    instant(columns.ended),
    count(columns.attempts),
    count(columns.stars),
    plain(columns.criteria),
    long(columns.comment),
    long(columns.resolution),
    plain(columns.codes),
    count(columns.minutes),
  ];
}

/** What it is called behind the status that all go by, so that both can be counted. */
function statusOf(ticket: Ticket, { locale }: Viewer, words: Phrases): string {
  const { customStatus, status } = ticket;
  const called = statusInWords(ticket, words, { locale, by: "agents" });
  return customStatus === null ? called : cellText(`${words.labels.status[status]} · ${called}`);
}

const masked = (typed: string): string => cellText(maskSecrets(typed));

/** A ticket in a line, as its agents read it: secrets are masked. */
export function cellsOf(ticket: Ticket, viewer: Viewer): readonly Cell[] {
  const words = phrases(viewer.locale);
  const { labels, exports } = words;
  const named = (person: string): string => cellText(viewer.names(person).name);
  const last = ticket.attempts.at(-1);
  const isResolved = ticket.status === "resolved" || ticket.status === "closed";
  const rating = last?.rating ?? null;
  const inTime = (level: Level | null): string =>
    level?.state === "met" ? exports.yes : level?.state === "breached" ? exports.no : "";
  const { clock } = ticket;
  return [
    ticket.reference,
    labels.kind[ticket.kind],
    ticket.priority,
    statusOf(ticket, viewer, words),
    cellText(queueCalled(viewer, ticket.queue)),
    masked(ticket.service),
    masked(ticket.title),
    named(ticket.requester),
    named(ticket.beneficiary),
    ticket.assignee === null ? "" : named(ticket.assignee),
    ticket.openedAt,
    clock.respondedAt,
    inTime(clock.levels["first-response"]),
    isResolved ? (last?.at ?? null) : null,
    inTime(clock.levels.resolution),
    ticket.endedAt,
    ticket.attempts.length,
    rating?.stars ?? null,
    cellText(rating === null ? "" : criteriaInWords(rating, viewer.locale).join(", ")),
    masked(rating?.comment ?? ""),
    masked(last?.text ?? ""),
    cellText((last?.codes ?? []).map((each) => codeInWords(each, viewer.locale)).join("; ")),
    ticket.minutesWorked,
  ];
}
