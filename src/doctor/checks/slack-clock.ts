import { judgeClock } from "../clock.ts";
import type { Check } from "../finding.ts";
import type { Surroundings } from "../given.ts";

/** Whether this machine and Slack agree on the time. */
export const slackClock: Check<Surroundings> = {
  name: "slack-clock",
  look: ({ slack }) => {
    if (slack?.bot.result !== "accepted" || slack.bot.ahead === null) return []; // told by the check of the token
    return [judgeClock("Slack's", slack.bot.ahead)];
  },
};
