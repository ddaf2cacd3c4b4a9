import { z } from "zod";
import type { SlackClient } from "./client.ts";

/** Which workspace the bot's token is for. */
export interface Identity {
  readonly team: string;
  /** The organisation the workspace belongs to; null where it stands alone. */
  readonly enterprise: string | null;
  /** The bot's own user; null: Slack does not say. */
  readonly bot: string | null;
  readonly teamName: string;
  /** `https://acme.slack.com/`, or its like in GovSlack. */
  readonly url: string;
}

export interface IdentityFinder {
  /** Null until Slack has been asked once. */
  known(): Identity | null;
  find(): Promise<Identity>;
}

const answer = z.object({
  team_id: z.string(),
  user_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  team: z.string(),
  url: z.string(),
});

/** Asks Slack once; a failed question is asked again by the next who wants to know. */
export function createIdentity(client: SlackClient): IdentityFinder {
  let known: Identity | null = null;
  return {
    known: () => known,
    async find() {
      if (known !== null) return known;
      const { team_id, user_id = null, enterprise_id = null, team, url } = answer.parse(await client.auth.test());
      known = { team: team_id, enterprise: enterprise_id, bot: user_id, teamName: team, url };
      return known;
    },
  };
}
