import { countingIn } from "../../kernel/counting.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");

export const fr: typeof en = {
  buttons: {
    page: { report: "Ouvrir en page web", wall: "Afficher sur un écran" },
    endPages: "Tout déconnecter",
    workAccount: "Se connecter avec votre compte professionnel",
  },
  pages: {
    title: { report: "Chiffres", wall: "La file en direct" },
    open: {
      report: "Ouvrir vos chiffres dans le navigateur",
      wall: "Ouvrir le tableau dans le navigateur de l’écran",
    },
    holds: {
      report: "Ce lien est pour vous. Il sert une fois, dans les dix minutes, et vous restez connecté une heure.",
      wall: "Ce lien sert une fois, dans les dix minutes. L’écran reste connecté 30 jours. Il montre qui a quoi, et aucun mot d’un ticket.",
    },
    signedIn: (count) =>
      `Vous êtes déjà connecté dans ${plural(count, "un navigateur", `${number(count)} navigateurs`)}.`,
    ended: "C’est fait. Plus aucun navigateur ne montre vos chiffres.",
    none: "Il n’y a pas de page ici : l’adresse du service (HELPDESK_URL) n’est pas réglée.",
    signIn: {
      title: "Connexion",
      ask: {
        report: (who) => `Montrer les chiffres à ${who} dans ce navigateur ?`,
        wall: (who) => `Afficher le tableau sur cet écran, au nom de cette personne : ${who} ?`,
      },
      button: "Se connecter",
      signedInAs: (who) => `Bonjour ${who}, vous êtes connecté.`,
      refused: {
        again: "Cette connexion a commencé dans un autre navigateur, ou il est trop tard. Recommencez.",
        "given-up": "Vous ne vous êtes pas connecté : rien n’est affiché.",
        unanswered:
          "La connexion de votre organisation ne répond pas pour l’instant. Réessayez dans une minute, ou demandez la page dans la messagerie.",
        untrusted:
          "La réponse de la connexion de votre organisation n’est pas fiable : personne n’est connecté. Réessayez, ou demandez la page dans la messagerie.",
        unverified:
          "La connexion de votre organisation ne confirme pas votre adresse e-mail. Demandez plutôt la page dans la messagerie.",
        unknown: "L’assistance ne vous connaît pas avec ce compte. Demandez plutôt la page dans la messagerie.",
      },
      over: "Ce lien a déjà servi, ou il est trop tard. Dans la messagerie, demandez un rapport, puis sa page.",
    },
    signedOut: "Personne n’est connecté ici. Dans la messagerie, demandez un rapport, puis sa page.",
    signedOutHere:
      "Personne n’est connecté ici. Connectez-vous, ou demandez un rapport dans la messagerie, puis sa page.",
    notAllowed: "Les chiffres d’une file sont pour ses responsables et les administrateurs.",
    signOut: "Se déconnecter",
    broken: "Impossible d’afficher la page pour l’instant. Réessayez dans une minute.",
    wall: {
      asOf: "État :",
      late: "En retard",
      unread: (count) =>
        plural(
          count,
          "Un ticket que vous ne pouvez pas lire est en retard.",
          `${number(count)} tickets que vous ne pouvez pas lire sont en retard.`,
        ),
      noneLate: "Rien n’est en retard. Bravo !",
      open: "en cours",
      free: "à prendre",
      ofThemLate: "en retard",
    },
  },
};
