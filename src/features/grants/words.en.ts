export const en = {
  grants: {
    givenUntil: "Given until",
    givenUntilHint: "Leave it empty if you give nothing.",
    extends: (reference: string) => `To keep what ${reference} gave you. Choose another last day.`,
    extend: "Keep it longer…",
    yours: (day: string) => `Yours until ${day}`,
    held: (day: string) => `Given until ${day}`,
    toTakeBack: (day: string) => `Given until ${day}, to be taken back`,
    takenBack: "Taken back",
    takeBackTitle: (title: string) => `Take back: ${title}`,
    takeBackOnDay: (reference: string, day: string) =>
      `Given by ${reference} until ${day}. Resolve this ticket once it’s taken back.`,
    takeBackEarly: (reference: string) =>
      `Given by ${reference}, and not needed any more. Resolve this ticket once it’s taken back.`,
    extended: (day: string) => `It’s given until ${day} after all.`,
    list: {
      yours: "What you have until a day",
      ofQueues: "Given by your queues",
      none: "You have nothing that ends on a day. What you borrow or may use for a time will stand here.",
      until: (day: string) => `until ${day}`,
      overdue: (day: string) => `overdue since ${day}`,
      givenBack: (day: string) => `until ${day}, being taken back`,
    },
  },
  buttons: { press: { "give-back": "I’m done with it" } },
  personNotes: {
    given: (day: string) => `It’s yours until ${day}.`,
    remindedBefore: (days: number) => `We’ll remind you ${days === 1 ? "a day" : `${days} days`} before.`,
    endsOn: (day: string) => `It ends on ${day}. Do you still need it?`,
    endWasOn: (day: string) => `It was to end on ${day}.`,
    givingBack: "Thank you. An agent confirms it once it’s taken back.",
    givenBackBy: (who: string) => `${who} says it’s not needed any more. An agent takes it back.`,
  },
  agentsNotes: {
    given: (who: string, day: string) => `${who} gave it until ${day}.`,
    extendedBy: (who: string, day: string, reference: string) => `${who} extended it until ${day} (${reference}).`,
    endReminded: (who: string, day: string) => `${who} was reminded that it ends on ${day}.`,
    hasEnded: "Its last day has come: a ticket to take it back is in the queue.",
    givenBack: (who: string) => `${who} says it’s not needed any more: a ticket to take it back is in the queue.`,
    takenBack: (who: string) => `${who} confirmed that it’s taken back.`,
  },
  refusals: {
    notHeld: "You don’t have it any more, or an agent is taking it back already.",
    notTakenBack:
      "Something is still to be taken back. Resolve this once it is, or let its holder ask to keep it longer.",
    endedBefore: (day: string) => `It would end on ${day}, which has passed. Press Resolve and choose another day.`,
  },
};
