export const en = {
  forms: {
    urgencyChoice: {
      low: "Low: it can wait",
      medium: "Medium: it slows the work down",
      high: "High: the work has stopped",
    },
    title: {
      change: "Change details",
    },
    submit: {
      change: "Change",
    },
  },
  buttons: {
    fill: {
      change: "Change details",
    },
  },
  personNotes: {
    changed: (who: string) => `${who} changed the ticket:`,
    takenFromYou: (who: string) =>
      `${who} changed whom this ticket is for. It’s no longer yours, so there’ll be no more news of it here.`,
  },
  agentsNotes: {
    changed: (who: string) => `${who} changed:`,
  },
  refusals: {
    notForYourself: "You can’t make somebody else’s ticket your own. Open one for yourself.",
    notForAColleague:
      "That’s an agent beside you, who would rate your team’s work. They can open a ticket for themselves.",
  },
};
