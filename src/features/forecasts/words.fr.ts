import { countingIn } from "../../kernel/counting.ts";
import type { en } from "./words.en.ts";

const { number } = countingIn("fr");

export const fr: typeof en = {
  forecasts: {
    within: (of, length) => `${number(of)} tickets semblables sur 10 ont une réponse en ${length} au plus.`,
    withinOpenHours: (of, length) =>
      `${number(of)} tickets semblables sur 10 ont une réponse en ${length} d’ouverture au plus.`,
    longer: (of) => `L’attente est plus longue que pour ${number(of)} tickets semblables sur 10.`,
  },
};
