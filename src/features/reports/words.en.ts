import { countingIn } from "../../kernel/counting.ts";
import { bold, text } from "../../kernel/text.ts";

const { number, plural } = countingIn("en");

export const en = {
  buttons: {
    report: {
      "this-week": "This week",
      "last-week": "Last week",
      "this-month": "This month",
      "last-month": "Last month",
    },
    reportOf: (queue: string) => `Only “${queue}”`,
    reportOfAll: "All queues",
  },
  reports: {
    title: (queues: string) => `Report · ${queues}`,
    allQueues: (count: number) => (count === 2 ? "both queues" : `all ${number(count)} queues`),
    period: {
      "this-week": "This week",
      "last-week": "Last week",
      "this-month": "This month",
      "last-month": "Last month",
    },
    before: {
      "this-week": "last week until the same moment",
      "last-week": "the week before",
      "this-month": "last month until the same day",
      "last-month": "the month before",
    },
    summary: (title: string, period: string, opened: number, ended: number) =>
      `${title} · ${period}: ${number(opened)} opened, ${number(ended)} closed`,
    inBrackets: (before: string) => `In brackets: ${before}.`,
    quiet: "Nothing was opened or closed.",
    inShort: "In short",
    /** Each with what it was in the period before. */
    opened: (now: number, before: number) => text`${bold(number(now))} (${number(before)}) opened`,
    ended: (now: number, before: number) => text`${bold(number(now))} (${number(before)}) closed`,
    open: (now: number, before: number) => text`${bold(number(now))} (${number(before)}) open at the end`,
    reopened: (count: number) => `${number(count)} reopened`,
    response: "First answer",
    resolution: "Resolution",
    spread: (half: string, nineOfTen: string, clockHalf: string, clockNine: string) =>
      `half: ${half}, 9 of 10: ${nineOfTen} of opening hours (by the clock: ${clockHalf}, ${clockNine})`,
    atLeast: (length: string) => `${length} or more`,
    underAMinute: "a minute",
    kept: (share: string, kept: string, of: string) => `${share} in time (${kept} of ${of})`,
    noneDue: "none was due yet",
    spent: "Where the time went",
    turns: {
      agents: "with the agents",
      requester: "with the requester",
      thirdParty: "with third parties",
      closedHours: "outside opening hours",
    },
    satisfaction: "Stars",
    noRatings: "No ratings yet.",
    satisfied: (share: string, rated: string, asked: string) =>
      `${share} gave 4 or 5 · ${rated} of ${asked} who were asked`,
    between: (low: string, high: string) =>
      `Few answers, so take it with care: of all requesters, between ${low} and ${high}.`,
    refused: "Not fixed",
    refusals: (refused: number, resolved: number, lapsed: number) =>
      `${number(refused)} of ${plural(resolved, `${number(resolved)} resolution`, `${number(resolved)} resolutions`)} refused · ${number(lapsed)} closed without an answer`,
    load: "Open now",
    nobody: "nobody",
    howCounted:
      "A ticket counts in the queue where it is now. Lengths are of the tickets opened in the period: “or more” where some still wait.",
    whichPeriod: "Which period do you want the figures of?",
    whichQueue: "There is no such queue. Which one do you want the figures of?",
    notAllowed: "Reports are for queue leads and administrators.",
  },
};
