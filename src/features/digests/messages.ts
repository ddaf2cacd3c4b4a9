import { breaks, moreLine, showLine } from "../home/messages.ts";
import { inSharedPlace } from "../privacy/messages.ts";
import { pageAtMost, rankOf, writeRank } from "../home/rules.ts";
import { lateSince } from "../service-levels/rules.ts";
import { phrases, type Phrases } from "../words.ts";
import { countingIn } from "../../kernel/counting.ts";
import { bold, text, time, type Text } from "../../kernel/text.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { aside, buttonRow, paragraph } from "../../screen/blocks.ts";
import type { Block, Button, Message } from "../../screen/message.ts";
import { listedNames } from "../../screen/listed.ts";
import { cutLine } from "../../screen/plain-text.ts";
import { say, sayPlainly } from "../../screen/say.ts";
import { primary } from "../../screen/ticket-buttons.ts";
import { queueCalled, type Viewer } from "../../screen/viewer.ts";
import { countsOf, type LateFigures, type LateSeen } from "./rules.ts";

export interface DigestAt {
  readonly figures: LateFigures;
  /** Those that broke first. */
  readonly oldest: readonly Ticket[];
  readonly queue: string;
  /** Whose it is; null: the agents'. */
  readonly person: PersonId | null;
  /** When its reader was called, and of how many. */
  readonly calledAt: Date | null;
  /** They may read none of it any more. */
  readonly left: boolean;
  readonly total: number;
  readonly viewer: Viewer;
  readonly now: Date;
}

/** What is late in a queue, or was left unanswered, in one message; or that nothing is any more. */
export function digestMessage({
  figures,
  oldest,
  queue,
  person,
  calledAt,
  left,
  total,
  viewer,
  now,
}: DigestAt): Message {
  const words = phrases(viewer.locale);
  const { digests: says } = words;
  const called = queueCalled(viewer, queue);
  if (left) return sayPlainly(viewer, text`${says.leadsNoMore(called)}`);
  if (figures.total === 0)
    return sayPlainly(viewer, text`${person === null ? says.clearedForAgents(called) : says.cleared(called)}`);
  const title = figures.overdue === figures.total ? says.late : says.needSomebody;
  const headline = `🔴 ${title(figures.total, called)}`;
  const { number } = countingIn(viewer.locale);
  const held = figures.free === 0 ? says.allTaken(figures.total) : says.free(figures.free, figures.total);
  const counted = `${countsOf(figures)
    .map(([priority, count]) => `${number(count)} ${priority}`)
    .join(", ")}.`;
  const overdue = figures.overdue === figures.total || figures.overdue === 0 ? "" : ` ${says.overdue(figures.overdue)}`;
  const seen = seenLine(figures, viewer, says);
  const fewer = total - figures.total;
  const last = fewer > 0 && calledAt !== null ? says.fewer(fewer, time(calledAt)) : text`${says.upToDate}`;
  return say(viewer, {
    summary: `${headline}. ${held} ${counted}`,
    blocks: [
      {
        kind: "heading",
        text: title(figures.total, called),
        mark: "🔴 ",
        under: [text`${bold(held)} ${counted}${overdue}`],
        tone: "attention",
      },
      ...(seen === "" ? [] : [paragraph(text`👀 ${seen}`)]),
      paragraph(text`${says.oldest(oldest.length)}`),
      ...oldest
        .map((ticket) => (person === null ? inSharedPlace(ticket, viewer) : ticket))
        .map((ticket) => {
          const line = lateLine(ticket, viewer, { words, now });
          return paragraph(ticket.isPrivate ? text`${line} · ${ticket.reference}` : line);
        }),
      ...buttonRow(buttonsOf(figures, { queue, own: person !== null }, words)),
      aside(last),
    ],
    urgent: true,
  });
}

function seenLine({ seenBy, total, awaited }: LateFigures, viewer: Viewer, says: Phrases["digests"]): string {
  if (seenBy.length === 0) return "";
  return says.seen(listedNames(seenBy, viewer), seenBy.length, total - awaited, total);
}

function buttonsOf(
  { total, askedUntil }: LateFigures,
  of: { readonly queue: string; readonly own: boolean },
  { buttons }: Phrases,
): readonly Button[] {
  const show: Button = { label: buttons.showLate(total), action: { do: "late", ...of, after: null } };
  return askedUntil === null
    ? [show]
    : [
        primary({ label: buttons.press.acknowledge, action: { do: "see-late", ...of, until: askedUntil.getTime() } }),
        show,
      ];
}

interface LineAt {
  readonly words: Phrases;
  readonly now: Date;
}

/** Its title, since when it is late, and who has it. */
function lateLine(ticket: Ticket, { names }: Viewer, { words, now }: LineAt): Text {
  const { digests: says, lists } = words;
  const since = lateSince(ticket, now);
  const due = since === null ? breaks(ticket, lists, now) : text` · ${says.since(time(since))}`;
  const who = ticket.assignee === null ? says.nobody : names(ticket.assignee).name;
  return text`${bold(ticket.priority)} · ${cutLine(ticket.title, 80)}${due} · ${who}`;
}

/** What stands in the place of a digest once there is a newer one. */
export const seeBelow = (queue: string, viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).digests.below(queueCalled(viewer, queue))}`);

/** What stands in the place of a digest once its queue's tickets are elsewhere: they are not to be read there any more. */
export const seeElsewhere = (queue: string, viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).digests.elsewhere(queueCalled(viewer, queue))}`);

export interface LateListAt {
  readonly tickets: readonly Ticket[];
  /** How many come after these. */
  readonly hidden: number;
  readonly queue: string;
  readonly own: boolean;
  readonly viewer: Viewer;
  readonly now: Date;
}

/** Exactly those that a digest counts, with the card of each behind a button. */
export function lateList({ tickets, hidden, queue, own, viewer, now }: LateListAt): Message {
  const words = phrases(viewer.locale);
  const { digests: says, lists } = words;
  const title = says.list(queueCalled(viewer, queue));
  const last = tickets.at(-1);
  const after = last === undefined ? null : writeRank(rankOf(last));
  const more: Button = {
    label: words.buttons.next(Math.min(hidden, pageAtMost)),
    action: { do: "late", queue, own, after, shown: true },
  };
  return say(viewer, {
    summary: title,
    blocks: [
      { kind: "heading", text: title },
      ...(tickets.length === 0 ? [paragraph(text`${says.none}`)] : []),
      ...tickets.map((ticket): Block => {
        const line = text`${lateLine(ticket, viewer, { words, now })} · ${ticket.reference}`;
        return showLine(ticket, line, words);
      }),
      ...moreLine(hidden, more, words),
      aside(lists.asOf(time(now))),
    ],
  });
}

/** To whoever may see nothing of a queue: no word on whether something is late there. */
export const lateNotYours = (queue: string, viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).digests.notYours(queueCalled(viewer, queue))}`);

/** To whoever makes sure that what is late in a queue is handled. */
export const lateSeen = (seen: LateSeen, queue: string, viewer: Viewer): Message =>
  sayPlainly(viewer, text`${seenInWords(seen, queueCalled(viewer, queue), phrases(viewer.locale).digests)}`);

function seenInWords(seen: LateSeen, queue: string, says: Phrases["digests"]): string {
  switch (seen) {
    case "one":
      return says.noted(1);
    case "several":
      return says.noted(2);
    case "none":
      return says.notedNone;
    case "yours":
      return says.notedYours;
    case "for-agents":
      return says.forAgents(queue);
    case "leads-no-more":
      return says.leadsNoMore(queue);
  }
}

const mostNamed = 10; // tickets, in one line of a phone or two

/** To whoever makes sure: of which tickets it could not be written down; without any, nobody knows of which. */
export function notSeen(queue: string, references: readonly string[], viewer: Viewer): Message {
  const { digests: says } = phrases(viewer.locale);
  const called = queueCalled(viewer, queue);
  if (references.length === 0) return sayPlainly(viewer, text`${says.notSeenAtAll(called)}`);
  const more = references.length > mostNamed ? ", …" : "";
  const named = `${references.slice(0, mostNamed).join(", ")}${more}`;
  return sayPlainly(viewer, text`${says.notSeen(references.length, called, named)}`);
}
