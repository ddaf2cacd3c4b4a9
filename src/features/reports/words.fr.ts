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
    quiet: "Tout est resté calme : rien d’ouvert, rien de fermé.",
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
      `Et ${plural(parts, "un autre", `${number(parts)} autres`)}, pour ${plural(opened, `${number(opened)} ouvert`, `${number(opened)} ouverts`)}.`,
    ticketsTitle: (tickets) => `Ouverts · ${tickets}`,
    noTickets: "Aucun ticket à montrer. Les tickets confidentiels sont comptés, mais pas montrés.",
    inShort: "En bref",
    opened: (now, before) => text`${bold(number(now))} (${number(before)}) ${plural(now, "ouvert", "ouverts")}`,
    ended: (now, before) => text`${bold(number(now))} (${number(before)}) ${plural(now, "fermé", "fermés")}`,
    open: (now, before) => text`${bold(number(now))} (${number(before)}) encore en cours à la fin`,
    reopened: (count) => plural(count, `${number(count)} rouvert`, `${number(count)} rouverts`),
    nothingYet: "Pas encore de ticket ici. Les chiffres viendront avec le premier.",
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
      approver: "Accords",
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
    targets: { "first-response": "Première réponse", resolution: "Résolution" },
    took: { "first-response": "Délai de première réponse", resolution: "Délai de résolution" },
    forecast: "Prévision de première réponse",
    forecastKept: (share, was, kept, of) =>
      `${share} annoncés, ${was} constatés : réponse dans le délai annoncé pour ${kept} sur ${of}`,
    few: (low, high) => `Peu de tickets, donc à prendre avec prudence : entre ${low} et ${high}.`,
    firstContact: "Réglés du premier coup",
    atFirst: (share, solved, of) => `${share} : ${solved} sur ${of} résolus`,
    spread: (half, nineOfTen) => `la moitié en ${half}, 9 sur 10 en ${nineOfTen} d’ouverture`,
    byTheClock: (half, nineOfTen) => `nuits et week-ends compris : ${half}, ${nineOfTen}`,
    atLeast: (length) => `${length} ou plus`,
    underAMinute: "une minute",
    kept: (share, kept, of) => `${share} dans les temps : ${kept} sur ${of}`,
    noneDue: "pas encore d’échéance",
    unpromised: (count) => `${number(count)} sans échéance`,
    spent: "Où est passé le temps",
    turns: {
      agents: "chez les agents",
      requester: "chez le demandeur",
      approver: "en attente d’un accord",
      thirdParty: "chez des tiers",
      closedHours: "hors des heures d’ouverture",
    },
    satisfaction: "Étoiles",
    criteria: "En plus des étoiles",
    criterion: (name, share, good, all) => `${name} 👍 ${share} (${good} sur ${all})`,
    noRatings: "Pas encore de note.",
    satisfied: (share, rated, asked) => `${share} ont mis 4 ou 5 · ${rated} avis sur ${asked} demandés`,
    between: (low, high) =>
      `Peu d’avis, donc prudence : pour l’ensemble des demandeurs, ce serait entre ${low} et ${high}.`,
    refused: "Pas réglé",
    refusals: (refused, resolved, lapsed) =>
      `${number(refused)} refus pour ${plural(resolved, `${number(resolved)} résolution`, `${number(resolved)} résolutions`)} · ${plural(lapsed, `${number(lapsed)} fermé`, `${number(lapsed)} fermés`)} sans réponse`,
    load: "Qui s’en occupe",
    nobody: "personne",
    meanings: {
      title: "Ce que disent ces chiffres",
      counts: {
        label: "Ouverts, fermés, rouverts",
        is: "Chaque fois que c’est arrivé dans la période. Un ticket se ferme quand on le confirme, le retire ou le rejette, ou quand personne ne répond.",
      },
      open: {
        label: "En cours",
        is: "Tout ce qui n’est pas fermé, même ce qui attend le demandeur, un tiers ou un mot sur sa résolution. L’âge se compte depuis l’ouverture.",
      },
      late: {
        label: "En retard",
        is: "En cours, avec une échéance déjà passée. Vous les retrouvez sous « En retard » dans Mon bureau.",
      },
      response: {
        label: "Première réponse",
        is: "De l’ouverture aux premiers mots d’un agent que le demandeur peut lire. Ce que j’écris de moi-même ne compte pas, ni les tickets retirés avant.",
      },
      forecast: {
        label: "Prévision de première réponse",
        is: "À l’ouverture, le demandeur lit en combien de temps 8 tickets semblables sur 10 ont eu une réponse ces dernières semaines. Des tickets ouverts dans la période dont ce délai est passé : combien ont eu leur réponse à temps. Ceux retirés avant ne comptent pas, ni ceux que leur auteur a traités lui-même.",
      },
      resolution: {
        label: "Résolution",
        is: "De l’ouverture à la dernière résolution, si personne ne l’a refusée ni rouverte depuis. Les tickets retirés ou rejetés ne comptent pas.",
      },
      firstContact: {
        label: "Réglés du premier coup",
        is: "L’agent qui a répondu le premier a trouvé, du premier coup, et personne n’a refusé ni rouvert depuis. La part se compte sur les tickets ouverts dans la période et résolus par un agent.",
      },
      lengths: {
        label: "La moitié, 9 sur 10",
        is: "La moitié des tickets ouverts dans la période, ou 9 sur 10, n’ont pas pris plus longtemps. Ceux qui attendent encore comptent pour le temps déjà passé : d’où « ou plus ».",
      },
      hours: {
        label: "D’ouverture, nuits et week-ends compris",
        is: "D’abord les seules heures d’ouverture de la file du ticket, puis tout le temps passé, comme à la montre.",
      },
      inTime: {
        label: "Dans les temps",
        is: "Ce qui a été fait avant l’échéance, parmi tout ce qui est fait ou échu. Une échéance passée est manquée tout de suite. Sans échéance, un ticket ne compte pas.",
      },
      refused: {
        label: "Pas réglé",
        is: "Combien de fois le demandeur a dit que ce n’était pas réglé. Fermé sans réponse : personne n’a rien dit.",
      },
      stars: {
        label: "Étoiles",
        is: "La dernière note de chaque résolution notée dans la période. Je demande son avis à chaque personne qui confirme. Sous 30 notes, je donne une fourchette, juste 19 fois sur 20.",
      },
      criteria: {
        label: "En plus des étoiles",
        is: "Si une file demande plus que des étoiles : la part de 👍 parmi les réponses données dans la période. La dernière réponse pour chaque résolution compte ; sans réponse, rien ne compte.",
      },
      spent: {
        label: "Où est passé le temps",
        is: "À qui c’était d’agir, de l’ouverture à maintenant, pour tous les tickets ouverts dans la période.",
      },
      work: {
        label: "Travail saisi",
        is: "Le travail saisi par les agents dans la période, et son coût aux tarifs en vigueur : celui du service, sinon celui de la file. Un budget vaut pour un mois civil, et se compare au travail de ces files.",
      },
      which: {
        label: "Quels tickets",
        is: "Tous ceux de la file où ils sont maintenant, même confidentiels : ils comptent, mais aucun de leurs mots ne s’affiche. Ce qui a été annulé juste après l’envoi ne compte nulle part.",
      },
      before: {
        label: "Entre parenthèses",
        is: "La période d’avant, vue avec le même recul : ce qui est arrivé plus tard ne compte pas.",
      },
    },
    lowRatingsTitle: (queues) => `Une ou deux étoiles · ${queues}`,
    lowRatingsGone: "Plus rien à lire ici : les notes ont changé entre-temps.",
    lowRatingBy: (who, stars, agent) => `${who} a mis ${stars} · résolu par ${agent}`,
    noComment: "Sans commentaire.",
    moreLowRatings: "Voici seulement les plus récentes.",
    onYou: (claimed, waiting) =>
      text`En ce moment, vous avez ${bold(claimed)} en cours, et ${bold(waiting)} en attente d’un mot de vous.`,
    whichPeriod: "De quelle période voulez-vous les chiffres ?",
    whichQueue: "Je ne connais pas cette file. De laquelle voulez-vous les chiffres ?",
    whichPriority: "Je ne connais pas cette priorité. De laquelle voulez-vous les chiffres ?",
    notAllowed:
      "Les chiffres d’une file sont réservés à ses responsables et aux administrateurs. Voici vos propres tickets :",
  },
};
