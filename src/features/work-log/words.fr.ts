import { countingIn } from "../../kernel/counting.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");

export const fr: typeof en = {
  forms: {
    title: {
      work: "Noter le travail fait",
    },
    submit: {
      work: "Enregistrer",
    },
    text: {
      work: "Ce qui a été fait",
    },
    minutes: "Durée en minutes",
  },
  buttons: {
    press: {
      called: "Appelé, sans réponse",
    },
    fill: {
      work: "Noter le travail fait",
    },
  },
  personNotes: {
    called: "Nous avons essayé de vous appeler, sans succès. Quand pouvons-nous vous joindre ?",
    calledOn: (phone) =>
      `Nous avons essayé de vous appeler au ${phone}, sans succès. Quand pouvons-nous vous joindre ?`,
  },
  agentsNotes: {
    called: (who, requester) => `${who} a appelé ${requester} : pas de réponse.`,
    worked: (who) => `${who} a noté le travail fait :`,
    workedFor: (who, minutes) =>
      `${who} a saisi ${plural(minutes, "une minute", `${number(minutes)} minutes`)} d’intervention :`,
  },
};
