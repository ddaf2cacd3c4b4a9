import { readFileSync } from "node:fs";
import { parse, stringify } from "yaml";

/**
 * Opens Slack's page for a new app with `manifests/slack.yml` filled in.
 * Source: Slack, "Configuring apps with app manifests", sharing a manifest by its link.
 */
export function slackAppLink(): string {
  const text = readFileSync(new URL("../../manifests/slack.yml", import.meta.url), "utf8");
  const withoutComments = stringify(parse(text));
  return `https://api.slack.com/apps?new_app=1&manifest_yaml=${encodeURIComponent(withoutComments)}`;
}
