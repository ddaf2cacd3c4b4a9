import type { en } from "./words.en.ts";

export const fr: typeof en = {
  forms: {
    urgencyChoice: {
      low: "Faible : cela peut attendre",
      medium: "Moyenne : le travail est ralenti",
      high: "Élevée : le travail est à l’arrêt",
    },
    title: {
      change: "Modifier la fiche",
    },
    submit: {
      change: "Modifier",
    },
  },
  buttons: {
    fill: {
      change: "Modifier la fiche",
    },
  },
  personNotes: {
    changed: (who) => `${who} a modifié le ticket :`,
  },
  agentsNotes: {
    changed: (who) => `${who} a modifié :`,
  },
  refusals: {
    notForYourself: "Le ticket de quelqu’un d’autre ne peut pas devenir le vôtre. Ouvrez un ticket à votre nom.",
  },
};
