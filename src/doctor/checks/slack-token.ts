import type { BotToken, Said } from "../../channels/slack/diagnose.ts";
import { ill, unchecked, well, type Check, type Found } from "../finding.ts";
import type { Surroundings } from "../given.ts";
import { readManifestScopes } from "../manifest-scopes.ts";

const pages = "api.slack.com/apps → your app → OAuth & Permissions";

/** Whether Slack knows the bot token, and the token may do all that the code does. */
export const slackToken: Check<Surroundings> = {
  name: "slack-token",
  look: ({ slack }) => [slack === null ? well("Slack is not configured.") : foundOfBotToken(slack.bot)],
};

export function foundOfBotToken(bot: Said<BotToken>): Found {
  if (bot.result === "unanswered") return unreachable(bot.reason);
  if (bot.result === "refused") {
    return ill(
      `Slack refuses SLACK_BOT_TOKEN (${bot.error}).`,
      `Copy the Bot User OAuth Token anew from ${pages}; if there is none, install the app to the workspace.`,
    );
  }
  if (bot.isOrgWide) {
    return ill(
      `SLACK_BOT_TOKEN is of the whole organisation ${bot.workspace}, and the desk serves one workspace.`,
      "Install the app in one workspace (api.slack.com/apps → your app → Install App) and copy the token it has there.",
    );
  }
  const missing = readManifestScopes().filter((scope) => !bot.scopes.includes(scope));
  if (missing.length === 0) return well(`Slack knows the bot in ${bot.workspace}, with every scope it needs.`);
  return ill(
    `The bot token lacks ${missing.join(", ")}.`,
    `Add them at ${pages} → Bot Token Scopes, then Reinstall to Workspace; manifests/slack.yml has them all.`,
  );
}

export const unreachable = (reason: string) =>
  unchecked(
    `Slack could not be asked (${reason}).`,
    "Look at this machine's way to slack.com (proxy, firewall, SLACK_API_URL), or at slack-status.com, and try again.",
  );
