export const en = {
  forms: {
    title: {
      take: "Reply and take it",
      reply: "Reply to the requester",
      answer: "Write to the agents",
      ask: "Ask the requester",
      note: "Internal note",
    },
    submit: {
      take: "Reply and take it",
      reply: "Send",
      answer: "Answer",
      ask: "Ask",
      note: "Add",
    },
    isThatAll: "Is that all?",
    resolvesIt: "This resolves it",
    causeIfResolved: "Cause, if it’s resolved",
    text: {
      reply: "Your words to the requester",
      answer: "What should the agents know?",
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
    sendAnyway: {
      answer: "Send it to the agents",
      reply: "Send it to the requester",
      replyAndTake: "Send it and take the ticket",
      note: "Keep it as an internal note",
    },
  },
  personNotes: {
    asked: (who: string) => `${who} has a question for you:`,
    replied: (who: string) => `${who} writes:`,
    added: "Added to the ticket:",
    addedBy: (who: string) => `${who} adds:`,
    stillNotFixed: "We’ve passed it on. Is the problem still there?",
    saidAfterEnd:
      "We’ve passed it on, but nobody is working on this ticket any more. Reopen it if there’s still something to do.",
  },
  agentsNotes: {
    asked: (who: string, requester: string) => `${who} asked ${requester}:`,
    replied: (who: string, requester: string) => `${who} replied to ${requester}:`,
    answered: (who: string) => `${who} wrote:`,
    corrected: (who: string) => `${who} has corrected a message:`,
    noteCorrected: (who: string) => `🔒 ${who} has corrected an internal note:`,
    noted: (who: string) => `🔒 Internal note by ${who}:`,
  },
  whispers: {
    place: "Where does this belong?",
    placeElsewhere: "Open the ticket from your list and press “Add details”.",
    notSent: "This wasn’t sent. You wrote:",
    placed: (ticket: string) => `Added to ${ticket}.`,
    relayed: (who: string) => `Sent to ${who}.`,
    amongAgents: (who: string) => `🔒 Only agents read this, not ${who}:`,
    threadLost:
      "I don’t know this thread any more: it was lost when I was restored from a backup. What you write here reaches no ticket.",
    nothingToSend: "This message has no words and no files. There’s nothing to send.",
    wordsGone: "I no longer know where this belongs. Please write it again.",
  },
};
