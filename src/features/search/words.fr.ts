import { countingIn } from "../../kernel/counting.ts";
import { de } from "../../kernel/elision.ts";
import { bold, text } from "../../kernel/text.ts";
import { mostFound } from "./rules.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");

export const fr: typeof en = {
  buttons: {
    search: "Rechercher",
  },
  search: {
    title: "Recherche",
    what: "Que cherchez-vous ?",
    found: (typed) => `Résultats pour « ${typed} »`,
    count: (count) =>
      count > mostFound
        ? `Plus de ${number(mostFound)} tickets trouvés`
        : plural(count, "Un ticket trouvé", `${number(count)} tickets trouvés`),
    newestOnly:
      "Ces mots figurent dans beaucoup de tickets : voici les plus récents. Ajoutez un mot pour chercher dans tous.",
    none: "Aucun résultat. Essayez avec moins de mots, ou avec d’autres.",
    noneFor: (typed) => `Aucun résultat pour « ${typed} »`,
    tryOtherFilters: "Essayez avec d’autres filtres.",
    tryOthers: "Essayez avec moins de mots, ou avec d’autres.",
    noneButTicket: "Ou ouvrez un ticket : quelqu’un s’en occupera.",
    understood: (parts) => text`J’ai cherché : ${parts}.`,
    phrase: (phrase) => `« ${phrase} »`,
    without: (words) => `sans « ${words} »`,
    from: (names) => `les tickets ${de(names)}`,
    assignee: (names) => `à la charge ${de(names)}`,
    nobody: "sans agent",
    status: (names) => `statut ${names}`,
    open: "ouvert",
    queue: (names) => `file ${names}`,
    since: (day) => `ouvert le ${day} ou après`,
    before: (day) => `ouvert avant le ${day}`,
    notUnderstood: (typed) => `Je n’ai pas pu filtrer par ${typed} : je l’ai pris comme des mots.`,
    tooLong: (most) => `Je n’ai lu que les ${number(most)} premiers caractères.`,
    how: text`Vous pouvez préciser : ${bold("de:ana")}, ${bold("agent:moi")}, ${bold("statut:ouvert")}, ${bold("file:réseau")}, ${bold("depuis:2026-05-01")}, ${bold("avant:hier")}, ${bold("« mots exacts »")}, ${bold("-sans")}.`,
  },
};
