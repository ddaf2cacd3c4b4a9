import { de } from "../../kernel/elision.ts";
import { countingIn } from "../../kernel/counting.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");

export const fr: typeof en = {
  forms: {
    title: {
      take: "Répondre et prendre",
      reply: "Répondre au demandeur",
      answer: "Votre message",
      ask: "Question au demandeur",
      note: "Note interne",
    },
    submit: {
      take: "Répondre et prendre",
      reply: "Envoyer",
      answer: "Envoyer",
      ask: "Demander",
      note: "Ajouter",
    },
    isThatAll: "Est-ce réglé ?",
    resolvesIt: "Oui, ma réponse résout le ticket",
    causeIfResolved: "Cause, si c’est réglé",
    text: {
      reply: "Votre message au demandeur",
      answer: "Que voulez-vous dire ?",
      ask: "Votre question au demandeur",
      note: "Note pour les agents",
    },
  },
  buttons: {
    fill: {
      take: "Répondre et prendre",
      reply: "Répondre",
      answer: "Répondre",
      ask: "Poser une question",
      note: "Note interne",
    },
    addDetails: "Ajouter des précisions",
    sendAsNew: "Envoyer en nouveau ticket",
    addHere: "Ajouter ici",
    sendCorrection: "Envoyer la correction",
    sendDoubted: "Envoyer quand même",
    changeWords: "Modifier…",
    keepInternal: "Garder en interne",
    sendAnyway: {
      answer: "L’envoyer aux agents",
      reply: "L’envoyer au demandeur",
      replyTo: (who) => `L’envoyer à ${who}`,
      replyAndTake: "L’envoyer et prendre le ticket",
      note: "En faire une note interne",
    },
  },
  personNotes: {
    asked: (who) => `${who} a une question pour vous :`,
    replied: (who) => `${who} vous écrit :`,
    replyCorrected: (who) => `${who} a corrigé son message :`,
    added: "Ajouté au ticket :",
    addedBy: (who) => `${who} ajoute :`,
    takenBackToo: "Vous avez annulé cet envoi avec celui du ticket.",
    takenBackTooBy: (who) => `${who} a annulé cet envoi avec celui du ticket.`,
    stillNotFixed: "C’est transmis aux agents. Le problème est-il toujours là ?",
    saidAfterTakenBack:
      "L’envoi de ce ticket a été annulé : personne ne s’en occupe. Envoyez-le quand même s’il y a encore quelque chose à faire.",
    saidAfterEnd:
      "C’est transmis aux agents, mais plus personne n’y travaille. Rouvrez le ticket s’il y a encore quelque chose à faire.",
  },
  agentsNotes: {
    asked: (who, requester) => `${who} a demandé à ${requester} :`,
    replied: (who, requester) => `${who} a répondu à ${requester} :`,
    answered: (who) => `${who} a écrit :`,
    replyCorrected: (who, requester) => `${who} a envoyé une correction à ${requester} :`,
    takenBackTooBy: (who) => `${who} a annulé cet envoi avec celui du ticket.`,
    corrected: (who) => `${who} a corrigé un message :`,
    noteCorrected: (who) => `🔒 ${who} a corrigé une note interne :`,
    noted: (who) => `🔒 Note interne ${de(who)} :`,
  },
  whispers: {
    place: "À quoi cela se rapporte-t-il ?",
    placeOrNew: {
      incident: "Désolé pour ce souci. Est-ce nouveau, ou lié à l’un de vos tickets ?",
      request: "C’est noté. Est-ce nouveau, ou lié à l’un de vos tickets ?",
      question: "Bonne question. Est-elle nouvelle, ou liée à l’un de vos tickets ?",
    },
    placeWhich: "Dites-moi : est-ce nouveau, ou lié à l’un de ces tickets ?",
    placeInWords: "Vous pouvez aussi répondre « nouveau », ou la référence du ticket.",
    newWouldBe: (kind) => `Un nouveau ticket partirait en : ${kind}.`,
    placeElsewhere: "Ouvrez le ticket depuis votre liste et choisissez « Ajouter des précisions ».",
    notSentTitle: "Rien n’est parti",
    notSent: "Rien n’a été envoyé. Vous aviez écrit :",
    placed: (ticket) => `Ajouté à ${ticket}.`,
    correctionAdded: (ticket) => `Les agents ont aussi votre correction : ${ticket}.`,
    relayed: (who) => `Envoyé à ${who}.`,
    amongAgents: (who) => `🔒 Seuls les agents lisent ceci, et non ${who} :`,
    correctionNotSent: (who) => `${who} a toujours votre premier message. Envoyer aussi le nouveau ?`,
    leavesAt: (who, clock) => `Envoi à ${who} prévu à ${clock}.`,
    resolvesThen: "Cet envoi résout aussi le ticket.",
    leavesSoon: (who, seconds) =>
      `Envoi à ${who} dans ${plural(seconds, "une seconde", `${number(seconds)} secondes`)}.`,
    takenBack: (who) => `Rien n’est parti. ${who} n’en a rien reçu.`,
    tooLateToTakeBack: (who) => `Trop tard pour annuler l’envoi : ${who} a déjà reçu le message.`,
    replyOfMissingTime: (ticket) =>
      `${ticket} : j’ai été restauré depuis une sauvegarde pendant que ce message attendait son envoi au demandeur. Je ne sais pas s’il est parti. Vous aviez écrit :`,
    unreadNow: (ticket) => `Vous n’avez plus accès à ${ticket}.`,
    replyStayed: {
      "not-taken": (ticket) => `${ticket} a changé avant l’envoi de votre réponse.`,
      "others-read": (ticket, who) =>
        `${ticket} s’adresse maintenant à ${who}. Votre réponse était destinée à quelqu’un d’autre.`,
      "requester-spoke": (ticket) =>
        `Un nouveau message est arrivé sur ${ticket}. Votre réponse l’aurait résolu sans en tenir compte.`,
      corrected: (ticket) => `${ticket} : le message destiné au demandeur a été modifié avant son envoi.`,
      deleted: (ticket) => `${ticket} : le message destiné au demandeur a été supprimé. Rien n’est envoyé.`,
    },
    sendAgainIfSo: "Si oui, envoyez-le à nouveau.",
    doubted: {
      "says-internal": (who) => `Ce message commence comme une note interne. Est-il bien pour ${who} ?`,
      "names-other": (who) => `Ce message nomme une personne étrangère au ticket. Est-il bien pour ${who} ?`,
      "requester-spoke": () =>
        "Un nouveau message est arrivé entre-temps. Votre réponse résout-elle quand même le ticket ?",
      secret: (who) => `Ce message semble contenir un mot de passe ou une clé. Est-il bien pour ${who} ?`,
    },
    threadLost:
      "Je ne connais plus ce fil : il date d’une période perdue lors de ma restauration depuis une sauvegarde. Ce que vous y écrivez ne rejoint aucun ticket.",
    nothingToSend: "Ce message ne contient ni texte ni fichier. Il n’y a rien à envoyer.",
    wordsTakenBack: "Vous avez supprimé votre message : rien n’est envoyé.",
    editedIsNoCommand: "Je n’exécute pas un message modifié. Merci de l’envoyer comme nouveau message.",
    cannotUnsend: (who) =>
      `Je ne peux pas reprendre un message envoyé. Celui-ci est déjà chez ${who ?? "les agents"} :`,
    sendRight: "Envoyez ensuite ce que vous vouliez dire : les deux seront lus.",
    orCancel: "Ou annulez tout le ticket :",
    wordsGone: "Je ne sais plus à quoi cela se rapporte. Merci de l’écrire à nouveau.",
  },
};
