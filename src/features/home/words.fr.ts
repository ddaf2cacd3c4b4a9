import { bold, text } from "../../kernel/text.ts";
import { countingIn } from "../../kernel/counting.ts";
import { mostCounted } from "./rules.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");

export const fr: typeof en = {
  whispers: {
    hello: "Bonjour ! Dites-moi en une phrase ce qui ne va pas ou ce qu’il vous faut.",
    welcome: {
      hello: (deskName) => `Bonjour, ici ${deskName}.`,
      tell: "Dites-moi en une phrase ce qui ne va pas ou ce qu’il vous faut : la suite arrive ici même.",
    },
    goodbye: "À bientôt ! Je suis là dès que quelque chose ne va pas.",
    helloMore: text`« ${bold("aide")} » montre ce que je comprends d’autre.`,
    didYouMean: (verb) => text`Vouliez-vous dire ${verb} ?`,
    meant: {
      list: "liste",
      search: "recherche",
      articles: "articles",
      "known-issues": "incidents connus",
      "ready-answers": "réponses",
      "saved-searches": "recherches",
      queues: "files",
      report: "rapport",
      notify: "notifications",
      "set-up": "configurer",
      away: "absent",
      back: "retour",
    },
    help: {
      intro: "Dites-nous ce qui ne va pas ou ce qu’il vous faut : vous suivrez votre demande ici.",
      say: text`Ou dites-le simplement dans notre conversation : ${bold("mon écran clignote")}, ${bold("du nouveau ?")}, ${bold("c’est réglé")}, ${bold("annule mon ticket")}.`,
      how: {
        slack: {
          open: text`${bold("/ticket")} ouvre un nouveau ticket ; les mots qui suivent deviennent son titre.`,
          services: text`${bold("/ticket services")} affiche tout ce que vous pouvez demander.`,
          list: text`${bold("/ticket liste")} affiche vos tickets.`,
          show: (reference) => text`${bold(`/ticket ${reference}`)} affiche un ticket.`,
          approvals: text`${bold("/ticket validations")} montre ce qui attend votre accord.`,
          why: text`${bold("/ticket pourquoi")} dit pourquoi on s’adresse à vous ou, avec un numéro, pourquoi un ticket est là où il est.`,
          search: text`${bold("/ticket cherche imprimante")} cherche des mots dans les tickets que vous pouvez lire.`,
          articles: text`${bold("/ticket article imprimante")} montre ce qui est écrit à ce sujet.`,
          knownIssues: text`${bold("/ticket incidents connus")} montre ce qui ne fonctionne pas en ce moment.`,
          savedSearches: text`${bold("/ticket recherches")} montre les recherches que vous avez gardées.`,
          readyAnswers: text`${bold("/ticket réponses")} montre vos réponses types et permet d’en écrire.`,
          away: text`${bold("/ticket absent jusqu’à lundi")} propose vos tickets aux autres agents ; ${bold("/ticket retour")} y met fin.`,
          setup: text`${bold("/ticket configurer")} fait d’un canal le canal des agents.`,
          queues: text`${bold("/ticket files")} affiche vos files et leurs responsables.`,
          report: text`${bold("/ticket rapport")} affiche les chiffres des files dont vous êtes responsable.`,
          notify: text`${bold("/ticket notifications")} règle ce que vous recevez, et vos heures calmes.`,
          add: text`Pour compléter un ticket, écrivez sous sa carte.`,
        },
        teams: {
          open: text`${bold("ticket")} ouvre un nouveau ticket ; les mots qui suivent deviennent son titre.`,
          services: text`${bold("services")} affiche tout ce que vous pouvez demander.`,
          list: text`${bold("liste")} affiche vos tickets.`,
          show: (reference) => text`${bold(reference)} affiche un ticket.`,
          approvals: text`${bold("validations")} montre ce qui attend votre accord.`,
          why: text`${bold("pourquoi")} dit pourquoi on s’adresse à vous ou, avec un numéro, pourquoi un ticket est là où il est.`,
          search: text`${bold("cherche imprimante")} cherche des mots dans les tickets que vous pouvez lire.`,
          articles: text`${bold("article imprimante")} montre ce qui est écrit à ce sujet.`,
          knownIssues: text`${bold("incidents connus")} montre ce qui ne fonctionne pas en ce moment.`,
          savedSearches: text`${bold("recherches")} montre les recherches que vous avez gardées.`,
          readyAnswers: text`${bold("réponses")} montre vos réponses types et permet d’en écrire.`,
          away: text`${bold("absent jusqu’à lundi")} propose vos tickets aux autres agents ; ${bold("retour")} y met fin.`,
          setup: text`${bold("configurer")}, en me mentionnant dans un canal, en fait le canal des agents.`,
          queues: text`${bold("files")} affiche vos files et leurs responsables.`,
          report: text`${bold("rapport")} affiche les chiffres des files dont vous êtes responsable.`,
          notify: text`${bold("notifications")} règle ce que vous recevez, et vos heures calmes.`,
          add: text`Pour compléter un ticket, choisissez ${bold("Ajouter des précisions")} sur sa carte, ou répondez à la carte.`,
        },
      },
    },
  },
  buttons: {
    myTickets: "Mes tickets",
    showMore: "Voir la suite",
    showAll: "Tout voir",
    next: (count) => plural(count, "Le voir", `Les ${number(count)} suivants`),
    previous: "Précédents",
    allLists: "Retour",
    meant: { queues: "Voir les files", report: "Voir le rapport", away: "Je m’absente", back: "Je suis de retour" },
  },
  lists: {
    myDesk: "Mon bureau",
    title: {
      claimed: "À ma charge",
      waiting: "M’attendent",
      late: "En retard",
      free: "À prendre",
      mine: "Mes demandes",
      queue: "Tickets ouverts",
    },
    ownTitle: "Mes tickets",
    inQueue: (queue) => `File « ${queue} »`,
    none: {
      claimed: "Vous n’avez aucun ticket en charge. Prenez-en un qui est libre : il s’affichera ici.",
      waiting: "Personne n’attend de réponse de votre part.",
      late: "Rien n’est en retard. Bravo à l’équipe !",
      free: "Chaque ticket a son agent. Les nouveaux s’afficheront ici.",
      mine: "Vous n’avez rien demandé vous-même. Besoin de quelque chose ? Ouvrez un ticket ici.",
      queue: "La file est vide. Personne n’attend.",
    },
    noneOfMine: "Vous n’avez aucun ticket. Une panne, un besoin, une question ? Ouvrez-en un ici.",
    allClear:
      "Tout est en ordre : vous n’avez rien en charge et personne n’attend. Les nouveaux tickets arriveront ici et dans votre canal.",
    claimOne: "Vous n’avez aucun ticket en charge. Prenez-en un ci-dessous : il s’affichera ici.",
    more: (count) =>
      count > mostCounted
        ? "… et plus de 99 autres."
        : plural(count, "… et un autre.", `… et ${number(count)} autres.`),
    place: (from, to, all) =>
      all === null ? `${number(from)} à ${number(to)}` : `${number(from)} à ${number(to)} sur ${number(all)}`,
    asOf: (at) => text`Mise à jour : ${at}.`,
    due: (at) => text`échéance ${at}`,
    late: (at) => text`🔴 ${bold("en retard")}, échéance ${at}`,
    wrote: (at) => text`dernier message ${at}`,
    doesItWork: "Résolu : est-ce que ça marche ?",
    yours: "votre demande",
    asksYou: (who) => `${who} demande votre aide`,
    youAreAsked: "On vous demande d’y veiller",
    youSeeToIt: "Vous faites le nécessaire",
    isOnYou: (title) => text`« ${title} » est maintenant à votre charge.`,
    changedSince: "Ce ticket a changé depuis que votre liste a été établie. Le voici tel qu’il est.",
    homeIntro: "Dites-nous ce qui ne va pas ou ce qu’il vous faut : vous suivrez votre demande ici.",
  },
};
