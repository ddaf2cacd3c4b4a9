import { setTimeout as pause } from "node:timers/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Bench } from "./bench.ts";
import { startChild, type Child } from "./child.ts";
import { count } from "./database.ts";
import { waitingJobs } from "./stored.ts";
import { startDeskProgram, type Desk } from "./desk.ts";
import { until } from "./measure.ts";
import { administrator, environment, posts, recorded, secrets, type Post, type Recorded } from "./platforms.ts";

/** A desk behind both platforms, four processes in all: the bench, the desk, the platforms, PostgreSQL. */
export interface World {
  readonly desk: Desk;
  readonly database: string;
  readonly recorded: Recorded;
  /** What a no-op counterpart of the desk has to know. */
  readonly environment: Readonly<Record<string, string>>;
  /** The form of a P1, sent by somebody. */
  recordCritical(): Promise<string>;
  mint(count: number): Promise<z.output<typeof minted>>;
  /** Somebody sends so many files of a size under the card of their ticket; every other one is this picture, in base 64. */
  sendFiles(sent: { readonly howMany: number; readonly bytes: number; readonly picture: string }): Promise<void>;
  /** What the desk has asked of the platforms since this was called last. */
  newPosts(): Promise<readonly Post[]>;
  /** Waits until no job is waiting any more; gives whether that came to pass. */
  allSaid(patience: number): Promise<boolean>;
  /** Puts another desk in the place of this one, with other settings besides. */
  startAgain(settings: Readonly<Record<string, string>>): Promise<void>;
  close(): Promise<void>;
}

/** A share of the platforms' rates that leaves no room for another word: the desk opens tickets, and says nothing. */
export const saysNothing = { HELPDESK_PACE: "0.00001" };

const minted = z.object({ triggers: z.array(z.string()), responseUrls: z.array(z.string()) });
const people = 50;

export interface Platforms {
  readonly platforms: Child;
  /** The settings of a desk behind them. */
  readonly env: Readonly<Record<string, string>>;
  /** The settings of one behind Slack, which knows nothing of Teams. */
  readonly slackAlone: Readonly<Record<string, string>>;
}

export async function openPlatforms(folder: string, name: string, crowd: number): Promise<Platforms> {
  const log = join(folder, `${name}-platforms.log`);
  const platforms = startChild({ program: "programs/platforms.ts", env: { BENCH_PEOPLE: String(crowd) }, log });
  const { settings, child } = await platforms.ask({ do: "environment" }, environment);
  const slackAlone = {
    SLACK_API_URL: settings["SLACK_API_URL"] ?? "",
    SLACK_BOT_TOKEN: secrets.botToken,
    SLACK_SIGNING_SECRET: secrets.signingSecret,
    HELPDESK_ADMINS: administrator,
  };
  return { platforms, env: { ...settings, ...child, ...slackAlone }, slackAlone };
}

/** The agents work in a channel of Slack and, unless it is not to be so, in one of Teams as well: a card on each. */
export async function openWorld({ server, tell }: Bench, name: string, alsoOnTeams = true): Promise<World> {
  tell(`${name}: a new desk behind both platforms`);
  const database = await server.database(name);
  const { platforms, env } = await openPlatforms(server.folder, name, people);
  const start = (settings: Readonly<Record<string, string>>): Promise<Desk> =>
    startDeskProgram({ ...env, DATABASE_URL: database, ...settings }, join(server.folder, `${name}-desk.log`));
  let desk = await start({});
  await platforms.ask({ do: "connect", url: desk.url, alsoOnTeams }, z.unknown());
  const members = "select count(*) from queue_member where platform = 'slack'";
  await until(async () => (await count(database, members)) > people, 30_000);
  const world = {
    get desk() {
      return desk;
    },
    database,
    environment: env,
    recorded: await platforms.ask({ do: "record" }, recorded),
    recordCritical: () => platforms.ask({ do: "record-critical" }, z.string()),
    mint: (howMany: number) => platforms.ask({ do: "mint", count: howMany }, minted),
    sendFiles: async (sent: { readonly howMany: number; readonly bytes: number; readonly picture: string }) =>
      void (await platforms.ask({ do: "send-files", ...sent }, z.unknown())),
    async newPosts() {
      const found = await platforms.ask({ do: "posts", from: seen }, posts);
      seen += found.length;
      return found;
    },
    allSaid: (patience: number) => until(async () => (await waitingJobs(database)) === 0, patience),
    async startAgain(settings: Readonly<Record<string, string>>) {
      await desk.stop();
      desk = await start(settings);
    },
    async close() {
      await desk.stop();
      await platforms.stop();
    },
  };
  let seen = 0;
  await world.allSaid(30_000);
  await pause(500);
  return world;
}
