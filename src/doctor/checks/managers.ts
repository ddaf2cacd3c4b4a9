import type { ManagerTold, PlatformName } from "../../channels/platform.ts";
import { platformNames } from "../../channels/platform.ts";
import { managerField } from "../../kernel/policy.ts";
import { ill, unchecked, well, type Check, type Found } from "../finding.ts";
import type { Records } from "../given.ts";
import { named } from "../say.ts";

/** Whether it can be read who somebody's manager is, where the policy says that it is read: asked of one agent. */
export const managers: Check<Records> = {
  name: "managers",
  look: async ({ rules, store, platforms }) => {
    const found: Found[] = [];
    for (const platform of platformNames) {
      const field = managerField(rules.policy.managers, platform);
      const asked = platforms[platform];
      if (field === null || asked?.managerOf === undefined) continue;
      const agents = (await Promise.all((await store.queues()).map((queue) => store.agentsOf(queue)))).flat();
      const account = agents.flatMap(({ accounts }) => accounts).find((each) => each.platform === platform);
      found.push(
        account === undefined
          ? unchecked(`Nobody is an agent on ${named(platform)} yet of whom to ask for their manager.`)
          : toldOf(await asked.managerOf(account, field), platform, field),
      );
    }
    return found.length > 0 ? found : [well("The policy looks nowhere else for who somebody’s manager is.")];
  },
};

function toldOf(told: ManagerTold, platform: PlatformName, field: string): Found {
  if (told.result === "found") return well(`${named(platform)} tells who somebody’s manager is.`);
  if (told.result === "retry")
    return unchecked(`${named(platform)} does not say now who somebody’s manager is (${told.reason}).`, "Try again.");
  switch (told.because) {
    case "not-allowed":
      return platform === "slack"
        ? ill(
            "Slack does not let the desk read people’s profiles, in which managers.slack of the policy has it look.",
            "Add users.profile:read at api.slack.com/apps → your app → OAuth & Permissions → Bot Token Scopes, then Reinstall to Workspace.",
          )
        : ill(
            "Microsoft Graph does not let the desk read who somebody’s manager is, as managers.microsoft of the policy wants (403).",
            "portal.azure.com → App registrations → your bot → API permissions → Microsoft Graph → Application permissions → User.Read.All → Grant admin consent. Or take managers.microsoft out of the policy.",
          );
    case "no-such-field":
      return ill(
        `No field of people’s profiles on Slack is called “${field}”, as managers.slack of the policy says.`,
        "Write its label as it stands in the profiles, or its id (Xf…).",
      );
    case "no-field-of-people":
      return ill(
        `The field “${field}” of people’s profiles on Slack names no people.`,
        "managers.slack of the policy wants a field of the type “people”.",
      );
  }
}
