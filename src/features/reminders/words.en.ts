import { text, type Inline } from "../../kernel/text.ts";
import { countingIn } from "../../kernel/counting.ts";

const { number, plural } = countingIn("en");

export const en = {
  buttons: {
    press: {
      chase: "Remind the agents",
    },
    where: "Where does it stand?",
  },
  standing: {
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
    stalled: "Nothing has moved for a while, but your ticket is not forgotten.",
    stalledWith: (who: string) => `${who} has it.`,
    stalledInQueue: "It waits for an agent to take it.",
    stalledOnHold: "It is still on hold.",
    stalledOnHoldUntil: (day: string) => `It is on hold until ${day}.`,
    expected: (by: Inline) => text`We expect it to be resolved by ${by}.`,
    reminded: {
      question: (count: number) =>
        plural(count, "We need your answer to go on:", "We still need your answer to go on:"),
      resolution: (count: number) =>
        plural(count, "Does it work? One press is enough:", "Does it work by now? One press is enough:"),
    },
    reminderOver: "This reminder is no longer needed.",
    without: {
      question: (until: Inline) => text`Without an answer by ${until} we take it as resolved.`,
      resolution: (until: Inline) => text`Without an answer by ${until} we close it; you can reopen it.`,
    },
    unanswered: "We have not heard from you, so we take it as resolved.",
    unansweredNext: "Is it still not fixed? Say so, and the agents take it up again.",
    lapsed: "We have not heard from you, so it is closed.",
    lapsedOwnWork: "You took care of it yourself: it is closed.",
    lapsedNext: "Is it still not fixed? Say so, and it is open again.",
  },
  agentsNotes: {
    chased: (who: string, times: number) =>
      `${who} asks where it stands${plural(times, "", ` (asked ${number(times)} times)`)}.`,
    unanswered: (requester: string) => `${requester} did not answer: it counts as resolved.`,
    lapsed: (requester: string) => `${requester} said nothing about the resolution: it is closed, unconfirmed.`,
    lapsedOwnWork: (requester: string) => `${requester} took care of their own ticket: it is closed.`,
    stalled: (requester: string) =>
      `Nothing has moved for a while. ${requester} was told that it is not forgotten: is there any news for them?`,
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
