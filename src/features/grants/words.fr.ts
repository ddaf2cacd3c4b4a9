import type { en } from "./words.en.ts";

export const fr: typeof en = {
  grants: {
    givenUntil: "Accordé jusqu’au",
    givenUntilHint: "Laissez vide si vous n’accordez rien.",
    extends: (reference) => `Pour garder ce qui vous a été accordé (${reference}). Choisissez un autre dernier jour.`,
    extend: "Garder plus longtemps…",
    yours: (day) => `À vous jusqu’au ${day}`,
    held: (day) => `Accordé jusqu’au ${day}`,
    toTakeBack: (day) => `Accordé jusqu’au ${day}, à reprendre`,
    takenBack: "Repris",
    takeBackTitle: (title) => `À reprendre : ${title}`,
    takeBackOnDay: (reference, day) =>
      `Accordé par ${reference} jusqu’au ${day}. Marquez ce ticket comme résolu une fois la reprise faite.`,
    takeBackEarly: (reference) =>
      `Accordé par ${reference}, et devenu inutile. Marquez ce ticket comme résolu une fois la reprise faite.`,
    extended: (day) => `C’est finalement accordé jusqu’au ${day}.`,
    list: {
      yours: "Ce que vous avez jusqu’à une date",
      ofQueues: "Accordé par vos files",
      none: "Vous n’avez rien qui se termine à une date. Ce que vous empruntez ou utilisez pour un temps figurera ici.",
      until: (day) => `jusqu’au ${day}`,
      overdue: (day) => `en retard depuis le ${day}`,
      givenBack: (day) => `jusqu’au ${day}, reprise en cours`,
    },
  },
  buttons: { press: { "give-back": "Je n’en ai plus besoin" } },
  personNotes: {
    given: (day) => `C’est à vous jusqu’au ${day}.`,
    remindedBefore: (days) => `Un rappel vous sera envoyé ${days === 1 ? "la veille" : `${days} jours avant`}.`,
    endsOn: (day) => `Fin prévue le ${day}. En avez-vous encore besoin ?`,
    endWasOn: (day) => `La fin était prévue le ${day}.`,
    givingBack: "Merci. Un agent confirmera une fois la reprise faite.",
    givenBackBy: (who) => `${who} n’en a plus besoin. Un agent s’occupe de la reprise.`,
  },
  agentsNotes: {
    given: (who, day) => `${who} l’a accordé jusqu’au ${day}.`,
    extendedBy: (who, day, reference) => `${who} l’a prolongé jusqu’au ${day} (${reference}).`,
    endReminded: (who, day) => `Rappel envoyé à ${who} : fin prévue le ${day}.`,
    hasEnded: "Le dernier jour est arrivé : un ticket de reprise est dans la file.",
    givenBack: (who) => `${who} n’en a plus besoin : un ticket de reprise est dans la file.`,
    takenBack: (who) => `${who} a confirmé la reprise.`,
  },
  refusals: {
    notHeld: "Vous ne l’avez plus, ou un agent s’occupe déjà de la reprise.",
    notTakenBack:
      "La reprise reste à faire. Marquez ce ticket comme résolu une fois qu’elle est faite, ou laissez la personne demander à garder plus longtemps.",
    endedBefore: (day) =>
      `La fin serait le ${day}, qui est passé. Appuyez sur « Résoudre » et choisissez un autre jour.`,
  },
};
