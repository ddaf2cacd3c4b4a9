import { bold, text } from "../kernel/text.ts";
import { countingIn } from "../kernel/counting.ts";
import type { Phrases } from "./phrases.ts";

const { number, plural } = countingIn("fr");

export const whispers: Phrases["whispers"] = {
  help: {
    intro: "Dites-nous ce qui ne va pas ou ce qu’il vous faut : vous suivrez votre demande ici.",
    how: {
      slack: {
        open: text`${bold("/ticket")} ouvre un nouveau ticket ; les mots qui suivent deviennent son titre.`,
        list: text`${bold("/ticket liste")} affiche vos tickets.`,
        show: text`${bold("/ticket I261121_0042")} affiche un ticket.`,
        away: text`${bold("/ticket absent jusqu’à lundi")} propose vos tickets aux autres agents ; ${bold("/ticket retour")} y met fin.`,
        setup: text`${bold("/ticket configurer")} fait d’un canal le canal des agents (administrateurs).`,
        add: text`Pour compléter un ticket, écrivez sous sa carte.`,
      },
      teams: {
        open: text`${bold("ticket")} ouvre un nouveau ticket ; les mots qui suivent deviennent son titre.`,
        list: text`${bold("liste")} affiche vos tickets.`,
        show: text`${bold("I261121_0042")} affiche un ticket.`,
        away: text`${bold("absent jusqu’à lundi")} propose vos tickets aux autres agents ; ${bold("retour")} y met fin.`,
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
  draft: {
    kept: "Vous avez fermé le formulaire sans l’envoyer. Ce que vous avez écrit est gardé 7 jours.",
    keptFor: (reference) =>
      `Vous avez fermé un formulaire sur ${reference} sans l’envoyer. Ce que vous avez écrit est gardé 7 jours.`,
    discarded: "Brouillon supprimé.",
    gone: "Ce brouillon n’existe plus.",
    goneHint: "Il a été envoyé, supprimé, ou date de plus de 7 jours.",
  },
  opened: (reference) => `Le ticket ${reference} est ouvert. Les agents l’ont reçu.`,
  away: {
    noted: "C’est noté : votre absence dure jusqu’à ce que vous me disiez le contraire.",
    notedUntil: (until) => text`C’est noté. Fin de votre absence : ${until}.`,
    notedNext: "D’ici là, rien ne vous est attribué. Pour y mettre fin, écrivez-moi « retour ».",
    offered: (count) =>
      plural(count, "Votre ticket est proposé aux autres.", `Vos ${number(count)} tickets sont proposés aux autres.`),
    back: "Bon retour ! Des tickets peuvent de nouveau vous être attribués.",
    kept: (count) =>
      plural(
        count,
        "Un ticket proposé aux autres est toujours à vous.",
        `${number(count)} tickets proposés aux autres sont toujours à vous.`,
      ),
    unread: (words) => `« ${words} » n’est pas un jour à venir que je comprenne.`,
    examples: text`Par exemple : ${bold("absent jusqu’à lundi")}, ${bold("absent jusqu’au 3 décembre")} ou ${bold("absent")} tout court.`,
  },
  openedFollow: "Vous pouvez le suivre dans votre conversation avec moi.",
  secretTyped:
    "Vous avez, semble-t-il, écrit un mot de passe, une clé ou un numéro de carte. Les autres le voient masqué ; seul l’agent en charge du ticket peut l’afficher. Pensez à le changer.",
  failed: "Une erreur s’est produite de notre côté.",
  failedHint: "Merci de réessayer dans un instant. Ce qui était fait avant est conservé.",
};

export const refusals: Phrases["refusals"] = {
  notAllowed: "Vous ne pouvez pas faire cela sur ce ticket.",
  alreadyClaimed: (who) => `${who} a été plus rapide : le ticket est déjà pris.`,
  alreadyYours: "Ce ticket est déjà à vous.",
  notAnAgent: "Cette personne n’est pas agent de cette file. Invitez-la d’abord dans son canal.",
  agentAway: "Cette personne est absente. Choisissez quelqu’un d’autre.",
  wrongStatus: (status) => `Ce n’est pas possible maintenant. État du ticket : ${status.toLowerCase()}.`,
  nothingChanged: "C’était déjà le cas : rien n’a changé.",
  reasonMissing: "Merci de dire ce qui ne va toujours pas.",
  noSuchAttempt: "Il n’y a encore rien à noter ni à confirmer.",
  noNextLevel: "Aucune file n’est au-dessus de celle-ci. Escaladez plutôt vers son responsable.",
  noChain: "Personne n’est désigné pour les escalades de cette priorité. Parlez-en au responsable de la file.",
  tooLateToReopen:
    "Ce ticket est terminé depuis trop longtemps pour être rouvert. Ouvrez-en un nouveau : il lui sera lié.",
  chasedAlready: (until) => text`Les agents ont déjà reçu un rappel. Prochain rappel possible : ${until}.`,
};
