export const en = {
  forms: {
    title: {
      resolve: "Resolve",
      refuse: "Not fixed",
      reopen: "Reopen",
    },
    submit: {
      resolve: "Resolve",
      refuse: "Send",
      reopen: "Reopen",
    },
    text: {
      resolve: "What was done",
      refuse: "What is still wrong?",
    },
    reason: {
      reopen: "What is left to do?",
    },
    cause: "Cause",
  },
  labels: {
    cause: {
      hardware: "Hardware",
      software: "Software",
      network: "Network",
      access: "Account or access",
      configuration: "Settings",
      usage: "How it is used",
      supplier: "Supplier",
      other: "Something else",
    },
  },
  buttons: {
    press: {
      confirm: "It works, close it",
    },
    fill: {
      resolve: "Resolve",
      refuse: "Not fixed",
      reopen: "Reopen",
    },
    stillNotFixed: "Still not fixed",
  },
  personNotes: {
    resolved: (who: string) => `${who} has resolved it:`,
    doesItWork: "Is it working now?",
    starsClose: "Is it working now? Your stars close the ticket.",
    confirmed: "Thank you, your ticket is closed.",
    closed: "Your ticket is closed.",
    confirmedBy: (who: string, stars: string | null) =>
      `${who} says it works${stars === null ? "" : ` and gave ${stars}`}: your ticket is closed.`,
    refused: "Sorry about that. The agents take it up again.",
    reopened: "It is open again: the agents have been told.",
  },
  agentsNotes: {
    resolved: (who: string, cause: string) => `${who} resolved it. Cause: ${cause.toLowerCase()}.`,
    confirmed: (who: string, stars: string | null) =>
      `${who} confirmed that it works${stars === null ? "" : ` and gave ${stars}`}. The ticket is closed.`,
    refused: (who: string) => `${who} says that it is not fixed:`,
    reopened: (who: string) => `${who} reopened it:`,
  },
  refusals: {
    reasonMissing: "Please say what is still wrong.",
    noSuchAttempt: "There is nothing to rate or to answer yet.",
    ownWork: "You took care of it yourself: it is not for you to confirm or to rate it.",
    tooLateToReopen: "It ended too long ago to be reopened. Open a follow-up: it will be linked to this one.",
  },
};
