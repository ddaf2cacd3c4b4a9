import { setTimeout as pause } from "node:timers/promises";
import { readConfig } from "../../src/process/config.ts";
import { policyIn } from "../../src/kernel/policy.ts";
import { chanceOf } from "../faults/chance.ts";
import type { Said } from "../faults/do-step.ts";
import { keptWords, readEvidence, withReader } from "../faults/evidence.ts";
import { cardLaws } from "../faults/laws/cards.ts";
import { noteLaws } from "../faults/laws/notes.ts";
import { untilQuiet } from "../faults/laws/quiet.ts";
import { ticketLaws } from "../faults/laws/tickets.ts";
import { planOf } from "../faults/plan.ts";
import { openPlatforms, type Platforms } from "../faults/platforms.ts";
import { setUp, takeSteps } from "../faults/take-steps.ts";
import { query } from "../support/database.ts";
import { withoutExcused } from "../faults/told-of-failure.ts";
import { wasAcknowledged } from "./acknowledged.ts";
import { createDesk, victims, type MortalDesk, type Victim } from "./desk.ts";

export interface CrashRun {
  readonly broken: readonly string[];
  readonly kills: Readonly<Record<Victim, number>>;
  readonly tickets: number;
  readonly events: number;
  /** Notes that stand there twice: those being posted when the desk died. */
  readonly repeated: number;
  /** Milliseconds until it was ready again, at worst; and from the last kill until all was said. */
  readonly slowestStart: number;
  readonly recoveredIn: number;
}

export interface Wanted {
  readonly kills: number;
  readonly seed: number;
  readonly tell: (line: string) => void;
}

const scaledRetries = [0, 3_000, 15_000]; // an event that the dead desk did not take: Slack's minutes as seconds
const healsWithin = 20_000; // a desk whose PostgreSQL died
const saidWithin = 120_000;

/** Kills a desk, its PostgreSQL or both again and again while people go on, and looks at the end whether the laws hold. */
export async function crash({ kills, seed, tell }: Wanted): Promise<CrashRun> {
  const slack = await openPlatforms(["slack"], "en", scaledRetries);
  const teams = await openPlatforms(["teams"], "en");
  const desk = await createDesk({ ...teams.environment, ...slack.environment }, { ...slack.child, ...teams.child });
  try {
    const counted = { desk: 0, postgres: 0, both: 0 };
    let slowestStart = 0;
    const begin = async (): Promise<void> => {
      const began = performance.now();
      const url = await desk.start();
      slowestStart = Math.max(slowestStart, performance.now() - began);
      for (const platforms of [slack, teams]) platforms.pointTo(url);
    };
    await begin();
    await setUp(await desk.databaseUrl(), [slack, teams]);

    const said: Said[] = [];
    const run = { over: false };
    const goOn = async (platforms: Platforms, first: number): Promise<void> => {
      for (let next = first; !run.over; next += 2) {
        const plan = planOf(next, { steps: 10, calm: true });
        const lines = await takeSteps({ platforms, find: findIn(desk), said }, { ...plan, language: "en" });
        for (const line of lines) tell(`${next}: ${line}`);
      }
    };
    const people = Promise.all([goOn(slack, seed), goOn(teams, seed + 1)]);
    const chance = chanceOf(seed);
    for (let kill = 1; kill <= kills; kill += 1) {
      await pause(300 + chance.below(3_000));
      const victim = chance.oneOf(victims);
      counted[victim] += 1;
      await desk.kill(victim);
      tell(`${kill}. killed ${victim}`);
      if (victim === "postgres" && (await heals(desk))) continue;
      if (victim === "postgres") await desk.kill("desk");
      await begin();
    }
    const lastKill = performance.now();
    run.over = true;
    await people;
    await slack.settled();
    const url = await desk.databaseUrl();
    const left = await untilQuiet(url, saidWithin);
    const recoveredIn = performance.now() - lastKill;
    const platforms = { ...slack, teams: teams.teams };
    const found = await judge(url, platforms, said);
    return { ...found, broken: [...left, ...found.broken], kills: counted, slowestStart, recoveredIn };
  } finally {
    await desk.close();
    await slack.close();
    await teams.close();
  }
}

const findIn =
  (desk: MortalDesk) =>
  async (sql: string, values: readonly unknown[]): Promise<readonly Readonly<Record<string, unknown>>[]> => {
    try {
      return await query(await desk.databaseUrl(), sql, values);
    } catch {
      return []; // dead for the moment
    }
  };

/** Whether the desk is well again by itself after its PostgreSQL died. */
async function heals(desk: MortalDesk): Promise<boolean> {
  const deadline = performance.now() + healsWithin;
  while (performance.now() < deadline) {
    await pause(200);
    if (await desk.ready()) return true;
  }
  return false;
}

export async function judge(url: string, platforms: Platforms, said: readonly Said[]) {
  const read = readConfig({ ...platforms.environment });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return withReader(url, async (store) => {
    const evidence = await readEvidence(url, store);
    // What was written to a dead desk is not acknowledged; what it failed at was told to whoever wrote it.
    const heard = said.map((each) => ({ ...each, heard: each.heard && wasAcknowledged(platforms, each.token) }));
    const rules = { policy: policyIn(read.config.zone), zone: read.config.zone, now: () => new Date() };
    const deps = {
      store,
      desk: read.config,
      rules,
      platforms,
      said: heard,
      deleted: platforms.deleted,
      interrupted: new Set<string>(),
      uninstalled: new Set<string>(),
    };
    const notes = await noteLaws(deps, evidence);
    const broken = [
      ...ticketLaws({ evidence, said: heard, kept: await keptWords(url), lost: 0 }),
      ...(await cardLaws(deps, evidence)),
      ...notes.broken,
    ];
    return {
      broken: withoutExcused(broken, platforms),
      tickets: evidence.length,
      events: evidence.reduce((sum, { history }) => sum + history.length, 0),
      repeated: notes.repeated,
    };
  });
}
