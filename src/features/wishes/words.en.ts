export const en = {
  wishes: {
    tellAgents: "Tell the agents it’s solved",
    isAnswerToApprover: "The person who approves it has a question for you. Is this your answer?",
    isAnswer: "The agents have a question for you. Is this your answer?",
    verb: {
      press: "One press does it:",
      words: "Where do these words go?",
      notNow: "I can’t do that with this ticket now. Here it is:",
    },
    cancel: {
      one: "Shall I cancel this ticket?",
      several: "Which ticket do you want to cancel?",
      none: "You have no ticket to cancel.",
      noneSuch: "None of your open tickets names that. Is it one of these?",
      noneAtAll: "You have no open ticket about that. Shall I send it to the agents as a new one?",
    },
    works: {
      one: "Good to hear! Shall I close this ticket?",
      inHand: "Good to hear! Shall I tell the agents, or did you find the answer yourself?",
      waiting: "Good to hear! The agents have asked you something: shall I tell them that it’s solved?",
      several: "Good to hear! Which ticket is it about?",
      none: "Good to hear! You have no open ticket.",
    },
    close: {
      one: "Shall I close this ticket?",
      inHand: "Shall I tell the agents that it’s solved, or did you find the answer yourself?",
      several: "Which ticket do you want to close?",
      none: "You have no ticket to close.",
    },
    callMe: {
      one: "Shall I pass it on to the agents?",
      several: "Which ticket is it about?",
      none: "Tell me in a sentence what’s wrong, or what you need.",
    },
    where: { several: "Which ticket is it about?", none: "You have no open ticket." },
    notFixed: {
      one: "Sorry about that. Shall the agents get back to this ticket?",
      open: "Sorry about that. Shall I pass it on to the agents?",
      several: "Sorry about that. Which ticket is it about?",
    },
    reopen: {
      one: "Shall I reopen this ticket?",
      open: "This ticket is still open. Shall I pass it on to the agents?",
      several: "Which ticket do you want to reopen?",
      none: "You have no ticket that can be reopened.",
    },
    urgent: {
      one: "The agents decide what goes first. Shall I tell them that it’s urgent?",
      several: "Which ticket is urgent?",
      none: "Tell me in a sentence what’s wrong, or what you need. You can say how urgent it is before you send it.",
    },
    thanks: {
      one: "You’re welcome! Does it work now?",
      open: "You’re welcome! Your ticket is still open.",
      several: "You’re welcome! Which ticket is it about?",
      none: "You’re welcome!",
    },
    ok: {
      one: "Is it working now?",
      open: "Your ticket is still open. Shall I pass it on to the agents?",
      several: "Which ticket is it about?",
      none: "Tell me in a sentence what’s wrong, or what you need.",
    },
    no: {
      one: "Is it still not working?",
      open: "Your ticket is still open. Shall I pass it on to the agents?",
      several: "Which ticket is it about?",
      none: "Tell me in a sentence what’s wrong, or what you need.",
    },
  },
  whispers: {
    leftAsItIs: "All right, I’ve changed nothing.",
    takenUpAgain: (ticket: string) => `The agents are back on ${ticket}.`,
  },
};
