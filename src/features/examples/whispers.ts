import type { Refusal } from "../rules.ts";
import type { Opener } from "../actions.ts";
import type { FormValues } from "../../screen/form.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { Message } from "../../screen/message.ts";
import { didYouMean, greetingBack, helpMessage, welcomeToChat } from "../home/messages/what-to-say.ts";
import { noSuchTicket, notYourTicket, ticketLost, offerForm, failed, notKnownYet } from "../basics/messages.ts";
import {
  placeWords,
  wordsNotSent,
  wordsPlaced,
  wordsRelayed,
  amongAgents,
  editedIsNoCommand,
  nothingToSend,
  threadLost,
  wordsGone,
  wordsTakenBack,
  type StillPossible,
} from "../replies/messages.ts";
import { toldOfUndo } from "../cancellation/examples.ts";
import {
  filesNotAdded,
  offerTicket,
  urgentInForm,
  oneOfMany,
  sentAlready,
  sentAs,
  sentAsItIs,
  sentBefore,
  ticketOpened,
} from "../opening/messages.ts";
import { phrases } from "../words.ts";
import { secretTyped } from "../masking/messages.ts";
import { awayAsked, awayNoted, awayUnread, backNoted } from "../absence/messages.ts";
import { draftDiscarded, draftGone, draftKept, draftSent } from "../drafts/messages.ts";
import {
  greeting,
  notPassedOn,
  outdatedButton,
  outdatedForm,
  cardCopied,
  underCopy,
  unreachable,
} from "../signposts/messages.ts";
import { refusalMessage } from "../messages/refusal-message.ts";
import { toldOfNotifications } from "../notifications/examples.ts";
import { toldOfPolicies } from "../queue-policy/examples.ts";
import { toldOfQueues } from "../queues/examples/whispers.ts";
import { toldOfWishes } from "../wishes/examples.ts";
import { messageExample, type Example, type Section } from "./example.ts";
import type { Stage } from "./stage.ts";
import { momentOf, ticketIn } from "./tickets.ts";

const returns = new Date("2026-11-30T08:00:00Z");

/** Everything that is said to one person alone. */
const said = {
  helpMessage,
  didYouMean,
  greetingBack,
  welcomeToChat,
  noSuchTicket,
  notYourTicket,
  ticketLost,
  offerForm,
  failed,
  notKnownYet,
  placeWords,
  wordsPlaced,
  amongAgents,
  wordsRelayed,
  editedIsNoCommand,
  nothingToSend,
  threadLost,
  wordsGone,
  wordsTakenBack,
  wordsNotSent,
  ticketOpened,
  oneOfMany,
  filesNotAdded,
  sentAlready,
  sentAs,
  sentBefore,
  offerTicket,
  urgentInForm,
  sentAsItIs,
  secretTyped,
  awayAsked,
  awayNoted,
  awayUnread,
  backNoted,
  draftDiscarded,
  draftGone,
  draftKept,
  draftSent,
  unreachable,
  outdatedButton,
  outdatedForm,
  cardCopied,
  underCopy,
  notPassedOn,
  greeting,
};

type Named = Readonly<Record<string, Message>>;

const refusals: { readonly [Type in Refusal["type"]]: Extract<Refusal, { type: Type }> } = {
  "not-allowed": { type: "not-allowed" },
  "somebody-elses": { type: "somebody-elses", by: "amara" },
  "already-claimed": { type: "already-claimed", by: "amara" },
  "agent-away": { type: "agent-away" },
  "no-next-level": { type: "no-next-level" },
  "no-chain": { type: "no-chain" },
  "escalated-already": { type: "escalated-already", until: momentOf(16) },
  "queue-unserved": { type: "queue-unserved", queue: "network" },
  "already-yours": { type: "already-yours" },
  "not-an-agent": { type: "not-an-agent" },
  "wrong-status": { type: "wrong-status", status: "on-hold" },
  "nothing-changed": { type: "nothing-changed" },
  "reason-missing": { type: "reason-missing" },
  "not-for-yourself": { type: "not-for-yourself" },
  "not-for-a-colleague": { type: "not-for-a-colleague" },
  "own-work": { type: "own-work" },
  "worked-on": { type: "worked-on" },
  "no-such-attempt": { type: "no-such-attempt" },
  "already-rated": { type: "already-rated", by: "camille", stars: 4 },
  "refused-already": { type: "refused-already" },
  "too-late-to-undo": { type: "too-late-to-undo" },
  "too-late-to-reopen": { type: "too-late-to-reopen" },
  "chased-already": { type: "chased-already", until: momentOf(16) },
};

const refused = (stage: Stage): Named =>
  Object.fromEntries(
    Object.values(refusals).map((refusal) => [
      refusal.type,
      refusalMessage(refusal, ticketIn("closed", stage), stage.viewer),
    ]),
  );

type Told = Readonly<Record<keyof typeof said, readonly [Section, Named]>>;

const draftOf = (opener: Opener, values: FormValues) => ({ id: "0197", opener, values });

/** A whisper without an example does not compile. */
function told(stage: Stage): Told {
  const { viewer, story } = stage;
  const ticket = ticketIn("new", stage);
  const notSent = (of: Ticket | null, still: StillPossible | null) =>
    said.wordsNotSent(said.notYourTicket(viewer), of, { text: story.answer, still }, viewer);
  const places = story.otherTitles
    .slice(0, 3)
    .map((title, index) =>
      ticketIn("in-progress", stage, { opened: { title }, reference: `I26112${index}_000${index + 1}` }),
    );
  const help = { deskName: story.deskName, viewer };
  const anybody = { newest: null, serve: false, report: false, setUp: false };
  return {
    helpMessage: [
      "whispers",
      {
        "help for an employee": said.helpMessage({ ...help, can: { ...anybody, newest: "Q261123_0007" } }),
        "help of a desk without a name": said.helpMessage({
          ...help,
          deskName: phrases(viewer.locale).labels.helpDesk,
          can: anybody,
        }),
        "help before anything is set up": said.helpMessage({ ...help, can: { ...anybody, setUp: true } }),
        "help for an agent": said.helpMessage({ ...help, can: { ...anybody, serve: true } }),
        "help for a lead": said.helpMessage({ ...help, can: { ...anybody, serve: true, report: true } }),
        "help for an administrator": said.helpMessage({
          ...help,
          can: { newest: null, serve: true, report: true, setUp: true },
        }),
      },
    ],
    welcomeToChat: ["whispers", { welcome: said.welcomeToChat(story.deskName, viewer) }],
    greetingBack: ["whispers", { "a greeting": said.greetingBack(viewer) }],
    didYouMean: [
      "whispers",
      {
        "nearly a list": said.didYouMean({ word: "stats", meant: "list" }, viewer),
        "nearly a search": said.didYouMean({ word: "serach", meant: "search" }, viewer),
        "nearly another command": said.didYouMean({ word: "quees", meant: "queues" }, viewer),
        "nearly a report": said.didYouMean({ word: "stats", meant: "report" }, viewer),
        "nearly away": said.didYouMean({ word: "abscent", meant: "away" }, viewer),
        "nearly back": said.didYouMean({ word: "bakc", meant: "back" }, viewer),
        "nearly a set-up": said.didYouMean({ word: "setpu", meant: "set-up" }, viewer),
      },
    ],
    ticketOpened: ["whispers", { opened: said.ticketOpened(ticket, viewer) }],
    oneOfMany: ["whispers", { "one of many": said.oneOfMany(ticket, viewer, 10) }],
    noSuchTicket: ["whispers", { "no such ticket": said.noSuchTicket("I261121_9999", viewer) }],
    notYourTicket: ["refusals", { "somebody else's ticket": said.notYourTicket(viewer) }],
    ticketLost: ["refusals", { "a card of a lost ticket": said.ticketLost(viewer) }],
    offerForm: [
      "whispers",
      {
        "a form to open": said.offerForm({ do: "new-ticket" }, phrases(viewer.locale).forms.newTicket.title, viewer),
        "a form to open, with words in it": said.offerForm(
          { do: "new-ticket", title: ticket.title },
          phrases(viewer.locale).forms.newTicket.title,
          viewer,
        ),
      },
    ],
    urgentInForm: ["whispers", { "what is offered is urgent": said.urgentInForm({ words: "12" }, viewer) }],
    offerTicket: [
      "whispers",
      Object.fromEntries(
        [story.title, story.needed, story.wondered].map((words, index) => [
          `words that may become a ticket, ${index + 1}`,
          said.offerTicket({ words: "12", text: words }, viewer),
        ]),
      ),
    ],
    sentAsItIs: [
      "whispers",
      {
        "words sent as they are": said.sentAsItIs(ticket, viewer, { undo: true }),
        "words sent as they are, a minute ago": said.sentAsItIs(ticket, viewer, { undo: false }),
      },
    ],
    sentAlready: [
      "whispers",
      { "a form of words that were sent": said.sentAlready({ id: "12", text: story.answer }, ticket, viewer) },
    ],
    sentBefore: [
      "whispers",
      {
        "a form that was sent twice about a ticket": said.sentBefore(
          { before: ticket.reference, now: ticket.reference },
          viewer,
        ),
        "a form that was sent twice and made two tickets": said.sentBefore(
          { before: "I261121_0041", now: ticket.reference },
          viewer,
        ),
      },
    ],
    filesNotAdded: ["whispers", { "files that are not in a new ticket": said.filesNotAdded(ticket, viewer) }],
    sentAs: ["whispers", { "a form that was sent": said.sentAs(ticket, viewer) }],
    placeWords: [
      "whispers",
      {
        "words with several places": said.placeWords({ id: "12", text: story.answer }, places, viewer),
        "words with many places": said.placeWords(
          { id: "12", text: story.answer },
          Array.from({ length: 12 }, () => ticket),
          viewer,
        ),
      },
    ],
    wordsNotSent: [
      "whispers",
      {
        "words given back": notSent(null, null),
        "words that may still be sent": notSent(ticket, { words: "12", as: ["answer"] }),
        "words of an agent that may still be sent": notSent(ticketIn("in-progress", stage), {
          words: "12",
          as: ["reply", "note"],
        }),
      },
    ],
    wordsPlaced: ["whispers", { "words placed": said.wordsPlaced(ticket, viewer) }],
    amongAgents: [
      "whispers",
      { "words among agents, for the first time": said.amongAgents({ id: "12", text: story.answer }, ticket, viewer) },
    ],
    wordsRelayed: ["whispers", { "words sent to the requester": said.wordsRelayed(ticket, viewer) }],
    awayNoted: [
      "whispers",
      {
        away: said.awayNoted({ until: null, offered: 1, now: momentOf(9) }, viewer),
        "away until a day": said.awayNoted({ until: returns, offered: 3, now: momentOf(9) }, viewer),
        "away without tickets": said.awayNoted({ until: returns, offered: 0, now: momentOf(9) }, viewer),
      },
    ],
    backNoted: [
      "whispers",
      {
        back: said.backNoted(0, viewer),
        "back, one kept": said.backNoted(1, viewer),
        "back, some kept": said.backNoted(3, viewer),
      },
    ],
    awayAsked: ["whispers", { "away, and a day": said.awayAsked("2026-12-03", viewer) }],
    awayUnread: ["whispers", { "away until when?": said.awayUnread(story.rejectReason, viewer) }],
    threadLost: ["whispers", { "words under a lost card": said.threadLost(viewer) }],
    nothingToSend: ["whispers", { "a message without words": said.nothingToSend(viewer) }],
    wordsGone: ["whispers", { "words gone": said.wordsGone(viewer) }],
    wordsTakenBack: ["whispers", { "words of a message that was deleted": said.wordsTakenBack(viewer) }],
    editedIsNoCommand: ["whispers", { "something to do in an edited message": said.editedIsNoCommand(viewer) }],
    draftKept: [
      "whispers",
      {
        "a draft of a ticket": said.draftKept(draftOf({ do: "new-ticket" }, { title: ticket.title }), null, viewer),
        "a draft of a form about no ticket": said.draftKept(
          draftOf({ do: "rename-queue", queue: "support" }, {}),
          null,
          viewer,
        ),
        "a draft about a ticket": said.draftKept(
          draftOf({ do: "fill", form: "answer", ticket: ticket.reference, seen: 1 }, { text: story.answer }),
          ticket,
          viewer,
        ),
      },
    ],
    draftSent: ["whispers", { "a draft about a ticket that was sent": said.draftSent(ticket, viewer) }],
    draftDiscarded: ["whispers", { "a draft discarded": said.draftDiscarded(viewer) }],
    draftGone: ["whispers", { "a draft that is gone": said.draftGone(viewer) }],
    secretTyped: ["whispers", { "a secret was typed": said.secretTyped(viewer) }],
    failed: ["whispers", { failed: said.failed(viewer) }],
    notKnownYet: ["whispers", { "not known yet": said.notKnownYet(viewer) }],
    unreachable: ["whispers", { "cannot be written to": said.unreachable(viewer) }],
    cardCopied: [
      "whispers",
      {
        "a card that stood there twice": said.cardCopied({ ticket, url: "https://teams.microsoft.com/l/1" }, viewer),
        "a card that stood there twice, in a chat": said.cardCopied({ ticket, url: null }, viewer),
      },
    ],
    underCopy: [
      "whispers",
      {
        "words under a card that stands there twice": said.underCopy(
          { id: "12", text: story.note },
          [{ ticket, url: "https://teams.microsoft.com/l/1" }],
          viewer,
        ),
      },
    ],
    outdatedForm: ["whispers", { "a form of another version": said.outdatedForm(story.answer, viewer) }],
    outdatedButton: [
      "whispers",
      {
        "a button of another version": said.outdatedButton(false, viewer),
        "a button of another version, its card drawn anew": said.outdatedButton(true, viewer),
      },
    ],
    greeting: [
      "setting up",
      {
        greeting: said.greeting(story.deskName, false, viewer),
        "greeting, where new tickets arrive elsewhere": said.greeting(story.deskName, true, viewer),
      },
    ],
    notPassedOn: ["whispers", { "not passed on": said.notPassedOn(viewer) }],
  };
}

export const whispers = (stage: Stage): readonly Example[] =>
  [
    ...Object.values(told(stage)),
    ["whispers", toldOfUndo(stage)] as const,
    ["whispers", toldOfWishes(stage)] as const,
    ["whispers", toldOfNotifications(stage)] as const,
    ...Object.values(toldOfQueues(stage)).map((messages) => ["setting up", messages] as const),
    ["setting up", toldOfPolicies(stage)] as const,
    ["refusals", refused(stage)] as const,
  ].flatMap(([section, messages]) =>
    Object.entries(messages).map(([name, message]) => messageExample(section, name, message)),
  );
