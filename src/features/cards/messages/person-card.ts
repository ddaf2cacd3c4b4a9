import { allAnswers, ownAnswers, serviceShown } from "../../catalogue/messages.ts";
import { declinedBy, waitsInWords, whoReads } from "../../approvals/messages.ts";
import { questionAsked } from "../../approvals/rules.ts";
import { partsOnCard, progress, wholeOfPart } from "../../parts/messages.ts";
import { grantLines, nextForHolder, titleForHolder } from "../../grants/messages.ts";
import { forecastInWords } from "../../forecasts/messages.ts";
import { turnOf } from "../../../kernel/clock.ts";
import type { TicketCommand } from "../../rules.ts";
import { partsLeft } from "../../../kernel/part.ts";
import { isTakeBack } from "../../../kernel/grant.ts";
import { colons } from "../../../kernel/locale.ts";
import { isOpen } from "../../../kernel/status.ts";
import { confirmers, isSolvedByOwnPeople, isTakenBack, lastAttempt, type Ticket } from "../../../kernel/ticket.ts";
import { ticketFacts } from "./agents-card-facts.ts";
import { description, ownWords, wholeDescription } from "./description.ts";
import { aside, buttonRow, paragraph, quote, statusMark } from "../../../screen/blocks.ts";
import { statusInWords } from "../../cancellation/messages/status.ts";
import { phrases, type Phrases } from "../../words.ts";
import type { Block, Message } from "../../../screen/message.ts";
import { isSilent, starsPicture } from "../../ratings/messages.ts";
import { isCalled, personButtons } from "./person-card-buttons.ts";
import { weekdayOf, cutLine, plainText } from "../../../screen/plain-text.ts";
import { datesToCountOn, lateness, promise } from "../../service-levels/messages.ts";
import { say } from "../../../screen/say.ts";
import type { PersonId } from "../../../kernel/person.ts";
import { bold, text, time, type Text } from "../../../kernel/text.ts";
import type { TicketTimes } from "../../rules/ticket-times.ts";
import type { Viewer } from "../../../screen/viewer.ts";

export interface PersonCardAt {
  readonly viewer: Viewer;
  /** Every command the reader could give now. */
  readonly possible: ReadonlySet<TicketCommand["type"]>;
  readonly as: "requester" | "beneficiary" | "follower";
  readonly reader: PersonId;
  readonly times: TicketTimes;
  /** When the reader last wrote to the agents; left out, or null: not since the opening. */
  readonly lastWords?: { readonly at: Date; readonly kept: boolean } | null;
}

/** The ticket as its requester, its beneficiary or a follower sees it. */
export function personCard(ticket: Ticket, at: PersonCardAt): Message {
  const words = phrases(at.viewer.locale);
  const status = statusLine(ticket, at, words);
  const why = whyItIsTheirs(ticket, at, words);
  return say(at.viewer, {
    summary: news(ticket, at, words),
    blocks: [
      ...(why === "" ? [] : [paragraph(text`${why}`)]),
      { kind: "heading", text: titleForHolder(ticket, at.viewer) },
      paragraph(text`${statusMark(ticket)} ${status}`),
      ...(at.as === "follower" ? [] : grantLines(ticket, at.viewer, true)).map(paragraph),
      ...quote(wordsThatCount(ticket)),
      ...(at.as === "follower" ? whatIsAsked(ticket, at, words) : whatToCountOn(ticket, at, words)),
      ...withoutAnswer(ticket, at, words),
      ...partsOnCard(ticket, at.viewer, at.as === "follower" ? "agents" : "own"),
      ...(at.as === "follower" ? wholeOfPart(ticket, at.viewer) : []),
      ...whereToSendFiles(ticket, at, words),
      ...buttonRow(...personButtons(ticket, at, words)),
      reference(ticket, at, words),
      ...whoReads(ticket, at.viewer),
    ],
  });
}

/** All that the card says, for who hears it or reads the notification alone: the news first, the reference last. */
function news(ticket: Ticket, at: PersonCardAt, words: Phrases): string {
  const { viewer, as } = at;
  const plain = (said: Text): string => plainText(said, viewer);
  const why = whyItIsTheirs(ticket, at, words);
  const title = cutLine(titleForHolder(ticket, viewer), 60);
  const stands = `${plain(statusLine(ticket, at, words))} ${cutLine(asked(ticket), 120)}`.trimEnd();
  const next = as === "follower" ? "" : plain(whatNext(ticket, at, words));
  const isReceived = ticket.status === "new" && next !== "" && turnOf(ticket.clock) !== "approver";
  const isWorkedOn = ticket.status === "new" || ticket.status === "in-progress";
  const dates =
    as !== "follower" && isWorkedOn && partsLeft(ticket).length === 0 && !isTakeBack(ticket)
      ? datesToCountOn(ticket)
      : [];
  const by = dates.map(({ name, at: date }) =>
    plain(text`${words.cards.promise.by[name]}${colons[viewer.locale]}${time(date)}`),
  );
  const head = isReceived ? next : stands;
  const said = [
    ...(why === "" ? [head, title] : [`${why} ${title}`, head]),
    asked(ticket) === "" ? cutLine(wordsThatCount(ticket), 120) : "",
    isWorkedOn && as !== "follower" && !isTakeBack(ticket) ? plain(lateness(ticket, viewer, words)) : "",
    ticket.status === "new" && !isReceived ? "" : progress(ticket, viewer),
    isReceived ? "" : next,
    ...by,
    as === "follower" ? "" : forecastInWords(ticket, viewer),
    ticket.reference,
  ];
  return said.filter((each) => each !== "").join(" · ");
}

/** To somebody who asked for nothing: why they read this. Empty for whoever knows. */
function whyItIsTheirs(
  { requester, beneficiary, origin }: Ticket,
  { viewer, as }: PersonCardAt,
  { cards: { person } }: Phrases,
): string {
  if (as === "requester" && origin.by !== undefined && origin.by !== requester)
    return person.madeOfWords(viewer.names(origin.by).name);
  return as === "beneficiary" && beneficiary !== requester ? person.forYou(viewer.names(requester).name) : "";
}

/** For those it concerns: what comes next, and when. */
const whatToCountOn = (ticket: Ticket, at: PersonCardAt, words: Phrases): readonly Block[] => [
  ...(ticket.status === "new" || ticket.status === "in-progress"
    ? [...ownAnswers(ticket, at.viewer), ...(isTakeBack(ticket) ? [] : ownWords(ticket, words))]
    : []),
  paragraph(whatNext(ticket, at, words)),
  // Each part has dates of its own.
  ...(partsLeft(ticket).length > 0 || isTakeBack(ticket) ? [] : promise(ticket, at.viewer, words)),
];

/** Forms of Teams take none. */
const whereToSendFiles = ({ status }: Ticket, { viewer, as }: PersonCardAt, { files }: Phrases): readonly Block[] =>
  viewer.platform === "teams" && status === "new" && as === "requester" ? [aside(text`📎 ${files.sendHere}`)] : [];

/** For those who help: the facts and the words that they need to. */
function whatIsAsked(ticket: Ticket, { viewer, possible }: PersonCardAt, words: Phrases): readonly Block[] {
  if (!isOpen(ticket.status)) return [];
  // Only agents can read the rest elsewhere.
  const written = possible.has("note") ? description(ticket, words) : wholeDescription(ticket, words);
  return [...ticketFacts(ticket, viewer, words), ...allAnswers(ticket, viewer), ...written];
}

function statusLine(ticket: Ticket, { viewer, as }: PersonCardAt, words: Phrases): Text {
  const question = questionAsked(ticket);
  if (question !== null && as !== "follower")
    return text`${bold(words.cards.person.waitingForYou)} · ${words.personNotes.asksFirst(viewer.names(question.by).name)}`;
  const waits = waitsInWords(ticket, viewer);
  if (waits !== null && turnOf(ticket.clock) !== "requester") return waits;
  const waitsForReader = ticket.status === "waiting" && as !== "follower";
  const done = ticket.status === "new" ? progress(ticket, viewer) : "";
  if (done !== "") return text`${bold(done)}`;
  const status = bold(
    waitsForReader
      ? words.cards.person.waitingForYou
      : statusInWords(ticket, words, {
          locale: viewer.locale,
          by: "requester",
          isOne: as !== "follower" && ticket.requester === ticket.beneficiary,
        }),
  );
  const more = aboutStatus(ticket, viewer, words);
  return more === "" ? text`${status}` : text`${status} · ${more}`;
}

function aboutStatus(ticket: Ticket, viewer: Viewer, words: Phrases): string {
  const { cards, standing } = words;
  const { names } = viewer;
  const { person } = cards;
  const attempt = lastAttempt(ticket);
  switch (ticket.status) {
    case "new":
    case "on-hold":
      return "";
    case "in-progress":
      if (ticket.assignee === null) return "";
      return (ticket.offered ? standing.offered : person.onIt)(names(ticket.assignee).name);
    case "waiting":
      return ticket.assignee === null ? "" : person.asks(names(ticket.assignee).name);
    case "resolved":
      return attempt === null ? "" : person.resolvedBy(names(attempt.by).name);
    case "closed":
      return attempt?.rating ? starsPicture(attempt.rating.stars) : "";
    case "cancelled":
      return declinedBy(ticket, viewer) === null
        ? whyCancelled(ticket, words)
        : standing.declined(declinedBy(ticket, viewer) ?? "");
  }
}

function whyCancelled(ticket: Ticket, { labels, cards, parts }: Phrases): string {
  const { cancellation, partOf } = ticket;
  if (isTakeBack(ticket)) return "";
  if (cancellation?.withWhole && partOf !== null) return parts.withWhole(partOf);
  if (cancellation?.by !== "requester") return cards.person.rejected;
  if (cancellation.reason === "solved-by-myself") return "";
  return cancellation.undone ? labels.undone : labels.noLongerNeeded;
}

/** Somebody's own words that the reader needs now: the question, why it is on hold, what was done, why not. */
function wordsThatCount(ticket: Ticket): string {
  switch (ticket.status) {
    case "new":
    case "in-progress":
      return questionAsked(ticket)?.text ?? "";
    case "closed":
      return "";
    case "waiting":
      return ticket.question ?? "";
    case "on-hold":
      return ticket.hold?.reason ?? "";
    case "resolved":
      return isTakeBack(ticket) ? "" : (lastAttempt(ticket)?.text ?? "");
    case "cancelled":
      return isTakeBack(ticket) || ticket.cancellation === null || ticket.cancellation.by === "requester"
        ? ""
        : ticket.cancellation.reason;
  }
}

/** The words that a status ending in a colon leads to. */
const asked = (ticket: Ticket): string =>
  ticket.status === "waiting" || ticket.status === "cancelled" || questionAsked(ticket) !== null
    ? wordsThatCount(ticket)
    : "";

function whatNext(
  ticket: Ticket,
  { viewer, possible, times }: PersonCardAt,
  { cards, approvals, parts }: Phrases,
): Text {
  if (turnOf(ticket.clock) === "approver")
    return text`${progress(ticket, viewer) === "" ? approvals.next : parts.onceApproved}`;
  const { next, closed, resumesOn, ownWork } = cards.person;
  const toReturn = nextForHolder(ticket, viewer);
  if (toReturn !== null) return text`${toReturn}`;
  if (ticket.status === "new" && progress(ticket, viewer) !== "")
    return text`${partsLeft(ticket).length > 0 ? parts.next : parts.last}`;
  const says = ticket.customStatus?.says?.[viewer.locale];
  if (ticket.status === "on-hold" && ticket.hold?.resumeOn) {
    const resumes = resumesOn(weekdayOf(ticket.hold.resumeOn, viewer.locale));
    return text`${says === undefined ? resumes : `${says} ${resumes}`}`;
  }
  if (says !== undefined) return text`${says}`;
  const [confirmer] = confirmers(ticket);
  if (ticket.status === "resolved" && !possible.has("confirm"))
    return confirmer === undefined
      ? ownWork.alone(times.endsAt === null ? null : time(times.endsAt))
      : text`${ownWork.others(viewer.names(confirmer).name)}`;
  if (isSilent(ticket)) return text`${confirmer === undefined ? ownWork.closed : next.silent}`;
  if (isSolvedByOwnPeople(ticket)) return text`${next.solved}`;
  if (isTakenBack(ticket)) return text`${next.takenBack}`;
  if (times.opensAt === null) return text`${next[ticket.status]}`;
  return times.alertsAtOnce ? text`${closed.alerted}` : closed.until(time(times.opensAt));
}

/** Once they were reminded: what the desk does if they say nothing. */
function withoutAnswer(ticket: Ticket, { times: { endsAt }, as }: PersonCardAt, words: Phrases): readonly Block[] {
  const { status } = ticket;
  if (endsAt === null || as === "follower" || (status !== "waiting" && status !== "resolved")) return [];
  if (status === "resolved" && confirmers(ticket).length === 0) return [];
  const about = status === "waiting" ? "question" : "resolution";
  return [aside(words.personNotes.without[about](time(endsAt)))];
}

function reference(ticket: Ticket, at: PersonCardAt, { cards, labels }: Phrases): Block {
  const { as, lastWords = null } = at;
  const { urgency } = ticket;
  const service = serviceShown(ticket, at.viewer);
  const usual = urgency === "medium" ? "" : cards.person.urgency(labels.urgency[urgency]);
  const said = [service, usual, whoseTicket(ticket, at, cards.person)].filter((each) => each !== "");
  // Each a run of its own: what is a secret in one is no secret beside another.
  const more = said.flatMap((each) => text` · ${each}`);
  // A sign that their words have arrived, as long as somebody is to read them.
  const isSaid = lastWords !== null && isOpen(ticket.status) && as !== "follower";
  const last = isSaid ? text` · ${cards.person[lastWords.kept ? "kept" : "passedOn"](time(lastWords.at))}` : [];
  return aside(text`${ticket.reference} · ${cards.opened} ${time(ticket.openedAt)}${more}${last}`);
}

function whoseTicket(
  ticket: Ticket,
  { viewer: { names }, as, reader }: PersonCardAt,
  person: Phrases["cards"]["person"],
): string {
  const { requester, beneficiary, clock } = ticket;
  switch (as) {
    case "requester":
      return beneficiary === requester ? "" : person.forWhom(names(beneficiary).name);
    case "beneficiary":
      return ""; // said first
    case "follower":
      if (!isCalled(ticket, reader)) return person.followed(names(requester).name);
      return clock.chain?.askedBy
        ? person.askedForHelp(names(clock.chain.askedBy.person).name, names(requester).name)
        : person.askedToSeeToIt(names(requester).name);
  }
}
