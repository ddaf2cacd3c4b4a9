export const en = {
  forms: {
    title: {
      reject: "Reject",
    },
    submit: {
      reject: "Reject",
    },
    reason: {
      reject: "Why?",
    },
  },
  labels: {
    withdrawal: {
      "solved-by-myself": "solved without the agents",
      "no-longer-needed": "no longer needed",
    },
  },
  refusals: {
    tooLateToUndo: "It can’t be undone any more: the agents have it. You can still cancel it:",
  },
  buttons: {
    press: {
      undo: "Undo",
    },
    fill: {
      reject: "Reject",
    },
    withdraw: {
      "solved-by-myself": "Solved by myself",
      "no-longer-needed": "No longer needed",
    },
  },
  personNotes: {
    undone: "Taken back. Nobody will work on it.",
    withdrawn: "It is cancelled. If you still need it, reopen it.",
    withdrawnBy: (who: string, reason: string) => `${who} cancelled it: ${reason}. If you still need it, reopen it.`,
    rejected: (who: string) => `${who} declined it:`,
  },
  agentsNotes: {
    undone: (who: string) => `${who} took it back right after sending it.`,
    withdrawn: (who: string, reason: string) => `${who} cancelled it: ${reason}.`,
    rejected: (who: string) => `${who} rejected it:`,
  },
};
