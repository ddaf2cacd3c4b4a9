import { text, type Inline } from "../../kernel/text.ts";

export const en = {
  personNotes: {
    late: {
      "first-response": (due: Inline) => text`We are late: you should have had an answer by ${due}.`,
      resolution: (due: Inline) => text`We are late: this should have been resolved by ${due}.`,
    },
  },
  agentsNotes: {
    atRisk: {
      "first-response": (due: Inline) => text`⏳ The first answer is due by ${due}.`,
      resolution: (due: Inline) => text`⏳ It is to be resolved by ${due}.`,
    },
    late: {
      "first-response": (requester: string) =>
        `🔴 Late: ${requester} has had no answer. They were told that we are late.`,
      resolution: (requester: string) => `🔴 Late: it is not resolved. ${requester} was told that we are late.`,
    },
  },
  cards: {
    promise: {
      by: { "first-response": "Answer by", resolution: "Resolved by" },
      standsStill: {
        waiting: "Our clock stands still while we wait for you.",
        "on-hold": "Our clock stands still while it is on hold.",
      },
    },
  },
};
