import type { en } from "./words.en.ts";

export const fr: typeof en = {
  forms: {
    title: {
      rate: "Votre note",
    },
    submit: {
      rate: "Envoyer",
    },
    text: {
      comment: "Voulez-vous ajouter quelque chose ?",
    },
    stars: "Note",
    whatBetter: "Qu’est-ce qui aurait dû mieux se passer ?",
    starChoice: {
      5: "★★★★★ Très bien",
      4: "★★★★☆ Bien",
      3: "★★★☆☆ Moyen",
      2: "★★☆☆☆ Décevant",
      1: "★☆☆☆☆ Très décevant",
    },
  },
  buttons: {
    fill: {
      rate: "Modifier ma note",
    },
    addComment: "Ajouter un commentaire",
    rate: "Donner une note",
    sayWhat: "Nous le dire",
  },
  personNotes: {
    howWasIt: "Comment cela s’est-il passé ?",
    rated: (stars) => `${stars} Merci !`,
    criteria: "Si vous voulez, en un geste chacun :",
    ratedLow: (stars) => `${stars} Toutes nos excuses. Qu’est-ce qui aurait dû mieux se passer ?`,
    ratedLowWithWords: (stars) => `${stars} Toutes nos excuses, et merci de nous l’avoir dit. Vous avez écrit :`,
  },
  ratings: {
    leads: {
      fewStars: (who, stars) => `${who} a donné ${stars}.`,
      resolvedBy: (who) => `Résolu par ${who}`,
      unreached: "Je n’arrive à joindre aucun responsable de cette file : ce message est donc pour vous.",
    },
  },
  refusals: {
    workedOn: "Vous vous en occupiez vous-même : vous ne pouvez pas le noter.",
    refusedAlready: "Quelqu’un a déjà dit que ce n’est pas réglé : le ticket reste ouvert.",
    alreadyRated: (who, stars) => `${who} a déjà donné une note : ${stars}.`,
  },
  agentsNotes: {
    rated: (who, stars, count) => `${who} a donné ${stars} (${count}/5).`,
  },
};
