import { text } from "../../kernel/text.ts";
import type { en } from "./words.en.ts";

export const fr: typeof en = {
  buttons: {
    similar: "Déjà résolu ?",
    searchWords: "Chercher ses mots",
  },
  similar: {
    title: "Déjà résolu ?",
    of: (title) => `Ce qui a déjà été résolu, pour « ${title} »`,
    tickets: "Tickets semblables",
    none: "Rien de semblable n’a été résolu dans vos files, et aucun article n’en parle.",
    asIn: (reference) => `Comme dans ${reference}`,
    solved: (at) => text`résolu ${at}`,
  },
};
