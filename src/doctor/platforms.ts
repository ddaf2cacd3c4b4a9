import type { Logger } from "pino";
import type { ChatListener, ChatPlatform, PlatformName } from "../channels/platform.ts";
import { createSlack, type Slack } from "../channels/slack/slack.ts";
import { createTeams, type Teams } from "../channels/teams/teams.ts";
import type { Config } from "../process/config.ts";

export interface Platforms {
  readonly slack: Slack | null;
  readonly teams: Teams | null;
  readonly ports: Readonly<Partial<Record<PlatformName, ChatPlatform>>>;
}

/** The platforms as the desk reaches them; they are never started, so nothing comes in. */
export function createPlatforms(config: Config, { log, now }: { log: Logger; now: () => Date }): Platforms {
  const { locale, zone } = config;
  const adapter = { listener: deaf, locale, zone, log, now };
  const slack = config.slack && createSlack({ ...adapter, settings: config.slack });
  const teams = config.teams && createTeams({ ...adapter, settings: config.teams });
  return {
    slack,
    teams,
    ports: { ...(slack && { slack: slack.platform }), ...(teams && { teams: teams.platform }) },
  };
}

const deaf: ChatListener = {
  handle: () => Promise.resolve({ kind: "done" }),
  callsPlatform: () => false,
  isUnknownUser: () => Promise.resolve(false),
  lookUpLater: () => Promise.resolve(),
  membersChanged: () => Promise.resolve(),
  met: () => Promise.resolve(),
};
