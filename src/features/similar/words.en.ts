import type { Inline } from "../../kernel/text.ts";
import { text } from "../../kernel/text.ts";

export const en = {
  buttons: {
    similar: "Solved before?",
    searchWords: "Search for its words",
  },
  similar: {
    title: "Solved before?",
    of: (title: string) => `What was solved before, for “${title}”`,
    tickets: "Similar tickets",
    none: "Nothing like it was solved before in your queues, and no article says anything about it.",
    asIn: (reference: string) => `As in ${reference}`,
    solved: (at: Inline) => text`solved ${at}`,
  },
};
