import type { en } from "./words.en.ts";

export const fr: typeof en = {
  forms: {
    service: {
      details: "Autre chose à préciser ?",
      gone: "Ce service n’est plus proposé. Ce que vous avez écrit est ci-dessous : envoyez-le tel quel, un agent vous aidera.",
      yes: "Oui",
      no: "Non",
    },
  },
  buttons: {
    nextPage: "Continuer",
    pageBefore: "Retour",
  },
  errors: {
    notAnAmount: "Merci d’indiquer un montant, par exemple 49,90.",
    otherCurrency: (currency) => `Merci d’indiquer le montant en ${currency}.`,
    amountBetween: (min, max) => `Merci d’indiquer un montant entre ${min} et ${max}.`,
    notAnEmail: "Ce n’est pas une adresse e-mail.",
    notALink: "Merci de coller un lien entier, qui commence par https://.",
    notLike: (form) => `Merci de l’écrire ainsi : ${form}.`,
    dayFrom: (day) => `Merci de choisir le ${day} ou après.`,
    dayTo: (day) => `Merci de choisir le ${day} ou avant.`,
  },
  catalogue: {
    title: "De quoi avez-vous besoin ?",
    somethingElse: "Autre chose",
    ask: "Demander",
    all: "Tous les services",
    needsApproval: "Il faut d’abord un accord : nous le demanderons.",
    mayNeedApproval: "Il faut parfois un accord : si besoin, nous le demanderons.",
    oneOfThese: "S’agit-il de l’un de ceux-ci ?",
    more: (count) => (count === 1 ? "1 autre service" : `${count} autres services`),
    answers: (count) => (count === 1 ? "1 autre réponse sous « Plus… »" : `${count} autres réponses sous « Plus… »`),
  },
};
