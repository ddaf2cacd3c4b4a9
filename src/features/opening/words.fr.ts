import { de } from "../../kernel/elision.ts";
import { text } from "../../kernel/text.ts";
import type { en } from "./words.en.ts";

export const fr: typeof en = {
  forms: {
    newTicket: {
      title: "Nouveau ticket",
      submit: "Envoyer",
      followUp: (reference) => `Ce ticket fait suite à ${reference}.`,
      unclear: (who) => `Choisissez plus bas qui est « ${who} », ou laissez le champ vide si le ticket est pour vous.`,
      titleLabel: "De quoi s’agit-il ?",
      titleHint: "En quelques mots",
      kind: "Comment pouvons-nous aider ?",
      kindChoice: {
        incident: "Quelque chose ne marche pas",
        request: "J’ai besoin de quelque chose",
        question: "J’ai une question",
      },
      service: "Service ou application",
      urgency: "Est-ce urgent ?",
      impact: "Qui est concerné ?",
      description: "Décrivez le problème ou votre besoin",
      beneficiary: "Est-ce pour quelqu’un d’autre ?",
      beneficiaryHint: "Cette personne suivra le ticket comme vous.",
      device: "Poste ou numéro d’inventaire",
      phone: "Téléphone où vous joindre",
      steps: "Comment reproduire le problème ?",
      stepsHint: "Pas à pas, si possible",
    },
  },
  buttons: {
    newTicket: "Nouveau ticket",
    notThisOne: "Pas celui-ci",
    sendAsItIs: "Envoyer tel quel",
    sendFor: (who) => `Envoyer pour ${who}`,
    itIsForMe: "C’est pour moi",
    chooseInForm: "Choisir dans le formulaire",
    addToIt: "Compléter",
    followUp: "Ouvrir un ticket de suite",
  },
  whispers: {
    offerTicket: {
      incident: "Désolé pour ce souci. J’en fais un ticket ?",
      request: "C’est noté. J’en fais un ticket ?",
      question: "Bonne question. J’en fais un ticket ?",
    },
    offerService: (service, isTrouble) =>
      `${isTrouble ? "Désolé pour ce souci" : "Avec plaisir"}. J’ouvre le formulaire « ${service} » ?`,
    notPrivateAsItIs: (service) =>
      `« ${service} » est confidentiel : seules les personnes qui s’en chargent le lisent. Envoyé tel quel, tous les agents le peuvent.`,
    privateAsItIs: (queue) =>
      `Envoyé tel quel, c’est confidentiel : seuls le lisent ceux qu’il concerne, ainsi que les agents et les responsables de la file « ${queue} ».`,
    offerTicketFor: (who) => text`J’ouvre un ticket pour ${who} ?`,
    whoIsMeant: (who) => `Je ne sais pas qui est « ${who} ». Pour qui est ce ticket ?`,
    cannotWriteTo: (who) =>
      `Je ne peux pas écrire à ${who} : rien n’est parti. Choisissez un collègue dans le formulaire.`,
    cannotTellWho: (who) =>
      `Je ne sais pas encore qui est ${who} : rien n’est parti. Réessayez dans une minute, ou choisissez dans le formulaire.`,
    urgentInForm: "Vous pouvez préciser l’urgence dans le formulaire.",
    sentAsKind: (kind) => `Type : ${kind}. Changer pour :`,
    sent: (title) => `📬 Envoyé : ${title}`,
    sentNext: "Vous verrez ici qui s’en charge",
    sentNextApproval: "Il faut d’abord un accord. Vous le verrez ici dès qu’il est donné",
    sentAs: (reference) => `C’est envoyé. Votre ticket : ${reference}.`,
    sentBefore: {
      both: (reference) => `Vous aviez déjà envoyé ce formulaire avec d’autres mots : ${reference} a reçu les deux.`,
      another: (before, now) =>
        `Vous aviez déjà envoyé ce formulaire : c’est ${before}. ${now} est un ticket de plus : annulez celui qui est en trop.`,
    },
    sentAlready: (reference) =>
      `C’est déjà envoyé. Votre ticket : ${reference}. J’y ajoute ce que vous venez d’écrire ?`,
    opened: (reference) => `Le ticket ${reference} est ouvert. Les agents l’ont reçu.`,
    openedForApproval: (reference) =>
      `Le ticket ${reference} est ouvert. Il faut d’abord un accord, puis les agents s’en occuperont.`,
    oneOfMany: (count, withdraw) =>
      `Vous avez ouvert ${count} tickets en dix minutes. S’agit-il d’une seule et même chose ? Alors ce ticket suffit : ajoutez-y tout ce que vous savez, et choisissez « ${withdraw} » sur les autres.`,
    filesGoTo: (count, reference) =>
      `Je ${count === 1 ? "l’ajoute" : "les ajoute"} à ${reference} dans une demi-minute.`,
    filesWent: (reference) =>
      `Les agents du ticket ${reference} l’ont déjà. S’il s’agit d’autre chose, dites-le-leur là-bas, puis renvoyez-le avec le bon ticket.`,
    filesNotAdded: (reference) =>
      `Un souci a empêché d’ajouter vos fichiers au ticket ${reference}. Merci de les renvoyer sous sa carte.`,
    filesComeAlong: "Les fichiers accompagnent le ticket.",
    filesStayThere:
      "Les fichiers et images du message ne suivent pas : Teams ne me les remet pas. Envoyez-les dans notre conversation.",
    openedOf: (reference, who) =>
      `Le ticket ${reference} est ouvert. Il reprend un message ${de(who)}, qui en est le demandeur.`,
    openedOfNext: "La suite n’est lue que par cette personne et les agents du ticket.",
    openedFollow: "Suivez-le sur sa carte, dans notre conversation.",
  },
};
