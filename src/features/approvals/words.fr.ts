import { countingIn } from "../../kernel/counting.ts";
import { de, deEach } from "../../kernel/elision.ts";
import { text } from "../../kernel/text.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");

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
      decline: "Pour quelle raison ? L’auteur de la demande la lira.",
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
      "ask-requester": "Poser une question…",
    },
  },
  labels: {
    declined: "Refusé",
  },
  approvals: {
    why: {
      manager: (who, named) => (named ? "Vous êtes son responsable." : `${who} fait partie de votre équipe.`),
      lead: () => "Vous êtes responsable de cette file.",
      instead: "Personne n’a décidé jusqu’ici : la décision vous revient.",
      insteadOf: (reasons) => `La décision vous revient : ${reasons}.`,
      "stand-in": (who) => `${who} n’est pas là et vous prenez le relais.`,
      delegate: (who) => `${who} vous a demandé de décider à sa place.`,
    },
    decidesForYou: (who) =>
      `${who} décide à votre place. Vous pouvez toujours le faire : la première décision l’emporte.`,
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
        own: "personne ne valide sa propre demande",
      },
    },
    forYou: "En attente de votre accord",
    askedBy: (who) => `Demande ${de(who)}`,
    askedByFor: (who, whom) => `Demande ${de(who)}, pour ${whom}`,
    requests: (who) => `${who} a besoin de votre accord.`,
    requestsFor: (who, whom) => `${who} a besoin de votre accord, pour ${whom}.`,
    waitsSince: (people, { since, all }) =>
      text`En attente de l’accord ${deEach(people)}${all === null ? "" : all ? " (tous)" : " (un seul suffit)"} depuis ${since}`,
    withHowMany: (people, all) => `${people} (${all ? "tous" : "un seul suffit"})`,
    instead: (because) => `L’accord n’est pas demandé à toutes les personnes prévues : ${because}.`,
    nobodyLeft: "Personne n’a répondu : la décision revient au responsable de la file",
    nobodyLeftForRequester: "Personne n’a décidé à temps. Les agents s’en occupent",
    given: (people) => `Accord ${deEach(people)}`,
    soFar: (count, needed, people) => `Accords reçus : ${number(count)} sur ${number(needed)} (${people}).`,
    need: (needed, of, people) =>
      needed === of ? `Il faut l’accord ${deEach(people)}.` : `Il faut ${number(needed)} accords parmi ${people}.`,
    next: "Nous commençons dès que l’accord est donné.",
    youApproved: "Vous avez donné votre accord.",
    youApprovedWaits: (people) => `Vous avez donné votre accord. Encore attendu : ${people}.`,
    youDeclined: "Vous avez refusé.",
    approvedInstead: (who) => `${who} a donné son accord. Le vôtre n’est plus nécessaire.`,
    declinedInstead: (who) => `${who} a refusé :`,
    youApprovedToo: (who) => `Vous avez donné votre accord, et ${who} aussi. La demande suit son cours.`,
    youApprovedDeclined: (who) => `Vous aviez donné votre accord, mais ${who} a refusé :`,
    againYou: "Vous aviez refusé :",
    againBy: (who) => `${who} avait refusé :`,
    again: (who) => `${who} redemande :`,
    needsNone: "Telle qu’elle est maintenant, la demande n’a plus besoin d’accord.",
    askedLater: (people) =>
      `La demande repart de zéro : la question est d’abord posée à ${people}. Ce sera ensuite à vous.`,
    othersAsked: (people) => `Cette décision ne vous revient plus : la question est posée à ${people}.`,
    nobodyDecided: "Personne n’a décidé. La décision revient au responsable de la file.",
    notNeeded: "Votre accord n’est plus nécessaire : la demande a pris fin.",
    declinedInShort: (who) => `Refusé par ${who} :`,
    asked: "Vous avez demandé :",
    askedBySomebody: (who) => `${who} a demandé :`,
    step: (step, steps) => `Étape ${number(step)} sur ${number(steps)}`,
    changedSinceYou: "La demande a changé depuis votre accord.",
    changedSince: (people) => `La demande a changé depuis l’accord ${deEach(people)}.`,
    noAnswerYet: "La réponse arrivera ici.",
    inPlaceOf: (who, whom) => `${who} (pour ${whom})`,
    stands: {
      approved: (what, who) =>
        `Je ne peux pas revenir en arrière : vous avez donné votre accord à ${what} pour ${who}, et c’est transmis.`,
      declined: (what, who) =>
        `Je ne peux pas revenir en arrière : vous avez refusé ${what} pour ${who}, et c’est transmis.`,
      waits: (people) =>
        `Rien ne commence sans l’accord ${de(people)}. Un seul refus suffit à tout arrêter : passez le mot.`,
      stop: (who) =>
        `${who} peut encore annuler sa demande, et les agents peuvent la rejeter. Passez le mot sans tarder.`,
      reopen: (who) => `${who} peut rouvrir sa demande. Votre accord vous sera alors redemandé.`,
      openAgain: "La demande est déjà rouverte. Si votre accord est redemandé, vous le lirez ici.",
      over: "La demande a pris fin depuis. Pour la suite, ouvrez un ticket : les agents vous liront.",
    },
    list: {
      none: "Aucune demande n’attend votre accord.",
      title: (count) =>
        plural(count, "Une demande attend votre accord", `${number(count)} demandes attendent votre accord`),
      approveAll: (count) => `Tout approuver (${number(count)})`,
      approved: (what, who) => `Accord donné : ${what} pour ${who}`,
      declined: (what, who) => `Refusé : ${what}. ${who} lira pourquoi.`,
      not: (what, why) => `Pas d’accord donné : ${what}. ${why}`,
      changed: "Cette demande a changé entre-temps. Regardez-la à nouveau.",
    },
    decide: {
      what: (title, price) => `« ${title} »${price === null ? "" : ` (${price})`}`,
      approve: (what, who) => `Donnez-vous votre accord à ${what} pour ${who} ?`,
      decline: (what, who) => `Refusez-vous ${what} pour ${who} ?`,
      question: (what, who) => `J’envoie ce message à ${who}, comme question sur ${what} ?`,
      either: (what, who) => `${what} : avez-vous pris votre décision, ou est-ce une question pour ${who} ?`,
      handOver: (who) => `Préférez-vous laisser ${who} décider à votre place ? Dites jusqu’à quand.`,
      otherwise: "Ou décidez vous-même, ou posez une question :",
      orYours: "Ou est-ce au sujet d’un de vos tickets ?",
      several: "De quelle demande s’agit-il ?",
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
    askedForApproval: (who, why) => `${who} a besoin de votre accord. ${why}`.trimEnd(),
    approvalChanged: (who, why) => `La demande ${de(who)} a changé. Êtes-vous toujours d’accord ? ${why}`.trimEnd(),
    approvalAsked: {
      unreachable: (people) =>
        `Impossible de joindre ici la personne concernée. C’est maintenant à ${people} de donner son accord.`,
      expired: (people) => `Personne n’a décidé à temps. C’est maintenant à ${people} de donner son accord.`,
      others: (people) => `C’est maintenant à ${people} de donner son accord.`,
      nobody: "Il n’y a plus personne pour donner son accord. Les agents s’en occupent.",
      notNeeded: "Avec ces réponses, plus besoin d’accord : les agents s’en occupent.",
    },
    approvalReminded: (who) => `${who} attend toujours votre accord.`,
    reopenedForApproval: (people) => `Le ticket est rouvert, en attente de l’accord ${deEach(people)}.`,
    answersApprover: (who) => `${who} répond :`,
  },
  agentsNotes: {
    approved: (who) => `${who} a donné son accord. C’est à vous de jouer.`,
    approvedNext: (who, people) => `${who} a donné son accord. Encore attendu : ${people}.`,
    declined: (who) => `${who} a refusé, ce qui met fin au ticket :`,
    approvalAsked: {
      next: (people) => `C’est maintenant à ${people} de donner son accord.`,
      expired: (people) => `Personne n’a décidé à temps. La question est posée à ${people}.`,
      unreachable: (people) =>
        `Impossible de joindre ici la personne qui devait donner son accord. La question est posée à ${people}.`,
      own: (people) => `Personne ne valide sa propre demande. La question est posée à ${people}.`,
      back: (people, whom) => `${whom} est de retour et décidera. ${people} ne prend plus le relais.`,
      delegated: (people, whom) => `${whom} a demandé à ${people} de décider à sa place.`,
      returned: (people, whom) => `${people} ne décide plus à la place ${de(whom)}.`,
      needed: (people) => `Ce service demande un accord. La question est posée à ${people}.`,
      changed: (people) => `La demande a changé : elle doit être approuvée telle qu’elle est maintenant (${people}).`,
      away: (people, whom) => `${whom} n’est pas là. ${people} prend le relais pour l’accord.`,
      reopened: (people) => `La question est de nouveau posée à ${people}.`,
      notNeeded: "Avec ces réponses, plus besoin d’accord : vous pouvez commencer.",
      nobody:
        "Personne n’a décidé, et il n’y a plus personne à qui demander. Le responsable de la file peut donner son accord ou refuser sous « Plus… ».",
    },
    approvalReminded: (people) => `Rappel envoyé à ${people}.`,
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
    standsInNoMore: (who) => `${who} est de retour et décidera. Merci d’avoir pris le relais !`,
    decidesNoMore: (who) => `Vous ne décidez plus à la place ${de(who)}. Merci d’avoir pris le relais !`,
    askedAlready: (who) => `${who} n’a pas encore répondu à vos questions. La réponse arrivera ici.`,
    ledElsewhere: (queue) =>
      `La décision revient au responsable de la file ${queue}. Remettez d’abord le ticket dans cette file.`,
    askedAnew:
      "La demande a changé depuis que vous l’avez lue : rien n’est encore décidé. Voici ce qui est demandé maintenant :",
    votedAlready: "Votre décision est déjà prise. Merci !",
    othersAsked: (people) =>
      people === ""
        ? "Cette décision ne vous revient plus."
        : `Cette décision ne vous revient plus : la question est posée à ${people}.`,
  },
};
