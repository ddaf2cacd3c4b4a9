export const en = {
  forms: {
    title: {
      rate: "Your rating",
    },
    submit: {
      rate: "Send",
    },
    text: {
      comment: "Anything to add?",
    },
    stars: "Rating",
    whatBetter: "What should have gone better?",
    starChoice: {
      5: "★★★★★ Very good",
      4: "★★★★☆ Good",
      3: "★★★☆☆ Fair",
      2: "★★☆☆☆ Poor",
      1: "★☆☆☆☆ Very poor",
    },
  },
  buttons: {
    fill: {
      rate: "Change my rating",
    },
    addComment: "Add a comment",
    rate: "Rate it",
    sayWhat: "Tell us",
  },
  personNotes: {
    howWasIt: "How was it?",
    rated: (stars: string) => `${stars} Thank you!`,
    criteria: "If you like, one press each:",
    ratedLow: (stars: string) => `${stars} Sorry. What should have gone better?`,
    ratedLowWithWords: (stars: string) => `${stars} Sorry, and thank you for telling us. You wrote:`,
  },
  ratings: {
    leads: {
      fewStars: (who: string, stars: string) => `${who} gave ${stars}.`,
      resolvedBy: (who: string) => `Resolved by ${who}`,
      unreached: "You read this because I can’t reach anybody who leads this queue.",
    },
  },
  refusals: {
    workedOn: "You worked on this yourself, so you can’t rate it.",
    refusedAlready: "Somebody has already said that it’s not fixed, so the ticket stays open.",
    alreadyRated: (who: string, stars: string) => `${who} has already rated it: ${stars}.`,
  },
  agentsNotes: {
    rated: (who: string, stars: string, count: number) => `${who} gave ${stars} (${count}/5).`,
  },
};
