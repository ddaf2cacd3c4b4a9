import { text } from "../../kernel/text.ts";
import type { en } from "./words.en.ts";

export const fr: typeof en = {
  personNotes: {
    late: {
      "first-response": (due) =>
        text`Nous sommes en retard : vous devriez déjà avoir une réponse. Échéance dépassée : ${due}.`,
      resolution: (due) =>
        text`Nous sommes en retard : votre ticket devrait déjà être résolu. Échéance dépassée : ${due}.`,
    },
  },
  agentsNotes: {
    atRisk: {
      "first-response": (due) => text`⏳ Première réponse à donner. Échéance : ${due}.`,
      resolution: (due) => text`⏳ Ticket à résoudre. Échéance : ${due}.`,
    },
    late: {
      "first-response": (requester) =>
        `🔴 En retard : ${requester} n’a pas eu de réponse. Le retard lui a été annoncé.`,
      resolution: (requester) => `🔴 En retard : ce n’est pas résolu. Le retard a été annoncé à ${requester}.`,
    },
  },
  cards: {
    promise: {
      by: { "first-response": "Réponse promise", resolution: "Résolution promise" },
      standsStill: {
        waiting: "Le délai est en pause jusqu’à votre réponse.",
        "on-hold": "Le délai est en pause, comme le ticket.",
      },
    },
  },
};
