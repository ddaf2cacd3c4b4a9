import { bold, text } from "../../kernel/text.ts";
import { countingIn } from "../../kernel/counting.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");

export const fr: typeof en = {
  labels: {
    away: (who) => who,
    awayUntil: (who, until) => text`${who} (retour : ${until})`,
  },
  buttons: {
    awayUntil: (day) => `Retour le ${day}`,
    press: {
      "take-over": "Prendre la suite",
    },
  },
  agentsNotes: {
    offered: (who) => `${who} n’est pas là. Pour prendre la suite : « Prendre la suite », sur la carte.`,
    holderAway: (who) => `${who} n’est pas là : qui peut prendre la suite ?`,
  },
  whispers: {
    away: {
      noted: "C’est noté : votre absence dure jusqu’à nouvel ordre.",
      notedUntil: (until) => text`C’est noté. Fin de votre absence : ${until}.`,
      notedNext: {
        slack: "D’ici là, rien ne vous est attribué. Pour y mettre fin, tapez « /ticket retour ».",
        teams: "D’ici là, rien ne vous est attribué. Pour y mettre fin, écrivez-moi « retour ».",
      },
      offered: (count) =>
        plural(count, "Votre ticket est proposé aux autres.", `Vos ${number(count)} tickets sont proposés aux autres.`),
      asked: (day) => `Votre absence commence-t-elle maintenant, avec un retour le ${day} ?`,
      askedNext: text`Je ne peux pas noter une absence à l’avance. Si elle commence ce jour-là, écrivez-moi ${bold("absent jusqu’au …")} le jour même.`,
      back: "Bon retour ! Des tickets peuvent de nouveau vous être attribués.",
      kept: (count) =>
        plural(
          count,
          "Un ticket proposé aux autres est toujours à vous.",
          `${number(count)} tickets proposés aux autres sont toujours à vous.`,
        ),
      unread: (words) => `Je n’ai pas compris « ${words} » comme une date à venir.`,
      examples: {
        slack: text`Par exemple : ${bold("/ticket absent jusqu’à lundi")}, ${bold("/ticket absent jusqu’au 3 décembre")} ou ${bold("/ticket absent")} tout court.`,
        teams: text`Par exemple : ${bold("absent jusqu’à lundi")}, ${bold("absent jusqu’au 3 décembre")} ou ${bold("absent")} tout court.`,
      },
    },
  },
  refusals: {
    agentAway: "Cette personne est absente. Choisissez quelqu’un d’autre.",
  },
};
