import type { en } from "./words.en.ts";

export const fr: typeof en = {
  wishes: {
    cancel: {
      one: "J’annule ce ticket ?",
      several: "Quel ticket voulez-vous annuler ?",
      none: "Vous n’avez aucun ticket à annuler.",
    },
    works: {
      one: "Bonne nouvelle ! Je ferme ce ticket ?",
      several: "Bonne nouvelle ! De quel ticket s’agit-il ?",
      none: "Bonne nouvelle ! Vous n’avez aucun ticket ouvert.",
    },
    where: { several: "De quel ticket s’agit-il ?", none: "Vous n’avez aucun ticket ouvert." },
    notFixed: {
      one: "Toutes nos excuses. Les agents doivent-ils reprendre ce ticket ?",
      several: "Toutes nos excuses. De quel ticket s’agit-il ?",
    },
    reopen: {
      one: "Je rouvre ce ticket ?",
      several: "Quel ticket voulez-vous rouvrir ?",
      none: "Vous n’avez aucun ticket à rouvrir.",
    },
    thanks: {
      one: "Avec plaisir ! Est-ce que tout fonctionne ?",
      several: "Avec plaisir ! Est-ce que tout fonctionne ?",
      none: "Avec plaisir !",
    },
  },
};
