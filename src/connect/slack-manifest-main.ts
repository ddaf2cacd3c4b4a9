import { readSlackManifest } from "./slack-manifest.ts";

/** The hook `get-manifest` of Slack's CLI: the manifest as JSON, and nothing else, on the standard output. */
process.stdout.write(`${JSON.stringify(readSlackManifest())}\n`);
