import type { en } from "./words.en.ts";

export const fr: typeof en = {
  buttons: {
    press: {
      follow: "Suivre",
      unfollow: "Ne plus suivre",
    },
  },
};
