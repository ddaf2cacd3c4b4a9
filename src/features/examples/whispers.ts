import type { Refusal } from "../rules.ts";
import type { Opener } from "../actions.ts";
import type { FormValues } from "../../screen/form.ts";
import { phrases, type Phrases } from "../words.ts";
import type { Message } from "../../screen/message.ts";
import { helpMessage } from "../home/messages.ts";
import { noSuchTicket, notYourTicket, ticketLost, offerForm, failed } from "../basics/messages.ts";
import { placeWords, wordsPlaced, wordsRelayed, threadLost, wordsGone } from "../replies/messages.ts";
import { ticketOpened } from "../opening/messages.ts";
import { secretTyped } from "../masking/messages.ts";
import { awayNoted, awayUnread, backNoted } from "../absence/messages.ts";
import { draftDiscarded, draftGone, draftKept } from "../drafts/messages.ts";
import { channelLost, setUpDone, setUpMissing, setUpNotAllowed, welcome } from "../queues/messages.ts";
import { refusalMessage } from "../messages/refusal-message.ts";
import { messageExample, type Example, type Section } from "./example.ts";
import type { Stage } from "./stage.ts";
import { momentOf, ticketIn } from "./tickets.ts";

const returns = new Date("2026-11-30T08:00:00Z");

/** Everything that is said to one person alone. */
const said = {
  helpMessage,
  noSuchTicket,
  notYourTicket,
  ticketLost,
  offerForm,
  failed,
  placeWords,
  wordsPlaced,
  wordsRelayed,
  threadLost,
  wordsGone,
  ticketOpened,
  secretTyped,
  awayNoted,
  awayUnread,
  backNoted,
  draftDiscarded,
  draftGone,
  draftKept,
  channelLost,
  setUpDone,
  setUpMissing,
  setUpNotAllowed,
  welcome,
};

type Named = Readonly<Record<string, Message>>;

const refusals: { readonly [Type in Refusal["type"]]: Extract<Refusal, { type: Type }> } = {
  "not-allowed": { type: "not-allowed" },
  "already-claimed": { type: "already-claimed", by: "amara" },
  "agent-away": { type: "agent-away" },
  "no-next-level": { type: "no-next-level" },
  "no-chain": { type: "no-chain" },
  "already-yours": { type: "already-yours" },
  "not-an-agent": { type: "not-an-agent" },
  "wrong-status": { type: "wrong-status", status: "on-hold" },
  "nothing-changed": { type: "nothing-changed" },
  "reason-missing": { type: "reason-missing" },
  "no-such-attempt": { type: "no-such-attempt" },
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

const lostReasons = [
  "bot-not-in-channel",
  "channel-archived",
  "conversation-not-found",
  "app-not-installed",
  "blocked",
] as const satisfies readonly (keyof Phrases["setUp"]["lost"])[];

type Told = Readonly<Record<keyof typeof said, readonly [Section, Named]>>;

const draftOf = (opener: Opener, values: FormValues) => ({ id: "0197", opener, values });

/** A whisper without an example does not compile. */
function told(stage: Stage): Told {
  const { viewer, story, platform } = stage;
  const ticket = ticketIn("new", stage);
  const places = story.otherTitles
    .slice(0, 3)
    .map((title, index) =>
      ticketIn("in-progress", stage, { opened: { title }, reference: `I26112${index}_000${index + 1}` }),
    );
  const missing = phrases(viewer.locale).setUp.missing[platform];
  return {
    helpMessage: ["whispers", { help: said.helpMessage(story.deskName, platform, viewer) }],
    ticketOpened: ["whispers", { opened: said.ticketOpened(ticket, viewer) }],
    noSuchTicket: ["whispers", { "no such ticket": said.noSuchTicket("I261121_9999", viewer) }],
    notYourTicket: ["refusals", { "somebody else's ticket": said.notYourTicket(viewer) }],
    ticketLost: ["refusals", { "a card of a lost ticket": said.ticketLost(viewer) }],
    offerForm: ["whispers", { "a form to open": said.offerForm({ do: "new-ticket" }, viewer) }],
    placeWords: [
      "whispers",
      { "words with several places": said.placeWords({ id: "12", text: story.answer }, places, viewer) },
    ],
    wordsPlaced: ["whispers", { "words placed": said.wordsPlaced(ticket, viewer) }],
    wordsRelayed: ["whispers", { "words sent to the requester": said.wordsRelayed(ticket, viewer) }],
    awayNoted: [
      "whispers",
      {
        away: said.awayNoted(null, 1, viewer),
        "away until a day": said.awayNoted(returns, 3, viewer),
        "away without tickets": said.awayNoted(returns, 0, viewer),
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
    awayUnread: ["whispers", { "away until when?": said.awayUnread(story.rejectReason, viewer) }],
    threadLost: ["whispers", { "words under a lost card": said.threadLost(viewer) }],
    wordsGone: ["whispers", { "words gone": said.wordsGone(viewer) }],
    draftKept: [
      "whispers",
      {
        "a draft of a ticket": said.draftKept(draftOf({ do: "new-ticket" }, { title: ticket.title }), viewer),
        "a draft about a ticket": said.draftKept(
          draftOf({ do: "fill", form: "answer", ticket: ticket.reference, seen: 1 }, { text: story.answer }),
          viewer,
        ),
      },
    ],
    draftDiscarded: ["whispers", { "a draft discarded": said.draftDiscarded(viewer) }],
    draftGone: ["whispers", { "a draft that is gone": said.draftGone(viewer) }],
    secretTyped: ["whispers", { "a secret was typed": said.secretTyped(viewer) }],
    failed: ["whispers", { failed: said.failed(viewer) }],
    setUpDone: [
      "setting up",
      { done: said.setUpDone(story.queue, false, viewer), moved: said.setUpDone(story.queue, true, viewer) },
    ],
    setUpNotAllowed: ["setting up", { "not allowed": said.setUpNotAllowed(viewer) }],
    setUpMissing: [
      "setting up",
      Object.fromEntries(
        (["not-in-channel", "cannot-read", "not-a-channel"] as const satisfies readonly (keyof typeof missing)[]).map(
          (what) => [what, said.setUpMissing(what, platform, viewer)],
        ),
      ),
    ],
    channelLost: [
      "setting up",
      Object.fromEntries(
        lostReasons.map((reason) => [
          `channel lost: ${reason}`,
          said.channelLost(story.queue, platform, reason, viewer),
        ]),
      ),
    ],
    welcome: ["setting up", { welcome: said.welcome(story.queue, story.deskName, viewer) }],
  };
}

export const whispers = (stage: Stage): readonly Example[] =>
  [...Object.values(told(stage)), ["refusals", refused(stage)] as const].flatMap(([section, messages]) =>
    Object.entries(messages).map(([name, message]) => messageExample(section, name, message)),
  );
