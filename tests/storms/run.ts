import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { createDesk, type MortalDesk } from "../crash/desk.ts";
import { judge } from "../crash/run.ts";
import type { Said } from "../faults/do-step.ts";
import { untilQuiet } from "../faults/laws/quiet.ts";
import { employees, planOf, type Plan } from "../faults/plan.ts";
import { openPlatforms, type Platforms } from "../faults/platforms.ts";
import { setUp, takeSteps } from "../faults/take-steps.ts";
import { query } from "../support/database.ts";
import { makeDataFolder } from "../support/data-folder.ts";
import { eventually } from "../support/eventually.ts";
import { startTwoServers } from "../support/two-servers.ts";
import { opensCritical, precedenceOf, type Precedence } from "./critical.ts";
import { beginStorm, restart } from "./weather.ts";

export interface StormRun extends Precedence {
  readonly broken: readonly string[];
  readonly cuts: number;
  readonly reads: number;
  readonly tickets: number;
  readonly events: number;
  /** Notes that stand there twice. */
  readonly repeated: number;
  /** Milliseconds from the end of the storm until all was said. */
  readonly drainedIn: number;
}

export interface Wanted {
  readonly seed: number;
  readonly seconds: number;
  /** Milliseconds between two cuts. */
  readonly cutsEvery: number;
  /** How many tickets one colleague opens, one after the other. */
  readonly rush: number;
  /** How many cards a second are posted in a channel. */
  readonly pace: number;
  /** In the middle of it the server is killed and its standby takes its place; else it is restarted. */
  readonly failsOver?: boolean;
}

const drainsWithin = 60_000;

/** Lets a storm go over a desk while people use it, with a backlog of cards, and a P1 that comes last. */
export async function storm({ failsOver = false, ...wanted }: Wanted): Promise<StormRun> {
  if (!failsOver) return stormOver({}, restart, wanted);
  const folder = await makeDataFolder(tmpdir());
  const servers = await startTwoServers(folder);
  try {
    return await stormOver({ DATABASE_URL: servers.url }, () => servers.failOver(), wanted);
  } finally {
    await servers.stop();
    await rm(folder, { recursive: true });
  }
}

async function stormOver(
  database: { readonly DATABASE_URL?: string },
  breaks: (url: string) => Promise<void>,
  { seed, seconds, cutsEvery, rush, pace }: Omit<Wanted, "failsOver">,
): Promise<StormRun> {
  const slack = await openPlatforms(["slack"], "en", [0, 1_000, 3_000]);
  const teams = await openPlatforms(["teams"], "en");
  const settings = { ...teams.environment, ...slack.environment, HELPDESK_PACE: String(pace), ...database };
  const desk = await createDesk(settings, { ...slack.child, ...teams.child });
  try {
    const address = await desk.start();
    for (const platforms of [slack, teams]) platforms.pointTo(address);
    const url = database.DATABASE_URL ?? (await desk.databaseUrl());
    await setUp(url, [slack, teams]);

    const said: Said[] = [];
    const run = { over: false };
    const find = (sql: string, values: readonly unknown[]) => query(url, sql, values).catch(() => []);
    const goOn = async (platforms: Platforms, first: number): Promise<void> => {
      for (let next = first; !run.over; next += 2) {
        const plan = planOf(next, { steps: 8, calm: true });
        await takeSteps({ platforms, find, said }, { ...plan, language: "en" });
      }
    };
    const weather = beginStorm(url, cutsEvery);
    const people = goOn(teams, seed);
    const rushing = takeSteps({ platforms: slack, find, said }, opens(seed + 1_000, rush));
    await pause((seconds * 1_000) / 2);
    await breaks(url);
    await rushing;
    await eventually(() => readyOrThrow(desk), { within: 30_000 });
    const [somebody] = [...slack.hands.values()].filter(({ name }) => employees.some((each) => each === name));
    if (somebody === undefined || !(await opensCritical(somebody, critical))) throw new Error("no P1 was opened");
    const [step] = opens(seed, 1).steps;
    if (step !== undefined)
      said.push({ token: critical, step, how: "form", heard: true, card: null, answered: "taken" });
    await pause((seconds * 1_000) / 2);
    run.over = true;
    await people;
    await weather.stop();
    const stormEnds = performance.now();
    await slack.settled();
    const left = await untilQuiet(url, drainsWithin);
    const drainedIn = performance.now() - stormEnds;
    const [opened] = await query<{ at: Date }>(url, openedAt, [critical]);
    const precedence = precedenceOf(slack, critical, opened?.at.getTime() ?? 0);
    const found = await judge(url, { ...slack, teams: teams.teams }, said);
    const ended = (await desk.ready()) ? [] : ["the desk is not ready"];
    const fatal = desk
      .log()
      .split("\n")
      .filter((line) => line.includes('"level":60'));
    return {
      ...found,
      broken: [...left, ...found.broken, ...ended, ...fatal],
      ...weather.counts,
      ...precedence,
      drainedIn,
    };
  } finally {
    await desk.close();
    await slack.close();
    await teams.close();
  }
}

const critical = "Nobody can log in";

async function readyOrThrow(desk: MortalDesk): Promise<void> {
  if (!(await desk.ready())) throw new Error("the desk is not ready");
}

const opens = (seed: number, count: number): Plan => ({
  seed,
  platforms: ["slack"],
  language: "en",
  steps: Array.from({ length: count }, (_, at) => ({
    number: at + 1,
    who: employees[0],
    does: "open",
    ticket: at,
    manner: "once",
    meanwhile: false,
    weather: null,
    pick: 1,
  })),
});

const openedAt = `
  select opened_at as at from ticket join words on words.ticket = reference where text = $1 and priority = 'P1'`;
