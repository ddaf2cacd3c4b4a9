import { z } from "zod";
import * as absence from "./absence/rules.ts";
import * as approvals from "./approvals/rules.ts";
import * as assignment from "./assignment/rules.ts";
import * as cancellation from "./cancellation/rules.ts";
import * as cards from "./cards/rules.ts";
import * as classification from "./classification/rules.ts";
import * as exported from "./exports/rules.ts";
import * as escalation from "./escalation/rules.ts";
import * as followers from "./followers/rules.ts";
import * as grants from "./grants/rules.ts";
import * as holding from "./holding/rules.ts";
import * as home from "./home/rules.ts";
import * as masking from "./masking/rules.ts";
import { kindsToOpen } from "./opening/rules/guess-kind.ts";
import * as privacy from "./privacy/rules.ts";
import * as pages from "./pages/rules.ts";
import * as queuePolicy from "./queue-policy/rules.ts";
import * as queues from "./queues/rules.ts";
import * as ratings from "./ratings/rules.ts";
import * as reminders from "./reminders/rules.ts";
import * as replies from "./replies/rules.ts";
import { timesheetWeeks } from "./timesheets/rules.ts";
import * as reports from "./reports/rules.ts";
import * as routing from "./routing/rules.ts";
import * as search from "./search/rules.ts";
import * as several from "./several/rules.ts";
import * as resolution from "./resolution/rules.ts";
import * as workLog from "./work-log/rules.ts";
import { starCounts } from "../kernel/attempt.ts";
import { periodNames } from "../kernel/time/periods.ts";
import { withdrawalReasons, type TicketMeant } from "../kernel/ticket.ts";

/** The forms that are about an existing ticket. */
export const ticketForms = [
  ...replies.formNames,
  ...workLog.formNames,
  ...holding.formNames,
  ...resolution.formNames,
  ...ratings.formNames,
  ...assignment.formNames,
  ...cancellation.formNames,
  ...classification.formNames,
  ...queues.formNames,
  ...privacy.formNames,
  ...escalation.formNames,
  ...masking.formNames,
  ...approvals.formNames,
  ...cards.formNames,
] as const;
export type TicketForm = (typeof ticketForms)[number];

/** What buttons carry is made by the desk, but they come back as a client sends them: what is longer than it is none of the desk's. */
const id = z
  .string()
  .max(100)
  .refine((name) => !name.includes("\0")); // which PostgreSQL takes in no text
const typed = z.string().max(40_000); // Slack's longest message
const url = z.string().max(4_000);
/** Of a conversation, as its platform gives it. */
const address = z
  .string()
  .max(1_000)
  .refine((name) => !name.includes("\0"));
const alsoFilled = z.record(id, typed.nullable());

/** Thirteen digits last until 2286: each is an instant to JavaScript and to PostgreSQL. */
const instant = z.int().min(0).max(9_999_999_999_999);

/** The ticket's mark, which tells it from another of its reference; cards of tickets without one carry none. */
const mark = id.optional();

/** What somebody typed to look for. */
const sought = z
  .string()
  .max(search.longestSearch)
  .refine((typed) => !typed.includes("\0"));

/**
 * The part of a list: from a row on (null: from the first), of one queue or (left out) of all. `found`: of what was found when
 * something was looked for. `approvals`: of what waits for the reader's approval. `grants`: of what they have until a day, and their queues gave. `from`: its place, from 1.
 */
const listPart = {
  list: z.enum([...home.listNames, "home", "found", "approvals", "grants"]),
  after: id.nullable(),
  queue: id.optional(),
  from: z.int().min(1).max(1_000_000).optional(),
  sought: sought.optional(),
};

/** What waits while somebody reads an article: words of theirs, or the ticket that was made of them. */
const waiting = { words: id.optional(), ticket: id.optional(), mark };

/** On which list a button stands, which is shown again once it was pressed; `seen`: the version of the ticket in its row. */
const row = z.object({ ...listPart, seen: z.number().int() });
export type ListRow = z.infer<typeof row>;

/**
 * What a button carries. It fits in 150 characters apart from what makes a ticket, and what stands in a line of a list.
 * `seen` is the version of the ticket its card showed: a second press of the same button is the same press. `shown` is said on
 * a card that was shown on request, which nobody but an answer to the press brings up to date; `row` in a list, likewise.
 */
const onTicket = {
  ticket: id,
  mark,
  seen: z.number().int(),
  shown: z.literal(true).optional(),
  row: row.optional(),
};

/** The buttons that need no more than a press, and what each commands. */
export const presses = {
  ...approvals.presses,
  ...assignment.presses,
  ...grants.presses,
  ...holding.presses,
  ...resolution.presses,
  ...workLog.presses,
  ...escalation.presses,
  ...absence.presses,
  ...reminders.presses,
  ...cancellation.presses,
  ...followers.presses,
  ...privacy.presses,
  ...routing.presses,
};
export type PressCommand = keyof typeof presses;
const isPress = (name: string): name is PressCommand => Object.hasOwn(presses, name);
export const pressCommands: readonly PressCommand[] = Object.keys(presses).filter(isPress);

/** The form opens with what was typed into it before: see `Draft`. */
const draft = id.optional();

/** Whom a ticket is for who does not open it; `called`: how the words name them of which it is made. */
const forWhom = z.object({ user: id, name: typed, called: typed });

/** Opens a form. */
export const openerSchema = z.discriminatedUnion("do", [
  /** `attempt` where the form is about one. */
  z.object({
    do: z.literal("fill"),
    form: z.enum(ticketForms),
    attempt: z.number().int().optional(),
    /** The ready answer that was put into it last. */
    ready: id.optional(),
    draft,
    ...onTicket,
  }),
  /** Opens the form of the service that a ticket was asked for as, with what was answered. */
  z.object({ do: z.literal("answers"), draft, ...onTicket }),
  /** Opens the form of a new ticket, or shows it again with its details unfolded. */
  z.object({
    do: z.literal("new-ticket"),
    title: typed.optional(),
    description: typed.optional(),
    followUpOf: id.optional(),
    /** Link to the message it is made from. */
    message: url.optional(),
    /** Whose message that is: whom the ticket is for, unless something else is chosen. */
    author: z.object({ user: id, name: typed }).optional(),
    /** Whom the words that it is made of name, unless somebody else is chosen. */
    forWhom: forWhom.optional(),
    /** They name somebody of whom it is not known who they are. */
    unclear: typed.optional(),
    /** Words kept for it: see `place`. */
    words: id.optional(),
    /** The service of the catalogue that is asked for; left out: none, or something else. */
    service: id.optional(),
    /** The channel in which it was asked for, where the form stands in another place. */
    typedIn: address.optional(),
    /** The kind that was chosen where they were offered; left out: as they sound. */
    kind: z.enum(kindsToOpen).optional(),
    /** Files came with them. */
    withFiles: z.literal(true).optional(),
    /** There were more, which their platform does not hand over. */
    leftOut: z.literal(true).optional(),
    /** The offer to open it, which is answered once it was sent. */
    offered: id.optional(),
    /** What was filled in in its other forms: it comes back where they do. */
    also: alsoFilled.optional(),
    unfolded: z.boolean().optional(),
    draft,
  }),
  /** Asks for the name of another queue than that of a question about setting one up. */
  z.object({ do: z.literal("name-queue"), question: id, draft }),
  /** Asks who is to lead a queue, or no longer. */
  z.object({ do: z.literal("name-lead"), queue: id, draft }),
  /** Asks somebody how they want to be notified. */
  z.object({ do: z.literal("choose-notifications"), draft }),
  /** Asks when a queue is open, or what is promised there. */
  z.object({ do: z.literal("edit-queue"), part: z.enum(queuePolicy.policyParts), queue: id, draft }),
  /** Asks somebody what they look for. */
  z.object({ do: z.literal("search"), draft }),
  /**
   * Asks what an article is to say: a new one, one made of a ticket, or one that there is; `version` is the one that its card
   * showed, and `former` another, whose words it begins with.
   */
  z.object({
    do: z.literal("write-article"),
    article: id.optional(),
    version: z.int().min(1).max(2_147_483_647).optional(),
    former: z.int().min(1).max(2_147_483_647).optional(),
    ticket: id.optional(),
    mark,
    /** The gap that it fills. */
    gap: id.optional(),
    draft,
  }),
  /** Asks what everybody is to be told that is wrong for many: of a new one, set from a ticket or not, or of one that there is. */
  z.object({
    do: z.literal("write-known-issue"),
    issue: id.optional(),
    version: z.int().min(1).max(2_147_483_647).optional(),
    ticket: id.optional(),
    mark,
    draft,
  }),
  /**
   * Asks what a ready answer is to say: a new one, one made of what was said of a ticket (the number of its event), or one that
   * there is; `version` as with an article.
   */
  z.object({
    do: z.literal("write-ready-answer"),
    answer: id.optional(),
    version: z.int().min(1).max(2_147_483_647).optional(),
    ticket: id.optional(),
    mark,
    said: z.int().min(1).max(2_147_483_647).optional(),
    draft,
  }),
  /** Asks who decides for somebody, from a day until a day. */
  z.object({
    do: z.literal("delegate"),
    whom: z.object({ user: id, name: typed }).optional(),
    from: id.optional(),
    until: id.optional(),
    draft,
  }),
  /** Asks how a search is to be called that somebody keeps. */
  z.object({ do: z.literal("keep-search"), sought: sought.min(1), draft }),
  /**
   * Asks which of those that were found, from a row on, are to be changed in one way. `listed`: those that its form showed.
   */
  z.object({
    do: z.literal("change-several"),
    way: z.enum(several.severalWays),
    sought,
    after: id.nullable(),
    listed: id.optional(),
    draft,
  }),
  /** Asks what a queue is to be called. */
  z.object({ do: z.literal("rename-queue"), queue: id, draft }),
]);
export type Opener = z.infer<typeof openerSchema>;

export const actionSchema = z.discriminatedUnion("do", [
  openerSchema,
  /** `from`: who had the ticket that is taken over. */
  z.object({ do: z.enum(pressCommands), from: id.optional(), ...onTicket }),
  /** What the requester wrote since the resolution is the reason. */
  z.object({ do: z.literal("refuse-as-said"), ...onTicket }),
  z.object({ do: z.literal("withdraw"), reason: z.enum(withdrawalReasons), ...onTicket }),
  /** Gives it to an agent of its queue. */
  z.object({ do: z.literal("assign"), to: id, ...onTicket }),
  z.object({ do: z.literal("rate"), attempt: z.number().int(), stars: z.literal(starCounts), ...onTicket }),
  /** Says of a criterion whether it was good. */
  z.object({ do: z.literal("judge"), attempt: z.number().int(), of: id, good: z.boolean(), ...onTicket }),
  /** The key of what its status is to be called; null: nothing in particular. Short, for the menus of Slack. */
  z.object({ do: z.literal("set"), to: id.nullable(), ...onTicket }),
  /** Forgets what was typed into a form that was closed. */
  z.object({ do: z.literal("discard"), draft: id }),
  /** Away from now until a day, `yyyy-mm-dd`. */
  z.object({ do: z.literal("away"), until: id }),
  /** Decides again themselves on what waits for their approval. */
  z.object({ do: z.literal("end-delegation") }),
  /** Asks for a file. */
  /** Files that were about to follow a ticket belong elsewhere; `words`: the id under which they wait. */
  z.object({ do: z.literal("not-this-one"), words: id, ticket: id, mark }),
  z.object({ do: z.literal("download"), file: id }),
  /** Asks for the list of all files that came with this one, from the `from`th on; left out: from the first. */
  z.object({ do: z.literal("all-files"), file: id, from: z.number().int().nonnegative().optional() }),
  /**
   * Shows what one can ask for, from one service on; what was typed before goes along. `shown` as in a list: in the place of what
   * stands there.
   */
  z.object({
    do: z.literal("catalogue"),
    from: z.int().min(0).max(1_000_000).optional(),
    title: typed.optional(),
    description: typed.optional(),
    also: alsoFilled.optional(),
    shown: z.literal(true).optional(),
  }),
  /** Shows what was solved before of what a ticket says. */
  z.object({ do: z.literal("similar"), ticket: id, mark }),
  /** Shows a ticket's card to the one who asks. */
  z.object({ do: z.literal("show"), ticket: id, mark, row: row.optional() }),
  /** Tells why a ticket is where it is, and was offered to whom. */
  z.object({ do: z.literal("why"), ticket: id, mark }),
  /** Shows an article, or (`version`) how it was before, to the one who asks. */
  z.object({
    do: z.literal("article"),
    article: id,
    version: z.int().min(1).max(2_147_483_647).optional(),
    ...waiting,
  }),
  /** Says whether an article helped with what waits. */
  z.object({ do: z.enum(["helped", "not-helped"]), article: id, ...waiting }),
  /** Shows the articles that hold some words, or all, from one on; `shown` as in a list. */
  z.object({
    do: z.literal("articles"),
    sought: sought.optional(),
    from: z.int().min(0).max(1_000_000).optional(),
    shown: z.literal(true).optional(),
  }),
  /** Tells what the figures of an article count. */
  z.object({ do: z.literal("article-figures") }),
  /** Shows what is asked and no article answers; `shown` as in a list. */
  z.object({ do: z.literal("gaps"), shown: z.literal(true).optional() }),
  /** Says that it needs none. */
  z.object({ do: z.literal("gap-not-needed"), gap: id, back: z.literal(true).optional() }),
  /** Says that a ticket, or what was looked for, needs an article. */
  z.object({ do: z.literal("needs-article"), ticket: id.optional(), mark, sought: sought.optional() }),
  /** Shows what is known to be wrong for many. */
  z.object({ do: z.literal("known-issues") }),
  /**
   * Says that somebody has it too. `words`: what their press answers, which is kept under it. `form`: the press is on the form of
   * a new ticket, `listed`: in the list.
   */
  z.object({
    do: z.literal("me-too"),
    issue: id,
    words: id.optional(),
    form: z.literal(true).optional(),
    listed: z.literal(true).optional(),
  }),
  /** Says that it is over. */
  z.object({ do: z.literal("end-known-issue"), issue: id }),
  /** Shows what is ready to be sent, from one on; `shown` as in a list. */
  z.object({
    do: z.literal("ready-answers"),
    from: z.int().min(0).max(1_000_000).optional(),
    shown: z.literal(true).optional(),
  }),
  /** Shows one of it. */
  z.object({ do: z.literal("ready-answer"), answer: id }),
  /** Asks whether one is to be removed, or (`agreed`) removes it. */
  z.object({ do: z.literal("remove-ready-answer"), answer: id, agreed: z.literal(true).optional() }),
  /** Shows what somebody has kept of what they look for; `shown` as in a list. */
  z.object({ do: z.literal("saved-searches"), shown: z.literal(true).optional() }),
  /** Removes one of them. */
  z.object({ do: z.literal("forget-search"), search: id }),
  /** Asks where a ticket stands; `shown` in the answer to that, which it replaces. */
  z.object({ do: z.literal("where"), ticket: id, mark, shown: z.literal(true).optional() }),
  /** Reminds its agents, from the answer to that. */
  z.object({ do: z.literal("remind"), ticket: id, mark }),
  /**
   * Shows a list from a row on, or the page that ends before one, or (`home`) the beginning of all; `shown` where a list stands
   * already, which it replaces.
   */
  z.object({
    do: z.literal("list"),
    ...listPart,
    before: id.optional(),
    shown: z.literal(true).optional(),
  }),
  /** Shows what is late in a queue: what the reader was asked about (`own`), or its agents; `after` and `shown` as in a list. */
  z.object({
    do: z.literal("late"),
    queue: id,
    own: z.boolean(),
    after: id.nullable(),
    shown: z.literal(true).optional(),
  }),
  /** Makes sure that all of it is handled about which help was asked for by an instant, milliseconds of the epoch. */
  z.object({ do: z.literal("see-late"), queue: id, own: z.boolean(), until: instant }),
  /**
   * Shows the figures of a queue (null: of all that the reader may see), or what stands beside them; `of`: only of those of its
   * tickets; `after` and `shown` as in a list.
   */
  z.object({
    do: z.literal("report"),
    period: z.enum(periodNames),
    queue: id.nullable(),
    of: z.object({ by: z.enum(reports.dimensions), value: id }).optional(),
    after: id.optional(),
    part: z.enum(reports.reportParts).optional(),
    shown: z.literal(true).optional(),
  }),
  /** Shows what somebody logged in a week, and who works in the queues that they lead. */
  z.object({ do: z.literal("timesheet"), week: z.enum(timesheetWeeks), shown: z.literal(true).optional() }),
  /** Gives a link to a page for a browser. */
  z.object({ do: z.literal("page"), page: z.enum(pages.pageNames) }),
  /** Signs out all browsers in which somebody opened one. */
  z.object({ do: z.literal("end-pages") }),
  /** Makes a file of the tickets of a report, of what is found by what somebody typed, or of a timesheet; `format` left out: asks for it. */
  z.object({
    do: z.literal("export"),
    what: z.union([
      z.object({
        period: z.enum(periodNames),
        queue: id.nullable(),
        of: z.object({ by: z.enum(reports.dimensions), value: id }).optional(),
      }),
      z.object({ sought }),
      z.object({ timesheet: z.enum(timesheetWeeks) }),
    ]),
    format: z.enum(exported.exportFormats).optional(),
  }),
  /** Approves each of these in the versions that were shown, each by itself. */
  z.object({
    do: z.literal("approve-all"),
    all: z.array(z.object({ ticket: id, mark, seen: z.number().int() })).max(approvals.approvalsAPage),
  }),
  /** Does what typing it does. */
  z.object({ do: z.literal("command"), verb: z.enum(home.offeredVerbs) }),
  /** Agrees to what was asked before a queue is set up: the id of the question. `meant`: the queue of the like name is. */
  z.object({ do: z.literal("set-up"), question: id, meant: z.literal(true).optional() }),
  /** Asks whether a queue is to be closed, or (`agreed`) closes it. */
  z.object({ do: z.literal("close-queue"), queue: id, agreed: z.literal(true).optional() }),
  /** Shows when a queue is open and what is promised there. */
  z.object({ do: z.literal("queue-service"), queue: id }),
  /** Saves what was shown before of a queue's hours or targets: the id of the proposal. */
  z.object({ do: z.literal("save-queue"), proposal: id }),
  /** Asks whether the hours or targets of a queue are to be those of the policy again. */
  z.object({ do: z.literal("reset-queue"), part: z.enum(queuePolicy.policyParts), queue: id }),
  /** Leaves the queues as they are. `question`: it is answered by that. */
  z.object({ do: z.literal("keep-queues"), question: id.optional() }),
  /** Sends words that were kept as a ticket, as they are; `kind` left out: as they sound. */
  z.object({
    do: z.literal("send"),
    words: id,
    kind: z.enum(kindsToOpen).optional(),
    forWhom: forWhom.optional(),
    typedIn: address.optional(),
  }),
  /** Offers them as a ticket of another kind, or for somebody else; `forWhom` left out: for their author. */
  z.object({
    do: z.literal("offer"),
    words: id,
    kind: z.enum(kindsToOpen),
    forWhom: forWhom.optional(),
    typedIn: address.optional(),
  }),
  /**
   * Puts words somebody wrote where they belong; `as` left out: they are the requester's, to the agents. They may say what is
   * not fixed, or be an approver's. `asOf`: the version of the ticket that was shown with a decision, or with an agent's words. `take`: an agent's to the requester, which are sent for taking the ticket. `correction`: an agent's, of what was
   * sent to the requester before.
   */
  z.object({
    do: z.literal("place"),
    words: id,
    as: z.enum(["reply", "correction", "take", "note", "refuse", "reopen", "decline", "question"]).optional(),
    ticket: id,
    mark,
    asOf: z.int().optional(),
    /** They look meant for colleagues, and are for the requester all the same. */
    sure: z.literal(true).optional(),
    /** They are a reply and no more: what else they were to do was refused. */
    plain: z.literal(true).optional(),
  }),
  /** Takes back an agent's words to the requester that have not left. */
  z.object({ do: z.literal("unsend"), words: id, ticket: id, mark }),
]);
export type Action = z.infer<typeof actionSchema>;

/** Which ticket the card of a button is of. */
export const onCard = ({
  ticket,
  mark,
}: {
  readonly ticket: string;
  readonly mark?: string | undefined;
}): TicketMeant => ({
  reference: ticket,
  mark: mark ?? null,
});

const openers: ReadonlySet<Action["do"]> = new Set(openerSchema.options.map(({ shape }) => shape.do.value));
export const opensForm = (action: Action): action is Opener => openers.has(action.do);

/** Before whoever presses, where the platform has a place for it. */
export const opensByItself = (action: Action): boolean =>
  opensForm(action) ||
  action.do === "show" ||
  action.do === "unsend" ||
  action.do === "similar" ||
  action.do === "article" ||
  action.do === "needs-article" ||
  action.do === "article-figures" ||
  action.do === "ready-answer" ||
  action.do === "catalogue";

/** By the press alone, where no form is sent. */
export const opensTicket = (action: Action): boolean => action.do === "send";

/**
 * What makes one press of a button on a card another's: where the card stands does not. Null: each press is another, as where
 * a form is opened anew. Words are put somewhere once, whichever of their buttons is pressed next.
 */
export function identityOf(action: Action): string | null {
  if (action.do === "rate" || action.do === "judge") return null; // whoever takes their stars back for others, and back again, means the last
  if (action.do === "approve-all") return JSON.stringify(action);
  if (action.do === "place" || action.do === "send") return JSON.stringify({ do: action.do, words: action.words });
  return "seen" in action && !opensForm(action)
    ? JSON.stringify({ ...action, shown: undefined, row: undefined })
    : null;
}
