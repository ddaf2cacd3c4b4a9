import { countingIn } from "../counting.ts";
import type { Phrases } from "../phrases.ts";

const { number, plural } = countingIn("fr");

export const cards: Phrases["cards"] = {
  opened: "ouvert le",
  person: {
    onIt: (who) => `${who} s’en occupe.`,
    asks: (who) => `${who} demande :`,
    resolvedBy: (who) => `par ${who}`,
    forWhom: (who) => `Pour ${who}.`,
    openedForYou: (who) => `${who} l’a ouvert pour vous.`,
    followed: (who) => `Vous suivez ce ticket de ${who}.`,
    waitingForYou: "En attente de votre réponse",
    next: {
      new: "Les agents ont reçu votre ticket. Vous saurez ici qui s’en charge.",
      "in-progress": "Vous aurez des nouvelles ici dès qu’il y en a.",
      waiting: "Répondez et le travail reprend.",
      "on-hold": "Vous saurez ici quand le travail reprend.",
      resolved: "Essayez, puis fermez le ticket ou dites ce qui ne va toujours pas.",
      closed: "Si le problème revient, rouvrez le ticket.",
      cancelled: "Si vous en avez encore besoin, rouvrez le ticket.",
    },
    resumesOn: (day) => `Le travail reprend le ${day}.`,
    rateIt: "Comment cela s’est-il passé ? Un clic suffit.",
    rejected: "Les agents n’y ont pas donné suite :",
  },
  agents: {
    nobody: "Personne pour l’instant",
    forWhom: (requester, beneficiary) => `${requester}, pour ${beneficiary}`,
    urgency: (impact, urgency) => `${impact}, urgence ${urgency.toLowerCase()}`,
    chased: (times) => plural(times, "une fois", `${number(times)} fois`),
    escalated: "Escaladé : résolu puis refusé une nouvelle fois.",
    movedTo: (queue) => `Passé dans la file « ${queue} »`,
    cancelled: (reason) => `Annulé : ${reason}`,
    question: "En attente d’une réponse à :",
    onHold: "Suspendu :",
    onHoldUntil: (day) => `Suspendu jusqu’au ${day} :`,
    resolution: (cause) => `Résolu, en attente de la confirmation du demandeur. Cause : ${cause.toLowerCase()}.`,
    steps: "Pour reproduire le problème :",
    charactersMore: (count) =>
      plural(count, "Encore un caractère", `Encore ${number(count)} caractères`) + " : la suite se lit sous « Plus… ».",
  },
};
