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
    noLongerNeeded: "plus nécessaire",
    undone: "juste après l’envoi",
    solved: { byYou: "Réglé par vous", byThem: "Réglé sans les agents" },
  },
  refusals: {
    undoneNoMore: (status) => `Trop tard pour revenir en arrière. Statut du ticket : ${status.toLowerCase()}.`,
    tooLateToUndo:
      "Trop tard pour revenir en arrière : les agents ont reçu votre ticket. Vous pouvez encore l’annuler :",
  },
  buttons: {
    press: {
      undo: "Annuler l’envoi",
    },
    fill: {
      reject: "Rejeter",
    },
    withdraw: {
      "solved-by-myself": "J’ai trouvé la solution",
      "no-longer-needed": "Je n’en ai plus besoin",
    },
  },
  personNotes: {
    undone: "Vous avez annulé cet envoi.",
    solved: "Réglé par vous. Merci de nous l’avoir dit ! Si cela revient, rouvrez le ticket.",
    solvedBy: (who) => `${who} a trouvé la solution. Si cela revient, rouvrez le ticket.`,
    withdrawn: "Le ticket est annulé. Si vous en avez encore besoin, rouvrez-le.",
    withdrawnBy: (who, reason) => `${who} a annulé le ticket : ${reason}. Si vous en avez encore besoin, rouvrez-le.`,
    rejected: (who) => `${who} n’a pas donné suite :`,
  },
  agentsNotes: {
    solved: (who) => `${who} a trouvé la solution.`,
    undone: (who) => `${who} a annulé sa demande juste après l’envoi.`,
    withdrawn: (who, reason) => `${who} a annulé le ticket : ${reason}.`,
    rejected: (who) => `${who} a rejeté le ticket :`,
  },
};
