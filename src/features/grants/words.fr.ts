import type { en } from "./words.en.ts";

export const fr: typeof en = {
  grants: {
    givenUntil: "Accordé jusqu’au",
    givenUntilHint: "Laissez vide si vous n’accordez rien.",
    extends: (reference) => `Pour garder ce qui vous a été accordé (${reference}). Choisissez un autre dernier jour.`,
    extend: "Garder plus longtemps…",
    yours: (day) => `À vous jusqu’au ${day}`,
    held: (day) => `Accordé jusqu’au ${day}`,
    heldNow: (day) => `Déjà accordé jusqu’au ${day} ; cette demande est pour plus longtemps`,
    yoursNow: (day) => `À vous jusqu’au ${day}, quelle que soit la réponse`,
    toTakeBack: (day) => `Accordé jusqu’au ${day}, à reprendre`,
    toBringBack: (day) => `C’était à vous jusqu’au ${day}`,
    toConfirm: (day) => `Accordé jusqu’au ${day}, reprise en cours`,
    takenBack: "Repris",
    takeBackTitle: (title) => `À reprendre : ${title}`,
    takeBackOnDay: (reference, day) =>
      `Accordé par ${reference} jusqu’au ${day}. Marquez ce ticket comme résolu une fois la reprise faite.`,
    takeBackUnneeded: (reference) =>
      `Accordé par ${reference}, et devenu inutile. Marquez ce ticket comme résolu une fois la reprise faite.`,
    takeBackEarly: (reference, day) =>
      `Accordé par ${reference} jusqu’au ${day}, à reprendre avant. Marquez ce ticket comme résolu une fois la reprise faite.`,
    toReturnTitle: (title) => `À rendre : ${title}`,
    howTakenBack: "Comment la reprise s’est faite",
    isBack: "C’est revenu.",
    keptLonger: "Vous pouvez le garder plus longtemps : rien à rendre pour le moment.",
    laterDay: (day) => `Vous l’avez déjà jusqu’au ${day}. Choisissez un jour plus tardif.`,
    askedAlready: (reference) =>
      `Vous avez déjà demandé à le garder plus longtemps (${reference}). Attendez d’abord la réponse.`,
    extended: (day) => `C’est finalement accordé jusqu’au ${day}.`,
    list: {
      yours: "Ce que vous avez jusqu’à une date",
      ofQueues: "Accordé par vos files",
      none: "Vous n’avez rien qui se termine à une date. Ce que vous empruntez ou utilisez pour un temps figurera ici.",
      until: (day) => `jusqu’au ${day}`,
      overdue: (day) => `en retard : fin prévue le ${day}`,
      givenBack: (day) => `jusqu’au ${day}, reprise en cours`,
      takeBack: "Voir la reprise",
    },
  },
  buttons: {
    press: { "give-back": "Je peux le rendre", returned: "C’est rendu", "ask-back": "Reprendre maintenant" },
  },
  personNotes: {
    given: (day) => `C’est à vous jusqu’au ${day}.`,
    remindedBefore: (days) => `Un rappel vous sera envoyé ${days === 1 ? "la veille" : `${days} jours avant`}.`,
    endsOn: (day) => `Fin prévue le ${day}. En avez-vous encore besoin ?`,
    endWasOn: (day) => `La fin était prévue le ${day}.`,
    givingBack: "Merci. Un agent confirmera une fois la reprise faite.",
    givenBackBy: (who) => `${who} n’en a plus besoin. Un agent s’occupe de la reprise.`,
    dayHasCome: (day) => `La date est arrivée : c’était à vous jusqu’au ${day}.`,
    neededEarly: (day) => `Désolés, nous devons le reprendre dès maintenant, sans attendre le ${day}.`,
    cancelledGiven: "Votre ticket est annulé, et ce qu’il vous a accordé est à rendre maintenant.",
    notBackYet: "Ce n’est pas terminé : les agents ne l’ont pas encore récupéré.",
    bringItBack:
      "Si c’est un objet emprunté, rapportez-le et dites-le-nous ici. Si c’est un accès, vous n’avez rien à faire : les agents y mettent fin.",
    returning: "Merci de l’avoir rendu ! Un agent confirmera la reprise.",
    returnedBy: (who) => `${who} indique que c’est rendu. Un agent confirmera la reprise.`,
    isBack: "La reprise est faite, merci ! Vous n’avez plus rien à faire.",
    stillYours: (day) => `Ce que vous avez reste à vous jusqu’au ${day}.`,
  },
  agentsNotes: {
    given: (who, day) => `${who} l’a accordé jusqu’au ${day}.`,
    extendedBy: (who, day, reference) => `${who} l’a prolongé jusqu’au ${day} (${reference}).`,
    endReminded: (who, day) => `Rappel envoyé à ${who} : fin prévue le ${day}.`,
    askedBack: (who) => `${who} souhaite le reprendre : un ticket de reprise est dans la file.`,
    cancelledGiven: "C’était déjà accordé : un ticket de reprise est dans la file.",
    returned: (who) =>
      `${who} indique que c’est rendu. Marquez le ticket de reprise comme résolu dès que vous l’avez récupéré.`,
    notBack: (who) => `${who} indique que ce n’est pas revenu : le ticket de reprise est de nouveau ouvert.`,
    hasEnded: "Le dernier jour est arrivé : un ticket de reprise est dans la file.",
    givenBack: (who) => `${who} n’en a plus besoin : un ticket de reprise est dans la file.`,
    takenBack: (who) => `${who} a confirmé la reprise.`,
  },
  refusals: {
    keptLonger: (day) => `C’est finalement accordé jusqu’au ${day} : il n’y a rien à reprendre.`,
    anotherThing: "Ce ticket porte sur ce qui est déjà accordé. Pour autre chose, ouvrez-en un autre.",
    notHeld: "Plus personne ne l’a, ou la reprise est déjà en cours.",
    approvedUntil: (day) =>
      `L’accord vaut jusqu’au ${day}, pas au-delà. Choisissez ce jour ou un jour plus tôt ; pour plus longtemps, la personne demande à le garder.`,
    askedOtherwise: (day) =>
      `La demande a changé entre-temps : elle va maintenant jusqu’au ${day}. Choisissez de nouveau le jour.`,
    notTakenBack:
      "La reprise reste à faire. Marquez ce ticket comme résolu une fois qu’elle est faite, ou laissez la personne demander à garder plus longtemps.",
    endedBefore: (day) =>
      `La fin serait le ${day}, qui est passé. Prenez le ticket s’il est libre, puis appuyez sur « Résoudre » et choisissez un autre jour.`,
  },
};
