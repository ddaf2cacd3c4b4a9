import { text } from "../../kernel/text.ts";
import { countingIn } from "../../kernel/counting.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");

export const fr: typeof en = {
  buttons: {
    press: {
      chase: "Relancer les agents",
    },
    whereNow: "Actualiser",
    where: "Où en est-on ?",
  },
  standing: {
    asOf: (at) => text`Mise à jour : ${at}.`,
    waits: (since) => text`En attente d’un agent. Depuis : ${since}.`,
    nextInLine: "Votre ticket est le prochain.",
    placeInLine: (place) => `Votre ticket est le ${number(place)}e de la file.`,
    offered: (who) => `${who} s’en charge, mais n’est pas là : l’équipe peut prendre la suite.`,
    yourTurn: (who) => `C’est à vous. ${who} demande :`,
    onHold: "Le ticket est suspendu :",
    onHoldUntil: (day) => `Le ticket est suspendu jusqu’au ${day} :`,
    resolved: (who) => `${who} a résolu votre ticket :`,
    closed: "Le ticket est fermé.",
    cancelled: "Le ticket est annulé.",
    closedNow: (opens) => `Nous sommes fermés ; réouverture ${opens}.`,
    closedButAlerted: "Nous sommes fermés, mais c’est critique : quelqu’un est alerté en ce moment.",
    at: (day, hour) => `${day} à ${hour}`,
    onDay: (day) => `le ${day}`,
    remindedUntil: (until) => text`Les agents ont reçu un rappel. Prochain rappel possible : ${until}.`,
  },
  personNotes: {
    chased: "C’est noté : les agents viennent de recevoir un rappel.",
    chasedBy: (who) => `${who} a envoyé un rappel aux agents.`,
    stalled: "Rien n’a bougé depuis un moment, mais votre ticket n’est pas oublié.",
    stalledWith: (who) => `${who} s’en charge.`,
    stalledInQueue: "Il attend qu’un agent le prenne.",
    stalledOnHold: "Il est toujours suspendu.",
    stalledOnHoldUntil: (day) => `Il est suspendu jusqu’au ${day}.`,
    expected: (by) => text`Résolution prévue : ${by}.`,
    reminded: (count) =>
      plural(
        count,
        "Il nous faut votre réponse pour continuer :",
        "Il nous faut toujours votre réponse pour continuer :",
      ),
    reminderOver: "Ce rappel n’est plus utile.",
    without: {
      question: (until) =>
        text`Sans réponse de votre part, le ticket sera considéré comme résolu. Date limite : ${until}.`,
      resolution: (until) =>
        text`Sans réponse de votre part, le ticket sera fermé ; vous pourrez le rouvrir. Date limite : ${until}.`,
    },
    unanswered: "Sans nouvelles de vous, nous considérons votre ticket comme résolu.",
    unansweredNext: "Ce n’est pas réglé ? Dites-le : les agents le reprennent.",
    lapsed: "Sans nouvelles de vous, nous avons fermé votre ticket.",
    lapsedOwnWork: "Vous vous en occupiez vous-même : le ticket est fermé.",
    lapsedNext: "Ce n’est pas réglé ? Dites-le : il sera rouvert.",
  },
  agentsNotes: {
    chased: (who, times) => `${who} a demandé où on en est${plural(times, "", ` (relancé ${number(times)} fois)`)}.`,
    unanswered: (requester) => `${requester} n’a pas répondu : le ticket est considéré comme résolu.`,
    lapsed: (requester) => `${requester} n’a rien dit de la résolution : le ticket est fermé, sans confirmation.`,
    lapsedOwnWork: (requester) => `${requester} s’occupait de son propre ticket : il est fermé.`,
    stalled: (requester) =>
      `Rien n’a bougé depuis un moment. ${requester} sait que son ticket n’est pas oublié : y a-t-il du nouveau à lui dire ?`,
    reminded: {
      question: (requester, count) =>
        `Rappel de la question envoyé à ${requester}${plural(count, "", ` (${number(count)} fois)`)}.`,
      resolution: (requester, count) =>
        `Demande de confirmation rappelée à ${requester}${plural(count, "", ` (${number(count)} fois)`)}.`,
    },
  },
  refusals: {
    chasedAlready: (until) => text`Les agents ont déjà reçu un rappel. Prochain rappel possible : ${until}.`,
  },
};
