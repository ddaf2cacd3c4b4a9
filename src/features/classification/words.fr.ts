import type { en } from "./words.en.ts";

export const fr: typeof en = {
  forms: {
    urgencyChoice: {
      low: "Faible : cela peut attendre",
      medium: "Moyenne : le travail est ralenti",
      high: "Élevée : le travail est à l’arrêt",
    },
    title: {
      change: "Modifier le ticket",
    },
    submit: {
      change: "Modifier",
    },
  },
  buttons: {
    fill: {
      change: "Modifier le ticket",
    },
  },
  personNotes: {
    changed: (who) => `${who} a modifié le ticket :`,
    takenFromYou: (who) =>
      `${who} a changé la personne concernée par ce ticket. Il n’est plus à vous : vous n’en recevrez plus de nouvelles ici.`,
  },
  agentsNotes: {
    changed: (who) => `${who} a modifié :`,
  },
  refusals: {
    notForYourself: "Le ticket de quelqu’un d’autre ne peut pas devenir le vôtre. Ouvrez un ticket à votre nom.",
    notForAColleague:
      "C’est un agent de votre équipe, qui noterait le travail des siens. Cette personne peut ouvrir un ticket à son nom.",
  },
};
