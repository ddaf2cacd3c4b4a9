import { text, type Inline } from "../../kernel/text.ts";
import type { TargetName } from "../../kernel/clock.ts";
import { countingIn } from "../../kernel/counting.ts";

const { number, plural } = countingIn("en");

/** What the requester or the beneficiary reads. */
export const personNotes = {
  claimed: (who: string) => `${who} is on it.`,
  released: "It is back in the queue: you will read here who takes it.",
  assigned: (to: string) => `${to} is on it now.`,
  asked: (who: string) => `${who} has a question for you:`,
  held: "It is on hold:",
  heldUntil: (day: string) => `It is on hold until ${day}:`,
  resumed: "Work on it has resumed.",
  replied: (who: string) => `${who} writes:`,
  added: "Added to the ticket:",
  addedBy: (who: string) => `${who} adds:`,
  stillNotFixed: "The agents have it. Is the problem still there?",
  saidAfterEnd: "The agents have it, but the ticket stays closed. Reopen it if there is still something to do.",
  called: "We tried to call you and could not reach you. When would suit you?",
  calledOn: (phone: string) => `We tried to call you on ${phone} and could not reach you. When would suit you?`,
  resolved: (who: string) => `${who} has resolved it:`,
  doesItWork: "Does it work?",
  confirmed: "Thank you, it is closed. How was it?",
  refused: "Sorry about that. The agents take it up again.",
  refusedWith: (who: string) => `Sorry about that. ${who} takes it up again.`,
  rated: (stars: string) => `${stars} Thank you!`,
  reopened: "It is open again: the agents have been told.",
  reopenedWith: (who: string) => `It is open again: ${who} has been told.`,
  withdrawn: "It is cancelled. If you still need it, reopen it.",
  rejected: (who: string) => `${who} did not take it on:`,
  changed: (who: string) => `${who} changed the ticket:`,
  moved: (queue: string) => `It was passed to other agents (${queue}). You will read here who takes it.`,
  chased: "Noted: the agents have been reminded.",
  late: {
    "first-response": (expected: Inline) =>
      text`We are late: you should have had an answer by now. We now expect one by ${expected}.`,
    resolution: (expected: Inline) =>
      text`We are late: this should be resolved by now. We now expect it by ${expected}.`,
  } satisfies Record<TargetName, unknown>,
  stalled: "Nothing has moved for a while, but your ticket is not forgotten.",
  stalledWith: (who: string) => `${who} has it.`,
  stalledInQueue: "It waits for an agent to take it.",
  stalledOnHold: "It is still on hold.",
  stalledOnHoldUntil: (day: string) => `It is on hold until ${day}.`,
  expected: (by: Inline) => text`We expect it to be resolved by ${by}.`,
  reminded: {
    question: (count: number) => plural(count, "We need your answer to go on:", "We still need your answer to go on:"),
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
  lapsedNext: "Is it still not fixed? Say so, and it is open again.",
  alerted: {
    untaken: (priority: string, queue: string) =>
      `⚠️ Nobody has taken a ticket of priority ${priority} in “${queue}”. Please see to it.`,
    late: (priority: string, who: string) =>
      `⚠️ A ticket of priority ${priority} is late; ${who} has it. Please see to it.`,
    asked: (priority: string, who: string) =>
      `⚠️ Your help is needed with a ticket of priority ${priority}; ${who} has it. Please see to it.`,
  },
  alertedUntil: (until: Inline) => text`Please answer by ${until}.`,
};

/** What the agents read in the thread of their channel. */
export const agentsNotes = {
  claimed: (who: string) => `${who} took it.`,
  released: (who: string) => `${who} released it: it is free to claim.`,
  assigned: (to: Inline, by: string) => text`${to} is on it now: ${by} assigned it.`,
  asked: (who: string, requester: string) => `${who} asked ${requester}:`,
  held: (who: string) => `${who} put it on hold:`,
  heldUntil: (who: string, day: string) => `${who} put it on hold until ${day}:`,
  resumed: (who: string) => `${who} is working on it again.`,
  replied: (who: string, requester: string) => `${who} replied to ${requester}:`,
  answered: (who: string) => `${who} writes:`,
  noted: (who: string) => `🔒 Internal note by ${who}:`,
  called: (who: string, requester: string) => `${who} called ${requester}: no answer.`,
  worked: (who: string) => `${who} logged work:`,
  workedFor: (who: string, minutes: number) =>
    `${who} logged ${plural(minutes, "one minute", `${number(minutes)} minutes`)} of work:`,
  resolved: (who: string, cause: string) => `${who} resolved it. Cause: ${cause.toLowerCase()}.`,
  confirmed: (who: string) => `${who} confirmed that it works. It is closed.`,
  refused: (who: string) => `${who} says that it is not fixed:`,
  escalated: "⚠️ Escalated: it was resolved and refused again. Somebody should call the requester.",
  rated: (who: string, stars: string, count: number) => `${who} gave ${stars} (${count}/5).`,
  reopened: (who: string) => `${who} reopened it:`,
  withdrawn: (who: string, reason: string) => `${who} cancelled it: ${reason}.`,
  rejected: (who: string) => `${who} rejected it:`,
  changed: (who: string) => `${who} changed:`,
  moved: (who: string, from: string, to: string) => `${who} moved it from “${from}” to “${to}”:`,
  chased: (who: string, times: number) =>
    `${who} asks where it stands${plural(times, "", ` (asked ${number(times)} times)`)}.`,
  undelivered: (who: string) => `⚠️ The last message did not reach ${who}.`,
  undeliveredHere: "⚠️ A message could not be posted in an agents’ channel.",
  because: {
    "bot-not-in-channel": "The bot is not in that channel: invite it there.",
    "channel-archived": "The channel is archived: bring it back, or set up another one.",
    "conversation-not-found": "The conversation no longer exists: reach them another way.",
    "app-not-installed": "They do not have the app: ask an administrator to install it for them, or call.",
    blocked: "They have blocked the bot, or may not be written to: call or send an e-mail.",
    "too-long": "The message was too long: write it again, shorter.",
    "no-answer": "Their chat did not answer for a whole day: reach them another way.",
    "refused-by-platform": "The platform refused it: reach them another way.",
    "desk-fault": "The desk failed to send it; its log says why. Reach them another way.",
  },
  unanswered: (requester: string) => `${requester} did not answer: it counts as resolved.`,
  lapsed: (requester: string) => `${requester} said nothing about the resolution: it is closed, unconfirmed.`,
  atRisk: {
    "first-response": (due: Inline) => text`⏳ The first answer is due by ${due}.`,
    resolution: (due: Inline) => text`⏳ It is to be resolved by ${due}.`,
  } satisfies Record<TargetName, unknown>,
  late: {
    "first-response": (requester: string, expected: Inline) =>
      text`🔴 Late: ${requester} has had no answer. They were told to expect one by ${expected}.`,
    resolution: (requester: string, expected: Inline) =>
      text`🔴 Late: it is not resolved. ${requester} was told to expect it by ${expected}.`,
  } satisfies Record<TargetName, unknown>,
  alerted: {
    untaken: (priority: string) => `🚨 Nobody has taken this ${priority}. Who does?`,
    late: (priority: string) => `🚨 This ${priority} is late. Who can help?`,
    asked: (priority: string) => `🚨 Help is needed with this ${priority}. Who can?`,
  },
  alertedPeople: (people: string) => `🚨 Asked to see to it: ${people}.`,
  alertedNobody: "🚨 I do not know who is next in line: nobody was asked.",
  alertedUntil: (until: Inline) => text`An answer is awaited until ${until}.`,
  acknowledged: (who: string) => `${who} is seeing to it.`,
  unacknowledged: "🚨 Everybody in line was asked, and nobody has answered. It still needs somebody.",
  stalled: (requester: string) =>
    `Nothing has moved for a while. ${requester} was told that it is not forgotten: is there any news for them?`,
  reminded: {
    question: (requester: string, count: number) =>
      `${requester} was reminded of the question${plural(count, "", ` (${number(count)} times)`)}.`,
    resolution: (requester: string, count: number) =>
      `${requester} was reminded to say whether it works${plural(count, "", ` (${number(count)} times)`)}.`,
  },
  offered: (who: string) => `${who} is away. Whoever can help, press “Take over” on the card.`,
  revealed: (who: string) => `${who} looked at what is masked.`,
  escalatedBy: (who: string) => `⚠️ ${who} escalated it to whoever leads the queue:`,
  escalatedTo: (who: string, from: string, to: string) => `⚠️ ${who} escalated it from “${from}” to “${to}”:`,
  escalatedUntaken: (from: string, to: string) => `⚠️ Nobody took it in “${from}”: it goes to “${to}”.`,
  resumedOnDate: "The day has come: work resumes.",
  becauseUnknown: "The reason is not known: reach them another way.",
};
