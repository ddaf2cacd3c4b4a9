import { text, type Inline } from "../../kernel/text.ts";

export const en = {
  personNotes: {
    late: {
      "first-response": (expected: Inline) =>
        text`We are late: you should have had an answer by now. We now expect one by ${expected}.`,
      resolution: (expected: Inline) =>
        text`We are late: this should be resolved by now. We now expect it by ${expected}.`,
    },
  },
  agentsNotes: {
    atRisk: {
      "first-response": (due: Inline) => text`⏳ The first answer is due by ${due}.`,
      resolution: (due: Inline) => text`⏳ It is to be resolved by ${due}.`,
    },
    late: {
      "first-response": (requester: string, expected: Inline) =>
        text`🔴 Late: ${requester} has had no answer. They were told to expect one by ${expected}.`,
      resolution: (requester: string, expected: Inline) =>
        text`🔴 Late: it is not resolved. ${requester} was told to expect it by ${expected}.`,
    },
  },
  cards: {
    promise: {
      by: { "first-response": "Answer by", resolution: "Resolved by" },
      late: (expected: Inline) => text`${expected}, later than we promised`,
      standsStill: {
        waiting: "Our clock stands still while we wait for you.",
        "on-hold": "Our clock stands still while it is on hold.",
      },
    },
  },
};
