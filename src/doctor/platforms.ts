import type { Logger } from "pino";
import type { ChatListener, ChatPlatform, PlatformName } from "../channels/platform.ts";
import { openChannels, type Channels } from "../process/channels.ts";
import type { Config } from "../process/config.ts";

export interface Platforms extends Channels {
  readonly ports: Readonly<Partial<Record<PlatformName, ChatPlatform>>>;
}

/** The platforms as the desk reaches them; they are never started, so nothing comes in. */
export async function openPlatforms(
  config: Config,
  { log, now }: { log: Logger; now: () => Date },
): Promise<Platforms> {
  const { locale, zone } = config;
  const { slack, teams } = await openChannels(config, { listener: deaf, locale, zone, log, now });
  return {
    slack,
    teams,
    ports: { ...(slack && { slack: slack.platform }), ...(teams && { teams: teams.platform }) },
  };
}

/** Hears of nothing, and says nothing. */
export const deaf: ChatListener = {
  handle: () => Promise.resolve({ kind: "done" }),
  callsPlatform: () => false,
  hears: () => Promise.resolve(false),
  isUnknownUser: () => Promise.resolve(false),
  askedAt: () => Promise.resolve(),
  lookUpLater: () => Promise.resolve(),
  membersChanged: () => Promise.resolve(),
  met: () => Promise.resolve(),
};
