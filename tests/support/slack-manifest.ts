import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

const manifest = z.object({
  features: z.object({
    slash_commands: z.array(z.object({ command: z.string() })),
    shortcuts: z.array(z.object({ callback_id: z.string(), type: z.string() })),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()) }),
    socket_mode_enabled: z.boolean(),
  }),
});

/** The app as it is installed: the tests give the desk no more than its manifest asks for. */
export const slackManifest = manifest.parse(
  parse(readFileSync(new URL("../../manifests/slack.yml", import.meta.url), "utf8")),
);

export const slackScopes = slackManifest.oauth_config.scopes.bot;
