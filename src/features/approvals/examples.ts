import type { ApprovalRule, Approver, NotAsked, StagePlan } from "../../kernel/approval.ts";
import { inEachLanguage } from "../../kernel/locale.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { CommandType } from "../rules.ts";
import { possibleCommands } from "../rules/decide.ts";
import { exampleAnswers } from "../catalogue/examples.ts";
import { messageExample, type Example } from "../examples/example.ts";
import { after, type Happened, type Happenings } from "../examples/happened.ts";
import { cast, type Stage } from "../examples/stage.ts";
import { momentOf, ticketIn, type By, type TicketLook } from "../examples/tickets.ts";
import {
  approvalsList,
  approverCard,
  changedSinceShown,
  decidedInList,
  decidedInWords,
  decisionAsked,
  decisionStands,
  declinedInList,
} from "./messages.ts";
import { approvalsAPage, type ApprovalsEvent } from "./rules.ts";

const asking = (
  asked: readonly Approver[],
  { rule = "any", notAsked = [], otherwise = [] }: Partial<StagePlan> & { rule?: ApprovalRule } = {},
): StagePlan => ({
  rule,
  asked,
  notAsked,
  otherwise,
  remindAfter: { days: 1, milliseconds: 0 },
  expireAfter: { days: 5, milliseconds: 0 },
});

const manager: Approver = { person: "lena", as: "manager" };
const named: Approver = { person: "paul", as: "named" };
const approved = (by: PersonId, stage = 0, inPlaceOf?: PersonId): By => [
  by,
  { type: "approved", stage, ...(inPlaceOf !== undefined && { inPlaceOf }) },
];
const next: By = [null, { type: "approval-asked", because: "next", stage: 1, asked: [named] }];
const expired = (...asked: readonly Approver[]): By => [
  null,
  { type: "approval-asked", because: "expired", stage: 0, asked },
];
const own: By = [
  null,
  { type: "approval-asked", because: "own", stage: 0, asked: [{ person: "paul", as: "instead" }] },
];
const away: By = [
  null,
  {
    type: "approval-asked",
    because: "away",
    stage: 0,
    asked: [{ person: "jonas", as: "stand-in", inPlaceOf: "lena" }],
  },
];
const back: By = [
  null,
  {
    type: "approval-asked",
    because: "back",
    stage: 0,
    asked: [{ person: "jonas", as: "stand-in", inPlaceOf: "lena" }],
  },
];
const inHerPlace = { stage: 0, asked: [{ person: "jonas", as: "delegate", inPlaceOf: "lena" }] } as const;
const delegated: By = [null, { type: "approval-asked", because: "delegated", ...inHerPlace }];
const returned: By = [null, { type: "approval-asked", because: "returned", ...inHerPlace }];
/** What was approved is another title since. */
const changed = ({ story }: Stage): readonly [By, By] => [
  ["amara", { type: "changed", from: { title: story.title }, to: { title: story.newTitle } }],
  [
    null,
    {
      type: "approval-asked",
      because: "changed",
      stage: 0,
      asked: [manager],
      stages: [asking([manager])],
      from: { title: story.title },
      to: { title: story.newTitle },
    },
  ],
];
/** The same, and somebody else is asked now. */
const changedForPaul = (stage: Stage): readonly [By, By] => {
  const [before] = changed(stage);
  const anew = { stage: 0, asked: [named], stages: [asking([named])] };
  return [before, [null, { type: "approval-asked", because: "changed", ...anew }]];
};
/** Other answers ask nobody. */
const notNeeded: By = [
  null,
  { type: "approval-asked", because: "not-needed", stage: 0, asked: [], stages: [], was: exampleAnswers, became: [] },
];
const asksFirst = ({ story }: Stage): By => ["lena", { type: "requester-asked", text: story.question, files: [] }];
const declined = ({ story }: Stage): By => ["lena", { type: "declined", stage: 0, reason: story.rejectReason }];

/** A ticket whose stages ask so. */
const look = (later: readonly By[], ...stages: readonly StagePlan[]): TicketLook => ({
  opened: { approval: stages.length === 0 ? [asking([manager])] : stages },
  later,
});
/** Approved at an instant, and answered. */
export const approvedAt = ({ story }: Stage, at: Date): TicketLook =>
  look([
    ["lena", { type: "approved", stage: 0 }, at],
    ["amara", { type: "claimed" }, at],
    ["amara", { type: "replied", text: story.reply, files: [] }, at],
  ]);

const inTwoStages = [asking([manager]), asking([named])] as const;

export const happenings: Happenings<ApprovalsEvent> = {
  approved: (stage) => [
    after(stage, "approved", "new", approved("lena"), look([])),
    after(stage, "approved, and the next is asked", "new", approved("lena"), look([], ...inTwoStages)),
    after(stage, "approved by a stand-in", "new", approved("jonas", 0, "lena"), look([away])),
  ],
  declined: (stage) => [after(stage, "declined", "new", declined(stage), look([]))],
  "approval-asked": (stage) => [
    after(stage, "the next stage is asked", "new", next, look([approved("lena")], ...inTwoStages)),
    after(stage, "nobody decided in time", "new", expired({ person: "paul", as: "instead" }), look([])),
    after(
      stage,
      "nothing reaches whoever decides",
      "new",
      [null, { type: "approval-asked", because: "unreachable", stage: 0, asked: [{ person: "paul", as: "instead" }] }],
      look([[null, { type: "undelivered", to: "lena", reason: "account-closed" }]]),
    ),
    after(stage, "who is asked asks for themselves now", "new", own, look([])),
    after(stage, "nobody decided, and nobody is left", "new", expired(), look([])),
    after(stage, "whoever decides is away", "new", away, look([])),
    after(stage, "whoever decides is back", "new", back, look([away])),
    after(stage, "whoever decides has another decide", "new", delegated, look([])),
    after(stage, "another decides no more", "new", returned, look([delegated])),
    after(
      stage,
      "it has changed since it was approved",
      "new",
      changed(stage)[1],
      look([approved("lena"), changed(stage)[0]]),
    ),
    after(
      stage,
      "it became a service that needs approval",
      "new",
      [null, { type: "approval-asked", because: "needed", stage: 0, asked: [manager], stages: [asking([manager])] }],
      { later: [["amara", { type: "changed", from: { service: "" }, to: { service: stage.story.service } }]] },
    ),
    after(
      stage,
      "an answer has changed since it was approved",
      "new",
      [
        null,
        {
          type: "approval-asked",
          because: "changed",
          stage: 0,
          asked: [manager],
          stages: [asking([manager])],
          was: exampleAnswers.slice(0, 1),
          became: exampleAnswers.slice(0, 1).map((answer) => ({ ...answer, kind: "number", number: 12 }) as const),
        },
      ],
      look([approved("lena")]),
    ),
    after(stage, "its answers need no approval any more", "new", notNeeded, look([])),
    after(
      stage,
      "asked again once it was reopened",
      "new",
      [null, { type: "approval-asked", because: "reopened", stage: 0, asked: [manager] }],
      look([declined(stage), ["camille", { type: "reopened", reason: stage.story.reopenReason }]]),
    ),
  ],
  "approval-reminded": (stage) => [
    after(
      stage,
      "reminded of an approval",
      "new",
      [null, { type: "approval-reminded", stage: 0, people: ["lena"], count: 1 }],
      look([]),
    ),
  ],
  "requester-asked": (stage) => [after(stage, "an approver asks", "new", asksFirst(stage), look([]))],
};

/** Read once it is decided. */
export const remindersOver = (stage: Stage): readonly Happened[] => {
  const [by, event]: By = [null, { type: "approval-reminded", stage: 0, people: ["lena"], count: 1 }];
  const ticket = ticketIn("new", stage, look([[by, event], declined(stage)]));
  return [{ name: "reminded of an approval, and decided since", by, event, ticket }];
};

/** What the requester says to an approver. */
export const answeredToApprover = (stage: Stage): By => [
  "camille",
  { type: "answered", text: stage.story.answer, files: [], toApprovers: ["lena"] },
];
export const askedFirst = (stage: Stage): TicketLook => look([asksFirst(stage)]);

const reopenedBy = ({ story }: Stage): By => ["camille", { type: "reopened", reason: story.reopenReason }];
export const declinedLook = (stage: Stage): TicketLook => look([declined(stage)]);

/** What a laptop is asked for with. */
const answered: Ticket["answers"] = [
  { field: "laptop.which", label: inEachLanguage(() => "Model"), kind: "text", text: "ThinkPad X1" },
  { field: "laptop.price", label: inEachLanguage(() => "Price"), kind: "money", number: 1_200, currency: "EUR" },
];
/** It has changed since it was approved, and everybody is asked anew. */
export const changedLook = (stage: Stage): TicketLook => look([approved("lena"), ...changed(stage)]);

/** What somebody writes who is asked for their approval. */
function decisions(stage: Stage): readonly Example[] {
  const { viewer, story } = stage;
  const ticket = ticketIn("new", stage, look([]));
  const kept = { id: "12", text: story.rejectReason };
  const priced = { ...ticket, answers: answered };
  const at = { kept, mayBeNew: true, viewer } as const;
  const said = {
    "a yes in words": decisionAsked([priced], { ...at, reads: "approve", kept: null }),
    "a yes to a ticket that is named": decisionAsked([priced], { ...at, reads: "approve", kept: null, named: true }),
    "a no in words": decisionAsked([ticket], { ...at, reads: "decline" }),
    "a question in words": decisionAsked([priced], { ...at, reads: "question" }),
    "words that leave it to somebody else": decisionAsked([ticket], {
      ...at,
      reads: "either",
      handTo: { user: "jonas", name: cast.jonas },
    }),
    "words that may be a question": decisionAsked([ticket], { ...at, reads: "either", mayBeNew: false }),
    "words that may be about a ticket of theirs": decisionAsked([ticket], { ...at, reads: "either", own: [ticket] }),
    "a yes to one of several": decisionAsked([priced, ticket], { ...at, reads: "approve" }),
    "a question about one of several": decisionAsked([priced, ticket], { ...at, reads: "question" }),
    "declined in words": decidedInWords("decline", ticket, viewer),
    "asked in words": decidedInWords("question", ticket, viewer),
  };
  const approvedOnes = approvalTickets(stage);
  const stands = (name: string, approves: boolean, possible: readonly CommandType[] = []): readonly Example[] => {
    const each = approvedOnes[name];
    if (each === undefined) return [];
    const message = decisionStands({ ...each, answers: answered }, { approves, possible: new Set(possible), viewer });
    return [messageExample("approver’s card", `taken back: ${name}`, message)];
  };
  return [
    ...Object.entries(said).map(([name, message]) => messageExample("approver’s card", name, message)),
    ...stands("approved", true, ["reject"]),
    ...stands("waits for one more approval", true),
    ...stands("declined", false),
    ...stands("waits for approval", false),
    ...stands("withdrawn while it waits", true),
  ];
}

/** All that waits for somebody, and what they have just decided of it. */
function listed(stage: Stage): readonly Example[] {
  const { viewer } = stage;
  const ticket = ticketIn("new", stage, look([]));
  const priced = { ...ticket, answers: answered };
  const many = Array.from({ length: approvalsAPage }, () => ticket);
  const decided = decidedInList(
    [
      { ticket: priced, refused: null },
      { ticket, refused: changedSinceShown(viewer).summary },
    ],
    viewer,
  );
  const now = momentOf(9);
  const until = new Date("2026-12-04T08:00:00Z");
  const delegation = { delegation: { to: "jonas", from: now, until }, to: cast.jonas, now };
  const said = {
    "nothing to approve": approvalsList({ tickets: [], viewer }),
    "one request to approve": approvalsList({ tickets: [priced], viewer }),
    "requests to approve": approvalsList({ tickets: [priced, ticket, priced], viewer }),
    "many requests to approve": approvalsList({ tickets: many, waiting: 23, from: 11, viewer }),
    "requests to approve, and another decides too": approvalsList({ tickets: [priced], delegation, viewer }),
    "nothing to approve, and nobody else decides": approvalsList({ tickets: [], delegation: null, viewer }),
    "all approved but one": approvalsList({ tickets: [ticket], news: decided, viewer }),
    "one declined in the list": approvalsList({ tickets: [], news: declinedInList(priced, viewer), viewer }),
    "changed since it was shown": changedSinceShown(viewer),
  };
  return Object.entries(said).map(([name, message]) => messageExample("approver’s card", name, message));
}

/** Somebody is asked for their approval. */
export const askedOf = (person: PersonId): TicketLook => look([], asking([{ person, as: "manager" }]));

const without = (who: NotAsked["who"], because: NotAsked["because"]): StagePlan =>
  asking([{ person: "paul", as: "instead" }], { notAsked: [{ who, because }] });

/** Tickets that wait for an approval, or have waited. */
export const approvalTickets = (stage: Stage): Readonly<Record<string, Ticket>> => {
  const both: StagePlan = asking([manager, named], { rule: "all" });
  const of = (later: readonly By[], ...stages: readonly StagePlan[]) => ticketIn("new", stage, look(later, ...stages));
  return {
    "waits for approval": of([]),
    "waits for two approvals": of([], both),
    "waits for one more approval": of([approved("lena")], both),
    "waits for the second stage": of([approved("lena"), next], ...inTwoStages),
    "was asked of a stand-in": of([away]),
    "was asked of a delegate": of([delegated]),
    "waits for a delegate and another": of([delegated], both),
    "was asked of others": of([expired({ person: "paul", as: "instead" })]),
    "nobody has approved": of([expired()]),
    approved: of([approved("lena")]),
    declined: of([declined(stage)]),
    "needs no approval any more": of([notNeeded]),
    "withdrawn while it waits": of([["camille", { type: "withdrawn", reason: "no-longer-needed" }]]),
    "an approver has asked": of([asksFirst(stage)]),
    ...Object.fromEntries(
      (["manager", "lead", "named"] as const).flatMap((who) =>
        (["none", "unknown", "own"] as const).map((because) => [
          `others are asked: ${who}, ${because}`,
          of([], without(who, because)),
        ]),
      ),
    ),
    "waits for a lead": of([], asking([{ person: "lena", as: "lead" }])),
  };
};

/** The cards of those who are asked, or were. */
export function approverCards(stage: Stage): readonly Example[] {
  const { viewer } = stage;
  const tickets = approvalTickets(stage);
  const card = (name: string, reader: PersonId, ticket: Ticket | undefined): readonly Example[] => {
    if (ticket === undefined) return [];
    const actor = { person: reader, agent: false, lead: false, administrator: false };
    const at = { viewer, reader, possible: possibleCommands(ticket, actor) };
    return [messageExample("approver’s card", name, approverCard(ticket, at))];
  };
  const of = (name: string, reader: PersonId) => card(`${name} (${reader})`, reader, tickets[name]);
  const forNoor = ticketIn("new", stage, { opened: { approval: [asking([named])], beneficiary: "noor" } });
  const both: StagePlan = asking([manager, named], { rule: "all" });
  const declinedByPaul = (at: number): By => [
    "paul",
    { type: "declined", stage: at, reason: stage.story.rejectReason },
  ];
  const of2 = (later: readonly By[], ...stages: readonly StagePlan[]) => ticketIn("new", stage, look(later, ...stages));
  return [
    ...decisions(stage),
    ...listed(stage),
    ...card("approved by both", "lena", of2([approved("lena"), approved("paul")], both)),
    ...card("approved, and declined by another", "lena", of2([approved("lena"), declinedByPaul(0)], both)),
    ...card("private", "lena", { ...ticketIn("new", stage, look([])), isPrivate: true }),
    ...card("asked by another", "paul", of2([asksFirst(stage)], both)),
    ...card("asked and answered", "lena", of2([asksFirst(stage), answeredToApprover(stage)])),
    ...card("changed since", "lena", of2([approved("lena"), ...changed(stage)])),
    ...card("changed since another approved it", "paul", of2([approved("lena"), ...changedForPaul(stage)])),
    ...of("nobody has approved", "lena"),
    ...of("others are asked: manager, unknown", "paul"),
    ...card("asked again", "lena", of2([declined(stage), reopenedBy(stage)], both)),
    ...card("asked again after another declined", "paul", of2([declined(stage), reopenedBy(stage)], both)),
    ...card(
      "asked again, the first stage first",
      "paul",
      of2([approved("lena"), next, declinedByPaul(1), reopenedBy(stage)], ...inTwoStages),
    ),
    ...card(
      "approved for somebody else",
      "paul",
      ticketIn("new", stage, {
        opened: { approval: [asking([named])], beneficiary: "noor" },
        later: [approved("paul")],
      }),
    ),
    ...card("of a service", "lena", { ...ticketIn("new", stage, look([])), answers: exampleAnswers }),
    ...card("for somebody else", "paul", forNoor),
    ...of("waits for approval", "lena"),
    ...of("waits for two approvals", "paul"),
    ...of("waits for one more approval", "paul"),
    ...of("waits for one more approval", "lena"),
    ...of("waits for the second stage", "lena"),
    ...of("waits for the second stage", "paul"),
    ...of("was asked of a stand-in", "jonas"),
    ...of("was asked of a delegate", "jonas"),
    ...of("was asked of a delegate", "lena"),
    ...of("waits for a delegate and another", "paul"),
    ...card("approved by a delegate", "lena", of2([delegated, approved("jonas", 0, "lena")])),
    ...of("was asked of others", "paul"),
    ...of("was asked of others", "lena"),
    ...of("waits for a lead", "lena"),
    ...of("an approver has asked", "lena"),
    ...of("approved", "lena"),
    ...of("declined", "lena"),
    ...of("needs no approval any more", "lena"),
    ...of("withdrawn while it waits", "lena"),
    ...card("another was first", "paul", ticketIn("new", stage, look([approved("lena")], asking([manager, named])))),
    ...card(
      "another declined first",
      "paul",
      ticketIn("new", stage, look([declined(stage)], asking([manager, named]))),
    ),
  ];
}
