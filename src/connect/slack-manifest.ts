import { readFileSync } from "node:fs";
import { parse, stringify } from "yaml";

/** The Slack app as it is installed: `manifests/slack.yml`, without its comments. */
export const readSlackManifest = (): unknown =>
  parse(readFileSync(new URL("../../manifests/slack.yml", import.meta.url), "utf8"));

/**
 * Opens Slack's page for a new app with the manifest filled in.
 * Source: Slack, "Configuring apps with app manifests", sharing a manifest by its link.
 */
export const slackAppLink = (): string =>
  `https://api.slack.com/apps?new_app=1&manifest_yaml=${encodeURIComponent(stringify(readSlackManifest()))}`;
