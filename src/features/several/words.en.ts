import { countingIn } from "../../kernel/counting.ts";

const { number, plural } = countingIn("en");
const tickets = (count: number): string => plural(count, "one ticket", `${number(count)} tickets`);

export const en = {
  buttons: {
    several: { assign: "Assign several", move: "Move several", reject: "Reject several" },
  },
  several: {
    title: { assign: "Assign several", move: "Move several", reject: "Reject several" },
    which: "Tickets",
    whichHint: "Choose from what was found, or take all of them.",
    all: (count: number) => plural(count, "The one that is listed", `All ${number(count)} that are listed`),
    allLabel: "All at once",
    first: (most: number) =>
      `I looked at the first ${number(most)} of what was found. Narrow your search to reach the others.`,
    leftOut: (count: number) =>
      plural(
        count,
        "One of what was found is over, or not yours to change.",
        `${number(count)} of what was found are over, or not yours to change.`,
      ),
    noneChosen: "Choose at least one ticket, or all of them.",
    changed: "Other tickets are found now. Close this, search again, and choose anew.",
    none: "Nothing of what was found can be changed so: only open tickets in the queues that you lead.",
    notLead: "Only leads and administrators change several tickets at once.",
    noQueues: "There’s no other queue to which they could go.",
    noAgents: "Nobody serves these queues who is there. Assign them one by one, or move them.",
    begun: {
      assign: (count: number, to: string) => `I’m assigning ${tickets(count)} to ${to}.`,
      move: (count: number, queue: string) => `I’m moving ${tickets(count)} to ${queue}.`,
      reject: (count: number) => `I’m rejecting ${tickets(count)}.`,
    },
    later: "You can close this. I’ll tell you in our chat what came of it.",
    done: {
      assign: (count: number, all: number, to: string) => `${number(count)} of ${tickets(all)} assigned to ${to}.`,
      move: (count: number, all: number, queue: string) => `${number(count)} of ${tickets(all)} moved to ${queue}.`,
      reject: (count: number, all: number) => `${number(count)} of ${tickets(all)} rejected.`,
    },
    notDone: (count: number) => plural(count, "This one stays as it was:", `These ${number(count)} stay as they were:`),
    notYours: "You can’t read it any more.",
    unreadable:
      "I can’t read what you asked me to change in several tickets any more. Some may have stayed as they were: please look, and ask again.",
    notTried: "I couldn’t get to it. Please try again.",
  },
};
