import type { en } from "./words.en.ts";

export const fr: typeof en = {
  forms: {
    title: {
      hold: "Suspendre le ticket",
    },
    submit: {
      hold: "Suspendre",
    },
    reason: {
      hold: "Pour quelle raison ?",
    },
    resumeOn: "Quand le travail reprend-il ?",
    statusIs: "Où en est-il ?",
  },
  buttons: {
    press: {
      resume: "Reprendre",
    },
    fill: {
      hold: "Suspendre",
    },
  },
  refusals: {
    holdTooLong: (priority, day) =>
      `Un ${priority} peut être suspendu jusqu’au ${day} au plus tard. Choisissez un jour plus proche, ou n’en indiquez pas.`,
    holdUntilClosed: (day, next) => `Personne ne travaille le ${day}. Le prochain jour ouvré est le ${next}.`,
    holdUnexplained: "Dites pourquoi, ou choisissez un statut qui le dit.",
    noSuchStatus: "Ce statut n’existe plus pour ce ticket. Choisissez-en un autre sous « Plus… ».",
  },
  personNotes: {
    held: "Votre ticket est suspendu :",
    heldUntil: (day) => `Votre ticket est suspendu jusqu’au ${day} :`,
    resumed: "Nous avons repris votre ticket.",
    statusSet: (status) => `Où en est votre ticket : ${status}.`,
  },
  agentsNotes: {
    held: (who) => `${who} a suspendu le ticket :`,
    heldUntil: (who, day) => `${who} a suspendu le ticket jusqu’au ${day} :`,
    resumed: (who) => `${who} a repris le travail.`,
    statusSet: (who, status) => `${who} a noté : ${status}.`,
    statusSetUntil: (who, status, day) => `${who} a noté : ${status}, jusqu’au ${day}.`,
    statusUsual: (who) => `${who} a remis le statut habituel.`,
    resumedOnDate: "Reprise prévue aujourd’hui : on s’y remet.",
  },
};
