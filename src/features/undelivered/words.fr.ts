import type { en } from "./words.en.ts";

export const fr: typeof en = {
  agentsNotes: {
    undelivered: (who) => `⚠️ Le dernier message n’est pas parvenu à ${who}.`,
    undeliveredHere: "⚠️ Un message n’a pas pu être publié dans un canal des agents.",
    because: {
      "bot-not-in-channel": "Le bot n’est pas dans ce canal : invitez-le.",
      "channel-archived": "Le canal est archivé : désarchivez-le ou choisissez-en un autre.",
      "conversation-not-found": "La conversation n’existe plus : passez par un autre moyen.",
      "app-not-installed":
        "L’application n’est pas installée chez cette personne : demandez-le à un administrateur, ou appelez-la.",
      blocked:
        "Cette personne a bloqué le bot, ou ne peut pas recevoir de messages : appelez-la ou écrivez-lui un e-mail.",
      "not-allowed":
        "Une règle de l’espace de travail empêche le bot de lui écrire : demandez à un administrateur, ou appelez-la.",
      "account-closed": "Son compte est fermé : joignez cette personne autrement, ou mettez fin au ticket.",
      "too-long": "Le message était trop long : récrivez-le en plus court.",
      "no-answer": "Sa messagerie n’a pas répondu de toute une journée : joignez cette personne autrement.",
      "refused-by-platform": "La plateforme l’a refusé : passez par un autre moyen.",
      "desk-fault": "Le bot n’a pas pu l’envoyer, son journal dit pourquoi. Passez par un autre moyen.",
    },
    becauseUnknown: "La raison n’est pas connue : passez par un autre moyen.",
  },
};
