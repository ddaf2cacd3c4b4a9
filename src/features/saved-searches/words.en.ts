import { countingIn } from "../../kernel/counting.ts";

const { number, plural } = countingIn("en");

export const en = {
  buttons: {
    savedSearches: "Saved searches",
    keepSearch: "Keep this search",
    forgetSearch: "Remove",
  },
  savedSearches: {
    title: "Saved searches",
    count: (count: number) => plural(count, "One saved search", `${number(count)} saved searches`),
    none: "You haven’t kept a search yet. Look for something, and press “Keep this search” under what is found.",
    kept: (name: string) => `✓ Kept as “${name}”.`,
    removed: (name: string) => `✓ “${name}” is removed.`,
    gone: "This search was removed already.",
    keptAs: (name: string) => `You have kept this search as “${name}”.`,
    form: {
      title: "Keep this search",
      submit: "Save",
      name: "Name",
      nameHint: "You find it by this name under “searches”, and nobody else does.",
      intro: (sought: string) => `“${sought}” is looked for anew each time.`,
      taken: "You have another search of this name.",
      full: (most: number) => `You have ${number(most)} already. Type “searches” and remove one first.`,
    },
  },
};
