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
    changeAnswers: "Modifier les réponses",
  },
  personNotes: {
    changed: (who) => `${who} a modifié le ticket :`,
    answersChanged: (who) => `${who} a corrigé la demande :`,
    takenFromYou: (who) =>
      `${who} a changé la personne concernée par ce ticket. Il n’est plus à vous : vous n’en recevrez plus de nouvelles ici.`,
  },
  agentsNotes: {
    changed: (who) => `${who} a modifié :`,
    answersChanged: (who) => `${who} a corrigé la demande :`,
  },
  answers: {
    title: "Modifier les réponses",
    asksAgain: "Si vous la modifiez, la demande devra de nouveau être approuvée.",
    save: "Enregistrer",
    gone: "Ce service n’est plus proposé : son formulaire ne s’ouvre plus. Écrivez sous la carte ce qu’il faut corriger, les agents s’en occuperont.",
    goneForAgents:
      "Ce service n’est plus proposé : son formulaire ne s’ouvre plus. Laissez une note avec la bonne réponse.",
  },
  refusals: {
    answeredMeanwhile:
      "Quelqu’un a modifié cette réponse depuis que vous avez ouvert le formulaire. Ouvrez-le de nouveau pour la voir.",
    notForYourself: "Le ticket de quelqu’un d’autre ne peut pas devenir le vôtre. Ouvrez un ticket à votre nom.",
    notForAColleague:
      "C’est un agent de votre équipe, qui noterait le travail des siens. Cette personne peut ouvrir un ticket à son nom.",
  },
};
