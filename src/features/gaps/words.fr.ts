import { countingIn } from "../../kernel/counting.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");

export const fr: typeof en = {
  buttons: {
    gaps: "Articles manquants",
    gapNotNeeded: "Pas utile",
    gapBack: "Remettre dans la liste",
    writeArticle: "Écrire un article",
    needsArticle: "Il faudrait un article",
  },
  gaps: {
    title: "Articles manquants",
    intro: "Ce qu’on a demandé ces 30 derniers jours et à quoi aucun article ne répond.",
    none: "Rien ne manque : ces 30 derniers jours, plusieurs personnes n’ont jamais posé la même question sans réponse.",
    most: (count) =>
      `Voici les ${number(count)} questions les plus posées. Dès que l’une est réglée, la suivante prend sa place.`,
    asked: (times, people, days) =>
      `Demandé ${number(times)} fois en ${number(days)} jours, par ${plural(people, "une personne", `${number(people)} personnes`)}`,
    urged: "un agent souhaite un article",
    notNeeded: (called) => `✓ « ${called} » ne figure plus dans la liste, pour aucun agent.`,
    back: (called) => `✓ « ${called} » figure de nouveau dans la liste.`,
    gone: "Quelqu’un s’en est déjà occupé.",
    noted: "✓ C’est noté. Les autres agents le verront dans un instant parmi les articles manquants.",
    notedHint: "Vous connaissez la réponse ? Écrivez-la tout de suite.",
    notYours: "Je ne peux pas le noter : c’est confidentiel, vous n’y avez pas accès, ou il y a trop peu de mots.",
  },
};
