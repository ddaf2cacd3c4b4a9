import { countingIn } from "../../kernel/counting.ts";

const { number } = countingIn("en");

/** `of`: how many of ten. */
export const en = {
  forecasts: {
    within: (of: number, length: string) => `${number(of)} of 10 tickets like this are answered within ${length}.`,
    withinOpenHours: (of: number, length: string) =>
      `${number(of)} of 10 tickets like this are answered within ${length} of opening hours.`,
    longer: (of: number) => `It’s taking longer than for ${number(of)} of 10 tickets like this.`,
  },
};
