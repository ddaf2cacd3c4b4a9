import type { Rate } from "../platform.ts";

const second = 1_000;

/** Source: "Optimize your bot with rate limiting in Teams". Whether an update counts as a send is not said there: here it does. */
export const teamsRates: readonly Rate[] = [
  {
    of: ["post", "update", "delete"],
    per: "conversation",
    windows: [
      { most: 7, within: second },
      { most: 8, within: 2 * second },
      { most: 60, within: 30 * second },
      { most: 1_800, within: 3_600 * second },
    ],
  },
  { of: ["post", "update", "delete"], per: "tenant", windows: [{ most: 50, within: second }] },
];
