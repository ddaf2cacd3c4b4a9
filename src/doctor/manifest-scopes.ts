import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

const manifest = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) });

/** The scopes that the Slack app is installed with, which a test holds against what the code uses. */
export function readManifestScopes(): readonly string[] {
  const text = readFileSync(new URL("../../manifests/slack.yml", import.meta.url), "utf8");
  return manifest.parse(parse(text)).oauth_config.scopes.bot;
}
