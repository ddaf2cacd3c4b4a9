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
  },
  personNotes: {
    held: "Your ticket is on hold:",
    heldUntil: (day: string) => `Your ticket is on hold until ${day}:`,
    resumed: "We’re back on it.",
  },
  agentsNotes: {
    held: (who: string) => `${who} put it on hold:`,
    heldUntil: (who: string, day: string) => `${who} put it on hold until ${day}:`,
    resumed: (who: string) => `${who} is working on it again.`,
    resumedOnDate: "Back on it today, as planned.",
  },
};
