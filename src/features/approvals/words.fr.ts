import { countingIn } from "../../kernel/counting.ts";
import { de } from "../../kernel/elision.ts";
import { text } from "../../kernel/text.ts";
import type { en } from "./words.en.ts";

const { number } = countingIn("fr");

export const fr: typeof en = {
  forms: {
    title: {
      decline: "Refuser la demande",
      "ask-requester": "Poser une question",
    },
    submit: {
      decline: "Refuser",
      "ask-requester": "Envoyer",
    },
    reason: {
      decline: "Pour quelle raison ? Elle sera lue.",
    },
    text: {
      askRequester: "Que souhaitez-vous savoir ?",
    },
  },
  buttons: {
    press: {
      approve: "Donner mon accord",
    },
    fill: {
      decline: "Refuser…",
      "ask-requester": "Demander…",
    },
  },
  labels: {
    declined: "Refusé",
  },
  approvals: {
    why: {
      manager: (who) => `${who} fait partie de votre équipe.`,
      lead: () => "Vous êtes responsable de cette file.",
      named: () => "Pour ce service, il faut votre accord.",
      instead: () => "La personne prévue ne peut pas répondre : c’est à vous.",
      "stand-in": (who) => `${who} n’est pas là et vous prenez le relais.`,
    },
    as: {
      manager: "hiérarchie",
      lead: "responsable de la file",
      instead: "à la place",
      "stand-in": "en relais",
    },
    notAsked: {
      manager: {
        none: "aucun supérieur n’est connu",
        unknown: "son supérieur n’est pas connu ici",
        own: "c’est la demande de son supérieur",
      },
      lead: {
        none: "la file n’a pas de responsable",
        unknown: "le responsable n’est pas connu ici",
        own: "c’est la demande du responsable",
      },
      named: {
        none: "personne n’est prévu",
        unknown: "une personne prévue n’est pas connue ici",
        own: "c’est la demande d’une personne prévue",
      },
    },
    forYou: "En attente de votre accord",
    requests: (who) => `${who} a besoin de votre accord.`,
    requestsFor: (who, whom) => `${who} a besoin de votre accord, pour ${whom}.`,
    waits: (people) => `En attente d’un accord : ${people}`,
    waitsSince: (people, since) => text`En attente d’un accord : ${people}. Depuis : ${since}`,
    instead: (because) => `Accord demandé à d’autres : ${because}.`,
    nobodyLeft: "Personne n’a répondu : la décision revient au responsable de la file",
    nobodyLeftForRequester: "Personne n’a encore donné son accord. Les agents s’en occupent",
    given: (people) => `Accord ${de(people)}`,
    soFar: (count, needed, people) => `Accords reçus : ${number(count)} sur ${number(needed)} (${people}).`,
    need: (needed, people) => `Accords nécessaires : ${number(needed)} parmi ${people}.`,
    next: "Nous commençons dès que l’accord est donné.",
    youApproved: "Vous avez donné votre accord.",
    youApprovedWaits: (people) => `Vous avez donné votre accord. Encore attendu : ${people}.`,
    youDeclined: "Vous avez refusé.",
    approvedInstead: (who) => `${who} a donné son accord. Le vôtre n’est plus nécessaire.`,
    declinedInstead: (who) => `${who} a refusé. Votre accord n’est plus nécessaire.`,
    othersAsked: "La question a été posée à d’autres entre-temps.",
    notNeeded: "C’est terminé. Votre accord n’est plus nécessaire.",
    declinedInShort: (who) => `Refusé par ${who} :`,
    asked: "Vous avez demandé :",
    noAnswerYet: "La réponse arrivera ici.",
    inPlaceOf: (who, whom) => `${who} (pour ${whom})`,
    decide: {
      approve: (who) => `Donnez-vous votre accord à la demande ${de(who)} ?`,
      decline: (who) => `Voulez-vous refuser la demande ${de(who)} ?`,
      unclear: (who) => `Avez-vous pris votre décision, ou est-ce une question pour ${who} ?`,
      several: "De quelle demande s’agit-il ?",
      none: "Aucune demande n’attend votre accord.",
      declineSo: "Refuser avec ce message",
      sendAsQuestion: "Envoyer comme question",
      declined: (who) => `Vous avez refusé. ${who} lira pourquoi.`,
      asked: (who) => `Envoyé à ${who}. La réponse arrivera ici.`,
    },
  },
  personNotes: {
    approved: (who) => `${who} a donné son accord. Les agents poursuivent.`,
    approvedNext: (who, people) => `${who} a donné son accord. Encore attendu : ${people}.`,
    declined: (who) => `${who} a refusé :`,
    asksFirst: (who) => `Avant de décider, ${who} demande :`,
    askedForApproval: (why) => `Êtes-vous d’accord ? ${why}`,
    approvalReminded: "Cette demande attend toujours votre accord.",
    answersApprover: (who) => `${who} répond :`,
  },
  agentsNotes: {
    approved: (who) => `${who} a donné son accord. Il ne manque plus rien.`,
    approvedNext: (who, people) => `${who} a donné son accord. Encore attendu : ${people}.`,
    declined: (who) => `${who} a refusé. Le ticket s’arrête là :`,
    approvalAsked: {
      next: (people) => `Accord maintenant attendu : ${people}.`,
      expired: (people) => `Personne n’a décidé à temps. La question est posée à ${people}.`,
      own: (people) => `Personne ne valide sa propre demande. La question est posée à ${people}.`,
      away: (people, whom) => `${whom} n’est pas là. ${people} prend le relais pour l’accord.`,
      reopened: (people) => `Un accord est de nouveau demandé : ${people}.`,
      nobody:
        "Personne n’a décidé, et il n’y a plus personne à qui demander. Le responsable de la file peut donner son accord ou refuser.",
    },
    approvalReminded: (people) => `Rappel envoyé, l’accord est attendu : ${people}.`,
    asksFirst: (who) => `Avant de décider, ${who} demande :`,
  },
  standing: {
    declined: (who) => `${who} a refusé :`,
  },
  refusals: {
    awaitsApproval: (people) => `Il manque encore un accord : ${people}.`,
    neverApproved: "Personne n’a donné son accord. La décision revient au responsable de la file.",
    decidedAlready: {
      approved: (who) => `${who} vient de donner son accord avant vous. Merci quand même !`,
      declined: (who) => `${who} vient de refuser avant vous. Merci quand même !`,
      expired: "Personne n’a décidé à temps. La décision revient au responsable de la file.",
    },
    votedAlready: "Votre décision est déjà prise. Merci !",
  },
};
