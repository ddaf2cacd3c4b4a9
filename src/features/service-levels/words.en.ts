import { text, type Inline } from "../../kernel/text.ts";

export const en = {
  personNotes: {
    late: {
      "first-response": (due: Inline) => text`We’re late: you should have had an answer by ${due}.`,
      resolution: (due: Inline) => text`We’re late: this should have been resolved by ${due}.`,
    },
  },
  agentsNotes: {
    atRisk: {
      "first-response": (due: Inline) => text`⏳ First answer due by ${due}.`,
      resolution: (due: Inline) => text`⏳ Resolution due by ${due}.`,
    },
    late: {
      "first-response": (requester: string) => `🔴 Late: ${requester} has had no answer. They know we’re late.`,
      resolution: (requester: string) => `🔴 Late: it’s not resolved. ${requester} knows we’re late.`,
    },
  },
  cards: {
    promise: {
      by: { "first-response": "Answer by", resolution: "Resolved by" },
      standsStill: {
        waiting: "The due date is paused until you reply.",
        "on-hold": "The due date is paused while the ticket is on hold.",
      },
    },
  },
};
