import {
  countedVotes,
  currentStage,
  decisiveVote,
  neededIn,
  needsApproval,
  outcome,
  turnOf,
  waitsFor,
  type Approval,
  type ApprovalStage,
  type Vote,
} from "../../../kernel/approval.ts";
import type { PersonId } from "../../../kernel/person.ts";
import { text, time, type Text } from "../../../kernel/text.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { listed, listedNames } from "../../../screen/listed.ts";
import { aside } from "../../../screen/blocks.ts";
import type { Block } from "../../../screen/message.ts";
import { queueCalled, type Viewer } from "../../../screen/viewer.ts";
import { phrases } from "../../words.ts";
import { asksFor } from "../rules.ts";

/** Who voted, and for whom. */
export function voterName(
  { by, inPlaceOf }: Pick<Vote, "inPlaceOf"> & { by: PersonId | null },
  viewer: Viewer,
): string {
  const { approvals } = phrases(viewer.locale);
  const who = viewer.names(by).name;
  return inPlaceOf === undefined ? who : approvals.inPlaceOf(who, viewer.names(inPlaceOf).name);
}

/** Those whose turn it is to decide, and for whom where another has asked them to. */
export const waitedFor = (approval: Approval, viewer: Viewer): string => {
  const delegates = delegatesIn(approval);
  return listed(
    turnOf(approval).map((person) => voterName({ by: person, inPlaceOf: delegates.get(person) }, viewer)),
    viewer,
  );
};

/** The same, and whether one of several is enough. */
export function waitedForWith(approval: Approval, viewer: Viewer): string {
  const [people, all] = [waitedFor(approval, viewer), needsAll(approval)];
  return all === null ? people : phrases(viewer.locale).approvals.withHowMany(people, all);
}

/** Who decides for whom, as these have asked. */
const delegatesIn = (approval: Approval): ReadonlyMap<PersonId, PersonId> =>
  new Map(
    (currentStage(approval)?.stage.asked ?? []).flatMap(({ person, as, inPlaceOf }) =>
      as === "delegate" && inPlaceOf !== undefined ? [[person, inPlaceOf] as const] : [],
    ),
  );

/** Who reads a private ticket, in a line under its cards: whoever is asked for their approval does, too. */
export function whoReads(ticket: Ticket, viewer: Viewer): readonly Block[] {
  if (!ticket.isPrivate) return [];
  const { privacy } = phrases(viewer.locale);
  const asked = asksFor(ticket);
  const queue = queueCalled(viewer, ticket.queue);
  const said =
    asked === null ? privacy.readBy(queue) : privacy.readByAsked(queue, listedNames(waitsFor(asked), viewer));
  return [aside(text`🔒 ${said}`)];
}

/** The same, and as what each is asked. */
function waitedForAs(approval: Approval, viewer: Viewer): string {
  const { as } = phrases(viewer.locale).approvals;
  const asked = currentStage(approval)?.stage.asked ?? [];
  const delegates = delegatesIn(approval);
  const named = turnOf(approval).map((person) => {
    const kind = asked.find((each) => each.person === person)?.as ?? "named";
    const { name } = viewer.names(person);
    if (kind === "delegate") return voterName({ by: person, inPlaceOf: delegates.get(person) }, viewer);
    return kind === "named" ? name : `${name} (${as[kind]})`;
  });
  return listed(named, viewer);
}

/** Of several who are asked, whether each has to approve; null: one is, or some of them have to. */
function needsAll(approval: Approval): boolean | null {
  const stage = currentStage(approval)?.stage;
  const waits = turnOf(approval).length;
  if (stage === undefined || waits < 2) return null;
  const more = neededIn(stage) - countedVotes(stage).length;
  return more === waits ? true : more === 1 ? false : null;
}

/** Whom a ticket waits for, as its requester reads it; null: for nobody's approval. */
export function waitsInWords(ticket: Ticket, viewer: Viewer): Text | null {
  const { approvals } = phrases(viewer.locale);
  const asked = asksFor(ticket);
  if (asked !== null) {
    const since = currentStage(asked)?.stage.since ?? ticket.openedAt;
    return approvals.waitsSince(waitedFor(asked, viewer), { since: time(since), all: needsAll(asked) });
  }
  const isOver = ticket.approval !== null && outcome(ticket.approval) === "expired";
  return isOver && ticket.endedAt === null ? text`${approvals.nobodyLeftForRequester}` : null;
}

/** The same for its agents, with why others are asked than was meant. */
export function approvalLines(ticket: Ticket, viewer: Viewer): readonly Text[] {
  const { approval } = ticket;
  if (!needsApproval(approval)) return [];
  const { approvals: says } = phrases(viewer.locale);
  const current = currentStage(approval);
  const asked = asksFor(ticket);
  const why = notAskedInWords(current?.stage, viewer);
  if (asked !== null && current !== null) {
    const since = current.stage.since ?? ticket.openedAt;
    return [
      text`✋ ${says.waitsSince(waitedForAs(asked, viewer), { since: time(since), all: needsAll(asked) })}`,
      ...why,
      ...soFar(current.stage, viewer),
    ];
  }
  switch (outcome(approval)) {
    case "approved":
      return [text`👍 ${says.given(approversNames(approval, viewer))}`];
    case "expired":
      return [text`✋ ${says.nobodyLeft}`, ...why];
    case "pending":
    case "declined":
      return [];
  }
}

/** Who decides, or has decided, in whose place, as these have asked or since they are away. */
export function whoDecidesForWhom({ approval }: Ticket, viewer: Viewer): readonly Text[] {
  const { approvalAsked: says } = phrases(viewer.locale).agentsNotes;
  const name = (person: PersonId): string => viewer.names(person).name;
  return (approval?.stages ?? [])
    .filter(({ since }) => since !== null)
    .flatMap(({ asked }) =>
      asked.flatMap(({ person, as, inPlaceOf }) =>
        inPlaceOf === undefined
          ? []
          : [text`${(as === "delegate" ? says.delegated : says.away)(name(person), name(inPlaceOf))}`],
      ),
    );
}

export const approversNames = ({ stages }: Approval, viewer: Viewer): string =>
  listed([...new Set(stages.flatMap(countedVotes).map((vote) => voterName(vote, viewer)))], viewer);

function notAskedInWords(stage: ApprovalStage | undefined, viewer: Viewer): readonly Text[] {
  const reasons = notAskedReasons(stage, viewer);
  return reasons === "" ? [] : [text`${phrases(viewer.locale).approvals.instead(reasons)}`];
}

/** Why others are asked than was meant; empty: they are not. */
export function notAskedReasons(stage: ApprovalStage | null | undefined, { locale }: Viewer): string {
  const { notAsked } = phrases(locale).approvals;
  return [...new Set(stage?.notAsked.map(({ who, because }) => notAsked[who][because]) ?? [])].join(", ");
}

/** Everybody who is asked: whoever has another decide with them, as one. */
const placesNamed = ({ asked }: ApprovalStage, viewer: Viewer): readonly string[] => {
  const delegated = asked.flatMap(({ as, inPlaceOf }) => (as === "delegate" ? (inPlaceOf ?? []) : []));
  const named = asked
    .filter(({ person, inPlaceOf }) => inPlaceOf !== undefined || !delegated.includes(person))
    .map(({ person: by, as, inPlaceOf }) =>
      voterName({ by, inPlaceOf: as === "delegate" ? inPlaceOf : undefined }, viewer),
    );
  return [...new Set(named)];
};

/** How many approvals there are, where one is not enough. */
export function soFar(stage: ApprovalStage, viewer: Viewer): readonly Text[] {
  const { approvals: says } = phrases(viewer.locale);
  const needed = neededIn(stage);
  const votes = countedVotes(stage);
  const people = placesNamed(stage, viewer);
  if (needed < 2) return [];
  return votes.length === 0
    ? [text`${says.need(needed, people.length, listed(people, viewer))}`]
    : [
        text`${says.soFar(
          votes.length,
          needed,
          listed(
            votes.map((vote) => voterName(vote, viewer)),
            viewer,
          ),
        )}`,
      ];
}

/** Who declined it; null: nobody did. */
export function declinedBy({ approval, cancellation }: Ticket, viewer: Viewer): string | null {
  if (cancellation?.by !== "approver") return null;
  const vote = approval && decisiveVote(approval);
  return voterName(vote ?? { by: null }, viewer);
}
