import { countingIn } from "../../kernel/counting.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");

export const fr: typeof en = {
  buttons: {
    savedSearches: "Mes recherches",
    keepSearch: "Garder cette recherche",
    forgetSearch: "Supprimer",
  },
  savedSearches: {
    title: "Mes recherches",
    count: (count) => plural(count, "Une recherche enregistrée", `${number(count)} recherches enregistrées`),
    none: "Vous n’avez pas encore gardé de recherche. Cherchez quelque chose, puis appuyez sur « Garder cette recherche » sous les résultats.",
    kept: (name) => `✓ Gardée sous le nom « ${name} ».`,
    removed: (name) => `✓ « ${name} » est supprimée.`,
    gone: "Cette recherche a déjà été supprimée.",
    keptAs: (name) => `Vous avez gardé cette recherche sous le nom « ${name} ».`,
    form: {
      title: "Garder la recherche",
      submit: "Enregistrer",
      name: "Nom",
      nameHint: "Vous la retrouvez sous ce nom en tapant « recherches ». Personne d’autre ne la voit.",
      intro: (sought) => `« ${sought} » est cherché à nouveau chaque fois.`,
      taken: "Vous avez une autre recherche de ce nom.",
      full: (most) => `Vous en avez déjà ${number(most)}. Tapez « recherches » et supprimez-en une d’abord.`,
    },
  },
};
