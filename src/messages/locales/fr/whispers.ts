import { bold, text } from "../../text.ts";
import type { Phrases } from "../phrases.ts";

export const whispers: Phrases["whispers"] = {
  help: {
    intro: "Dites-nous ce qui ne va pas ou ce qu’il vous faut : vous suivrez votre demande ici.",
    how: {
      slack: {
        open: text`${bold("/ticket")} ouvre un nouveau ticket ; les mots qui suivent deviennent son titre.`,
        list: text`${bold("/ticket liste")} affiche vos tickets.`,
        show: text`${bold("/ticket I261121_0042")} affiche un ticket.`,
        setup: text`${bold("/ticket configurer")} fait d’un canal le canal des agents (administrateurs).`,
        add: text`Pour compléter un ticket, écrivez sous sa carte.`,
      },
      teams: {
        open: text`${bold("ticket")} ouvre un nouveau ticket ; les mots qui suivent deviennent son titre.`,
        list: text`${bold("liste")} affiche vos tickets.`,
        show: text`${bold("I261121_0042")} affiche un ticket.`,
        setup: text`${bold("configurer")}, en me mentionnant dans un canal, en fait le canal des agents (administrateurs).`,
        add: text`Pour compléter un ticket, choisissez ${bold("Ajouter des précisions")} sur sa carte, ou répondez à la carte.`,
      },
    },
  },
  noSuchTicket: (reference) => `Aucun ticket ${reference} ne vous est accessible.`,
  noSuchTicketHint: "Vérifiez la référence ou cherchez dans votre liste.",
  offerForm: "Le formulaire est prêt.",
  place: "À quoi cela se rapporte-t-il ?",
  placed: (ticket) => `Ajouté à ${ticket}.`,
  relayed: (who) => `Envoyé à ${who}.`,
  wordsGone: "Je ne sais plus à quoi cela se rapporte. Merci de l’écrire à nouveau.",
  opened: (reference) => `Le ticket ${reference} est ouvert. Les agents l’ont reçu.`,
  openedFollow: "Vous pouvez le suivre dans votre conversation avec moi.",
  failed: "Une erreur s’est produite de notre côté.",
  failedHint: "Merci de réessayer dans un instant. Ce qui était fait avant est conservé.",
};

export const refusals: Phrases["refusals"] = {
  notAllowed: "Vous ne pouvez pas faire cela sur ce ticket.",
  alreadyClaimed: (who) => `${who} a été plus rapide : le ticket est déjà pris.`,
  alreadyYours: "Ce ticket est déjà à vous.",
  notAnAgent: "Cette personne n’est pas agent de cette file. Invitez-la d’abord dans son canal.",
  wrongStatus: (status) => `Ce n’est pas possible maintenant. État du ticket : ${status.toLowerCase()}.`,
  nothingChanged: "C’était déjà le cas : rien n’a changé.",
  reasonMissing: "Merci de dire ce qui ne va toujours pas.",
  noSuchAttempt: "Il n’y a encore rien à noter ni à confirmer.",
  tooLateToReopen:
    "Ce ticket est terminé depuis trop longtemps pour être rouvert. Ouvrez-en un nouveau : il lui sera lié.",
  chasedAlready: (until) => text`Les agents ont déjà reçu un rappel. Prochain rappel possible : ${until}.`,
};
