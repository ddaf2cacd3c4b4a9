import type { Logger } from "pino";
import type { ChatListener } from "../channels/platform.ts";
import type { Slack } from "../channels/slack/slack.ts";
import type { Teams } from "../channels/teams/teams.ts";
import type { Locale } from "../kernel/locale.ts";
import type { Config } from "./config.ts";

interface Adapter {
  readonly listener: ChatListener;
  readonly locale: Locale;
  readonly zone: string;
  readonly log: Logger;
  readonly now: () => Date;
}

export interface Channels {
  readonly slack: Slack | null;
  readonly teams: Teams | null;
}

/** The platforms that are configured, not yet started. The SDK of another is not loaded: each takes some 15 MB. */
export async function openChannels({ slack, teams }: Config, adapter: Adapter): Promise<Channels> {
  return {
    slack: slack && (await import("../channels/slack/slack.ts")).createSlack({ ...adapter, settings: slack }),
    teams: teams && (await import("../channels/teams/teams.ts")).createTeams({ ...adapter, settings: teams }),
  };
}
