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
      "That looks like a password, a key or a card number. We’ve hidden it: only the agent on the ticket and the person it’s meant for can look. Please change it.",
  },
};
