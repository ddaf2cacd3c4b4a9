import { isPending, openQuestions } from "../../kernel/approval.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { text } from "../../kernel/text.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { listedNames } from "../../screen/listed.ts";
import { aside } from "../../screen/blocks.ts";
import type { Saying } from "../../screen/note.ts";
import type { Block } from "../../screen/message.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import { primary, reopening, ticketButtons } from "../../screen/ticket-buttons.ts";
import { queueCalled, type Viewer } from "../../screen/viewer.ts";
import { nameOf, silent, type EventVoices, type PersonVoiceAt, type VoiceAt } from "../../screen/voice.ts";
import type { Of, Recorded } from "../../kernel/event.ts";
import { allAnswers } from "../catalogue/messages.ts";
import { stillHeld } from "../grants/messages.ts";
import { answersChangedFacts, changedFacts } from "../classification/messages.ts";
import { approvalButtons, askedAgain, whyAsked } from "./messages/approver-card.ts";
import { changesAtOnce, changesFor } from "./messages/changes-for.ts";
import { voterName, waitedForWith } from "./messages/who-decides.ts";
import { turnOf } from "../../kernel/approval.ts";
import { asksFor, type ApprovalsEvent, type ApprovalsRefusal } from "./rules.ts";

export { approvalAsked, approverCard, approvalButtons } from "./messages/approver-card.ts";
export {
  approvalsList,
  changedSinceShown,
  approvedInList,
  decidedInList,
  declinedInList,
  type Decided,
} from "./messages/approvals-list.ts";
export { decisionStands } from "./messages/decision-stands.ts";
export { decidedInWords, decisionAsked } from "./messages/decide-in-words.ts";
export {
  approvalLines,
  declinedBy,
  waitedFor,
  whoDecidesForWhom,
  waitsInWords,
  whoReads,
} from "./messages/who-decides.ts";

const voter = (
  { by, event }: Recorded<{ readonly inPlaceOf?: string | undefined }>,
  { viewer }: Pick<VoiceAt, "viewer">,
): string => voterName({ by, inPlaceOf: event.inPlaceOf }, viewer);

/** Whose word was still missing after a vote; empty: nobody's. Old events do not say so, but the ticket does. */
const missing = ({ approval }: Ticket, { awaits }: Of<ApprovalsEvent, "approved">, viewer: Viewer): string => {
  const now = isPending(approval) ? approval : null;
  // Of whom it waits for by now it is known how many are needed.
  const isNow = now !== null && (awaits === undefined || awaits.join() === turnOf(now).join());
  return isNow ? waitedForWith(now, viewer) : listedNames(awaits ?? [], viewer);
};

/** It is read without the card: it says whose request it is, and what there is to know of it, to whoever can still decide. */
function askedToApprove(
  ticket: Ticket,
  { sentence, news = [] }: { readonly sentence: string; readonly news?: readonly Block[] },
  { possible, viewer, words }: PersonVoiceAt,
): Saying {
  if (!possible.has("approve")) return { sentence: words.personNotes.reminderOver };
  const { requester, beneficiary } = ticket;
  const forWhom =
    beneficiary === requester
      ? []
      : [aside(text`${words.approvals.askedByFor(viewer.names(requester).name, viewer.names(beneficiary).name)}`)];
  return {
    sentence,
    facts: [...news, ...forWhom, ...allAnswers(ticket, viewer)],
    buttons: approvalButtons(ticket, possible, words),
    urgent: true,
  };
}

export const voices: EventVoices<ApprovalsEvent> = {
  approved: {
    agents: (ticket, recorded, at) => {
      const { agentsNotes: says } = at.words;
      const left = missing(ticket, recorded.event, at.viewer);
      const who = voter(recorded, at);
      return { sentence: left === "" ? says.approved(who) : says.approvedNext(who, left) };
    },
    requester: (ticket, recorded, at) => {
      const { personNotes: says } = at.words;
      const left = missing(ticket, recorded.event, at.viewer);
      const who = voter(recorded, at);
      return { sentence: left === "" ? says.approved(who) : says.approvedNext(who, left) };
    },
    asked: silent,
  },
  declined: {
    agents: (_, recorded, at) => ({
      sentence: at.words.agentsNotes.declined(voter(recorded, at)),
      quoted: recorded.event.reason,
    }),
    requester: (ticket, recorded, at) => ({
      sentence: at.words.personNotes.declined(voter(recorded, at)),
      quoted: recorded.event.reason,
      ...stillHeld(ticket, at.viewer),
      buttons: reopening(ticket, at.words),
      urgent: true,
    }),
    asked: silent,
  },
  "approval-asked": {
    agents: (_, { event }, { viewer, words }) => {
      const { approvalAsked: says } = words.agentsNotes;
      const people = listedNames([...new Set(event.asked.map(({ person }) => person))], viewer);
      if (event.because === "not-needed") return { sentence: says.notNeeded };
      if (event.asked.length === 0) return { sentence: says.nobody, urgent: true };
      const { because } = event;
      const isInPlace = because === "away" || because === "back" || because === "delegated" || because === "returned";
      if (!isInPlace) return { sentence: says[because](people) };
      return { sentence: says[because](people, viewer.names(event.asked[0]?.inPlaceOf ?? null).name) };
    },
    requester: (_, { event }, { viewer, words }) => {
      const { approvalAsked: says } = words.personNotes;
      if (event.because === "not-needed") return { sentence: says.notNeeded };
      if (event.asked.length === 0) return { sentence: says.nobody };
      const people = listedNames([...new Set(event.asked.map(({ person }) => person))], viewer);
      const { because } = event;
      return { sentence: (because === "expired" || because === "unreachable" ? says[because] : says.others)(people) };
    },
    asked: (ticket, { event }, at) => {
      const { reader, viewer, words } = at;
      const { askedForApproval, approvalChanged } = words.personNotes;
      const { because } = event;
      // What they have read before may be of several changes ago. Where it is as it was, they read what was changed last.
      const changes = changesFor(at.before ?? [], reader) ?? (because === "changed" ? changesAtOnce(event) : null);
      // Where nobody had to approve it before they are asked as for anything new, beside what has changed.
      const isAgain = changes !== null && ticket.approval?.again?.approvedBefore !== undefined;
      const says = isAgain ? approvalChanged : askedForApproval;
      const sentence = says(viewer.names(ticket.requester).name, whyAsked(ticket, reader, viewer));
      const news = [
        ...(because === "reopened" ? askedAgain(ticket, { viewer, reader }, words) : []),
        ...(changes === null
          ? []
          : [...changedFacts(changes, viewer, words), ...answersChangedFacts(changes.answers, viewer)]),
      ];
      return askedToApprove(ticket, { sentence, news }, at);
    },
  },
  "approval-reminded": {
    agents: (_, { event }, { viewer, words }) => ({
      sentence: words.agentsNotes.approvalReminded(listedNames(event.people, viewer)),
    }),
    requester: silent,
    asked: (ticket, _, at) =>
      askedToApprove(
        ticket,
        { sentence: at.words.personNotes.approvalReminded(at.viewer.names(ticket.requester).name) },
        at,
      ),
  },
  "requester-asked": {
    agents: (_, recorded, at) => ({
      sentence: at.words.agentsNotes.asksFirst(nameOf(recorded, at)),
      quoted: recorded.event.text,
      files: recorded.event.files,
    }),
    requester: (ticket, recorded, at) => {
      const asked = asksFor(ticket);
      const isOpen = asked !== null && openQuestions(asked).some(({ text: each }) => each === recorded.event.text);
      return {
        sentence: at.words.personNotes.asksFirst(nameOf(recorded, at)),
        quoted: recorded.event.text,
        files: recorded.event.files,
        buttons: isOpen && at.possible.has("answer") ? [primary(ticketButtons(ticket, at.words).fill("answer"))] : [],
        urgent: true,
      };
    },
    asked: silent,
  },
};

export const refusals: RefusalVoices<Exclude<ApprovalsRefusal, CommonRefusal>> = {
  "awaits-approval": ({ by }, { viewer, words }) =>
    by.length === 0
      ? text`${words.refusals.neverApproved}`
      : text`${words.refusals.awaitsApproval(listedNames(by, viewer))}`,
  "decided-already": ({ outcome: decided, by }, { viewer, words }) => {
    const { decidedAlready: says } = words.refusals;
    return text`${decided === "expired" ? says.expired : says[decided](viewer.names(by).name)}`;
  },
  "stands-in-no-more": ({ for: whom, as }, { viewer, words: { refusals: says } }) =>
    text`${(as === "delegate" ? says.decidesNoMore : says.standsInNoMore)(viewer.names(whom).name)}`,
  "asked-already": ({ requester }, { viewer, words }) =>
    text`${words.refusals.askedAlready(viewer.names(requester).name)}`,
  "others-asked": ({ by }, { viewer, words }) => text`${words.refusals.othersAsked(listedNames(by, viewer))}`,
  "led-elsewhere": ({ queue }, { viewer, words }) => text`${words.refusals.ledElsewhere(queueCalled(viewer, queue))}`,
  "asked-anew": (_, { words }) => text`${words.refusals.askedAnew}`,
  "voted-already": (_, { words }) => text`${words.refusals.votedAlready}`,
};
