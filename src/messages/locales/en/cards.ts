import { countingIn } from "../counting.ts";

const { number, plural } = countingIn("en");

export const cards = {
  opened: "opened",
  person: {
    onIt: (who: string) => `${who} is on it.`,
    asks: (who: string) => `${who} asks:`,
    resolvedBy: (who: string) => `by ${who}`,
    forWhom: (who: string) => `For ${who}.`,
    openedForYou: (who: string) => `${who} opened it for you.`,
    followed: (who: string) => `A ticket of ${who} that you follow.`,
    waitingForYou: "Waiting for your answer",
    next: {
      new: "The agents have been told. You will read here who takes it.",
      "in-progress": "You will read here as soon as there is news.",
      waiting: "Answer, and work resumes.",
      "on-hold": "You will read here when work resumes.",
      resolved: "Try it, then close it or say what is still wrong.",
      closed: "If it comes back, reopen it.",
      cancelled: "If you still need it, reopen it.",
    },
    resumesOn: (day: string) => `Work resumes on ${day}.`,
    rateIt: "How was it? One press is enough.",
    rejected: "The agents did not take it on:",
  },
  agents: {
    nobody: "Nobody yet",
    forWhom: (requester: string, beneficiary: string) => `${requester}, for ${beneficiary}`,
    urgency: (impact: string, urgency: string) => `${impact}, ${urgency.toLowerCase()} urgency`,
    chased: (times: number) => plural(times, "once", `${number(times)} times`),
    escalated: "Escalated: resolved and refused again.",
    movedTo: (queue: string) => `Moved to the queue “${queue}”`,
    cancelled: (reason: string) => `Cancelled: ${reason}`,
    question: "Waiting for an answer to:",
    onHold: "On hold:",
    onHoldUntil: (day: string) => `On hold until ${day}:`,
    resolution: (cause: string) => `Resolved, waiting for the requester to confirm. Cause: ${cause.toLowerCase()}.`,
    steps: "How to reproduce:",
    charactersMore: (count: number) =>
      plural(count, "One more character", `${number(count)} more characters`) + ": read the rest under “More…”.",
  },
};
