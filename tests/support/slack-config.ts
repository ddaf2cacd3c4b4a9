import { readConfig, type Config } from "../../src/process/config.ts";

/** The configuration of a desk on a database, whose Slack answers nothing. */
export function slackConfig(database: string): Config {
  const read = readConfig({
    SLACK_BOT_TOKEN: "xoxb-1",
    SLACK_SIGNING_SECRET: "s",
    SLACK_API_URL: "http://127.0.0.1:9/api/",
    DATABASE_URL: database,
    PORT: "0",
  });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.config;
}
