import { text } from "../../kernel/text.ts";
import type { en } from "./words.en.ts";

export const fr: typeof en = {
  personNotes: {
    late: {
      "first-response": (expected) =>
        text`Nous sommes en retard : vous devriez déjà avoir une réponse. Nouvelle échéance : ${expected}.`,
      resolution: (expected) =>
        text`Nous sommes en retard : votre ticket devrait déjà être résolu. Nouvelle échéance : ${expected}.`,
    },
  },
  agentsNotes: {
    atRisk: {
      "first-response": (due) => text`⏳ Première réponse à donner. Échéance : ${due}.`,
      resolution: (due) => text`⏳ Ticket à résoudre. Échéance : ${due}.`,
    },
    late: {
      "first-response": (requester, expected) =>
        text`🔴 En retard : ${requester} n’a pas eu de réponse. Nouvelle date annoncée : ${expected}.`,
      resolution: (requester, expected) =>
        text`🔴 En retard : ce n’est pas résolu. Nouvelle date annoncée à ${requester} : ${expected}.`,
    },
  },
  cards: {
    promise: {
      by: { "first-response": "Réponse promise", resolution: "Résolution promise" },
      late: (expected) => text`${expected}, avec du retard`,
      standsStill: {
        waiting: "Le délai est suspendu tant que nous attendons votre réponse.",
        "on-hold": "Le délai est suspendu avec le ticket.",
      },
    },
  },
};
