import type { Person } from "../../desk/person.ts";
import { managerOf, stagePlans } from "./rules/who-is-asked.ts";
import type { Known } from "./rules/covers.ts";
import { known, type Reads } from "./desk/covers.ts";
import type { Rules } from "../../desk/tickets.ts";
import { namesOf } from "../catalogue/rules/title.ts";
import { answersAfter, privately, type ClassificationEvent } from "../classification/rules.ts";
import { everyAnswer } from "../parts/rules/private-answers.ts";
import { whatIsApproved, type WhatIsApproved } from "./rules.ts";
import { defaultQueue } from "../queues/rules.ts";
import type { TicketEvent } from "../rules.ts";
import type { TicketDraft } from "../opening/rules.ts";
import { needsApproval, type StagePlan } from "../../kernel/approval.ts";
import type { Of } from "../../kernel/event.ts";
import { isTakeBack } from "../../kernel/grant.ts";
import { foldEmail } from "../../kernel/email.ts";
import type { PersonId } from "../../kernel/person.ts";
import { channelsAsked, serviceCalled, serviceOf } from "../../kernel/service.ts";
import type { Ticket } from "../../kernel/ticket.ts";

export { coverAbsent, decidesFor, decidesNoMore } from "./desk/covers.ts";

/** Whom a ticket asks for their approval, stage by stage; none where its service asks nobody. `ledBy`: the queue whose leads decide. */
export async function approvalOf(
  tx: Reads,
  { policy, now }: Pick<Rules, "policy" | "now">,
  draft: Pick<TicketDraft, "answers" | "beneficiary"> & {
    readonly ledBy: string;
    readonly asked?: TicketDraft["asked"] | null;
    readonly requester: PersonId;
  },
): Promise<readonly StagePlan[]> {
  const service = draft.asked && serviceOf(policy.services, draft.asked.service);
  if (!service || service.approval.length === 0) return [];
  const own = [draft.requester, draft.beneficiary];
  const channels = channelsAsked(service);
  const [whom, leads, ...members] = await Promise.all([
    tx.people(own),
    tx.leadsOf(draft.ledBy),
    ...channels.map((queue) => tx.agentsOf(queue)),
  ]);
  const named = service.approval.flatMap(({ who, otherwise }) => [...(Array.isArray(who) ? who : []), ...otherwise]);
  const besides = [...leads, ...members.flat()];
  const beneficiary = whom.get(draft.beneficiary);
  const told = { beneficiaryEmail: emailOf(beneficiary), managersTold: beneficiary?.managers };
  const emails = [...named, ...[managerOf(policy, told) ?? []].flat()];
  const met = await known(tx, policy, { emails, besides, now: now() });
  const first: Known = {
    ...met,
    leads: leads.map(({ id }) => id),
    membersOf: (queue) => (members[channels.indexOf(queue)] ?? []).map(({ id }) => id),
  };
  return stagePlans(policy, service.approval, {
    ...draft,
    ...told,
    answers: draft.answers ?? [],
    known: first,
  });
}

const emailOf = (person: Person | undefined): string | null => (person?.email == null ? null : foldEmail(person.email));

/**
 * Events of one change, with whom they ask for their approval: found out anew where a ticket is opened again without approval, is
 * no longer what was to be approved, or becomes what needs approval, or with other answers what needs none.
 */
export async function withApprovers(
  tx: Reads,
  rules: Pick<Rules, "policy" | "now">,
  ticket: Ticket,
  events: readonly TicketEvent[],
): Promise<readonly TicketEvent[]> {
  const { policy } = rules;
  const { approval } = ticket;
  // A part is approved with its whole, and nobody is asked whether something is taken back.
  if (ticket.partOf !== null || isTakeBack(ticket)) return events;
  const corrected = events.find((event) => event.type === "answers-changed");
  if (corrected !== undefined) return [...events, ...(await askedByAnswers(tx, rules, ticket, corrected))];
  const needs = needsApproval(approval);
  const changed = events
    .flatMap((event) => (event.type === "changed" ? [event] : []))
    .find(({ to }) => (needs ? whatIsApproved : ["service"]).some((what) => what in to));
  const reopened = events.find((event) => event.type === "approval-asked" && event.because === "reopened");
  if (changed === undefined && reopened === undefined) return events;
  const beneficiary = changed?.to.beneficiary ?? ticket.beneficiary;
  const becomes = serviceOf(policy.services, serviceCalled(policy.services, changed?.to.service ?? "") ?? "");
  const asked = becomes === null ? ticket.asked : { ...noForm, service: becomes.key, name: becomes.name };
  const before = approval?.stages[0]?.ledBy ?? (needs ? ticket.queue : defaultQueue);
  const ledBy = becomes?.queue ?? before;
  const planned = await approvalOf(tx, rules, { ...ticket, answers: everyAnswer(ticket), asked, beneficiary, ledBy });
  if (!needs && planned.length === 0) return events;
  // Where the policy asks nobody any more, those who were asked are.
  const stages =
    planned.length > 0 || !needs
      ? planned
      : approval.stages.map((stage) => withoutOwn(stage, ticket.requester, beneficiary));
  const anew = { type: "approval-asked", stage: 0, asked: stages[0]?.asked ?? [], stages } as const;
  if (changed === undefined)
    return events.map((event) => (event === reopened ? { ...anew, because: "reopened" } : event));
  if (!needs) return [...events, { ...anew, because: "needed" }];
  return [...events, { ...anew, because: "changed", from: partsOf(changed.from), to: partsOf(changed.to) }];
}

/** It became a service after it was opened, and its questions were never asked. */
const noForm = { form: "" };

/** Whom other answers ask: it is no longer what was approved, and may have to be approved by others, or at last. */
async function askedByAnswers(
  tx: Reads,
  rules: Pick<Rules, "policy" | "now">,
  ticket: Ticket,
  corrected: Of<ClassificationEvent, "answers-changed">,
): Promise<readonly TicketEvent[]> {
  const { from, to } = corrected;
  const { approval, requester, beneficiary } = ticket;
  const service = ticket.asked && serviceOf(rules.policy.services, ticket.asked.service);
  const ledBy = approval?.stages[0]?.ledBy ?? service?.queue ?? (needsApproval(approval) ? ticket.queue : defaultQueue);
  const given = everyAnswer(ticket);
  const answers = answersAfter(answersAfter(given, corrected), privately(corrected));
  const planned = await approvalOf(tx, rules, { ...ticket, answers, ledBy });
  // Whoever decides does not read these: what they know is as it was.
  if (from.length + to.length === 0) {
    const former = await approvalOf(tx, rules, { ...ticket, answers: given, ledBy });
    if (JSON.stringify(former) === JSON.stringify(planned)) return [];
  }
  const anew = { type: "approval-asked", stage: 0, was: from, became: to } as const;
  if (planned.length > 0) return [{ ...anew, because: "changed", asked: planned[0]?.asked ?? [], stages: planned }];
  if (!needsApproval(approval)) return [];
  // It is the answers that ask nobody any more: neither another policy, nor what its agents have made of it, lets it go.
  const before = namesOf(ticket).length === 0 ? [] : await approvalOf(tx, rules, { ...ticket, answers: given, ledBy });
  if (before.length > 0) return [{ ...anew, because: "not-needed", asked: [], stages: [] }];
  const stages = approval.stages.map((stage) => withoutOwn(stage, requester, beneficiary));
  return [{ ...anew, because: "changed", asked: stages[0]?.asked ?? [], stages }];
}

const partsOf = ({ title, service, beneficiary }: WhatIsApproved): WhatIsApproved => ({
  ...(title !== undefined && { title }),
  ...(service !== undefined && { service }),
  ...(beneficiary !== undefined && { beneficiary }),
});

const withoutOwn = (stage: StagePlan, ...own: readonly PersonId[]): StagePlan => ({
  rule: stage.rule,
  asked: stage.asked.filter(({ person, inPlaceOf }) => inPlaceOf === undefined && !own.includes(person)),
  notAsked: stage.notAsked,
  otherwise: stage.otherwise.filter((person) => !own.includes(person)),
  ...(stage.ledBy !== undefined && { ledBy: stage.ledBy }),
  remindAfter: stage.remindAfter,
  expireAfter: stage.expireAfter,
});
