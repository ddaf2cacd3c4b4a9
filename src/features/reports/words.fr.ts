import { countingIn } from "../../kernel/counting.ts";
import { bold, text } from "../../kernel/text.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");

export const fr: typeof en = {
  buttons: {
    report: {
      "this-week": "Cette semaine",
      "last-week": "Semaine dernière",
      "this-month": "Ce mois-ci",
      "last-month": "Mois dernier",
    },
    reportOf: (queue) => `« ${queue} » seule`,
    reportOfAll: "Toutes les files",
    reportMeanings: "Comprendre ces chiffres",
    reportBack: "Revenir aux chiffres",
    reportWhole: "Tous les tickets",
    reportTickets: "Voir les tickets",
    reportMore: "Les suivants",
    reportDivided: "Voir le détail",
    reportDividedBy: { priority: "Par priorité", kind: "Par type", service: "Par service" },
    reportPart: "Chiffres",
    reportLate: "Voir les retards",
    reportLowRatings: "Lire ces avis",
  },
  reports: {
    title: (queues) => `Rapport · ${queues}`,
    allQueues: (count) => (count === 2 ? "les deux files" : `les ${number(count)} files`),
    period: {
      "this-week": "Cette semaine",
      "last-week": "La semaine dernière",
      "this-month": "Ce mois-ci",
      "last-month": "Le mois dernier",
    },
    before: {
      "this-week": "la semaine dernière jusqu’au même moment",
      "last-week": "la semaine d’avant",
      "this-month": "le mois dernier jusqu’au même jour",
      "last-month": "le mois d’avant",
    },
    summary: (title, period, opened, ended) =>
      `${title} · ${period} : ${plural(opened, `${number(opened)} ouvert`, `${number(opened)} ouverts`)}, ${plural(ended, `${number(ended)} fermé`, `${number(ended)} fermés`)}`,
    inBrackets: (before) => `Entre parenthèses : ${before}.`,
    quiet: "Rien n’a été ouvert ni fermé.",
    dividedTitle: {
      priority: (tickets) => `Par priorité · ${tickets}`,
      kind: (tickets) => `Par type · ${tickets}`,
      service: (tickets) => `Par service · ${tickets}`,
    },
    kinds: {
      incident: "Incidents",
      request: "Demandes",
      question: "Questions",
      change: "Changements",
      event: "Événements",
      alert: "Alertes",
      problem: "Problèmes",
    },
    noService: "sans service indiqué",
    division: (opened, before, ended, open) =>
      `${number(opened)} (${number(before)}) ${plural(opened, "ouvert", "ouverts")} · ${plural(ended, `${number(ended)} fermé`, `${number(ended)} fermés`)} · ${number(open)} en cours`,
    otherParts: (parts, opened) =>
      `Et ${plural(parts, "un autre", `${number(parts)} autres`)}, avec ${plural(opened, `${number(opened)} ouvert`, `${number(opened)} ouverts`)}.`,
    ticketsTitle: (tickets) => `Ouverts · ${tickets}`,
    noTickets: "Aucun ticket n’a été ouvert.",
    inShort: "En bref",
    opened: (now, before) => text`${bold(number(now))} (${number(before)}) ${plural(now, "ouvert", "ouverts")}`,
    ended: (now, before) => text`${bold(number(now))} (${number(before)}) ${plural(now, "fermé", "fermés")}`,
    open: (now, before) => text`${bold(number(now))} (${number(before)}) en cours à la fin`,
    reopened: (count) => plural(count, `${number(count)} rouvert`, `${number(count)} rouverts`),
    nothingYet: "Aucun ticket n’est encore arrivé ici. Les chiffres commenceront avec le premier.",
    flow: { day: "Jour par jour, ouverts/fermés", week: "Semaine par semaine, ouverts/fermés" },
    flowTitle: { day: "Ouverts et fermés, jour par jour", week: "Ouverts et fermés, semaine par semaine" },
    opensTitle: "Ouverts, à côté de la période d’avant",
    came: "Ouverts",
    went: "Fermés",
    cameBefore: "Avant",
    spentTitle: "Où est passé le temps, en heures",
    turnsInShort: {
      agents: "Agents",
      requester: "Demandeur",
      thirdParty: "Tiers",
      closedHours: "Heures fermées",
    },
    openNow: "En cours maintenant",
    late: (count) => `${number(count)} en retard`,
    ages: {
      underADay: (count) => `${number(count)} de moins d’un jour`,
      underAWeek: (count) => `${number(count)} de moins d’une semaine`,
      underAMonth: (count) => `${number(count)} de moins d’un mois`,
      older: (count) => plural(count, `${number(count)} plus ancien`, `${number(count)} plus anciens`),
    },
    lateNow: (count) =>
      text`🔴 ${bold(number(count))} ${plural(count, "ticket est en retard.", "tickets sont en retard.")}`,
    lowRatings: (count) => text`⭐ ${bold(number(count))} ${plural(count, "note", "notes")} d’une ou deux étoiles.`,
    response: "Première réponse",
    resolution: "Résolution",
    firstContact: "Réglés du premier coup",
    atFirst: (share, solved, of) => `${share} : ${solved} sur ${of} résolus`,
    spread: (half, nineOfTen) => `la moitié : ${half}, 9 sur 10 : ${nineOfTen} d’ouverture`,
    byTheClock: (half, nineOfTen) => `à l’horloge : ${half}, ${nineOfTen}`,
    atLeast: (length) => `${length} ou plus`,
    underAMinute: "une minute",
    kept: (share, kept, of) => `${share} dans les temps : ${kept} sur ${of}`,
    noneDue: "aucune échéance encore",
    unpromised: (count) => `${number(count)} sans échéance`,
    spent: "Où est passé le temps",
    turns: {
      agents: "chez les agents",
      requester: "chez le demandeur",
      thirdParty: "chez des tiers",
      closedHours: "hors des heures d’ouverture",
    },
    satisfaction: "Étoiles",
    noRatings: "Pas encore de note.",
    satisfied: (share, rated, asked) => `${share} ont donné 4 ou 5 · ${rated} sur ${asked} personnes sollicitées`,
    between: (low, high) =>
      `Peu de réponses, donc à lire avec prudence : pour l’ensemble des demandeurs, entre ${low} et ${high}.`,
    refused: "Pas réglé",
    refusals: (refused, resolved, lapsed) =>
      `${number(refused)} refus pour ${plural(resolved, `${number(resolved)} résolution`, `${number(resolved)} résolutions`)} · ${plural(lapsed, `${number(lapsed)} fermé`, `${number(lapsed)} fermés`)} sans réponse`,
    load: "Qui les a",
    nobody: "personne",
    meanings: {
      title: "Ce que disent ces chiffres",
      counts: {
        label: "Ouverts, fermés, rouverts",
        is: "Chaque fois que c’est arrivé dans la période. Un ticket est fermé quand il est confirmé, retiré ou rejeté, ou quand personne ne répond.",
      },
      open: {
        label: "En cours",
        is: "Pas fermés : ceux qui attendent le demandeur, un tiers ou un mot sur leur résolution en sont aussi. L’âge part de l’ouverture.",
      },
      late: {
        label: "En retard",
        is: "En cours maintenant, et une échéance est passée. Ce sont ceux de la liste « En retard » de Mon bureau.",
      },
      response: {
        label: "Première réponse",
        is: "De l’ouverture aux premiers mots d’un agent que le demandeur peut lire. Ce que j’écris de moi-même n’est pas une réponse. Les tickets retirés avant n’y sont pas.",
      },
      resolution: {
        label: "Résolution",
        is: "De l’ouverture à la dernière résolution que personne n’a refusée ni rouverte depuis. Les tickets retirés ou rejetés n’y sont pas.",
      },
      firstContact: {
        label: "Réglés du premier coup",
        is: "Parmi les tickets ouverts dans la période qu’un agent a résolus : ceux que l’agent qui a répondu le premier a résolus, à la première tentative, et que personne n’a refusés ni rouverts depuis.",
      },
      lengths: {
        label: "La moitié, 9 sur 10",
        is: "Ceux-là n’ont pas pris plus longtemps, parmi les tickets ouverts dans la période. Ceux qui attendent encore comptent pour le temps déjà attendu : « ou plus ».",
      },
      hours: {
        label: "D’ouverture, à l’horloge",
        is: "Les heures d’ouverture sont celles de la file du ticket. À l’horloge, les nuits et les week-ends comptent aussi.",
      },
      inTime: {
        label: "Dans les temps",
        is: "Fait avant l’échéance, sur tout ce qui est fait ou échu. Une échéance passée est aussitôt manquée. Les tickets sans échéance n’y sont pas.",
      },
      refused: {
        label: "Pas réglé",
        is: "Combien de fois le demandeur a refusé une résolution. Fermé sans réponse : personne n’a dit que c’était réglé.",
      },
      stars: {
        label: "Étoiles",
        is: "La dernière note de chaque résolution notée dans la période. Chaque personne qui confirme est sollicitée. Sous 30 notes, je dis de combien la part peut s’écarter, 19 fois sur 20.",
      },
      spent: {
        label: "Où est passé le temps",
        is: "Qui devait agir, de l’ouverture à maintenant, pour tous les tickets ouverts dans la période.",
      },
      which: {
        label: "Quels tickets",
        is: "Tous ceux de la file où ils sont maintenant, même confidentiels : ils comptent, et aucun de leurs mots ne s’affiche. Ce qui a été annulé juste après l’envoi ne compte nulle part.",
      },
      before: {
        label: "Entre parenthèses",
        is: "La période d’avant, vue avec le même recul : ce qui est arrivé plus tard n’y est pas.",
      },
    },
    lowRatingsTitle: (queues) => `Une ou deux étoiles · ${queues}`,
    lowRatingsGone: "Rien à lire ici : les notes ont changé depuis.",
    lowRatingBy: (who, stars, agent) => `${who} a donné ${stars} · résolu par ${agent}`,
    noComment: "Sans commentaire.",
    moreLowRatings: "Seules les plus récentes s’affichent.",
    onYou: (claimed, waiting) =>
      text`À votre charge maintenant : ${bold(claimed)} en cours, et ${bold(waiting)} en attente d’un mot de vous.`,
    whichPeriod: "De quelle période voulez-vous les chiffres ?",
    whichQueue: "Cette file n’existe pas. De laquelle voulez-vous les chiffres ?",
    whichPriority: "Cette priorité n’existe pas. De laquelle voulez-vous les chiffres ?",
    notAllowed:
      "Les chiffres d’une file sont pour ses responsables et les administrateurs. Vos propres tickets sont ici :",
  },
};
