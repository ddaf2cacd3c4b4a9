import { pino } from "pino";
import type { PlatformName } from "../channels/platform.ts";
import { progressOf } from "../connect/progress.ts";
import { readConfig, unconfigured, type Config } from "../process/config.ts";
import type { DeskPolicy } from "../kernel/policy.ts";
import { readApplied } from "../process/applied-policy.ts";
import { loadPolicy } from "../policy-file/load-policy.ts";
import { databaseChecks, recordChecks, surroundingChecks } from "./checks.ts";
import { ill, unchecked, warning, well, type Check, type Finding, type Found } from "./finding.ts";
import type { Database, Surroundings } from "./given.ts";
import { openDatabase } from "./open-database.ts";
import { openRecords } from "./open-records.ts";
import { openPlatforms, type Platforms } from "./platforms.ts";
import { checkDatabase } from "../store/connection/prepare-database.ts";
import { attempt, runChecks, type Results } from "./run-checks.ts";

export interface Examining {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Mends what can be mended. */
  readonly repair: boolean;
  /** Looks at every ticket. */
  readonly deep: boolean;
  readonly now: () => Date;
  readonly freeBytes: Surroundings["freeBytes"];
  /** Is told of each finding as soon as there is one: some wait for what may not answer. */
  readonly tell: (results: Results) => void;
}

const silent = pino({ level: "silent" });

/** Looks at everything there is to look at, from the configuration inwards; what stands in the way ends it early. */
export async function examine(examining: Examining): Promise<Results> {
  const { env, now, freeBytes, tell } = examining;
  const results = (findings: readonly Finding[]): Results => told(tell, findings);
  const read = readConfig(env);
  if (!read.ok) {
    const wrong = read.problems.map((problem) =>
      problem.startsWith(unconfigured.what)
        ? ill(unconfigured.what, "npm run connect asks for what is needed, step by step.")
        : ill(problem, "Put it right in .env or in the environment."),
    );
    const isFirstStart = read.problems.every((problem) => problem.startsWith(unconfigured.what));
    if (isFirstStart) return results(named("configuration", wrong));
    return results([...named("configuration", wrong), ...notLookedAt(allChecks, "the configuration is wrong")]);
  }
  const { config } = read;
  const policy = await loadPolicy(config.policyFile, config.zone);
  if (!policy.ok) {
    const wrong = policy.problems.map((problem) =>
      ill(problem, "Put it right in the file that HELPDESK_CONFIG names."),
    );
    const others = allChecks.filter(({ name }) => name !== "policy");
    return results([...named("policy", wrong), ...notLookedAt(others, "the policy is wrong")]);
  }
  const readable = results(named("configuration", [well("The configuration can be read.")]));
  const platforms = await openPlatforms(config, { log: silent, now });
  const [slack, teams] = await Promise.all([platforms.slack?.diagnose() ?? null, platforms.teams?.diagnose() ?? null]);
  const around = await runChecks(surroundingChecks, { config, slack, teams, freeBytes }, examining);
  const all = joined(
    readable,
    around,
    await examineDatabase({ ...config, policy: policy.policy }, platforms, examining),
  );
  return joined(all, results(progressOf(configuredIn(config), all.findings)));
}

const configuredIn = ({ slack, teams }: Config): readonly PlatformName[] => [
  ...(slack === null ? [] : (["slack"] as const)),
  ...(teams === null ? [] : (["teams"] as const)),
];

const allChecks: readonly Pick<Check<never>, "name">[] = [...surroundingChecks, ...databaseChecks, ...recordChecks];

/** With the policy that stands beside it. */
type Settings = Config & { readonly policy: DeskPolicy };

async function examineDatabase(config: Settings, platforms: Platforms, examining: Examining): Promise<Results> {
  const opened = await attempt(() => openDatabase(config));
  if (!opened.ok) {
    const remedy = "Check DATABASE_URL, and that PostgreSQL runs; without DATABASE_URL, the sentence says what to do.";
    return withoutDatabase(
      examining,
      ill(`The database cannot be reached: ${opened.why}`, remedy),
      "the database cannot be reached",
    );
  }
  const database = opened.value;
  if (database === null) {
    return withoutDatabase(
      examining,
      warning("There is no database yet.", "Start the desk once: it makes one."),
      "there is no database yet",
    );
  }
  try {
    const given = { diagnosis: database.diagnosis, now: examining.now };
    const server = await runChecks(databaseChecks, given, examining);
    const workable = await attempt(() => checkDatabase(database.url));
    const refused = workable.ok ? [] : named("database", [ill(workable.why, "No desk starts on it before that.")]);
    return joined(
      told(examining.tell, refused),
      server,
      await examineRecords(config, platforms, examining, { ...given, url: database.url }),
    );
  } finally {
    await database.close();
  }
}

function withoutDatabase({ tell }: Examining, found: Found, why: string): Results {
  const inside = [...databaseChecks.slice(1), ...recordChecks];
  return told(tell, [...named("database", [found]), ...notLookedAt(inside, why)]);
}

async function examineRecords(
  config: Settings,
  platforms: Platforms,
  examining: Examining,
  { url, diagnosis, now }: Database & { readonly url: string },
): Promise<Results> {
  const { deep, tell } = examining;
  const schema = await attempt(() => diagnosis.schema());
  if (!schema.ok) return told(tell, notLookedAt(recordChecks, "the schema could not be looked at"));
  const { pending, unknown, jobs, finish } = schema.value;
  if (finish !== null) return told(tell, notLookedAt(recordChecks, "a restore stopped halfway"));
  if (pending.length > 0 || unknown.length > 0 || !jobs) {
    return told(tell, notLookedAt(recordChecks, "the database has not this program's schema"));
  }
  const { store, close } = await openRecords(config, { url, log: silent });
  try {
    const { name, locale, zone, policyFile } = config;
    const { applied } = await readApplied(store, config);
    const given = {
      applied,
      policyFile,
      store,
      diagnosis,
      platforms: platforms.ports,
      desk: { name, locale, zone },
      rules: { policy: applied?.read.ok === true ? applied.read.policy : config.policy },
      embedded: config.databaseUrl === null,
      scans: config.scanner === "none" ? config.scanner : config.scanner !== null,
      deep,
      now,
      log: silent,
    };
    return await runChecks(recordChecks, given, examining);
  } finally {
    await close();
  }
}

const named = (check: string, found: readonly Found[]): readonly Finding[] => found.map((each) => ({ check, ...each }));

/** One line for all: what could not be looked at, and why. */
function notLookedAt(checks: readonly Pick<Check<never>, "name">[], why: string): readonly Finding[] {
  const names = [...new Set(checks.map(({ name }) => name))].join(", ");
  return named("the rest", [unchecked(`Not looked at, as ${why}: ${names}.`)]);
}

function told(tell: Examining["tell"], findings: readonly Finding[]): Results {
  const results = { findings, mended: [] };
  if (findings.length > 0) tell(results);
  return results;
}

const joined = (...all: readonly Results[]): Results => ({
  findings: all.flatMap(({ findings }) => findings),
  mended: all.flatMap(({ mended }) => mended),
});
