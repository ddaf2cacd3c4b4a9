import { countingIn } from "../../kernel/counting.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");

export const fr: typeof en = {
  forms: {
    title: {
      "make-private": "Rendre confidentiel",
      "open-up": "Lever la confidentialité",
    },
    submit: {
      "make-private": "Rendre confidentiel",
      "open-up": "Lever",
    },
    reason: {
      "open-up": "Pourquoi n’a-t-il plus à être confidentiel ?",
    },
  },
  buttons: {
    press: {
      "make-private": "Rendre confidentiel",
    },
    fill: {
      "make-private": "Rendre confidentiel…",
      "open-up": "Lever la confidentialité…",
    },
  },
  personNotes: {
    madePrivate: (queue) =>
      `Votre ticket est désormais confidentiel. Seules les personnes qu’il concerne, ainsi que les agents et les responsables de la file « ${queue} » le lisent.`,
    openedUp: (queue) =>
      `Votre ticket n’est plus confidentiel. Il figure dans le canal des agents de la file « ${queue} », comme les autres.`,
    noLongerFollowed: "Ce ticket est désormais confidentiel. Vous ne le suivez plus.",
  },
  agentsNotes: {
    openedUp: (who) => `${who} indique que ce ticket n’a plus à être confidentiel :`,
  },
  privacy: {
    ticket: "Ticket confidentiel",
    news: "Il y a du nouveau. Ouvrez-le pour le lire.",
    readAlone:
      "Vous êtes la seule personne à voir ceci. Dans le canal ne figurent que sa référence, sa file, son statut et son ancienneté.",
    readBy: (queue) =>
      `Confidentiel : lu par ceux qu’il concerne, ainsi que par les agents et les responsables de la file « ${queue} ».`,
    readByAsked: (queue, people) =>
      `Confidentiel : lu par ceux qu’il concerne, par les agents et les responsables de la file « ${queue} », et par ${people} jusqu’à l’accord.`,
    soFar: "Ce qui s’est dit jusqu’ici :",
    earlier: (count) =>
      plural(
        count,
        "Un message plus ancien n’est pas affiché ici.",
        `${number(count)} messages plus anciens ne sont pas affichés ici.`,
      ),
    whoReads: (people, queue) =>
      `Seuls ${people}, ainsi que les agents et les responsables de la file « ${queue} » le liront, chacun de son côté. Plus personne ne le suit. Les administrateurs n’en lisent rien.`,
    tidied:
      "Dans les canaux, je garde sa référence, sa file, son statut et son ancienneté. J’y supprime mes autres messages et mes fichiers à son sujet.",
    stays:
      "Je ne peux pas reprendre ce que chacun a écrit dans le fil, ni ce qui a déjà été lu, copié, exporté ou notifié. Un article publié à partir de ce ticket et une réponse type gardée restent. Un ancien bilan de la journée peut encore le nommer. Votre espace de travail peut conserver ce qui est supprimé.",
    noPrivateQueue: "Un ticket confidentiel ne va que dans une file confidentielle, et il n’y en a pas d’autre.",
    closesOff: (queues) =>
      `Confidentiel : ${queues}. Un ticket qui y est déplacé devient confidentiel, et vous ne pouvez plus le lire, sauf si vous y êtes agent.`,
    opensUp: (queue) =>
      `Son titre et son contenu figureront de nouveau dans le canal des agents de la file « ${queue} ». Les administrateurs pourront les lire. Ce qui a été supprimé ne revient pas.`,
    inForm: {
      label: "Qui le lit ?",
      usual: "Le support, comme d’habitude",
      service: (queue) => `🔒 Confidentiel : seuls les agents et les responsables de la file « ${queue} » le lisent.`,
      serviceApproved: (queue) =>
        `🔒 Confidentiel : seuls les agents et les responsables de la file « ${queue} » le lisent, ainsi que les personnes dont l’accord est demandé.`,
      elsewhere: (parts) => `📣 D’autres lisent les réponses nécessaires à leur partie : ${parts}.`,
      apart: {
        of: (queue) => `de la file « ${queue} »`,
        question: (label) => `« ${label} »`,
        says: (queues, questions) =>
          `🔒 Seuls les agents et les responsables ${queues} lisent ce que vous répondez à ${questions}.`,
      },
      only: (queue) => `Seulement « ${queue} » : il reste confidentiel`,
      unserved: (queue) =>
        `Personne ne s’occupe encore de la file « ${queue} » : personne ne lirait ceci. Choisissez plutôt l’autre réponse.`,
    },
    notYet: (queue) =>
      `C’est confidentiel, réservé à la file « ${queue} », et personne ne s’en occupe en ce moment. Rien n’a été envoyé, et ce que vous avez écrit est conservé. Prévenez un administrateur, puis réessayez.`,
    noTicketYet: (queue) =>
      `Je n’ai pas créé de ticket : il serait confidentiel, réservé à la file « ${queue} », et personne ne s’en occupe en ce moment. Prévenez un administrateur, puis réessayez.`,
  },
  refusals: {
    privateQueue: (queue) =>
      `Tous les tickets de la file « ${queue} » sont confidentiels. Seules les règles du support peuvent y changer quelque chose.`,
    notPrivateThere: (queue) =>
      `Ce ticket est confidentiel, et la file « ${queue} » ne l’est pas. Un responsable peut d’abord indiquer qu’il n’a plus à l’être.`,
  },
};
