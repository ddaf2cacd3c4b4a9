import { setTimeout as pause } from "node:timers/promises";
import { phrases } from "../../src/features/words.ts";
import { query } from "../support/database.ts";
import { doStep, type Said, type Scene } from "./do-step.ts";
import { untilQuiet } from "./laws/quiet.ts";
import { queueNames, type Platforms } from "./platforms.ts";
import { tellStep, type Plan, type Step } from "./plan.ts";
import { befall } from "./weather.ts";

export interface Stage {
  readonly platforms: Platforms;
  /** Rows of the desk's database; none while it does not answer. */
  readonly find: (sql: string, values: readonly unknown[]) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** What was said is added to it. */
  readonly said: Said[];
}

/** Takes the steps of a plan one after the other, or beside each other where it says so. @returns a line for each */
export async function takeSteps({ platforms, find, said }: Stage, plan: Plan): Promise<readonly string[]> {
  const scene: Scene = {
    seed: plan.seed,
    hands: platforms.hands,
    deskWords: phrases(plan.language),
    reference: (ticket) => referenceOf(find, plan, ticket),
    said,
  };
  const told: string[] = [];
  const passing: { readonly at: number; readonly goes: () => Promise<void> }[] = [];
  const underWay: Promise<void>[] = [];
  const failures: unknown[] = [];
  const busy = new Set<string>();
  const finished = async (): Promise<void> => {
    await Promise.all(underWay.splice(0));
    busy.clear();
    if (failures.length > 0) throw failures[0];
  };
  for (const step of plan.steps) {
    // Nobody fills in two forms at once: the second would take the place of the first.
    if (!step.meanwhile || busy.has(step.who)) await finished();
    busy.add(step.who);
    for (const weather of passing.filter(({ at }) => at === step.number)) await weather.goes();
    const stays = step.weather && (await befall(platforms, step.weather));
    if (stays !== null) passing.push({ at: step.number + stays.after, goes: stays.goes });
    underWay.push(
      tellOf(scene, step).then(
        (line) => void told.push(line),
        (error: unknown) => void failures.push(error),
      ),
    );
  }
  await finished();
  for (const { at, goes } of passing) if (at > plan.steps.length) await goes();
  return told;
}

const tellOf = async (scene: Scene, step: Step): Promise<string> => `${tellStep(step)} → ${await doStep(scene, step)}`;

/** By the words it was opened with, which stay whatever it is called later. */
async function referenceOf(find: Stage["find"], { seed, steps }: Plan, ticket: number): Promise<string | null> {
  const step = steps.filter(({ does }) => does === "open")[ticket];
  if (step === undefined) return null;
  const opening = "select distinct ticket from words where text like $1";
  const [row] = await find(opening, [`%(${seed}.${step.number}.0)%`]);
  return row === undefined ? null : String(row["ticket"]);
}

/** Administrators set up the agents' channels, and try again when they read that it failed; until the desk knows who is in them. */
export async function setUp(databaseUrl: string, platforms: readonly Platforms[]): Promise<void> {
  const sides = platforms.flatMap(({ slack, teams }) => [slack, teams]).filter((side) => side !== null);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    await Promise.all(platforms.map((each) => each.setUp()));
    for (let look = 0; look < 200; look += 1) {
      const [row] = await query<{ made: number }>(databaseUrl, "select count(*)::int as made from agents_channel");
      if (row?.made === sides.length * queueNames.length) return void (await untilQuiet(databaseUrl, 60_000));
      await pause(50);
    }
  }
  throw new Error("the agents' channels were not set up");
}

const attempts = 6; // of some ten seconds: a machine may be busy
