import { query } from "../support/database.ts";
import type { Said } from "./do-step.ts";
import { keptWords, readEvidence, withReader } from "./evidence.ts";
import { cardLaws } from "./laws/cards.ts";
import { noteLaws } from "./laws/notes.ts";
import { untilQuiet } from "./laws/quiet.ts";
import { ticketLaws } from "./laws/tickets.ts";
import { lostPosts } from "./lost-answers.ts";
import type { Plan } from "./plan.ts";
import { setUp, takeSteps } from "./take-steps.ts";
import { withoutExcused } from "./told-of-failure.ts";
import { interruptions, uninstallations, type WeatherName } from "./weather.ts";
import { openWorld, type World } from "./world.ts";

export interface Journey {
  readonly plan: Plan;
  /** Which laws were broken; empty when all is well. */
  readonly broken: readonly string[];
  /** What everybody did, and what came of it. */
  readonly told: readonly string[];
  readonly tickets: number;
  readonly events: number;
  /** How many notes stand there twice, and how many answers to posts were lost. */
  readonly repeated: number;
  readonly lost: number;
}

const quietWithin = 60_000;

/** Takes one journey from an empty desk until all is said, and looks whether the laws hold. */
export async function takeJourney(server: string, plan: Plan): Promise<Journey> {
  const world = await openWorld(server, plan);
  try {
    const { platforms, databaseUrl } = world;
    await setUp(databaseUrl, [platforms]);
    const said: Said[] = [];
    const told = await takeSteps({ platforms, find: (sql, values) => query(databaseUrl, sql, values), said }, plan);
    platforms.calmDown();
    await platforms.settled();
    const left = await untilQuiet(databaseUrl, quietWithin);
    return await withReader(databaseUrl, async (store) => {
      const evidence = await readEvidence(databaseUrl, store);
      const deps = {
        store,
        desk: world.desk,
        rules: world.rules,
        platforms,
        said,
        deleted: platforms.deleted,
        interrupted: metOn(plan, interruptions),
        uninstalled: metOn(plan, uninstallations),
      };
      const notes = await noteLaws(deps, evidence);
      const lost = lostPosts(platforms, world.log());
      const broken = [
        ...left,
        ...ticketLaws({ evidence, said, kept: await keptWords(databaseUrl), lost }),
        ...(await cardLaws(deps, evidence)),
        ...notes.broken,
        ...(notes.repeated > lost ? [`${notes.repeated} notes stand there twice, and ${lost} answers were lost`] : []),
        ...complaints(world),
      ];
      const events = evidence.reduce((sum, { history }) => sum + history.length, 0);
      return {
        plan,
        broken: withoutExcused(broken, platforms),
        told,
        tickets: evidence.length,
        events,
        repeated: notes.repeated,
        lost,
      };
    });
  } finally {
    await world.close();
  }
}

/** On which platforms a journey met one of these weathers. */
const metOn = ({ steps }: Plan, these: ReadonlySet<WeatherName>): ReadonlySet<string> =>
  new Set(steps.flatMap(({ weather }) => (weather !== null && these.has(weather.name) ? [weather.on] : [])));

/** The last three come of a machine that has too much to do. */
const expected =
  /^(note not delivered|alert not delivered|job given up)$|not acknowledged within 3 seconds|connection timeout|55P03|pg-pool/;
const error = 50;

/** What the desk itself took for a fault. */
const complaints = ({ log }: World): readonly string[] =>
  log().flatMap(({ level, msg, line }) =>
    level >= error && !expected.test(msg) && !expected.test(line) ? [`logged: ${line.trim().slice(0, 1_500)}`] : [],
  );
