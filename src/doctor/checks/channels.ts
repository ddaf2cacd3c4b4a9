import type { ChannelAccess } from "../../channels/platform.ts";
import { ill, unchecked, warning, well, type Check, type Found } from "../finding.ts";
import type { AgentsChannel } from "../../desk/reader.ts";
import type { Records } from "../given.ts";
import { count, named } from "../say.ts";

/** Whether the bot is in each agents' channel, and may read there. */
export const channels: Check<Records> = {
  name: "channels",
  look: async ({ store, platforms }) => {
    const all = await store.allChannels();
    const found: Found[] = [];
    for (const channel of all) {
      const platform = platforms[channel.platform];
      if (platform !== undefined) found.push(...judge(channel, await platform.access(channel)));
      else found.push(notConfigured(channel));
    }
    return found.length > 0
      ? found
      : [
          well(
            all.length === 0
              ? "There is no agents' channel to be in."
              : `The bot is in ${count(all.length, "agents' channel")}.`,
          ),
        ];
  },
};

const where = ({ queue, platform }: AgentsChannel): string => `the agents' channel of “${queue}” on ${named(platform)}`;

const notConfigured = (channel: AgentsChannel): Found =>
  warning(
    `There is ${where(channel)}, which is not configured: what is to be said there waits until it is.`,
    `Configure ${named(channel.platform)} again.`,
  );

function judge(channel: AgentsChannel, access: ChannelAccess): readonly Found[] {
  if (access.result === "ready") return [];
  if (access.result === "retry") {
    return [unchecked(`Nothing can be said of ${where(channel)} (${access.reason}).`, "Try again later.")];
  }
  const again = `Type setup ${channel.queue} in another channel to move the queue there.`;
  switch (access.missing) {
    case "not-in-channel":
      return [
        ill(
          `The bot is not in ${where(channel)}.`,
          channel.platform === "slack" ? `Type /invite @Guichet there. ${again}` : `Add the app to its team. ${again}`,
        ),
      ];
    case "cannot-read":
      return [
        ill(`The bot may not read ${where(channel)}.`, "Give the app the scopes that manifests/slack.yml names."),
      ];
    case "archived":
      return [ill(`The channel is archived: ${where(channel)}.`, `Bring it back. ${again}`)];
    case "not-a-channel":
      return [ill(`What was set up as ${where(channel)} is no channel.`, again)];
  }
}
