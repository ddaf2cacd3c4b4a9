import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { parse } from "yaml";
import { z } from "zod";
import type { DeskPolicy } from "../kernel/policy.ts";
import { readConfig } from "../process/config.ts";
import { startDesk, type RunningDesk } from "../process/start.ts";
import { openDiagnosis } from "../store/diagnosis.ts";
import { administrator, emailOf, lead, servesTheQueue, type Role } from "./cast.ts";
import { createClock, type Clock } from "./clock.ts";
import { openFront } from "./front.ts";
import { furnishSlack, type SlackSide } from "./furnish-slack.ts";
import { furnishTeams, type TeamsSide } from "./furnish-teams.ts";
import { createSlackWorkspace } from "./slack/workspace.ts";
import { createTeamsTenant } from "./teams/tenant.ts";
import { zone, type Snapshot } from "./protocol.ts";
import { toTryIn } from "./to-try.ts";

/** Both platforms with people on them, and the real desk behind them with its queue set up. */
export interface World {
  readonly clock: Clock;
  readonly slack: SlackSide;
  readonly teams: TeamsSide;
  readonly toTry: Snapshot["toTry"];
  close(): Promise<void>;
}

/**
 * @param databaseUrl a database with nothing in it
 * @param policy left out: that of a desk that has decided nothing
 */
export async function openWorld(databaseUrl: string, log: Logger, policy?: DeskPolicy): Promise<World> {
  const clock = createClock(zone);
  const { now } = clock;
  const keys = { botToken: `xoxb-${randomUUID()}`, signingSecret: randomUUID() };
  const workspace = await createSlackWorkspace({ ...keys, scopes: slackScopes(), now });
  const tenant = await createTeamsTenant({ now });
  const front = await openFront();
  const slack = furnishSlack(workspace);
  const teams = furnishTeams(tenant);
  let desk: RunningDesk | undefined;
  const close = async (): Promise<void> => {
    await desk?.stop();
    await Promise.all([workspace.close(), tenant.close(), front.close()]);
  };
  try {
    desk = await startDesk(
      configOf({
        PORT: "0",
        DATABASE_URL: databaseUrl,
        HELPDESK_ZONE: zone,
        HELPDESK_URL: front.url,
        HELPDESK_ADMINS: [administrator, lead].map(emailOf).join(","),
        SLACK_BOT_TOKEN: keys.botToken,
        SLACK_SIGNING_SECRET: keys.signingSecret,
        SLACK_API_URL: workspace.url,
        ...tenant.environment,
      }),
      { log, now, knowledge: join(import.meta.dirname, "knowledge"), ...(policy && { policy }) },
    );
    workspace.pointTo(desk.url);
    tenant.connectTo(desk.url);
    front.pointTo(desk.url);
    await Promise.all([slack.setsUp(), teams.setsUp()]);
    await untilAllAreAgents(
      databaseUrl,
      [...slack.people, ...teams.people].map(({ role }) => role),
    );
    await quiet(() => workspace.wire.exchanges.length + tenant.wire.entries.length);
    return { clock, slack, teams, toTry: policy ? toTryIn(policy) : null, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The worker reads who is in the two channels after the answer to whoever set them up. */
async function untilAllAreAgents(url: string, people: readonly Role[]): Promise<void> {
  const agents = new Set(people.filter(servesTheQueue).map(({ name }) => name)).size;
  const { diagnosis, close } = await openDiagnosis(url);
  try {
    const until = performance.now() + quietWithin;
    while (performance.now() < until) {
      if ((await diagnosis.staffing()).some((queue) => queue.agents >= agents)) return;
      await pause(20);
    }
  } finally {
    await close();
  }
}

const quietFor = 150; // milliseconds without a word: the welcomes are posted, the members known
const quietWithin = 5_000;

async function quiet(spoken: () => number): Promise<void> {
  const until = performance.now() + quietWithin;
  for (let before = -1; before !== spoken() && performance.now() < until; await pause(quietFor)) before = spoken();
}

function configOf(env: Readonly<Record<string, string>>) {
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.config;
}

const manifest = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) });

/** The app is given what its manifest asks for, and no more. */
const slackScopes = (): readonly string[] =>
  manifest.parse(parse(readFileSync(new URL("../../manifests/slack.yml", import.meta.url), "utf8"))).oauth_config.scopes
    .bot;
