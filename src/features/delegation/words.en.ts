import { countingIn } from "../../kernel/counting.ts";
import { bold, text, type Inline } from "../../kernel/text.ts";

const { number, plural } = countingIn("en");

export const en = {
  buttons: {
    delegate: "Let somebody decide…",
    delegateAnew: "Change…",
    endDelegation: "Decide again myself",
  },
  delegation: {
    form: {
      title: "Who decides for you",
      submit: "Ask them",
      intro:
        "What waits for your approval goes to them too, private requests as well: what comes in those days, and what’s there already.",
      who: "Who decides for you?",
      from: "From",
      fromHint: "Left empty: from now on.",
      until: "You decide again on",
      untilHint: "The day you’re back.",
      guest: (who: string) =>
        `${who} is a guest here, or nobody has confirmed their address, so they can’t decide for anybody. Choose a colleague.`,
      self: "That’s you. Choose somebody else.",
      comesBack: (who: string) =>
        `${who} has asked to have you decide in those days. Choose somebody else, or other days.`,
      beforeItBegins: "That’s before it begins.",
      tooLong: "That’s more than a year ahead. Somebody who’s gone that long is better replaced in the policy.",
    },
    none: "You decide yourself on what waits for your approval.",
    noneNext: "Are you away for a while? Somebody else can decide for you.",
    running: (who: string, until: Inline) => text`${bold(who)} decides for you until ${until}.`,
    later: (who: string, from: Inline, until: Inline) =>
      text`${bold(who)} decides for you from ${from} until ${until}.`,
    /** Requests that wait now. */
    wentTo: (who: string, count: number) =>
      plural(
        count,
        `One request is waiting: ${who} has it too now.`,
        `${number(count)} requests are waiting: ${who} has them too now.`,
      ),
    stayOwn: (who: string, count: number) =>
      plural(count, `${who}’s own request stays with you.`, `${who}’s own requests stay with you.`),
    stay: (count: number) =>
      plural(count, "One request stays with you alone.", `${number(count)} requests stay with you alone.`),
    stillYou: "You can still decide: the first decision counts.",
    nextLater: (who: string) => `On that day ${who} gets what is waiting then. Until then you decide.`,
    insteadOf: (who: string) => `${who} no longer does.`,
    isAway: (who: string) => `But ${who} is away at the moment. Until they’re back, it stays with you.`,
    takenBack: (who: string) => `You decide again yourself. ${who} no longer does.`,
    waits: (waiting: number) =>
      plural(waiting, "One request waits for your approval.", `${number(waiting)} requests wait for your approval.`),
    /** To whoever is asked. */
    asked: (who: string, until: Inline) =>
      text`${bold(who)} has asked you to decide for them until ${until}, on what waits for their approval.`,
    askedLater: (who: string, from: Inline, until: Inline) =>
      text`${bold(who)} has asked you to decide for them from ${from} until ${until}, on what waits for their approval.`,
    askedNext: (who: string) =>
      `What waits for them comes to you here. Your decision counts for ${who}’s, and everybody reads that it was yours.`,
    noMore: (who: string) => `You no longer decide for ${who}.`,
    over: (who: string) => `${who} no longer decides for you: it’s up to you again.`,
  },
};
