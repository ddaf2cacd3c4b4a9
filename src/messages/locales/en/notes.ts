import { text, type Inline } from "../../text.ts";
import { countingIn } from "../counting.ts";

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
  },
  becauseUnknown: "The reason is not known: reach them another way.",
};
