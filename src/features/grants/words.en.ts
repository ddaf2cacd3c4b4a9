export const en = {
  grants: {
    givenUntil: "Given until",
    givenUntilHint: "Leave it empty if you give nothing.",
    extends: (reference: string) => `To keep what ${reference} gave you. Choose another last day.`,
    extend: "Keep it longer…",
    yours: (day: string) => `Yours until ${day}`,
    held: (day: string) => `Given until ${day}`,
    heldNow: (day: string) => `Already given until ${day}; this asks for longer`,
    yoursNow: (day: string) => `You have it until ${day}, whatever the answer`,
    toTakeBack: (day: string) => `Given until ${day}, to be taken back`,
    toBringBack: (day: string) => `It was yours until ${day}`,
    toConfirm: (day: string) => `Given until ${day}, being taken back`,
    takenBack: "Taken back",
    takeBackTitle: (title: string) => `Take back: ${title}`,
    takeBackOnDay: (reference: string, day: string) =>
      `Given by ${reference} until ${day}. Resolve this ticket once it’s taken back.`,
    takeBackUnneeded: (reference: string) =>
      `Given by ${reference}, and not needed any more. Resolve this ticket once it’s taken back.`,
    takeBackEarly: (reference: string, day: string) =>
      `Given by ${reference} until ${day}, and to be taken back before. Resolve this ticket once it’s taken back.`,
    toReturnTitle: (title: string) => `To be returned: ${title}`,
    howTakenBack: "How it was taken back",
    isBack: "It’s back.",
    keptLonger: "It’s yours for longer: there’s nothing to return now.",
    laterDay: (day: string) => `You have it until ${day} already. Choose a later day.`,
    askedAlready: (reference: string) =>
      `You’ve already asked to keep it longer, with ${reference}. Its answer comes first.`,
    extended: (day: string) => `It’s given until ${day} after all.`,
    list: {
      yours: "What you have until a day",
      ofQueues: "Given by your queues",
      none: "You have nothing that ends on a day. What you borrow or may use for a time will stand here.",
      until: (day: string) => `until ${day}`,
      overdue: (day: string) => `overdue: its last day was ${day}`,
      givenBack: (day: string) => `until ${day}, being taken back`,
      takeBack: "Show the take-back",
    },
  },
  buttons: {
    press: { "give-back": "I’m done with it", returned: "I’ve returned it", "ask-back": "Take it back now" },
  },
  personNotes: {
    given: (day: string) => `It’s yours until ${day}.`,
    remindedBefore: (days: number) => `We’ll remind you ${days === 1 ? "a day" : `${days} days`} before.`,
    endsOn: (day: string) => `It ends on ${day}. Do you still need it?`,
    endWasOn: (day: string) => `It was to end on ${day}.`,
    givingBack: "Thank you. An agent confirms it once it’s taken back.",
    givenBackBy: (who: string) => `${who} says it’s not needed any more. An agent takes it back.`,
    dayHasCome: (day: string) => `The day has come: this was yours until ${day}.`,
    neededEarly: (day: string) => `Sorry, we need it back now, and not only on ${day}.`,
    cancelledGiven: "Your ticket is cancelled, and what it gave you is to be returned now.",
    notBackYet: "This is still open: the agents don’t have it back yet.",
    bringItBack:
      "If it’s something you borrowed, please bring it back and tell us here. If it’s an access, there’s nothing to do: the agents end it.",
    returning: "Thank you for returning it! An agent confirms that it’s back.",
    returnedBy: (who: string) => `${who} says it’s returned. An agent confirms that it’s back.`,
    isBack: "It’s back, thank you! There’s nothing left to do.",
    stillYours: (day: string) => `What you have stays yours until ${day}.`,
  },
  agentsNotes: {
    given: (who: string, day: string) => `${who} gave it until ${day}.`,
    extendedBy: (who: string, day: string, reference: string) => `${who} extended it until ${day} (${reference}).`,
    endReminded: (who: string, day: string) => `${who} was reminded that it ends on ${day}.`,
    askedBack: (who: string) => `${who} asked for it back: a ticket to take it back is in the queue.`,
    cancelledGiven: "It had been given: a ticket to take it back is in the queue.",
    returned: (who: string) => `${who} says it’s returned. Resolve the ticket to take it back once you have it.`,
    notBack: (who: string) => `${who} says it’s not back: the ticket to take it back is open again.`,
    hasEnded: "Its last day has come: a ticket to take it back is in the queue.",
    givenBack: (who: string) => `${who} says it’s not needed any more: a ticket to take it back is in the queue.`,
    takenBack: (who: string) => `${who} confirmed that it’s taken back.`,
  },
  refusals: {
    keptLonger: (day: string) => `It’s theirs until ${day} after all: there’s nothing to take back.`,
    anotherThing: "This ticket is about what they have already. For anything else, open another.",
    notHeld: "Nobody has it any more, or it’s being taken back already.",
    approvedUntil: (day: string) =>
      `It’s approved until ${day}, and no longer. Choose that day or an earlier one; for more, its holder asks to keep it longer.`,
    askedOtherwise: (day: string) =>
      `The request has changed meanwhile: it’s asked for until ${day} now. Choose the day again.`,
    notTakenBack:
      "Something is still to be taken back. Resolve this once it is, or let its holder ask to keep it longer.",
    endedBefore: (day: string) =>
      `It would end on ${day}, which has passed. Claim the ticket if it’s free, press Resolve and choose another day.`,
  },
};
