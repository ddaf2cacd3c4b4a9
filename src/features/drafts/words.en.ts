export const en = {
  buttons: {
    continueTicket: "Continue your ticket",
    continueForm: "Continue",
    discard: "Discard",
  },
  whispers: {
    draft: {
      kept: "You closed the form before sending it. What you wrote is kept for 7 days.",
      keptFor: (ticket: string) =>
        `You closed a form about ${ticket} before sending it. What you wrote is kept for 7 days.`,
      sent: (reference: string) => `Your form about ${reference} was sent.`,
      discarded: "Discarded.",
      gone: "This draft is gone.",
      goneHint: "It was sent, discarded, or is older than 7 days.",
    },
  },
};
