import type { en } from "./words.en.ts";

export const fr: typeof en = {
  forms: {
    title: {
      reject: "Rejeter le ticket",
    },
    submit: {
      reject: "Rejeter",
    },
    reason: {
      reject: "Pour quelle raison ?",
    },
  },
  labels: {
    withdrawal: {
      "solved-by-myself": "résolu sans les agents",
      "no-longer-needed": "plus nécessaire",
    },
  },
  buttons: {
    fill: {
      reject: "Rejeter",
    },
    withdraw: {
      "solved-by-myself": "J’ai trouvé la solution",
      "no-longer-needed": "Je n’en ai plus besoin",
    },
  },
  personNotes: {
    withdrawn: "Le ticket est annulé. Si vous en avez encore besoin, rouvrez-le.",
    withdrawnBy: (who, reason) => `${who} a annulé le ticket : ${reason}. Si vous en avez encore besoin, rouvrez-le.`,
    rejected: (who) => `${who} n’a pas donné suite :`,
  },
  agentsNotes: {
    withdrawn: (who, reason) => `${who} a annulé le ticket : ${reason}.`,
    rejected: (who) => `${who} a rejeté le ticket :`,
  },
};
