import type { en } from "./words.en.ts";

export const fr: typeof en = {
  costs: {
    work: "Travail à ce jour",
    logged: "Travail saisi",
    byQueue: "Travail par file",
    budgets: "Budgets du mois",
    unpriced: (length) => `${length} sans tarif`,
    worked: (length) => `${length} de travail`,
    none: "aucun",
    ofBudget: (cost, budget) => `${cost} sur ${budget}`,
  },
};
