import type { en } from "./words.en.ts";

export const fr: typeof en = {
  forms: {
    title: {
      resolve: "Résoudre le ticket",
      refuse: "Ce n’est pas réglé",
      reopen: "Rouvrir le ticket",
    },
    submit: {
      resolve: "Résoudre",
      refuse: "Envoyer",
      reopen: "Rouvrir",
    },
    text: {
      resolve: "Ce qui a été fait",
      refuse: "Qu’est-ce qui ne va toujours pas ?",
    },
    reason: {
      reopen: "Qu’est-ce qui a changé, ou que reste-t-il à faire ?",
    },
    cause: "Cause du problème",
    ifResolved: (what) => `Si c’est réglé : ${what}`,
  },
  labels: {
    cause: {
      hardware: "Matériel",
      software: "Logiciel",
      network: "Réseau",
      access: "Compte ou accès",
      configuration: "Configuration",
      usage: "Utilisation",
      supplier: "Fournisseur",
      other: "Autre",
    },
  },
  buttons: {
    press: {
      confirm: "C’est réglé, fermer",
      "send-again": "L’envoyer quand même",
    },
    fill: {
      resolve: "Résoudre",
      refuse: "Ce n’est pas réglé",
      reopen: "Rouvrir",
    },
    stillNotFixed: "Toujours pas réglé",
  },
  personNotes: {
    resolved: (who) => `${who} a résolu votre ticket :`,
    doesItWork: "Est-ce réglé ?",
    starsClose: "Est-ce réglé ? Vos étoiles ferment le ticket.",
    confirmed: "Merci, votre ticket est fermé.",
    closed: "Votre ticket est fermé.",
    confirmedBy: (who, stars) =>
      `${who} confirme que c’est réglé${stars === null ? "" : ` et donne ${stars}`} : votre ticket est fermé.`,
    closedWithFewStars: (who, stars) => `${who} a fermé votre ticket et a donné ${stars}.`,
    refused: "Toutes nos excuses. Les agents reprennent votre ticket.",
    reopened: "Le ticket est rouvert : les agents le savent.",
  },
  agentsNotes: {
    resolved: (who, cause) => `${who} a résolu le ticket. Cause : ${cause.toLowerCase()}.`,
    confirmed: (who, stars) =>
      `${who} a confirmé que c’est réglé${stars === null ? "" : ` et a donné ${stars}`}. Le ticket est fermé.`,
    closedWithFewStars: (who, stars) => `${who} a fermé le ticket et a donné ${stars}.`,
    refused: (who) => `${who} a signalé que ce n’est pas réglé :`,
    sentAgain: (who) => `${who} l’a finalement envoyé.`,
    reopened: (who) => `${who} a rouvert le ticket :`,
  },
  refusals: {
    notAllSaid: (what) => `Avant de résoudre le ticket, choisissez : ${what}.`,
    reasonMissing: "Merci de dire ce qui ne va toujours pas.",
    noSuchAttempt: "Il n’y a encore rien à noter ni à confirmer.",
    ownWork: "Vous vous en occupiez vous-même : vous ne pouvez ni confirmer ni noter.",
    tooLateToReopen:
      "Ce ticket est terminé depuis trop longtemps pour être rouvert. Ouvrez-en un nouveau : il lui sera lié.",
  },
};
