import { z } from "zod";
import type { SlackClient } from "./client.ts";

/** Which workspace the bot's token is for. */
export interface Identity {
  readonly team: string;
  /** The organisation the workspace belongs to; null where it stands alone. */
  readonly enterprise: string | null;
  /** The token is of the whole organisation, and of none of its workspaces. */
  readonly isOrgWide: boolean;
  /** The bot's own user; null: Slack does not say. */
  readonly bot: string | null;
  readonly teamName: string;
  /** `https://acme.slack.com/`, or its like in GovSlack. */
  readonly url: string;
  /** The app may read files. A form that takes some is refused where it may not. */
  readonly readsFiles: boolean;
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
  is_enterprise_install: z.boolean().default(false),
  /** Left out where Slack does not tell: then it is not known to lack any. */
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

/** Whether what auth.test said is of an organisation (Enterprise Grid): then it names that in the place of a workspace. */
export const isOrgWide = (told: { readonly team_id: string; readonly is_enterprise_install: boolean }): boolean =>
  told.is_enterprise_install || told.team_id.startsWith("E");

/** Asks Slack once; a failed question is asked again by the next who wants to know. */
export function createIdentity(client: SlackClient): IdentityFinder {
  let known: Identity | null = null;
  return {
    known: () => known,
    async find() {
      if (known !== null) return known;
      const told = answer.parse(await client.auth.test());
      const { team_id, user_id = null, enterprise_id = null, team, url } = told;
      const isOfAll = isOrgWide(told);
      const readsFiles = told.response_metadata?.scopes?.includes("files:read") ?? true;
      known = {
        team: team_id,
        enterprise: enterprise_id,
        isOrgWide: isOfAll,
        bot: user_id,
        teamName: team,
        url,
        readsFiles,
      };
      return known;
    },
  };
}
