import { basename } from "node:path";
import pino from "pino";
import { readConfig, type Config } from "../../../src/process/config.ts";
import { startDesk, type RunningDesk } from "../../../src/process/start.ts";
import { policyIn, type DeskPolicy } from "../../../src/kernel/policy.ts";
import type { Locale } from "../../../src/kernel/locale.ts";
import { createTestDatabase, query } from "../../support/database.ts";
import { createSlackWorkspace, type SlackWorkspace } from "../../../src/playground/slack/workspace.ts";
import { createTeamsTenant, type TeamsTenant } from "../../../src/playground/teams/tenant.ts";
import { eventually } from "../../support/eventually.ts";
import type { Stage } from "./cast.ts";
import { openFront } from "../../../src/playground/front.ts";
import { slackScopes } from "../../support/slack-manifest.ts";
import { slackStage } from "./on-slack.ts";
import { administratorOnTeams, teamsStage } from "./on-teams.ts";

/** A desk with its database and the chat platforms before it, all real but for the two servers of ours. */
export interface World {
  readonly slack: Stage | null;
  readonly teams: Stage | null;
  readonly workspace: SlackWorkspace | null;
  readonly tenant: TeamsTenant | null;
  /** What the desk was started with. */
  readonly config: Config;
  /** Moves the clock of all: it begins on a Monday at 10:00 in Paris, a day of work. */
  waits(days: number): void;
  /** Puts it to an instant, ISO 8601. */
  waitsUntil(instant: string): void;
  now(): Date;
  /** Has the desk go by another policy, as SIGHUP does. */
  goesBy(policy: DeskPolicy): Promise<void>;
  /** Stops the desk; the platforms go on. */
  rests(): Promise<void>;
  /** Starts it again, perhaps with other settings. */
  returns(changed?: Partial<Pick<Config, "zone" | "locale">>): Promise<void>;
  rows(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  close(): Promise<void>;
}

const day = 86_400_000;
const beginning = new Date("2026-11-23T10:00+01:00");

/** @param goesBy what the desk is configured with; left out: replies leave at once, since few stories are about taking one back */
export async function createWorld(
  platforms: { slack?: true; teams?: true },
  language: Locale,
  goesBy: "what is usual" | "replies that leave at once" = "replies that leave at once",
): Promise<World> {
  const database = await createTestDatabase();
  let later = beginning.getTime() - Date.now();
  const now = (): Date => new Date(Date.now() + later);
  const workspace = platforms.slack
    ? await createSlackWorkspace({
        signingSecret: "a signing secret",
        botToken: "xoxb-guichet",
        scopes: slackScopes,
        retryAfterMs: [0, 50, 100],
        now,
      })
    : null;
  const tenant = platforms.teams ? await createTeamsTenant({ now, consents: ["User.Read.All"] }) : null;
  const front = await openFront();
  const read = readConfig({
    PORT: "0",
    DATABASE_URL: database.url,
    HELPDESK_LOCALE: language,
    HELPDESK_ZONE: "Europe/Paris",
    HELPDESK_URL: front.url,
    HELPDESK_ADMINS: administratorOnTeams,
    HELPDESK_PACE: "1000", // a story goes faster than people do
    ...(workspace && {
      SLACK_BOT_TOKEN: "xoxb-guichet",
      SLACK_SIGNING_SECRET: "a signing secret",
      SLACK_API_URL: workspace.url,
    }),
    ...tenant?.environment,
  });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  const { config } = read;
  const start = async (changed = {}): Promise<RunningDesk> => {
    const log = pino({ level: process.env["LOG_LEVEL"] ?? "silent" });
    const policy = goesBy === "what is usual" ? {} : { policy: { ...policyIn("Europe/Paris"), undoSend: 0 } };
    const started = await startDesk({ ...config, ...changed }, { log, now, ...policy });
    workspace?.pointTo(started.url);
    tenant?.connectTo(started.url);
    front.pointTo(started.url);
    return started;
  };
  const rows: World["rows"] = (sql) => query(database.url, sql);
  let desk = await start();
  return {
    slack: workspace && untilAllAreAgents(slackStage(workspace, language), rows),
    teams: tenant && untilAllAreAgents(teamsStage(tenant, language), rows),
    workspace,
    tenant,
    config,
    waits: (days) => void (later += days * day),
    waitsUntil: (instant) => void (later = new Date(instant).getTime() - Date.now()),
    now,
    goesBy: (policy) => desk.usePolicy({ policy }).then(() => undefined),
    rests: () => desk.stop(),
    async returns(changed) {
      desk = await start(changed);
    },
    rows,
    close: async () => {
      await desk.stop();
      await workspace?.close();
      await tenant?.close();
      await front.close();
      await database.drop();
    },
  };
}

/** Setting up is answered before the desk knows everybody in the channel: a story goes on once all of them are agents. */
const untilAllAreAgents = (stage: Stage, rows: World["rows"]): Stage => ({
  ...stage,
  async setsUp(queue = "support") {
    await stage.setsUp(queue);
    await eventually(async () => {
      const agents = await rows(
        `select 1 from queue_member where queue_name = '${queue}' and platform = '${stage.platform}'`,
      );
      if (agents.length < stage.peopleIn(queue)) throw new Error(`only ${agents.length} are agents yet`);
    });
  },
});

/** A world with one platform, and its stage. */
export async function createStage(
  platform: "slack" | "teams",
  language: Locale,
): Promise<{ world: World; stage: Stage }> {
  const world = await createWorld({ [platform]: true }, language);
  const stage = world[platform];
  if (stage === null) throw new Error(`no ${platform} in this world`);
  return { world, stage };
}

const combinations = (["slack", "teams"] as const).flatMap((platform) =>
  (["en", "fr"] as const).map((language) => ({ platform, language })),
);

/**
 * Where a story is told: on both platforms and in both languages, on each in one of them; which, its file decides, so that
 * the stories together have all four. With `STORIES=all` in the environment each is told in all four.
 */
export function everywhere(file: string): readonly (typeof combinations)[number][] {
  if (process.env["STORIES"] === "all") return combinations;
  const englishOn =
    [...basename(file)].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 2 === 0 ? "slack" : "teams";
  return combinations.filter(({ platform, language }) => (platform === englishOn) === (language === "en"));
}
