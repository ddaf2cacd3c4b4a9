import { countingIn } from "../../kernel/counting.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");

export const fr: typeof en = {
  forms: {
    title: {
      work: "Saisir une intervention",
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
      work: "Saisir une intervention",
    },
  },
  personNotes: {
    called: "Nous avons essayé de vous appeler, sans succès. Quand pouvons-nous vous joindre ?",
    calledOn: (phone) =>
      `Nous avons essayé de vous appeler au ${phone}, sans succès. Quand pouvons-nous vous joindre ?`,
  },
  agentsNotes: {
    called: (who, requester) => `${who} a appelé ${requester} : pas de réponse.`,
    worked: (who) => `${who} a saisi une intervention :`,
    workedFor: (who, minutes) =>
      `${who} a saisi ${plural(minutes, "une minute", `${number(minutes)} minutes`)} d’intervention :`,
  },
};
