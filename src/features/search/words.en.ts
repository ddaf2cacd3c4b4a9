import { countingIn } from "../../kernel/counting.ts";
import { bold, text, type Text } from "../../kernel/text.ts";
import { mostFound } from "./rules.ts";

const { number, plural } = countingIn("en");

export const en = {
  buttons: {
    search: "Search",
  },
  search: {
    title: "Search",
    what: "What are you looking for?",
    found: (typed: string) => `Found for “${typed}”`,
    count: (count: number) =>
      count > mostFound ? `${number(mostFound)}+ tickets` : plural(count, "One ticket", `${number(count)} tickets`),
    newestOnly: "It’s in very many tickets: these are the newest. Add a word, and I look in all of them.",
    none: "Nothing found. Try fewer words, or others.",
    noneFor: (typed: string) => `Nothing found for “${typed}”`,
    tryOtherFilters: "Try other filters.",
    tryOthers: "Try fewer words, or others.",
    noneButTicket: "Or open a ticket, and somebody will look into it.",
    /** What was understood of what was typed. */
    understood: (parts: Text) => text`I looked for ${parts}.`,
    phrase: (phrase: string) => `“${phrase}”`,
    without: (words: string) => `without “${words}”`,
    from: (names: string) => `from ${names}`,
    assignee: (names: string) => `assigned to ${names}`,
    nobody: "assigned to nobody",
    status: (names: string) => `status ${names}`,
    open: "open",
    queue: (names: string) => `queue ${names}`,
    since: (day: string) => `opened on ${day} or later`,
    before: (day: string) => `opened before ${day}`,
    notUnderstood: (typed: string) => `I couldn’t filter by ${typed}, so I took it as words.`,
    tooLong: (most: number) => `I read the first ${number(most)} characters only.`,
    how: text`You can narrow it down: ${bold("from:ana")}, ${bold("assignee:me")}, ${bold("status:open")}, ${bold("queue:network")}, ${bold("after:2026-05-01")}, ${bold("before:yesterday")}, ${bold("“exact words”")}, ${bold("-without")}.`,
  },
};
