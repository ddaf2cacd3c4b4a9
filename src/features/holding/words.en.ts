export const en = {
  forms: {
    title: {
      hold: "Put on hold",
    },
    submit: {
      hold: "Put on hold",
    },
    reason: {
      hold: "Why?",
    },
    resumeOn: "When does work resume?",
    statusIs: "What is it now?",
  },
  buttons: {
    press: {
      resume: "Resume",
    },
    fill: {
      hold: "Hold",
    },
  },
  refusals: {
    holdTooLong: (priority: string, day: string) =>
      `A ${priority} can be on hold until ${day} at most. Choose an earlier day, or leave it empty.`,
    holdUntilClosed: (day: string, next: string) => `Nobody works on ${day}. The next working day is ${next}.`,
    holdUnexplained: "Say why, or choose a status that says it.",
    noSuchStatus: "That status is no longer there for this ticket. Choose another under “More…”.",
  },
  personNotes: {
    held: "Your ticket is on hold:",
    heldUntil: (day: string) => `Your ticket is on hold until ${day}:`,
    resumed: "We’re back on it.",
    statusSet: (status: string) => `Your ticket is now: ${status}.`,
  },
  agentsNotes: {
    held: (who: string) => `${who} put it on hold:`,
    heldUntil: (who: string, day: string) => `${who} put it on hold until ${day}:`,
    resumed: (who: string) => `${who} is working on it again.`,
    statusSet: (who: string, status: string) => `${who} set it to ${status}.`,
    statusSetUntil: (who: string, status: string, day: string) => `${who} set it to ${status}, until ${day}.`,
    statusUsual: (who: string) => `${who} took back what its status was called.`,
    resumedOnDate: "Back on it today, as planned.",
  },
};
