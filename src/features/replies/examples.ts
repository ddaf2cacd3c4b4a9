import type { Message } from "../../screen/message.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { notYourTicket } from "../basics/messages.ts";
import { answeredToApprover, askedFirst } from "../approvals/examples.ts";
import { photo } from "../examples/moments.ts";
import { after, type Happened, type Happenings } from "../examples/happened.ts";
import type { Stage } from "../examples/stage.ts";
import { ticketIn, type By } from "../examples/tickets.ts";
import {
  amongAgents,
  correctionNotSent,
  cannotUnsend,
  editedIsNoCommand,
  nothingToSend,
  placeWords,
  threadLost,
  wordsCorrected,
  wordsGone,
  wordsNotSent,
  wordsPlaced,
  wordsRelayed,
  wordsTakenBack,
  type StillPossible,
} from "./messages.ts";
import {
  replyBack,
  replyDeleted,
  replyDoubted,
  replyLeaves,
  replyOfMissingTime,
  replyOfUnread,
  replyStayed,
  replyTakenBack,
  tooLateToTakeBack,
} from "./messages/leaving.ts";
import type { RepliesEvent } from "./rules.ts";

export const happenings: Happenings<RepliesEvent> = {
  asked: (stage) => [after(stage, "asked", "in-progress", ["amara", { type: "asked", text: stage.story.question }])],
  replied: (stage) => [
    after(stage, "replied", "in-progress", ["amara", { type: "replied", text: stage.story.reply, files: photo }]),
    after(stage, "reply corrected", "in-progress", [
      "amara",
      { type: "replied", text: stage.story.reply, files: [], corrected: true },
    ]),
  ],
  answered: (stage) => {
    const by: By = ["camille", { type: "answered", text: stage.story.answer, files: photo }];
    const again: By = ["camille", { type: "answered", text: stage.story.stillWrong, files: [] }];
    return [
      after(stage, "answered", "in-progress", by),
      after(stage, "corrected", "in-progress", [
        "camille",
        { type: "answered", text: stage.story.answer, files: [], corrected: true },
      ]),
      after(stage, "wrote after the resolution", "resolved", again),
      after(stage, "sent only a file after the resolution", "resolved", [
        "camille",
        { type: "answered", text: "", files: photo },
      ]),
      after(stage, "wrote after the end", "closed", again),
      after(stage, "wrote after it was taken back", "new", again, {
        later: [["camille", { type: "withdrawn", reason: "no-longer-needed", undone: true }]],
      }),
      after(stage, "answered to an approver", "new", answeredToApprover(stage), askedFirst(stage)),
      ...takenBackWith(stage),
    ];
  },
  noted: (stage) => [
    after(stage, "noted", "in-progress", ["jonas", { type: "noted", text: stage.story.note, files: photo }]),
    after(stage, "note corrected", "in-progress", [
      "jonas",
      { type: "noted", text: stage.story.note, files: [], corrected: true },
    ]),
  ],
};

/** Files that were sent with a ticket, for the one who sent them and for the other. */
function takenBackWith(stage: Stage): readonly Happened[] {
  const undone: By = ["camille", { type: "withdrawn", reason: "no-longer-needed", undone: true }];
  return (["camille", "noor"] as const).map((by) => {
    const event = { type: "answered", text: "", files: photo, sentBefore: true } as const;
    const ticket = ticketIn("new", stage, { opened: { beneficiary: "noor" }, later: [[by, event], undone] });
    return { name: `sent with a ticket that was taken back, by ${by}`, by, event, ticket };
  });
}

export function toldOfWords(stage: Stage): Readonly<Record<string, Message>> {
  const { viewer, story } = stage;
  const ticket = ticketIn("new", stage);
  const inHand = ticketIn("in-progress", stage);
  const words = { id: "12", text: story.answer };
  const leaves = {
    now: new Date("2026-11-21T09:00:00Z"),
    at: new Date("2026-11-21T09:00:10Z"),
    resolves: false,
  };
  const stayed = { text: story.reply, still: { words: "12", as: ["reply", "note"], whole: true } } as const;
  const places = story.otherTitles
    .slice(0, 3)
    .map((title, index) =>
      ticketIn("in-progress", stage, { opened: { title }, reference: `I26112${index}_000${index + 1}` }),
    );
  const many = Array.from({ length: 12 }, () => ticket);
  const notSent = (of: Ticket | null, still: StillPossible | null) =>
    wordsNotSent(notYourTicket(viewer), of, { text: story.answer, still }, viewer);
  return {
    "words with several places": placeWords(words, places, viewer),
    "words with several places, after a yes": placeWords({ ...words, again: true }, places, viewer),
    "files with several places": placeWords(
      {
        ...words,
        text: "",
        files: [
          { name: "photo 1.png", url: "" },
          { name: "photo 2.png", url: "" },
        ],
      },
      places,
      viewer,
    ),
    "words with many places": placeWords(words, many, viewer),
    "words that may be an answer": placeWords(words, [ticketIn("waiting", stage)], viewer),
    "a request with several places": placeWords({ ...words, text: "I need a second screen" }, places, viewer),
    "a question with several places": placeWords({ ...words, text: "How do I change my password?" }, places, viewer),
    "words for somebody else that may be an answer": placeWords(
      {
        ...words,
        meant: { result: "person", whom: { user: "U-noor", name: "Noor Haddad", called: "Noor" } },
      },
      places.slice(0, 1),
      viewer,
    ),
    "words given back": notSent(null, null),
    "words that may still be sent": notSent(ticket, { words: "12", as: ["answer"] }),
    "words of an agent that may still be sent": notSent(ticketIn("in-progress", stage), {
      words: "12",
      as: ["reply", "note"],
    }),
    "words corrected": wordsCorrected(ticket, viewer),
    "words placed": wordsPlaced(ticket, viewer),
    "words among agents, for the first time": amongAgents(words, ticket, viewer),
    "words that were sent, and changed since": correctionNotSent(words, ticket, viewer),
    "words among agents of a claimed ticket": amongAgents(words, ticketIn("in-progress", stage), viewer),
    "words sent to the requester": wordsRelayed(ticket, viewer),
    "words that cannot be taken back": cannotUnsend({ ticket, sent: story.answer, toRequester: false }, true, viewer),
    "words to the requester that cannot be taken back": cannotUnsend(
      { ticket, sent: story.reply, toRequester: true },
      false,
      viewer,
    ),
    "a reply that leaves soon": replyLeaves(words, inHand, leaves, viewer),
    "a reply that leaves soon, and resolves": replyLeaves(
      { ...words, files: photo },
      inHand,
      { ...leaves, resolves: true },
      viewer,
    ),
    "a reply that was taken back": replyTakenBack(words, inHand, viewer),
    "a reply with files that was taken back": replyBack(inHand, { ...words, files: photo }, ["reply", "note"], viewer),
    "a reply that has left": tooLateToTakeBack(inHand, viewer),
    "a reply on a ticket that is read no more": replyOfUnread(inHand.reference, story.reply, viewer),
    "a reply that the ticket took no more": replyStayed(inHand, stayed, undefined, viewer),
    "a reply that others would read": replyStayed(inHand, stayed, "others-read", viewer),
    "a reply that would resolve over new words": replyStayed(inHand, stayed, "requester-spoke", viewer),
    "a reply whose message was changed": replyStayed(inHand, stayed, "corrected", viewer),
    "a reply that waited when the desk was restored": replyOfMissingTime(inHand, stayed, viewer),
    "a reply of a ticket that is read no more, since the desk was restored": replyOfMissingTime(
      inHand.reference,
      stayed,
      viewer,
    ),
    "a reply whose message was deleted": replyDeleted(inHand.reference, viewer),
    "a reply that stayed on a ticket that is read no more": replyStayed(inHand.reference, stayed, undefined, viewer),
    "a reply that begins like a note": replyDoubted(words, ticket, "says-internal", viewer),
    "a reply that may hold a secret": replyDoubted(words, inHand, "secret", viewer),
    "a reply that names somebody else": replyDoubted(words, inHand, "names-other", viewer),
    "a reply that resolves over new words": replyDoubted(words, inHand, "requester-spoke", viewer),
    "words under a lost card": threadLost(viewer),
    "a message without words": nothingToSend(viewer),
    "words gone": wordsGone(viewer),
    "words of a message that was deleted": wordsTakenBack(viewer),
    "something to do in an edited message": editedIsNoCommand(viewer),
  };
}
