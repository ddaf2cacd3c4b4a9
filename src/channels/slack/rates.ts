import type { Rate } from "../platform.ts";

const minute = 60_000;

/**
 * Source: https://docs.slack.dev/apis/web-api/rate-limits. A message a second in a channel, short bursts allowed, and
 * "several hundred" a minute in a workspace, here evenly; `chat.update`,
 * `chat.delete` and `reactions.add` are of Tier 3, each for itself.
 */
export const slackRates: readonly Rate[] = [
  { of: ["post"], per: "conversation", windows: [{ most: 4, within: 4_000 }] }, // a ticket and its first words at once
  { of: ["post"], per: "tenant", windows: [{ most: 20, within: 4_000 }] },
  {
    of: ["update"],
    per: "tenant",
    // The first keeps half of it for those who come later in the same minute.
    windows: [
      { most: 25, within: minute / 2 },
      { most: 50, within: minute },
    ],
  },
  { of: ["delete"], per: "tenant", windows: [{ most: 50, within: minute }] },
  { of: ["mark"], per: "tenant", windows: [{ most: 50, within: minute }] },
];
