import type { en } from "./words.en.ts";

export const fr: typeof en = {
  emoji: {
    under: {
      made: (reference, who) => `Ce message est devenu le ticket ${reference}, pour ${who}.`,
      next: "La suite se passe dans vos propres conversations avec moi.",
      undo: "Pour l’annuler, retirez l’émoji ou appuyez sur « Annuler l’envoi » dans la minute.",
      undone: "Annulé : ce message n’est pas un ticket.",
    },
    mayNot: {
      author: (emoji) => `${emoji} crée un ticket quand l’auteur du message ou un agent l’ajoute.`,
      agents: (emoji) => `${emoji} crée un ticket quand un agent l’ajoute.`,
    },
    mayNotHint: "Vous pouvez en créer un : choisissez « Create a ticket » dans le menu du message.",
    inMenu: {
      author: "Seuls l’auteur du message et les agents peuvent le faire.",
      agents: "Seuls les agents peuvent le faire.",
    },
    claimed: (title) => `« ${title} » est à vous.`,
    claimFirst: (title) => `Personne n’a encore pris « ${title} ». Prenez-le d’abord, puis dites ce qui a été fait.`,
    takeBack: { undo: "Annuler le ticket", release: "Remettre dans la file" },
    unread: {
      gone: "Je n’ai pas créé de ticket : le message n’existe plus.",
      notAllowed: "Je n’ai pas créé de ticket : je n’ai pas le droit de lire les messages à cet endroit.",
      empty: "Je n’ai pas créé de ticket : le message ne contient pas de texte.",
      tooOften: "Je n’ai pas créé de ticket : le message n’a pas pu être lu.",
    },
    unreadHint: "Écrivez-le-moi plutôt en quelques mots.",
    offerUndo: (reference) => `Vous avez retiré l’émoji. Dois-je aussi annuler ${reference} ?`,
    offerRelease: (reference) => `Vous avez retiré l’émoji. Dois-je remettre ${reference} dans la file ?`,
    whatWasDone: (title) => `Qu’avez-vous fait pour « ${title} » ?`,
    articleOfTicket: (title) => `On écrit un article à partir de « ${title} » ?`,
    articleOfThread: "On écrit un article à partir de ce fil ? Ce qui s’y est dit est déjà dans le formulaire.",
    noThread: "Je ne peux pas lire ce fil : je n’ai pas commencé d’article.",
    noTicket: "Ce message n’est pas devenu un ticket, ou vous ne pouvez pas le lire.",
    noTicketHint: "« Nouveau ticket », dans le menu du message, en crée un.",
    switchedOff: "Ce centre d’assistance n’utilise pas cette entrée du menu.",
  },
};
