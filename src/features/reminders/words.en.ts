import { text, type Inline } from "../../kernel/text.ts";
import { countingIn } from "../../kernel/counting.ts";

const { number, plural } = countingIn("en");

export const en = {
  buttons: {
    press: {
      chase: "Remind the agents",
    },
    where: "Where does it stand?",
    whereNow: "Refresh",
  },
  standing: {
    asOf: (at: Inline) => text`As of ${at}.`,
    waits: (since: Inline) => text`Waiting for an agent since ${since}.`,
    nextInLine: "It’s next in line.",
    placeInLine: (place: number) => `It’s number ${number(place)} in line.`,
    offered: (who: string) => `${who} has it but is away, so a colleague can take over.`,
    yourTurn: (who: string) => `It’s your turn. ${who} asks:`,
    onHold: "It’s on hold:",
    onHoldUntil: (day: string) => `It’s on hold until ${day}:`,
    resolved: (who: string) => `${who} has resolved it:`,
    closed: "It’s closed.",
    cancelled: "It’s cancelled.",
    closedNow: (opens: string) => `We’re closed now and open ${opens}.`,
    closedButAlerted: "We’re closed now, but this is critical: people are being alerted.",
    at: (day: string, hour: string) => `${day} at ${hour}`,
    onDay: (day: string) => `on ${day}`,
    remindedUntil: (until: Inline) => text`The agents have been reminded. You can remind them again from ${until}.`,
  },
  personNotes: {
    chased: "Noted: the agents have been reminded.",
    chasedBy: (who: string) => `${who} has reminded the agents.`,
    stalled: "Nothing has moved for a while, but your ticket isn’t forgotten.",
    stalledWith: (who: string) => `${who} has it.`,
    stalledInQueue: "It’s waiting for an agent.",
    stalledOnHold: "It’s still on hold.",
    stalledOnHoldUntil: (day: string) => `Your ticket is on hold until ${day}.`,
    expected: (by: Inline) => text`We expect it to be resolved by ${by}.`,
    reminded: (count: number) =>
      plural(count, "We need your answer to go on:", "We still need your answer to carry on:"),
    reminderOver: "This reminder is no longer needed.",
    without: {
      question: (until: Inline) => text`If we don’t hear from you by ${until}, we’ll mark it as resolved.`,
      resolution: (until: Inline) => text`If we don’t hear from you by ${until}, we’ll close it. You can reopen it.`,
    },
    unanswered: "We haven’t heard from you, so we’ve marked it as resolved.",
    unansweredNext: "Still not fixed? Tell us, and the agents get back to it.",
    lapsed: "We haven’t heard from you, so it’s closed.",
    lapsedOwnWork: "You worked on this yourself: it’s closed.",
    lapsedNext: "Still not fixed? Tell us, and it’s open again.",
  },
  agentsNotes: {
    chased: (who: string, times: number) =>
      `${who} asks where it stands${plural(times, "", ` (asked ${number(times)} times)`)}.`,
    unanswered: (requester: string) => `${requester} didn’t answer, so it counts as resolved.`,
    lapsed: (requester: string) => `${requester} didn’t respond to the resolution, so it’s closed, unconfirmed.`,
    lapsedOwnWork: (requester: string) => `${requester} worked on their own ticket: it’s closed.`,
    stalled: (requester: string) =>
      `Nothing has moved for a while. ${requester} was told it’s not forgotten. Any news for them?`,
    reminded: {
      question: (requester: string, count: number) =>
        `${requester} was reminded of the question${plural(count, "", ` (${number(count)} times)`)}.`,
      resolution: (requester: string, count: number) =>
        `${requester} was reminded to say whether it works${plural(count, "", ` (${number(count)} times)`)}.`,
    },
  },
  refusals: {
    chasedAlready: (until: Inline) => text`The agents have already been reminded. You can do it again from ${until}.`,
  },
};
