export const en = {
  forms: {
    title: {
      reveal: "What is masked",
    },
    submit: {
      reveal: "Show",
    },
    nothingMasked: "Nothing is masked in this ticket.",
    revealIsNoted: "The ticket’s thread will show that you looked.",
  },
  buttons: {
    fill: {
      reveal: "Show what is masked",
    },
  },
  agentsNotes: {
    revealed: (who: string) => `${who} looked at what is masked.`,
  },
  whispers: {
    secretTyped:
      "That looks like a password, a key or a card number. We’ve hidden it: only the agent on your ticket can see it. Please change it.",
  },
};
