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
    changeAnswers: "Change answers",
  },
  personNotes: {
    changed: (who: string) => `${who} changed the ticket:`,
    answersChanged: (who: string) => `${who} corrected what was asked for:`,
    takenFromYou: (who: string) =>
      `${who} changed whom this ticket is for. It’s no longer yours, so there’ll be no more news of it here.`,
  },
  agentsNotes: {
    changed: (who: string) => `${who} changed:`,
    answersChanged: (who: string) => `${who} corrected what was asked for:`,
  },
  answers: {
    title: "Change answers",
    asksAgain: "Once you change it, it has to be approved again.",
    save: "Save",
    gone: "This service isn’t offered any more, so its form can’t be opened. Write what’s wrong under the card: the agents will see to it.",
    goneForAgents: "This service isn’t offered any more, so its form can’t be opened. Leave a note of what’s right.",
  },
  refusals: {
    answeredMeanwhile: "Somebody changed this after you opened the form. Open it again to see what it says now.",
    notForYourself: "You can’t make somebody else’s ticket your own. Open one for yourself.",
    notForAColleague:
      "That’s an agent beside you, who would rate your team’s work. They can open a ticket for themselves.",
  },
};
