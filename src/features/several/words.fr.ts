import { countingIn } from "../../kernel/counting.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");
const tickets = (count: number): string => plural(count, "un ticket", `${number(count)} tickets`);

export const fr: typeof en = {
  buttons: {
    several: { assign: "En attribuer plusieurs", move: "En déplacer plusieurs", reject: "En rejeter plusieurs" },
  },
  several: {
    title: { assign: "Attribuer des tickets", move: "Déplacer des tickets", reject: "Rejeter des tickets" },
    which: "Tickets",
    whichHint: "Choisissez parmi les résultats, ou prenez-les tous.",
    all: (count) => plural(count, "Celui de la liste", `Les ${number(count)} de la liste`),
    allLabel: "Tous à la fois",
    first: (most) =>
      `J’ai regardé les ${number(most)} premiers résultats. Précisez votre recherche pour atteindre les autres.`,
    leftOut: (count) =>
      plural(
        count,
        "Un des résultats est terminé, ou ne dépend pas de vous.",
        `${number(count)} des résultats sont terminés, ou ne dépendent pas de vous.`,
      ),
    noneChosen: "Choisissez au moins un ticket, ou prenez-les tous.",
    changed: "Les résultats ont changé. Fermez ceci, relancez la recherche et choisissez à nouveau.",
    none: "Rien de ce qui a été trouvé ne peut changer ainsi : seulement les tickets ouverts des files dont vous êtes responsable.",
    notLead: "Seuls les responsables et les administrateurs changent plusieurs tickets à la fois.",
    noQueues: "Il n’y a pas d’autre file où les déplacer.",
    noAgents: "Personne n’est là pour ces files. Attribuez les tickets un par un, ou déplacez-les.",
    begun: {
      assign: (count, to) => `J’attribue ${tickets(count)} à ${to}.`,
      move: (count, queue) => `Je déplace ${tickets(count)} vers ${queue}.`,
      reject: (count) => `Je rejette ${tickets(count)}.`,
    },
    later: "Vous pouvez fermer ceci. Je vous dirai dans notre conversation ce qu’il en est.",
    done: {
      assign: (count, all, to) => `Attribués à ${to} : ${number(count)} sur ${number(all)}.`,
      move: (count, all, queue) => `Déplacés vers ${queue} : ${number(count)} sur ${number(all)}.`,
      reject: (count, all) => `Rejetés : ${number(count)} sur ${number(all)}.`,
    },
    notDone: (count) =>
      plural(count, "Celui-ci reste comme il était :", `Ces ${number(count)} restent comme ils étaient :`),
    notYours: "Vous ne pouvez plus le lire.",
    unreadable:
      "Je n’arrive plus à lire ce que vous m’avez demandé pour plusieurs tickets. Certains n’ont peut-être pas changé : vérifiez, puis redemandez.",
    notTried: "Je n’ai pas pu m’en occuper. Réessayez.",
  },
};
