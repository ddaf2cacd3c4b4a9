export const en = {
  wishes: {
    cancel: {
      one: "Shall I cancel this ticket?",
      several: "Which ticket do you want to cancel?",
      none: "You have no ticket to cancel.",
    },
    works: {
      one: "Good to hear! Shall I close this ticket?",
      several: "Good to hear! Which ticket is it about?",
      none: "Good to hear! You have no open ticket.",
    },
    where: { several: "Which ticket is it about?", none: "You have no open ticket." },
    notFixed: {
      one: "Sorry about that. Shall the agents get back to this ticket?",
      several: "Sorry about that. Which ticket is it about?",
    },
    reopen: {
      one: "Shall I reopen this ticket?",
      several: "Which ticket do you want to reopen?",
      none: "You have no ticket that can be reopened.",
    },
    thanks: {
      one: "You’re welcome! Does it work now?",
      several: "You’re welcome! Does it work now?",
      none: "You’re welcome!",
    },
  },
};
