import {
  countedVotes,
  currentStage,
  decisiveVote,
  delegateFor,
  needsApproval,
  outcome,
  placeToVote,
  type Approval,
} from "../../../kernel/approval.ts";
import type { PersonId } from "../../../kernel/person.ts";
import { bold, text, time, type Text } from "../../../kernel/text.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { aside, buttonRow, paragraph, quote } from "../../../screen/blocks.ts";
import type { Block, Button, Message } from "../../../screen/message.ts";
import { cutLine, plainText } from "../../../screen/plain-text.ts";
import { say } from "../../../screen/say.ts";
import { primary, ticketButtons } from "../../../screen/ticket-buttons.ts";
import { listedNames } from "../../../screen/listed.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { allAnswers, answersInLine, serviceShown } from "../../catalogue/messages.ts";
import { wholeDescription } from "../../cards/messages/description.ts";
import { grantLines } from "../../grants/messages.ts";
import type { CommandType } from "../../rules.ts";
import { phrases, type Phrases } from "../../words.ts";
import { asksFor } from "../rules.ts";
import { approversNames, notAskedReasons, soFar, voterName, waitedForWith, whoReads } from "./who-decides.ts";

export interface ApproverCardAt {
  readonly viewer: Viewer;
  readonly reader: PersonId;
  /** Every command the reader could give now. */
  readonly possible: ReadonlySet<CommandType>;
}

/** Why somebody is asked. */
export function whyAsked(ticket: Ticket, person: PersonId, viewer: Viewer): string {
  const { why } = phrases(viewer.locale).approvals;
  const asked = ticket.approval?.stages
    .flatMap((stage) => (stage.since === null ? [] : stage.asked))
    .findLast((each) => each.person === person);
  // That a service names them says no more than that they are asked.
  if (asked === undefined || asked.as === "named") return "";
  if (asked.as === "instead") {
    const reasons = notAskedReasons(ticket.approval && currentStage(ticket.approval)?.stage, viewer);
    return reasons === "" ? why.instead : why.insteadOf(reasons);
  }
  const isInPlace = asked.as === "stand-in" || asked.as === "delegate";
  const whom = isInPlace ? (asked.inPlaceOf ?? null) : ticket.beneficiary;
  return why[asked.as](viewer.names(whom).name, whom === ticket.requester);
}

/** The buttons of whoever is asked for their approval; none for whoever is not. */
export function approvalButtons(ticket: Ticket, possible: ReadonlySet<CommandType>, words: Phrases): readonly Button[] {
  const { press, fill } = ticketButtons(ticket, words);
  return [
    ...(possible.has("approve") ? [primary(press("approve"))] : []),
    ...(possible.has("decline") ? [fill("decline")] : []),
    ...(possible.has("ask-requester") ? [fill("ask-requester")] : []),
  ];
}

/** What stands above the agents' card of a ticket for an agent who is asked for their approval too; nothing for others. */
export function approvalAsked(ticket: Ticket, { viewer, reader, possible }: ApproverCardAt): readonly Block[] {
  const asked = asksFor(ticket);
  if (asked === null || placeToVote(asked, reader) === null) return [];
  const words = phrases(viewer.locale);
  return [
    paragraph(text`${bold(words.approvals.requests(viewer.names(ticket.requester).name))}`),
    ...delegated(asked, { viewer, reader }),
    ...buttonRow(approvalButtons(ticket, possible, words)),
  ];
}

/** The ticket as whoever is asked for their approval sees it: whole while they are asked, and then what came of it. */
export function approverCard(ticket: Ticket, at: ApproverCardAt): Message {
  const { viewer, reader } = at;
  const words = phrases(viewer.locale);
  const asked = asksFor(ticket);
  const isAsked = asked !== null && placeToVote(asked, reader) !== null;
  if (!isAsked) return decidedCard(ticket, at, words);
  const { requests, requestsFor } = words.approvals;
  const { requester, beneficiary, reference, openedAt } = ticket;
  const who = viewer.names(requester).name;
  const said = beneficiary === requester ? requests(who) : requestsFor(who, viewer.names(beneficiary).name);
  const why = whyAsked(ticket, reader, viewer);
  const stage = currentStage(asked)?.stage;
  const service = serviceShown(ticket, viewer);
  return say(viewer, {
    summary: [
      `${said} ${cutLine(ticket.title, 100)}`,
      cutLine(plainText(answersInLine(ticket, viewer), viewer), 120),
      why,
      reference,
    ]
      .filter((each) => each !== "")
      .join(" · "),
    blocks: [
      paragraph(text`${bold(said)} ${[why, changedSince(ticket, at, words)].filter((each) => each !== "").join(" ")}`),
      ...delegated(asked, at),
      { kind: "heading", text: ticket.title },
      ...grantLines(ticket, viewer).map(paragraph),
      ...allAnswers(ticket, viewer),
      ...wholeDescription(ticket, words),
      ...askedAgain(ticket, at, words),
      ...before(asked, viewer, words),
      ...(stage === undefined ? [] : soFar(stage, viewer).map(aside)),
      ...exchange(ticket, at, words),
      ...buttonRow(approvalButtons(ticket, at.possible, words)),
      aside(
        text`${reference} · ${words.cards.opened} ${time(openedAt)}${service === "" || ticket.title.startsWith(service) ? [] : text` · ${service}`}`,
      ),
      ...whoReads(ticket, viewer),
    ],
  });
}

/** That another decides for its reader, who has asked them to. */
export function delegated(
  asked: Approval,
  { viewer, reader }: Pick<ApproverCardAt, "viewer" | "reader">,
): readonly Block[] {
  const delegate = delegateFor(asked, reader);
  const { decidesForYou } = phrases(viewer.locale).approvals;
  return delegate === null ? [] : [aside(text`${decidesForYou(viewer.names(delegate).name)}`)];
}

/** Why it was declined before, and why it is asked for again. */
export function askedAgain(
  { approval, requester }: Ticket,
  { viewer, reader }: Pick<ApproverCardAt, "viewer" | "reader">,
  words: Phrases,
): readonly Block[] {
  const { declined = null, reason = "" } = approval?.again ?? {};
  const says = words.approvals;
  const by = declined?.by === reader ? says.againYou : says.againBy(viewer.names(declined?.by ?? null).name);
  return [
    ...(declined === null ? [] : [aside(text`${by}`), ...quote(declined.reason)]),
    ...(reason.trim() === "" ? [] : [paragraph(text`${says.again(viewer.names(requester).name)}`), ...quote(reason)]),
  ];
}

/** That it is no longer what was approved; empty: it is. */
function changedSince({ approval }: Ticket, { viewer, reader }: ApproverCardAt, { approvals }: Phrases): string {
  const anew = approval?.stages.flatMap(countedVotes) ?? [];
  const before = approval?.again?.approvedBefore?.filter((person) => anew.every(({ by }) => by !== person)) ?? [];
  if (before.includes(reader)) return approvals.changedSinceYou;
  return before.length === 0 ? "" : approvals.changedSince(listedNames(before, viewer));
}

/** Who has approved it in the stages before this one. */
function before(approval: Approval, viewer: Viewer, { approvals }: Phrases): readonly Block[] {
  const number = currentStage(approval)?.number ?? 0;
  const stages = approval.stages.slice(0, number);
  const step = approvals.step(number + 1, approval.stages.length);
  if (approval.stages.length < 2) return [];
  if (stages.length === 0) return [aside(text`${step}`)];
  return [aside(text`${step} · 👍 ${approvals.given(approversNames({ ...approval, stages }, viewer))}`)];
}

const mostShown = 3;

/** What was asked lately before anybody decides, and what the requester said to it. */
function exchange(
  { approval, requester }: Ticket,
  { viewer, reader }: ApproverCardAt,
  words: Phrases,
): readonly Block[] {
  const says = words.approvals;
  const answers = words.personNotes.answersApprover(viewer.names(requester).name);
  return (approval?.questions.slice(-mostShown) ?? []).flatMap(({ by, text: asked, answer }) => [
    aside(text`${by === reader ? says.asked : says.askedBySomebody(viewer.names(by).name)}`),
    ...quote(asked),
    ...(answer === undefined
      ? by === reader
        ? [aside(text`${says.noAnswerYet}`)]
        : []
      : [aside(text`${answers}`), ...quote(answer)]),
  ]);
}

/** What has become of it, and of what was asked no more than it takes to know it again: of a private ticket not even the answers. */
function decidedCard(ticket: Ticket, at: ApproverCardAt, words: Phrases): Message {
  const { said, reason = "" } = whatBecame(ticket, at, words);
  const { requester, beneficiary, reference, title } = ticket;
  const { names } = at.viewer;
  const { askedBy, askedByFor } = words.approvals;
  const who = names(requester).name;
  return say(at.viewer, {
    summary: `${plainText(said, at.viewer)} ${cutLine(reason, 100)} ${cutLine(title, 100)} · ${reference}`.replace(
      / +/gu,
      " ",
    ),
    blocks: [
      { kind: "heading", text: title },
      paragraph(said),
      ...quote(reason),
      ...(ticket.isPrivate ? [] : allAnswers(ticket, at.viewer)),
      aside(
        text`${beneficiary === requester ? askedBy(who) : askedByFor(who, names(beneficiary).name)} · ${reference}`,
      ),
    ],
  });
}

interface Became {
  readonly said: Text;
  /** Why it was declined. */
  readonly reason?: string;
}

function whatBecame(ticket: Ticket, at: ApproverCardAt, { approvals: says }: Phrases): Became {
  const { viewer, reader } = at;
  const { approval } = ticket;
  if (!needsApproval(approval)) return { said: text`${ticket.endedAt === null ? says.needsNone : says.notNeeded}` };
  const theirs = approval.stages.flatMap(countedVotes).findLast(({ by }) => by === reader);
  const decisive = decisiveVote(approval);
  const asked = asksFor(ticket);
  const reason = ticket.cancellation?.by === "approver" ? ticket.cancellation.reason : "";
  if (decisive?.approves === false) {
    const who = voterName(decisive, viewer);
    if (decisive.by === reader) return { said: text`🚫 ${says.youDeclined}`, reason };
    return {
      said: text`🚫 ${theirs === undefined ? says.declinedInstead(who) : says.youApprovedDeclined(who)}`,
      reason,
    };
  }
  if (theirs !== undefined) {
    if (asked !== null) return { said: text`👍 ${says.youApprovedWaits(waitedForWith(asked, viewer))}` };
    const isTheirs = decisive === null || decisive.by === reader;
    return { said: text`👍 ${isTheirs ? says.youApproved : says.youApprovedToo(voterName(decisive, viewer))}` };
  }
  const stage = approval.stages.findLast((each) => each.asked.some(({ person }) => person === reader));
  const ofStage = stage && stage.since !== null ? countedVotes(stage).at(-1) : undefined;
  const vote = asked === null ? (decisive === null ? null : (ofStage ?? decisive)) : ofStage;
  if (vote != null) return { said: text`👍 ${says.approvedInstead(voterName(vote, viewer))}` };
  if (ticket.endedAt !== null) return { said: text`${says.notNeeded}` };
  if (outcome(approval) === "expired") return { said: text`${says.nobodyDecided}` };
  if (asked === null) return { said: text`${says.notNeeded}` };
  const isLater = stage !== undefined && stage.since === null;
  return { said: text`${(isLater ? says.askedLater : says.othersAsked)(waitedForWith(asked, viewer))}` };
}
