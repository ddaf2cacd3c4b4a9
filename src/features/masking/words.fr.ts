import type { en } from "./words.en.ts";

export const fr: typeof en = {
  forms: {
    title: {
      reveal: "Ce qui est masqué",
    },
    submit: {
      reveal: "Afficher",
    },
    nothingMasked: "Rien n’est masqué dans ce ticket.",
    revealIsNoted: "Votre consultation est notée dans le fil du ticket.",
  },
  buttons: {
    fill: {
      reveal: "Voir ce qui est masqué",
    },
  },
  agentsNotes: {
    revealed: (who) => `${who} a regardé ce qui est masqué.`,
  },
  whispers: {
    secretTyped:
      "Votre message contient sans doute un mot de passe, une clé ou un numéro de carte. Nous l’avons masqué : seuls l’agent chargé du ticket et la personne à qui il est destiné peuvent l’afficher. Changez-le dès que possible.",
  },
};
