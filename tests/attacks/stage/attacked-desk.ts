import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { readConfig } from "../../../src/process/config.ts";
import { startDesk } from "../../../src/process/start.ts";
import { createLog } from "../../../src/process/log.ts";
import { createSlackWorkspace, type SlackWorkspace } from "../../../src/playground/slack/workspace.ts";
import { createTeamsTenant, type TeamsTenant } from "../../../src/playground/teams/tenant.ts";
import type { Stage } from "../../journeys/stage/cast.ts";
import { slackStage } from "../../journeys/stage/on-slack.ts";
import { administratorOnTeams, teamsStage } from "../../journeys/stage/on-teams.ts";
import { slackScopes } from "../../support/slack-manifest.ts";
import { quiet } from "./quiet.ts";
import { createRecorder, type Recorder } from "./recorder.ts";
import { botToken, signingSecret } from "./signing.ts";
import { createTeamsKeys, type TeamsKeys } from "./teams-keys.ts";

/** A desk behind both platforms, everything they send it recorded, everything it logs at hand. */
export interface AttackedDesk {
  readonly url: string;
  readonly workspace: SlackWorkspace;
  readonly tenant: TeamsTenant;
  readonly keys: TeamsKeys;
  readonly slack: Stage;
  readonly teams: Stage;
  readonly recorder: Recorder;
  /** The desk's log from the level `debug` on, a line of JSON each. */
  readonly log: string[];
  rows(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Changes with anything the desk remembers, but for whom it has met, and what waits to be delivered. */
  memory(): Promise<string>;
  /** What nobody but the desk may know. */
  readonly secrets: readonly string[];
  close(): Promise<void>;
}

/** @param databaseUrl of a PostgreSQL database that is migrated, or empty */
export async function openAttackedDesk(databaseUrl: string): Promise<AttackedDesk> {
  const workspace = await createSlackWorkspace({ signingSecret, botToken, scopes: slackScopes, retryAfterMs: [0] });
  const tenant = await createTeamsTenant();
  const keys = await createTeamsKeys(new URL(tenant.serviceUrl).origin);
  const read = readConfig({
    PORT: "0",
    DATABASE_URL: databaseUrl,
    HELPDESK_ZONE: "Europe/Paris",
    HELPDESK_ADMINS: administratorOnTeams,
    HELPDESK_PACE: "1000", // else what an attack has said is waited for
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: workspace.url,
    ...tenant.environment,
    ToBotFromChannelOpenIdMetadataUrl: keys.metadataUrl,
  });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  const log: string[] = [];
  const desk = await startDesk(read.config, {
    log: createLog("debug", { write: (line) => void log.push(line) }),
    now: () => new Date(),
  });
  const recorder = await createRecorder(desk.url);
  workspace.pointTo(recorder.url);
  tenant.connectTo(recorder.url);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const rows: AttackedDesk["rows"] = async (sql) => (await client.query<Record<string, unknown>>(sql)).rows;
  /** Whoever is in the channel is an agent moments after it was set up: a claim before that would be refused. */
  const withAgents = (stage: Stage): Stage => ({
    ...stage,
    setsUp: async (queue) => {
      await stage.setsUp(queue);
      await quiet({ workspace, rows });
    },
  });
  return {
    url: desk.url,
    workspace,
    tenant,
    keys,
    slack: withAgents(slackStage(workspace, "en")),
    teams: withAgents(teamsStage(tenant, "en")),
    recorder,
    log,
    rows,
    memory: () => fingerprint(rows),
    secrets: [signingSecret, botToken, tenant.environment["MicrosoftAppPassword"] ?? signingSecret],
    close: async () => {
      await recorder.close();
      await desk.stop();
      await client.end();
      await workspace.close();
      await tenant.close();
      await keys.close();
    },
  };
}

const forgettable = ["_prisma_migrations", "person", "account", "outbox"];
/**
 * A key that was asked about leaves a row without an answer, even where the answer was no. That something was said to somebody,
 * such as that a form is no longer open to them, is remembered, and changes nothing but what a “yes” of theirs means.
 */
const counted: Readonly<Record<string, string>> = {
  inbound: "where answer <> 'null' and key not like 'told:%' and key not like 'said:%'",
};

/** A line for each table, so that one sees which has changed, once the worker has written what is found of what was done before. */
async function fingerprint(rows: AttackedDesk["rows"]): Promise<string> {
  while ((await rows("select from search_pending limit 1")).length > 0) await pause(50);
  const tables = await rows("select table_name as name from information_schema.tables where table_schema = 'public'");
  const sums: string[] = [];
  for (const name of tables.map((table) => String(table["name"])).toSorted()) {
    if (forgettable.includes(name)) continue;
    const [sum] = await rows(
      `select md5(string_agg(t::text, e'\\n' order by t::text)) as sum from "${name}" t ${counted[name] ?? ""}`,
    );
    sums.push(`${name} ${String(sum?.["sum"])}`);
  }
  return sums.join("\n");
}
