import { confirmers, isSolvedByOwnPeople, lastAttempt, type Ticket } from "../../../kernel/ticket.ts";
import { isOpen } from "../../../kernel/status.ts";
import { agentsButtons } from "./agents-card-buttons.ts";
import { besides, footer, fromLine, isMasked, nextDue, stateLine, titleMark, toneOf } from "./agents-card-glance.ts";
import { isTakeBack } from "../../../kernel/grant.ts";
import { colons } from "../../../kernel/locale.ts";
import { turnOf } from "../../../kernel/clock.ts";
import { duration } from "../../../screen/duration.ts";
import { aside, buttonRow, paragraph, quote, statusMark } from "../../../screen/blocks.ts";
import { description } from "./description.ts";
import { approvalLines, declinedBy } from "../../approvals/messages.ts";
import { grantInWords, grantLines, toAskBack } from "../../grants/messages.ts";
import { answersOnCard } from "../../catalogue/messages.ts";
import { partsOnCard, wholeOfPart } from "../../parts/messages.ts";
import { articleOfTicket } from "../../articles/messages.ts";
import type { CustomStatus } from "../../../kernel/service.ts";
import { statusButtons, statusCalled } from "../../holding/messages/status.ts";
import { phrases, type Phrases } from "../../words.ts";
import type { Block, Message } from "../../../screen/message.ts";
import { listedNames } from "../../../screen/listed.ts";
import { weekdayOf, cut, cutLine, plainText } from "../../../screen/plain-text.ts";
import { say } from "../../../screen/say.ts";
import { codesInWords } from "../../resolution/messages.ts";
import { criteriaInWords, starsPicture } from "../../ratings/messages.ts";
import { bold, text, time, type Text } from "../../../kernel/text.ts";
import { ticketButtons } from "../../../screen/ticket-buttons.ts";
import type { TicketTimes } from "../../rules/ticket-times.ts";
import { titled, titleFirst } from "../../../screen/titled.ts";
import { queueCalled, type Viewer } from "../../../screen/viewer.ts";

export interface AgentsCardAt {
  readonly viewer: Viewer;
  /** What its status may be called besides; left out: nothing. */
  readonly statuses?: readonly CustomStatus[];
  /** False in the channel of a queue that the ticket has left. */
  readonly here: boolean;
  readonly times: TicketTimes;
}

/** The ticket as its agents see it in their channel: whole while it needs them, small once it does not. */
export function agentsCard(ticket: Ticket, { viewer, here, times, statuses = [] }: AgentsCardAt): Message {
  const words = phrases(viewer.locale);
  if (!here)
    return smallCard(ticket, text`↪️ ${words.cards.agents.movedTo(queueCalled(viewer, ticket.queue))}`, [], viewer);
  if (isOpen(ticket.status)) return wholeCard(ticket, { viewer, times, statuses }, words);
  const after =
    ticket.status === "closed"
      ? [...toAskBack(ticket, words), ticketButtons(ticket, words).fill("reopen"), ...articleOfTicket(ticket, words)]
      : [];
  const given = grantInWords(ticket, viewer);
  const how = text`${statusMark(ticket)} ${outcome(ticket, viewer, words)}${given === null ? "" : ` · ${given}`}`;
  return smallCard(ticket, how, buttonRow([], after), viewer);
}

function wholeCard(
  ticket: Ticket,
  { viewer, times, statuses }: Required<Omit<AgentsCardAt, "here">>,
  words: Phrases,
): Message {
  const { cards } = words;
  const from = fromLine(ticket, viewer, words);
  const stands = whereItStands(ticket, viewer, words);
  const escalation = ticket.escalated ? [text`⚠️ ${bold(howEscalated(ticket, cards))}`] : [];
  return say(viewer, {
    summary: news(ticket, from, viewer, words),
    blocks: [
      {
        kind: "heading",
        text: ticket.title,
        mark: titleMark(ticket),
        tone: toneOf(ticket),
        under: [
          stateLine(ticket, viewer, words),
          ...approvalLines(ticket, viewer),
          ...grantLines(ticket, viewer),
          ...pressing(ticket, times, viewer, words),
          ...escalation,
          from,
        ],
      },
      ...besides(ticket, words),
      ...answersOnCard(ticket, viewer),
      ...partsOnCard(ticket, viewer, "agents"),
      ...wholeOfPart(ticket, viewer),
      ...stands,
      ...described(ticket, stands.length > 0, viewer, words),
      ...agentsButtons(ticket, statusButtons(ticket, statuses, viewer.locale), words),
      ...whatIsMasked(ticket, words),
      ...timeSpentLine(ticket, times, viewer, words),
      aside(footer(ticket, viewer)),
    ],
  });
}

/** All that the card says, for who hears it or reads the notification alone: the news first, the reference last. */
function news(ticket: Ticket, from: Text, viewer: Viewer, { labels, cards }: Phrases): string {
  const { status, assignee, priority, title, reference } = ticket;
  const { news: says, due: dueSays } = cards.agents;
  const due = nextDue(ticket);
  const requester = viewer.names(ticket.requester).name;
  const called = statusCalled(ticket, { labels }, { locale: viewer.locale, by: "agents" });
  const isNews = status === "new" ? says.new(priority, requester) : called;
  const isHeld = status === "in-progress" && assignee !== null && ticket.customStatus === null;
  const holds = isHeld ? says.has(viewer.names(assignee).name) : isNews;
  const what = due?.state === "late" ? says.late : holds;
  const by = due === null || due.state === "late" ? [] : dueSays.by[due.name](time(due.by));
  const [waits] = approvalLines(ticket, viewer);
  const told = [
    waits === undefined ? "" : plainText(waits, viewer),
    plainText(by, viewer),
    plainText(from, viewer),
    cutLine(ticket.description, 160),
    reference,
  ];
  const head = `${what}${colons[viewer.locale]}${cutLine(title, 100)}`;
  return [head, ...told.filter((each) => each !== "")].join(" · ");
}

function smallCard(ticket: Ticket, how: Text, buttons: readonly Block[], viewer: Viewer): Message {
  return say(viewer, {
    summary: `${plainText(how, viewer)} · ${titleFirst(ticket)}`,
    blocks: [aside(text`${how} · ${titled(ticket)}`), ...buttons],
  });
}

/** By a second refusal, else by an agent. */
const howEscalated = ({ attempts }: Ticket, { agents }: Phrases["cards"]): string =>
  attempts.filter(({ answer }) => answer?.answer === "refused").length > 1 ? agents.escalated : agents.escalatedByHand;

/** How it ended, in a few words. */
function outcome(ticket: Ticket, viewer: Viewer, { labels, cards, approvals, parts }: Phrases): Text {
  const { cancellation, partOf } = ticket;
  if (cancellation?.withWhole && partOf !== null) {
    const why = cancellation.by === "requester" ? "" : cutLine(cancellation.reason, 100);
    return text`${cards.agents.cancelled([parts.withWhole(partOf), why].filter((each) => each !== "").join(" · "))}`;
  }
  if (isSolvedByOwnPeople(ticket)) return text`${labels.solved.byThem}`;
  if (cancellation?.by === "requester")
    return text`${cards.agents.cancelled(cancellation.undone ? labels.undone : labels.noLongerNeeded)}`;
  const declined = declinedBy(ticket, viewer);
  if (cancellation?.by === "approver" && declined !== null)
    return text`${approvals.declinedInShort(declined)} ${cutLine(cancellation.reason, 100)}`;
  if (cancellation?.by === "agent") return text`${cards.agents.cancelled(cutLine(cancellation.reason, 100))}`;
  const rating = lastAttempt(ticket)?.rating;
  const ended = labels.status[ticket.status];
  return rating
    ? text`${[ended, starsPicture(rating.stars), ...criteriaInWords(rating, viewer.locale)].join(" · ")}`
    : text`${ended}`;
}

/** Once somebody has the ticket they may look; before, it is only said. */
function whatIsMasked(ticket: Ticket, words: Phrases): readonly Block[] {
  if (!isMasked(ticket)) return [];
  const look = ticket.assignee === null ? [] : [ticketButtons(ticket, words).fill("reveal")];
  return [aside(text`${words.cards.agents.masked}`), ...buttonRow(look)];
}

/** What the requester wrote; beneath words of somebody else it says whose it is. */
function described(ticket: Ticket, isBeneathOthers: boolean, { names }: Viewer, words: Phrases): readonly Block[] {
  const blocks = description(ticket, words);
  // Of a take-back the desk itself says what it is.
  if (!isBeneathOthers || blocks.length === 0 || isTakeBack(ticket)) return blocks;
  return [paragraph(text`${words.cards.agents.wrote(names(ticket.requester).name)}`), ...blocks];
}

/** The question, the reason or the resolution that its status hangs on. */
function whereItStands(ticket: Ticket, viewer: Viewer, { labels, cards }: Phrases): readonly Block[] {
  const { agents } = cards;
  switch (ticket.status) {
    case "waiting":
      return [paragraph(text`${agents.question}`), ...quote(ticket.question ?? "")];
    case "on-hold": {
      const until = ticket.hold?.resumeOn ?? null;
      // What it is called says why.
      if ((ticket.hold?.reason ?? "") === "")
        return until === null ? [] : [paragraph(text`${cards.person.resumesOn(weekdayOf(until, viewer.locale))}`)];
      const how = until === null ? agents.onHold : agents.onHoldUntil(weekdayOf(until, viewer.locale));
      return [paragraph(text`${how}`), ...quote(ticket.hold?.reason ?? "")];
    }
    case "resolved": {
      const attempt = lastAttempt(ticket);
      if (attempt === null) return [];
      const says = confirmers(ticket).length > 0 ? agents.resolution : agents.ownResolution;
      return [
        paragraph(text`${says(labels.cause[attempt.cause])}${codesInWords(attempt.codes ?? [], viewer.locale)}`),
        ...quote(attempt.text),
      ];
    }
    case "new":
    case "in-progress": {
      const answer = lastAttempt(ticket)?.answer;
      if (answer?.answer !== "refused") return [];
      const says = agents.notFixed(viewer.names(answer.by).name);
      return [paragraph(text`${says}`), ...quote(cut(answer.reason, longestReason))];
    }
    case "closed":
    case "cancelled":
      return [];
  }
}

const longestReason = 300; // characters: all of it stands in the thread

/** Whether somebody is asked to see to it, and whether anybody may take it over. */
function pressing(
  { clock, assignee, offered, status }: Ticket,
  { askedUntil }: TicketTimes,
  viewer: Viewer,
  { cards }: Phrases,
): readonly Text[] {
  const { names } = viewer;
  const { agents } = cards;
  const { chain, offer } = clock;
  const until: Text = askedUntil === null ? [] : text` · ${agents.askedUntil(time(askedUntil))}`;
  const people = chain?.people ?? [];
  const asked = people.length === 0 ? agents.askedHere : agents.asked(listedNames(people, viewer));
  return [
    ...(chain?.state === "running" && chain.step >= 0 ? [text`🚨 ${asked}${until}`] : []),
    ...(chain?.state === "ended" ? [text`🚨 ${bold(agents.nobodyAnswered)}`] : []),
    ...(chain !== null && chain.seenBy !== null && status !== "resolved"
      ? [text`👀 ${agents.seenBy(names(chain.seenBy).name)}`]
      : []),
    ...(offer?.state === "running" && offer.to !== null
      ? [text`🤝 ${agents.offeredTo(names(offer.to).name, time(offer.until))}`]
      : []),
    ...(offered && assignee !== null ? [text`💤 ${agents.offered(names(assignee).name)}`] : []),
  ];
}

/** Whose turn it has been for how long, and whose it is; empty until it has changed hands. */
function timeSpentLine(
  ticket: Ticket,
  { spent, since }: TicketTimes,
  { locale }: Viewer,
  { cards }: Phrases,
): readonly Block[] {
  const { turns, turnsSoFar } = cards.agents;
  const parts = [
    [turns.agents, duration(spent.agents, locale, "hour")],
    [turns.requester, duration(spent.requester, locale)],
    [turns.approver, duration(spent.approver, locale)],
    [turns["third-party"], duration(spent.thirdParty, locale)],
    [turns.closed, duration(spent.closedHours, locale)],
  ].flatMap(([who, long]) => (long === "" ? [] : [`${who} ${long}`]));
  const now = turnOf(ticket.clock);
  return parts.length === 0 || now === "nobody" ? [] : [aside(turnsSoFar(parts.join(", "), turns[now], time(since)))];
}
