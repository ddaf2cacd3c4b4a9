import type { Said } from "../../channels/slack/diagnose.ts";
import { ill, well, type Check, type Found } from "../finding.ts";
import type { Surroundings } from "../given.ts";
import { unreachable } from "./slack-token.ts";

const pages = "api.slack.com/apps → your app → Basic Information → App-Level Tokens";

/** Whether Socket Mode would be let in. */
export const slackAppToken: Check<Surroundings> = {
  name: "slack-app-token",
  look: ({ slack }) => {
    if (slack === null) return [];
    const { app } = slack;
    if (app === null)
      return [
        well("No app token is needed over signed HTTP; whether SLACK_SIGNING_SECRET is right shows when Slack calls."),
      ];
    return [foundOfAppToken(app)];
  },
};

export function foundOfAppToken(app: Said<object>): Found {
  switch (app.result) {
    case "accepted":
      return well("Slack would open a Socket Mode connection.");
    case "unanswered":
      return unreachable(app.reason);
    case "refused":
      return ill(
        `Slack refuses SLACK_APP_TOKEN (${app.error}).`,
        `Generate one with the scope connections:write at ${pages}, and turn Socket Mode on.`,
      );
  }
}
