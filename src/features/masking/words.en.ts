export const en = {
  forms: {
    title: {
      reveal: "What is masked",
    },
    submit: {
      reveal: "Show",
    },
    nothingMasked: "Nothing is masked in this ticket.",
    revealIsNoted: "That you looked is noted in the ticket’s thread.",
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
      "It looks as if you wrote a password, a key or a card number. Others see it masked; only whoever has the ticket may look at it. Please change it.",
  },
};
