import type { Login, LoginRefusal } from "../../channels/teams/login.ts";
import { ill, unchecked, well, type Check, type Found } from "../finding.ts";
import type { Surroundings } from "../given.ts";

const bot = "portal.azure.com → your Azure Bot → Configuration";

const refusals: Readonly<Record<LoginRefusal, { readonly what: string; readonly remedy: string }>> = {
  "wrong-secret": {
    what: "MicrosoftAppPassword is not a secret of this app",
    remedy: `Make a client secret at ${bot} → Manage Password and copy its value, not its id.`,
  },
  "expired-secret": {
    what: "MicrosoftAppPassword has expired",
    remedy: `Make a new client secret at ${bot} → Manage Password, copy its value, and start the desk again.`,
  },
  "unknown-app": {
    what: "the tenant knows no app with MicrosoftAppId",
    remedy: `Copy Microsoft App ID and App Tenant ID anew from ${bot}: they belong together.`,
  },
  "unknown-tenant": {
    what: "there is no tenant with MicrosoftAppTenantId",
    remedy: `Copy App Tenant ID anew from ${bot}.`,
  },
  other: {
    what: "it does not say more",
    remedy: `Compare MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId and MicrosoftAppType with ${bot}.`,
  },
};

/** Whether Microsoft gives the bot a token for Teams. */
export const teamsLogin: Check<Surroundings> = {
  name: "teams-login",
  look: ({ teams }) => [teams === null ? well("Teams is not configured.") : foundOfLogin(teams)],
};

export function foundOfLogin(login: Login): Found {
  switch (login.result) {
    case "granted":
      return well("Microsoft gives the bot a token for Teams.");
    case "unanswered":
      return unchecked(
        `Microsoft's login service could not be asked (${login.reason}).`,
        "Look at this machine's way to login.microsoftonline.com (proxy, firewall), and try again.",
      );
    case "refused": {
      const { what, remedy } = refusals[login.because];
      return ill(`Microsoft refuses the bot (${login.code}): ${what}.`, remedy);
    }
  }
}
