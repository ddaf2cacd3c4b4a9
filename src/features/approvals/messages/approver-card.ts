import { countedVotes, currentStage, decisiveVote, outcome, placeToVote } from "../../../kernel/approval.ts";
import type { PersonId } from "../../../kernel/person.ts";
import { bold, text, time, type Text } from "../../../kernel/text.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { aside, buttonRow, paragraph, quote } from "../../../screen/blocks.ts";
import type { Block, Button, Message } from "../../../screen/message.ts";
import { cutLine, plainText } from "../../../screen/plain-text.ts";
import { say } from "../../../screen/say.ts";
import { primary, ticketButtons } from "../../../screen/ticket-buttons.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { allAnswers, serviceShown } from "../../catalogue/messages.ts";
import { wholeDescription } from "../../cards/messages/description.ts";
import type { CommandType } from "../../rules.ts";
import { phrases, type Phrases } from "../../words.ts";
import { asksFor } from "../rules.ts";
import { soFar, voterName, waitedFor } from "./who-decides.ts";

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
  if (asked === undefined) return "";
  const whom = asked.as === "stand-in" ? (asked.inPlaceOf ?? null) : ticket.beneficiary;
  return why[asked.as](viewer.names(whom).name);
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
    summary: `${said} ${cutLine(ticket.title, 100)} · ${why} · ${reference}`,
    blocks: [
      paragraph(text`${bold(said)} ${why}`),
      { kind: "heading", text: ticket.title },
      ...allAnswers(ticket, viewer),
      ...wholeDescription(ticket, words),
      ...(stage === undefined ? [] : soFar(stage, viewer).map(aside)),
      ...yourQuestion(ticket, reader, words),
      ...buttonRow(approvalButtons(ticket, at.possible, words)),
      aside(
        text`${reference} · ${words.cards.opened} ${time(openedAt)}${service === "" || service === ticket.title ? [] : text` · ${service}`}`,
      ),
    ],
  });
}

function yourQuestion({ approval }: Ticket, reader: PersonId, { approvals }: Phrases): readonly Block[] {
  const asked = approval?.questions.findLast(({ by }) => by === reader);
  return asked === undefined
    ? []
    : [paragraph(text`${approvals.asked}`), ...quote(asked.text), aside(text`${approvals.noAnswerYet}`)];
}

/** What has become of it: of the ticket no more than how it is called. */
function decidedCard(ticket: Ticket, at: ApproverCardAt, words: Phrases): Message {
  const said = whatBecame(ticket, at, words);
  return say(at.viewer, {
    summary: `${plainText(said, at.viewer)} ${cutLine(ticket.title, 100)} · ${ticket.reference}`,
    blocks: [{ kind: "heading", text: ticket.title }, paragraph(said), aside(text`${ticket.reference}`)],
  });
}

function whatBecame(ticket: Ticket, { viewer, reader }: ApproverCardAt, { approvals: says }: Phrases): Text {
  const { approval } = ticket;
  if (approval === null) return text`${says.notNeeded}`;
  const theirs = approval.stages.flatMap(countedVotes).findLast(({ by }) => by === reader);
  if (theirs !== undefined) {
    if (!theirs.approves) return text`🚫 ${says.youDeclined}`;
    const asked = asksFor(ticket);
    return text`👍 ${asked === null ? says.youApproved : says.youApprovedWaits(waitedFor(asked, viewer))}`;
  }
  const decisive = decisiveVote(approval);
  const stage = approval.stages.findLast(({ asked }) => asked.some(({ person }) => person === reader));
  const ofStage = stage && countedVotes(stage).at(-1);
  const vote = decisive ?? (asksFor(ticket) === null ? undefined : ofStage);
  if (vote !== undefined && vote !== null)
    return vote.approves
      ? text`👍 ${says.approvedInstead(voterName(ofStage ?? vote, viewer))}`
      : text`🚫 ${says.declinedInstead(voterName(vote, viewer))}`;
  return text`${ticket.endedAt === null && outcome(approval) !== "expired" && asksFor(ticket) !== null ? says.othersAsked : says.notNeeded}`;
}
