import type { PlatformName } from "../channels/platform.ts";
import type { VariableName } from "../process/config-variables.ts";
import { slackAppLink } from "./slack-manifest.ts";

/** One thing to do on the way to a connected platform. */
export interface Step {
  readonly title: string;
  /** Sentences, in the order of the clicks. */
  readonly todo: readonly string[];
  /** What is asked for at its end, in this order. */
  readonly asks: readonly VariableName[];
  /** The check of the doctor that shows that it is done; null where only a person can see it. */
  readonly shownBy: string | null;
}

/** The file that `npm run teams-app` writes. */
export const teamsPackage = "guichet-teams.zip";

/** Everything between a bare machine and the first ticket; `npm run connect` walks it, and the doctor says how far one is. */
export const steps: Readonly<Record<PlatformName, readonly Step[]>> = {
  slack: [
    {
      title: "Create the app",
      todo: [
        `Open this link. It brings the whole manifest along:\n${slackAppLink()}`,
        "Choose your workspace → Next → Create.",
      ],
      asks: [],
      shownBy: null,
    },
    {
      title: "Let it connect",
      todo: [
        "Basic Information → App-Level Tokens → Generate Token and Scopes.",
        "Add the scope connections:write → Generate, and copy the token.",
      ],
      asks: ["SLACK_APP_TOKEN"],
      shownBy: "slack-app-token",
    },
    {
      title: "Install it",
      todo: [
        "Install App → Install to Workspace → Allow.",
        "Copy the Bot User OAuth Token. In Enterprise Grid, install in one workspace.",
      ],
      asks: ["SLACK_BOT_TOKEN"],
      shownBy: "slack-token",
    },
    { title: "Start the desk", todo: ["npm start, until the log says ready."], asks: [], shownBy: "schema" },
    {
      title: "Give it a channel",
      todo: [
        "In Slack, make a channel for the agents.",
        "As an admin or owner of the workspace, type there: /invite @Guichet, then /ticket setup.",
        "Anybody in the workspace can type /ticket from now on.",
      ],
      asks: [],
      shownBy: "first-queue",
    },
  ],
  teams: [
    {
      title: "Create the bot",
      todo: [
        "Open https://portal.azure.com/#create/Microsoft.AzureBot",
        "Type of App: Single Tenant. Review + create → Create → Go to resource.",
      ],
      asks: [],
      shownBy: null,
    },
    {
      title: "Let it log in",
      todo: [
        "Configuration → Messaging endpoint: https://<your public address>/api/messages → Apply.",
        "Copy Microsoft App ID and App Tenant ID.",
        "Manage Password → New client secret, and copy its value, not its id.",
      ],
      asks: ["MicrosoftAppId", "MicrosoftAppTenantId", "MicrosoftAppPassword"],
      shownBy: "teams-login",
    },
    {
      title: "Open it to Teams",
      todo: ["Channels → Microsoft Teams → accept → Apply."],
      asks: [],
      shownBy: null,
    },
    {
      title: "Say who may set it up",
      todo: ["Their e-mail addresses as Teams knows them, with commas between: yours, to begin with."],
      asks: ["HELPDESK_ADMINS"],
      shownBy: null,
    },
    {
      title: "Start the desk",
      todo: [
        "npm start, until the log says ready.",
        "Your public address must lead to its port: https://<your public address>/readyz answers “ready”.",
      ],
      asks: [],
      shownBy: "schema",
    },
    {
      title: "Upload the app",
      todo: [
        `npm run teams-app writes ${teamsPackage}, with your App ID in it.`,
        "Teams → Apps → Manage your apps → Upload an app → for your organisation.",
      ],
      asks: [],
      shownBy: null,
    },
    {
      title: "Give it to everybody",
      todo: [
        "Teams admin centre → Setup policies → Global → Installed apps → add it.",
        "Teams lets a bot write only to people who have its app.",
      ],
      asks: [],
      shownBy: null,
    },
    {
      title: "Give it a channel",
      todo: [
        "Add the app to the agents' team, and allow it to read that team's channel messages.",
        "In the agents' channel, as somebody named in HELPDESK_ADMINS, write: @Guichet setup",
        "Anybody can write to the bot from now on.",
      ],
      asks: [],
      shownBy: "first-queue",
    },
  ],
};

/** Where the desk itself is started: what comes before is asked for, what comes after happens in the chat. */
export const startOf = (platform: PlatformName): number =>
  steps[platform].findIndex(({ shownBy }) => shownBy === "schema");
