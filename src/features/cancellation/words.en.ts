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
    noLongerNeeded: "no longer needed",
    undone: "taken back right after it was sent",
    solved: { byYou: "Solved by you", byThem: "Solved without the agents" },
  },
  refusals: {
    undoneNoMore: (status: string) => `It can’t be undone any more. The ticket’s status: ${status.toLowerCase()}.`,
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
    undone: "You took it back right after sending it.",
    solved: "Solved by you. Thank you for telling us! If it comes back, reopen it.",
    solvedBy: (who: string) => `${who} found the answer. If it comes back, reopen it.`,
    withdrawn: "It’s cancelled. Still need it? Reopen it.",
    withdrawnBy: (who: string, reason: string) => `${who} cancelled it: ${reason}. Still need it? Reopen it.`,
    rejected: (who: string) => `${who} closed it without doing it:`,
  },
  agentsNotes: {
    undone: (who: string) => `${who} took it back right after sending it.`,
    solved: (who: string) => `${who} found the answer.`,
    withdrawn: (who: string, reason: string) => `${who} cancelled it: ${reason}.`,
    rejected: (who: string) => `${who} rejected it:`,
  },
};
