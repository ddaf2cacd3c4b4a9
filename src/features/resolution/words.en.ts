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
      reopen: "What has changed, or what is left to do?",
    },
    cause: "Cause",
    ifResolved: (what: string) => `If it’s resolved: ${what}`,
  },
  labels: {
    cause: {
      hardware: "Hardware",
      software: "Software",
      network: "Network",
      access: "Account or access",
      configuration: "Settings",
      usage: "How to use it",
      supplier: "Supplier",
      other: "Other",
    },
  },
  buttons: {
    press: {
      confirm: "It works, close it",
      "send-again": "Send it after all",
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
    closedWithFewStars: (who: string, stars: string) => `${who} closed your ticket and gave ${stars}.`,
    refused: "Sorry about that. The agents are back on it.",
    reopened: "It’s open again, and the agents know.",
  },
  agentsNotes: {
    resolved: (who: string, cause: string) => `${who} resolved it. Cause: ${cause.toLowerCase()}.`,
    confirmed: (who: string, stars: string | null) =>
      `${who} confirmed that it works${stars === null ? "" : ` and gave ${stars}`}. The ticket is closed.`,
    closedWithFewStars: (who: string, stars: string) => `${who} closed it and gave ${stars}.`,
    refused: (who: string) => `${who} says it’s not fixed:`,
    sentAgain: (who: string) => `${who} sent it after all.`,
    reopened: (who: string) => `${who} reopened it:`,
  },
  refusals: {
    notAllSaid: (what: string) => `Before it’s resolved, choose: ${what}.`,
    reasonMissing: "Please say what is still wrong.",
    noSuchAttempt: "There’s nothing to rate or answer yet.",
    ownWork: "You worked on this yourself, so you can’t confirm or rate it.",
    tooLateToReopen: "This ended too long ago to reopen. Open a follow-up: it will be linked to this one.",
  },
};
