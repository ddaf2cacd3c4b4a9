export const en = {
  parts: {
    progress: (done: number, all: number) => (done === all ? `All ${all} done` : `${done} of ${all} done`),
    next: "Each goes its own way. You’ll see here what’s done.",
    last: "All of it is done. An agent will round it off with you.",
    done: "Done",
    notYet: "Begins once it’s approved",
    atOnce: "Begins in a moment",
    onceApproved: "What’s left goes on once it’s approved.",
    doneBefore: "This was done before it ended:",
    withWhole: (reference: string) => `with ${reference}`,
    partOf: (reference: string) => `Part of ${reference}`,
    stillNeeded: "It’s cancelled, but work has begun on what’s below. Do you still need it?",
    opens: (names: string) => `One form for all of it: ${names}.`,
  },
  refusals: {
    askedOnWhole: (whole: string) => `It’s part of ${whole}: change the answers there.`,
    comesWithWhole: (whole: string) => `It was cancelled with ${whole}, and comes back with it: reopen that one.`,
    endsParts: (names: string) =>
      `That would end ${names} too. To cancel all that’s left, press “No longer needed” on the ticket’s card.`,
    partsLeft: (names: string) => `Not yet: there’s still ${names} to be done.`,
  },
  agentsNotes: {
    partsDone: "All that belongs to it is done: it can be resolved.",
    wholeCancelled: {
      requester: {
        ended: () => "The ticket it belongs to was cancelled, and this one with it: nobody had begun.",
        begun: (who: string) =>
          `The ticket it belongs to was cancelled, and you have begun this one. Ask ${who} whether it’s still needed.`,
      },
      declined: {
        ended: (who: string) =>
          `${who} declined the ticket it belongs to, and this one ended with it: nobody had begun.`,
        begun: (who: string) =>
          `${who} declined the ticket it belongs to, and you have begun this one. Please stop, and take back what you can.`,
      },
      rejected: {
        ended: (who: string) =>
          `${who} rejected the ticket it belongs to, and this one ended with it: nobody had begun.`,
        begun: (who: string) =>
          `${who} rejected the ticket it belongs to, and you have begun this one. Please stop, and take back what you can.`,
      },
      answers: {
        ended: () =>
          "Other answers in the ticket it belongs to don’t ask for it any more, so it ended: nobody had begun.",
        begun: (who: string) =>
          `Other answers in the ticket it belongs to don’t ask for it any more, and you have begun it. Ask ${who} whether it’s still needed.`,
      },
    },
    wholeHeld: {
      waits: "The ticket it belongs to has to be approved again. Please wait with this one until it is.",
      goesOn: "The ticket it belongs to goes on, and so does this one.",
    },
    partsDropped: (names: string) =>
      `${names} was promised with it, but the desk doesn’t offer that any more. Nothing was opened for it.`,
    wholeReopened: "The ticket it belongs to is open again, and so is this one.",
  },
  personNotes: {
    partResolved: (name: string) => `“${name}” is done:`,
    partsDropped: (names: string) =>
      `${names} was to come with it, but isn’t offered any more. If you still need it, please say so here.`,
  },
};
