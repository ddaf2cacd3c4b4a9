import { countingIn } from "../../kernel/counting.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");

export const fr: typeof en = {
  briefs: {
    morning: "☀️ Bonjour",
    handover: (queue) => `🌙 Fin de journée dans la file « ${queue} »`,
    waitingOnMe: "Attendent votre réponse",
    mine: "Vos tickets",
    newIn: (queue) => `À prendre dans la file « ${queue} »`,
    critical: "Critiques",
    late: "En retard",
    atRisk: "Bientôt en retard",
    unclaimed: "Sans agent",
    counted: (title, count) => `${title} : ${number(count)}`,
    day: (opened, ended) =>
      `Aujourd’hui : ${plural(opened, `${number(opened)} ouvert`, `${number(opened)} ouverts`)}, ${plural(ended, `${number(ended)} fermé`, `${number(ended)} fermés`)}.`,
  },
};
