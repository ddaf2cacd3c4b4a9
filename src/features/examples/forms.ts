import { possibleCommands } from "../rules/decide.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { ticketForms, type Action, type TicketForm } from "../actions.ts";
import type { Form } from "../../screen/form.ts";
import { phrases } from "../words.ts";
import { answersForms } from "../classification/examples.ts";
import { catalogueForms, exampleAsked } from "../catalogue/examples.ts";
import { policyForms } from "../queue-policy/examples.ts";
import { exampleStatuses } from "../holding/examples.ts";
import { exampleToResolve } from "../resolution/examples.ts";
import { leadForm, nameQueueForm, renameForm } from "../queues/forms.ts";
import { usualPolicy } from "../../kernel/policy.ts";
import { notificationsForm } from "../notifications/forms.ts";
import { articleForms } from "../articles/examples.ts";
import { knownIssueForms } from "../known-issues/examples.ts";
import { readyForms } from "../ready-answers/examples.ts";
import { delegationForms } from "../delegation/examples.ts";
import { savedSearchForms } from "../saved-searches/examples.ts";
import { severalForms } from "../several/examples.ts";
import { searchForm } from "../search/forms.ts";
import { filesOfMessage } from "../opening/messages.ts";
import { newTicketForm } from "../opening/forms.ts";
import { doubtInForm } from "../replies/messages/leaving.ts";
import { ticketForm } from "../forms/ticket-form.ts";
import type { FormSubject } from "../../screen/form-rule.ts";
import { askedFirst } from "../approvals/examples.ts";
import { actor } from "../cards/examples/cards.ts";
import { grantInHand, takeBackInHand } from "../grants/examples.ts";
import { formExample, type Example } from "./example.ts";
import { cast, type Stage } from "./stage.ts";
import { historyIn, ticketIn } from "./tickets.ts";

/** The ticket a form is filled in about, and what else is known when it opens. */
type About = Partial<FormSubject> & { readonly ticket: Ticket };

/** Every form in the ways in which it looks different. A form without an example does not compile. */
const about: Readonly<Record<TicketForm, (stage: Stage) => Readonly<Record<string, About>>>> = {
  take: (stage) => ({ "": { ticket: ticketIn("new", stage) } }),
  reply: (stage) => ({
    "": { ticket: ticketIn("in-progress", stage) },
    "where more has to be said": { ticket: ticketIn("in-progress", stage), toResolve: exampleToResolve },
  }),
  answer: (stage) => ({
    "a question": { ticket: ticketIn("waiting", stage), as: "person" },
    unasked: { ticket: ticketIn("in-progress", stage), as: "person" },
    "an approver’s question": { ticket: ticketIn("new", stage, askedFirst(stage)), as: "person" },
  }),
  ask: (stage) => ({ "": { ticket: ticketIn("in-progress", stage) } }),
  note: (stage) => ({ "": { ticket: ticketIn("in-progress", stage) } }),
  work: (stage) => ({ "": { ticket: ticketIn("in-progress", stage) } }),
  hold: (stage) => ({
    "": { ticket: ticketIn("in-progress", stage) },
    "where it has other names": { ticket: ticketIn("in-progress", stage), statuses: exampleStatuses },
  }),
  resolve: (stage) => ({
    "": { ticket: ticketIn("in-progress", stage) },
    "of what is given until a day": { ticket: grantInHand(stage) },
    "of what is to be taken back": { ticket: takeBackInHand(stage) },
    "where more has to be said": { ticket: ticketIn("in-progress", stage), toResolve: exampleToResolve },
  }),
  refuse: (stage) => ({ "": { ticket: ticketIn("resolved", stage), attempt: 1, as: "person" } }),
  rate: (stage) => ({
    "for the first time": { ticket: ticketIn("closed", stage), attempt: 1, as: "person" },
    again: {
      ticket: ticketIn("closed", stage, {
        later: [["camille", { type: "rated", attempt: 1, stars: 4, comment: stage.story.comment }]],
      }),
      attempt: 1,
      as: "person",
    },
  }),
  reopen: (stage) => ({ "": { ticket: ticketIn("closed", stage), as: "person" } }),
  assign: (stage) => ({
    "": { ticket: ticketIn("in-progress", stage) },
    "some are away": {
      ticket: ticketIn("in-progress", stage),
      away: [
        { name: cast.paul, until: new Date("2026-11-30T08:00:00Z") },
        { name: cast.lena, until: null },
      ],
    },
    "among many": {
      ticket: ticketIn("in-progress", stage),
      agents: Array.from({ length: 12 }, (_, index) => ({
        value: `agent-${index}`,
        label: phrases(stage.viewer.locale).forms.hasOpen(`${cast.paul} ${index + 1}`, index),
      })),
    },
    "no agents known": { ticket: ticketIn("in-progress", stage), agents: [] },
  }),
  decline: (stage) => ({ "": { ticket: ticketIn("new", stage), as: "person" } }),
  "ask-requester": (stage) => ({ "": { ticket: ticketIn("new", stage), as: "person" } }),
  reject: (stage) => ({ "": { ticket: ticketIn("new", stage) } }),
  change: (stage) => ({ "": { ticket: ticketIn("in-progress", stage) } }),
  move: (stage) => ({
    "": { ticket: ticketIn("new", stage) },
    "no other queue": { ticket: ticketIn("new", stage), queues: [] },
    "a private queue among them": { ticket: ticketIn("new", stage), privateQueues: new Set([stage.story.otherQueue]) },
    "no other private queue": { ticket: ticketIn("new", stage, { opened: { isPrivate: true } }), queues: [] },
  }),
  escalate: (stage) => ({
    "": {
      ticket: ticketIn("in-progress", stage),
      escalation: { chain: true, nextLevel: stage.story.otherQueue },
    },
    "nowhere to": { ticket: ticketIn("in-progress", stage) },
  }),
  "make-private": (stage) => ({ "": { ticket: ticketIn("in-progress", stage) } }),
  "open-up": (stage) => ({ "": { ticket: ticketIn("in-progress", stage, { opened: { isPrivate: true } }) } }),
  reveal: (stage) => {
    const look = { opened: { description: stage.story.indiscreet } };
    const ticket = ticketIn("in-progress", stage, look);
    return { "": { ticket, history: historyIn("in-progress", stage, look) }, "nothing masked": { ticket } };
  },
  more: (stage) => ({
    "for an agent": { ticket: ticketIn("in-progress", stage) },
    "for an agent, of a service": { ticket: ticketIn("in-progress", stage, { opened: { asked: exampleAsked } }) },
    "for an agent, with the rest of long words": {
      ticket: ticketIn("new", stage, { opened: { description: stage.story.longDescription } }),
    },
    "for a lead, of what it has cost": {
      ticket: ticketIn("in-progress", stage),
      work: { done: { minutes: 85, cost: 85 * 4_250, unpriced: 0 }, currency: "EUR" },
    },
    "for a lead, of a private ticket": {
      ticket: ticketIn("closed", stage, { opened: { isPrivate: true } }),
      possible: new Set(["open-up", "note"] as const),
    },
    "nothing possible": { ticket: ticketIn("closed", stage), possible: new Set() },
  }),
};

export function forms(stage: Stage): readonly Example[] {
  return [
    ...newTicketForms(stage),
    ...catalogueForms(stage),
    ...answersForms(stage),
    ...ticketForms.flatMap((form) =>
      Object.entries(about[form](stage)).map(([how, given]) =>
        formExample(how === "" ? form : `${form}: ${how}`, filled(form, given, stage)),
      ),
    ),
    formExample("another queue", nameQueueForm({ do: "name-queue", question: "0197" }, stage.viewer.locale)),
    ...renameForms(stage),
    ...policyForms(stage),
    formExample(
      "who leads a queue",
      leadForm(
        { do: "name-lead", queue: stage.story.queue },
        { agents: [{ value: "amara", label: cast.amara }], leads: [{ value: "lena", label: cast.lena }] },
        stage.viewer.locale,
      ),
    ),
    formExample(
      "how somebody is notified",
      notificationsForm(
        { do: "choose-notifications" },
        {
          wants: {
            what: "needs-me",
            night: "wait",
            quiet: { from: 18 * 60, to: 8 * 60 + 30 },
            daily: null,
            weekly: true,
          },
          leads: true,
        },
        usualPolicy.quiet,
        stage.viewer.locale,
      ),
      { daily: phrases(stage.viewer.locale).forms.notifications.dailyInQuiet("18:00", "08:30") },
    ),
    ...articleForms(stage),
    ...knownIssueForms(stage),
    ...readyForms(stage),
    ...savedSearchForms(stage),
    ...delegationForms(stage),
    ...severalForms(stage),
    formExample("what somebody looks for", searchForm({ do: "search" }, stage.viewer.locale)),
    ...wrong(stage),
  ];
}

function renameForms({ story: { queue, otherQueue }, viewer: { locale } }: Stage): readonly Example[] {
  const form = renameForm({ do: "rename-queue", queue }, queue, locale);
  const { taken, resembles } = phrases(locale).queueList.renameForm;
  return [
    formExample("another name of a queue", form),
    formExample("another name of a queue: taken", form, { name: taken(otherQueue) }),
    formExample("another name of a queue: like another's", form, { name: resembles(otherQueue) }),
  ];
}

function filled(form: TicketForm, given: About, { viewer, story }: Stage): Form {
  const { ticket } = given;
  return ticketForm(form, {
    seen: ticket.version,
    attempt: null,
    viewer,
    agents: [
      { value: "amara", label: phrases(viewer.locale).forms.hasOpen(cast.amara, 12) },
      { value: "jonas", label: phrases(viewer.locale).forms.hasOpen(cast.jonas, 1) },
    ],
    queues: [story.otherQueue],
    possible: possibleCommands(ticket, actor("amara", true)),
    as: "agent",
    ...given,
  });
}

const newTicket = (stage: Stage, given: Partial<Extract<Action, { do: "new-ticket" }>> = {}): Form =>
  newTicketForm({ do: "new-ticket", ...given }, stage.viewer.locale);

const privately = { privately: ["hr", "payroll"] };

const newTicketForms = (stage: Stage): readonly Example[] => [
  formExample("new ticket", newTicket(stage)),
  formExample(
    "new ticket: for somebody who is not known",
    newTicket(stage, { title: stage.story.title, unclear: "Noor" }),
  ),
  formExample("new ticket: more details", newTicket(stage, { unfolded: true })),
  formExample(
    "new ticket: where some queues are private",
    newTicketForm({ do: "new-ticket" }, stage.viewer.locale, privately),
  ),
  formExample("new ticket: of a message with files", {
    ...newTicket(stage, { title: stage.story.title }),
    banner: filesOfMessage({ withFiles: true }, stage.viewer),
  }),
  formExample(
    "new ticket: follow-up made from words",
    newTicket(stage, { title: stage.story.title, description: stage.story.description, followUpOf: "I261103_0007" }),
  ),
];

/** Each thing that can be wrong, on a field where it can be. */
function wrong(stage: Stage): readonly Example[] {
  const { errors } = phrases(stage.viewer.locale);
  const now = { ticket: ticketIn("in-progress", stage) };
  return [
    formExample("new ticket: wrong", newTicket(stage), {
      title: errors.required,
      service: errors.tooLong(100),
      kind: errors.notAChoice,
    }),
    formExample(
      "new ticket: for a queue that nobody looks after",
      newTicketForm({ do: "new-ticket" }, stage.viewer.locale, privately),
      { readBy: phrases(stage.viewer.locale).privacy.inForm.unserved("payroll") },
    ),
    formExample("new ticket: for nobody", newTicket(stage, { unfolded: true }), { beneficiary: errors.nobodyThere }),
    formExample("new ticket: for whom is not known yet", newTicket(stage, { unfolded: true }), {
      beneficiary: errors.notToldYet,
    }),
    formExample("new ticket: too many files", newTicket(stage), {
      files: phrases(stage.viewer.locale).files.inForm.tooMany(10),
    }),
    formExample("ask: words that begin like a note", filled("ask", now, stage), {
      text: doubtInForm(now.ticket, "says-internal", stage.viewer),
    }),
    formExample("hold: not a date", filled("hold", now, stage), { reason: errors.required, resumeOn: errors.notADate }),
    formExample("hold: in the past", filled("hold", now, stage), { resumeOn: errors.inThePast }),
    formExample("work: not a number", filled("work", now, stage), { minutes: errors.notANumber(0, 1_440) }),
  ];
}
