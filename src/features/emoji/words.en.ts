export const en = {
  emoji: {
    /** Under the message that a ticket was made of, where everybody reads it. */
    under: {
      made: (reference: string, who: string) => `This is ticket ${reference} now, for ${who}.`,
      next: "It goes on in your own chats with me.",
      undo: "To take it back, remove the emoji or press “Undo” within a minute.",
      undone: "It was taken back: this is no ticket.",
    },
    mayNot: {
      author: (emoji: string) => `${emoji} makes a ticket if the message’s author or an agent puts it there.`,
      agents: (emoji: string) => `${emoji} makes a ticket if an agent puts it there.`,
    },
    mayNotHint: "You can make one yourself: choose “Create a ticket” in the message’s menu.",
    inMenu: {
      author: "Only the message’s author or an agent can do that.",
      agents: "Only agents can do that.",
    },
    claimed: (title: string) => `“${title}” is yours now.`,
    claimFirst: (title: string) => `Nobody has “${title}” yet. Claim it first, then say what was done.`,
    takeBack: { undo: "Take it back", release: "Put it back" },
    unread: {
      gone: "I made no ticket: the message isn’t there any more.",
      notAllowed: "I made no ticket: I’m not allowed to read messages there.",
      empty: "I made no ticket: there are no words in the message.",
      tooOften: "I made no ticket: the message couldn’t be read.",
    },
    unreadHint: "Write it to me in a few words instead.",
    offerUndo: (reference: string) => `You removed the emoji. Shall I take ${reference} back too?`,
    offerRelease: (reference: string) => `You removed the emoji. Shall I put ${reference} back in the queue?`,
    whatWasDone: (title: string) => `What was done about “${title}”?`,
    articleOfTicket: (title: string) => `Shall we write an article of “${title}”?`,
    articleOfThread: "Shall we write an article of this thread? What was said there is in the form already.",
    noThread: "I can’t read this thread, so I’ve begun no article.",
    noTicket: "No ticket was made of this message, or you can’t read it.",
    noTicketHint: "“New ticket” in the message’s menu makes one.",
    switchedOff: "This help desk doesn’t use that menu entry.",
  },
};
