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
    inShort: "En bref",
    opened: (now, before) => text`${bold(number(now))} (${number(before)}) ${plural(now, "ouvert", "ouverts")}`,
    ended: (now, before) => text`${bold(number(now))} (${number(before)}) ${plural(now, "fermé", "fermés")}`,
    open: (now, before) => text`${bold(number(now))} (${number(before)}) en cours à la fin`,
    reopened: (count) => plural(count, `${number(count)} rouvert`, `${number(count)} rouverts`),
    response: "Première réponse",
    resolution: "Résolution",
    spread: (half, nineOfTen, clockHalf, clockNine) =>
      `la moitié : ${half}, 9 sur 10 : ${nineOfTen} d’ouverture (à l’horloge : ${clockHalf}, ${clockNine})`,
    atLeast: (length) => `${length} ou plus`,
    underAMinute: "une minute",
    kept: (share, kept, of) => `${share} dans les temps (${kept} sur ${of})`,
    noneDue: "aucune échéance encore",
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
    load: "En cours maintenant",
    nobody: "personne",
    howCounted:
      "Un ticket compte dans la file où il est maintenant. Les durées sont celles des tickets ouverts dans la période : « ou plus » quand certains attendent encore.",
    whichPeriod: "De quelle période voulez-vous les chiffres ?",
    whichQueue: "Cette file n’existe pas. De laquelle voulez-vous les chiffres ?",
    notAllowed: "Les rapports sont pour les responsables de file et les administrateurs.",
  },
};
