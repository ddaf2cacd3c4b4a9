import { countingIn } from "../../kernel/counting.ts";

const { number, plural } = countingIn("en");

export const en = {
  buttons: {
    gaps: "Gaps",
    gapNotNeeded: "Not needed",
    gapBack: "Put it back",
    writeArticle: "Write an article",
    needsArticle: "This needs an article",
  },
  gaps: {
    title: "Gaps",
    intro: "What people asked in the last 30 days, and no article answers.",
    none: "There are no gaps: nothing was asked by several people without an answer in the last 30 days.",
    most: (count: number) =>
      `These ${number(count)} were asked most. Once one is dealt with, the next takes its place.`,
    asked: (times: number, people: number, days: number) =>
      `Asked ${plural(times, "once", `${number(times)} times`)} in ${number(days)} days, by ${plural(people, "one person", `${number(people)} people`)}`,
    urged: "an agent wants an article",
    notNeeded: (called: string) => `✓ “${called}” is gone from the gaps, for all agents.`,
    back: (called: string) => `✓ “${called}” is among the gaps again.`,
    gone: "Somebody has dealt with that one already.",
    noted: "✓ Noted. The other agents see it among the gaps in a moment.",
    notedHint: "Do you know the answer? Then write it down right away.",
    notYours: "I can’t note this one: it’s private, or not yours to read, or says too little.",
  },
};
