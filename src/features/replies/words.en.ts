import { countingIn } from "../../kernel/counting.ts";

const { number, plural } = countingIn("en");

export const en = {
  forms: {
    title: {
      take: "Reply and take it",
      reply: "Reply to the requester",
      answer: "Your message",
      ask: "Ask the requester",
      note: "Internal note",
    },
    submit: {
      take: "Reply and take it",
      reply: "Send",
      answer: "Send",
      ask: "Ask",
      note: "Add",
    },
    isThatAll: "Is that all?",
    resolvesIt: "This resolves it",
    causeIfResolved: "Cause, if it’s resolved",
    text: {
      reply: "Your words to the requester",
      answer: "What would you like to say?",
      ask: "Your question to the requester",
      note: "Note for the agents",
    },
  },
  buttons: {
    fill: {
      take: "Reply and take it",
      reply: "Reply",
      answer: "Answer",
      ask: "Ask a question",
      note: "Internal note",
    },
    addDetails: "Add details",
    addHere: "Add here",
    sendAsNew: "Send as a new ticket",
    sendCorrection: "Send the correction",
    sendDoubted: "Send it anyway",
    changeWords: "Change it…",
    keepInternal: "Keep it internal",
    sendAnyway: {
      answer: "Send it to the agents",
      reply: "Send it to the requester",
      replyTo: (who: string) => `Send it to ${who}`,
      replyAndTake: "Send it and take the ticket",
      note: "Keep it as an internal note",
    },
  },
  personNotes: {
    asked: (who: string) => `${who} has a question for you:`,
    replied: (who: string) => `${who} writes:`,
    replyCorrected: (who: string) => `${who} has corrected what they wrote:`,
    added: "Added to the ticket:",
    addedBy: (who: string) => `${who} adds:`,
    takenBackToo: "You took this back together with the ticket.",
    takenBackTooBy: (who: string) => `${who} took this back together with the ticket.`,
    stillNotFixed: "We’ve passed it on. Is the problem still there?",
    saidAfterEnd:
      "We’ve passed it on, but nobody is working on this ticket any more. Reopen it if there’s still something to do.",
  },
  agentsNotes: {
    asked: (who: string, requester: string) => `${who} asked ${requester}:`,
    replied: (who: string, requester: string) => `${who} replied to ${requester}:`,
    answered: (who: string) => `${who} wrote:`,
    replyCorrected: (who: string, requester: string) => `${who} sent ${requester} a correction:`,
    takenBackTooBy: (who: string) => `${who} took this back together with the ticket.`,
    corrected: (who: string) => `${who} has corrected a message:`,
    noteCorrected: (who: string) => `🔒 ${who} has corrected an internal note:`,
    noted: (who: string) => `🔒 Internal note by ${who}:`,
  },
  whispers: {
    place: "Where does this belong?",
    placeOrNew: {
      incident: "Sorry about that. Is it new, or about a ticket of yours?",
      request: "Got it. Is it new, or about a ticket of yours?",
      question: "Good question. Is it new, or about a ticket of yours?",
    },
    newWouldBe: (kind: string) => `A new ticket goes as: ${kind}.`,
    placeElsewhere: "Open the ticket from your list and press “Add details”.",
    notSentTitle: "Not sent",
    notSent: "This wasn’t sent. You wrote:",
    placed: (ticket: string) => `Added to ${ticket}.`,
    correctionAdded: (ticket: string) => `The agents have your correction too: ${ticket}.`,
    relayed: (who: string) => `Sent to ${who}.`,
    amongAgents: (who: string) => `🔒 Only agents read this, not ${who}:`,
    correctionNotSent: (who: string) => `${who} still has what you sent before. Send the new words too?`,
    leavesSoon: (who: string, seconds: number) =>
      `This leaves for ${who} in ${plural(seconds, "a second", `${number(seconds)} seconds`)}.`,
    leavesAt: (who: string, clock: string) => `This leaves for ${who} at ${clock}.`,
    resolvesThen: "It then resolves the ticket.",
    takenBack: (who: string) => `Not sent. None of it has reached ${who}.`,
    tooLateToTakeBack: (who: string) => `Too late to undo: it’s already with ${who}.`,
    replyOfMissingTime: (ticket: string) =>
      `I was restored from a backup while this waited to leave for the requester of ${ticket}. I don’t know whether it has. You wrote:`,
    unreadNow: (ticket: string) => `You can’t open ${ticket} any more.`,
    replyStayed: {
      "not-taken": (ticket: string) => `${ticket} changed before your reply left.`,
      "others-read": (ticket: string, who: string) => `${ticket} is for ${who} now. Your reply was for somebody else.`,
      "requester-spoke": (ticket: string) => `${ticket} has a new message. Your reply would have resolved it unread.`,
      corrected: (ticket: string) => `The message for the requester of ${ticket} was changed before it left.`,
      deleted: (ticket: string) => `The message for the requester of ${ticket} was deleted, so nothing is sent.`,
    },
    sendAgainIfSo: "If so, send it again.",
    doubted: {
      "says-internal": (who: string) => `This begins like a note for colleagues. Is it really for ${who}?`,
      secret: (who: string) => `This looks as if a password or a key were in it. Is it really for ${who}?`,
      "names-other": (who: string) =>
        `This names somebody who has nothing to do with the ticket. Is it really for ${who}?`,
      "requester-spoke": () => "A new message has come meanwhile. Does this resolve the ticket all the same?",
    },
    threadLost:
      "I don’t know this thread any more: it was lost when I was restored from a backup. What you write here reaches no ticket.",
    nothingToSend: "This message has no words and no files. There’s nothing to send.",
    wordsTakenBack: "You deleted your message, so nothing is sent.",
    editedIsNoCommand: "I can’t do that from an edited message. Please send it again as a new one.",
    cannotUnsend: (who: string | null) =>
      `I can’t take back a message that was sent. This one is already with ${who ?? "the agents"}:`,
    sendRight: "Send what you meant after it: both are read.",
    orCancel: "Or cancel the whole ticket:",
    wordsGone: "I no longer know where this belongs. Please write it again.",
  },
};
