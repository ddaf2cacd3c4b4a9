import { countingIn } from "../../kernel/counting.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");

export const fr: typeof en = {
  buttons: {
    timesheet: "Feuille de temps",
  },
  timesheets: {
    title: "Feuille de temps",
    about: (week, days) => `${week}, ${days}. Le temps saisi sur les tickets.`,
    you: "Vous",
    nothing: "Aucun temps n’a été saisi.",
    others: (count) =>
      plural(
        count,
        "Une autre personne est dans le fichier.",
        `${number(count)} autres personnes sont dans le fichier.`,
      ),
    notAllowed: "Les feuilles de temps sont réservées aux agents et à leurs responsables.",
    ask: "Un fichier de cette feuille de temps, une intervention par ligne : quand, qui, sur quel ticket, et pendant combien de temps. Il arrive dans votre conversation avec moi. Cette demande est conservée dans l’historique.",
    here: (lines) =>
      plural(
        lines,
        "Voici votre feuille de temps, avec 1 ligne.",
        `Voici votre feuille de temps, avec ${number(lines)} lignes.`,
      ),
    columns: {
      at: (zone) => `Saisi (${zone})`,
      agent: "Agent",
      reference: "Référence",
      queue: "File",
      minutes: "Durée en minutes",
    },
  },
};
