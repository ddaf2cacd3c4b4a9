export const en = {
  parts: {
    progress: (done: number, all: number) => (done === all ? `All ${all} done` : `${done} of ${all} done`),
    next: "Each goes its own way. You’ll see here what’s done.",
    last: "All of it is done. An agent will round it off with you.",
    done: "Done",
    notYet: "Begins once it’s approved",
    partOf: (reference: string) => `Part of ${reference}`,
    stillNeeded: "It’s cancelled, but work has begun on what’s below. Do you still need it?",
    opens: (names: string) => `One form for all of it: ${names}.`,
  },
  refusals: {
    askedOnWhole: (whole: string) => `It’s part of ${whole}: change the answers there.`,
    comesWithWhole: (whole: string) => `It was cancelled with ${whole}, and comes back with it: reopen that one.`,
    partsLeft: (names: string) => `Not yet: there’s still ${names} to be done.`,
  },
  agentsNotes: {
    partsDone: "All that belongs to it is done: it can be resolved.",
    wholeCancelled: {
      ended: "The ticket it belongs to was cancelled, and this one with it: nobody had begun.",
      begun: (who: string) =>
        `The ticket it belongs to was cancelled, and you have begun this one. Ask ${who} whether it’s still needed.`,
    },
    wholeReopened: "The ticket it belongs to is open again, and so is this one.",
  },
};
