import { clamd } from "../features/files/jobs/clamd.ts";
import type { Logger } from "pino";
import type { ChatPlatform, PlatformName } from "../channels/platform.ts";
import { openChannels } from "./channels.ts";
import type { Config } from "./config.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { createDesk } from "../conversation/listen.ts";
import { foregroundGate } from "../conversation/foreground-gate.ts";
import { planBriefs } from "../features/briefs/use-cases.ts";
import { planDigests } from "../features/digests/use-cases.ts";
import { planReports } from "../features/reports/use-cases/weekly.ts";
import { defaultQueue } from "../features/queues/rules.ts";
import { freeNamesOf } from "../features/queues/use-cases/rename-queue.ts";
import { nameLeads } from "../features/queues/use-cases/name-leads.ts";
import { policyInForce } from "../desk/policy-in-force.ts";
import type { ReadyInPolicy } from "../features/ready-answers/rules.ts";
import { syncReady } from "../features/ready-answers/use-cases.ts";
import { recordUndelivered } from "../desk/tickets.ts";
import { meetNamed } from "../features/people/use-cases.ts";
import { applyPolicy } from "../features/service-levels/use-cases.ts";
import { policyIn, type DeskPolicy } from "../kernel/policy.ts";
import { readKnowledge } from "./knowledge.ts";
import { appliedPolicies, readApplied, readHeldBefore, soundApplied, type Applied } from "./applied-policy.ts";
import { createPages } from "./pages/pages.ts";
import { createIssuer, type Issuer } from "./pages/issuer.ts";
import { createFilePage } from "./file-page.ts";
import { listen, type HttpServer, type Routes } from "./http.ts";
import { cannotStart, errorMessage } from "../kernel/errors.ts";
import { fingerprintOf } from "../policy-file/fingerprint.ts";
import { startEmbeddedPostgres } from "../postgres/embedded-postgres.ts";
import { prepareDatabase, type PreparedDatabase } from "../store/connection/prepare-database.ts";
import { explained } from "../store/connection/troubles.ts";
import { applyMigrations } from "../store/migrations/apply-migrations.ts";
import type { WriteDeliveries } from "../store/engine/deferred-writes.ts";
import { openJobDatabase } from "../store/engine/job-database.ts";
import { openStore } from "../store/store.ts";
import { createRateLimits } from "../worker/rate-limits/rate-limits.ts";
import type { Undelivered } from "../worker/deps.ts";
import { openQueue } from "../worker/queue/open-queue.ts";
import { startWork } from "../worker/start-work.ts";

export interface RunningDesk {
  /** Where it listens. */
  readonly url: string;
  /**
   * Goes by what its file says from now on, unless a policy was applied: then that one holds, and this is kept for when it is
   * taken back. What has happened stays; due dates of open tickets are recalculated.
   */
  usePolicy(given: GivenPolicy): Promise<"used" | "kept">;
  /** Takes no more work, finishes what is under way, and lets everything go; within some 9 seconds. */
  stop(): Promise<void>;
}

/** What the file of a desk says. */
export interface GivenPolicy {
  /** Left out: what a desk holds to that has decided nothing. */
  readonly policy?: DeskPolicy;
  /** The folder of articles; left out: there is none, and what was read stays. */
  readonly knowledge?: string | null;
  /** Left out: they stay as they are. */
  readonly readyAnswers?: readonly ReadyInPolicy[];
}

/** How to let go of what was opened, in the order of opening. */
type Stops = (() => Promise<void>)[];

interface DeskProcess extends GivenPolicy {
  readonly log: Logger;
  readonly now: () => Date;
}

/** What runs once a desk is put together. */
interface Assembled {
  readonly server: HttpServer;
  readonly usePolicy: RunningDesk["usePolicy"];
}

const clocksAgreeWithin = 3_000; // milliseconds: a reply can be taken back for ten seconds, at each desk by its own clock
const answersFinishIn = 2_000;
const jobsFinishIn = 5_000;

/** Puts the whole desk together and starts it. Rejects with a `cannotStart` sentence where somebody can help it. */
export async function startDesk(config: Config, deskProcess: DeskProcess): Promise<RunningDesk> {
  const { log } = deskProcess;
  const stops: Stops = [];
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0).toReversed()) {
      await each().catch((err: unknown) => log.error({ err }, "a part did not stop cleanly"));
    }
  };
  try {
    const database = await openDatabase(config, log, stops);
    const { server, usePolicy } = await assemble(config, deskProcess, database, stops);
    return { url: server.url, usePolicy, stop };
  } catch (error) {
    await stop();
    throw explained(error);
  }
}

/** Gives a migrated database. */
async function openDatabase(config: Config, log: Logger, stops: Stops): Promise<PreparedDatabase> {
  const prepared = await prepareDatabase(config.databaseUrl ?? (await openEmbedded(config, log, stops)));
  const { url, namesStatements } = prepared;
  if (!namesStatements) log.info("behind a pooler in transaction mode: statements are not named");
  const begins = (pending: readonly string[]): void => log.info({ pending }, "migrating the database");
  const { applied } = await applyMigrations({ url, begins });
  if (applied.length > 0) log.info({ applied }, "database migrated");
  return prepared;
}

async function openEmbedded({ dataFolder }: Config, log: Logger, stops: Stops): Promise<string> {
  const embedded = await startEmbeddedPostgres({ folder: dataFolder, log: (sentence) => log.info(sentence) });
  stops.push(() => embedded.stop());
  return embedded.url;
}

async function assemble(
  config: Config,
  deskProcess: DeskProcess,
  database: PreparedDatabase,
  stops: Stops,
): Promise<Assembled> {
  const { log, now } = deskProcess;
  const { name, locale, zone, administrators } = config;
  const outbox: WriteDeliveries = (sql, deliveries) => queue.outbox(sql, deliveries);
  // The desk speaks through the platforms, which listen for the desk: so they are filled in after it.
  const platforms: Partial<Record<PlatformName, ChatPlatform>> = {};
  const tellsClosed = (name: string): boolean =>
    Object.values(platforms).some((each) => each.name === name && each.tellsClosedAccounts === true);
  const opened = await openStore({ ...database, administrators, tellsClosed, outbox, log });
  stops.push(() => opened.close());
  const ahead = await opened.clockAhead(Date.now);
  if (Math.abs(ahead) > clocksAgreeWithin)
    log.warn({ ahead: Math.round(ahead / 1_000) }, "this clock is not the database's: what waits leaves early or late");
  const queue = await openQueue({ database: openJobDatabase({ ...database, log }), log });
  stops.push(() => queue.stop(jobsFinishIn));

  const { store } = opened;
  if (config.scanner !== null) await store.files.setMustBeScanned(config.scanner !== "none");
  else if (await store.files.mustBeScanned()) log.warn("CLAMD is left out here: files wait for a desk that has it");
  // New tickets go there, even before it has agents.
  await store.transaction((tx) => tx.addQueue(defaultQueue));
  let given: GivenPolicy = deskProcess;
  const atStart = await readApplied(store, config);
  let applied: GivenPolicy | null = soundApplied(atStart.applied);
  warnOfEdited(atStart.applied, log);
  const news = appliedPolicies({
    store,
    config,
    first: atStart.last,
    clock: () => performance.now(),
    failed: (now, err) =>
      log.error({ version: now?.version.id ?? null, err }, "policy not changed: it cannot be taken up"),
  });
  const inForce = policyInForce(store, (applied ?? given).policy ?? policyIn(zone));
  await inForce.refresh();
  const rules: DeskDeps = {
    get policy() {
      return inForce.policy;
    },
    inForce,
    zone,
    now,
    store,
    platforms,
    name,
    locale,
    pages: config.pages,
  };
  const recalculate = (asked: boolean): Promise<void> =>
    store.transaction(async (tx) => {
      const { policy, configured } = inForce;
      await freeNamesOf(tx, configured);
      await nameLeads(tx, configured);
      await applyPolicy(tx, policy, { fingerprint: fingerprintOf(policy, now()), asked });
      await tx.recordConfigured(fingerprintOf(configured, now()));
    });
  const take = async ({ policy, knowledge, readyAnswers }: GivenPolicy): Promise<void> => {
    inForce.configure(policy ?? policyIn(zone));
    if (readyAnswers !== undefined) {
      const { written, removed } = await store.transaction((tx) => syncReady(tx, readyAnswers, now()));
      if (written + removed > 0) log.info({ written, removed }, "ready answers of the policy read");
    }
    await readKnowledge(knowledge ?? null, { store, now, log });
  };
  const goBy = async (next: GivenPolicy): Promise<void> => {
    const before = inForce.policy;
    await take(next);
    const gone = goneFrom(before, inForce.policy);
    // Half a file can be read too, where it was cut at the right place.
    if (gone.length > 0) log.warn({ gone }, "the policy names these no more");
    await recalculate(true);
    await planBriefs(store, rules);
    await planReports(store, rules);
    await meetNamed(store, inForce.policy);
  };
  const usePolicy = async (next: GivenPolicy): Promise<"used" | "kept"> => {
    given = next;
    if (applied !== null) return "kept";
    await goBy(given);
    return "used";
  };
  const followApplied = (): Promise<void> =>
    news.follow(async (now) => {
      const version = now?.version.id ?? null;
      if (now?.read.ok === false)
        return log.error(
          { version, problems: now.read.problems },
          "policy not changed: the applied one cannot be read",
        );
      warnOfEdited(now, log);
      const before = applied;
      applied = now?.read ?? null;
      try {
        await goBy(applied ?? given);
      } catch (error) {
        applied = before;
        inForce.configure((before ?? given).policy ?? policyIn(zone));
        throw error;
      }
      log.info({ version, by: now?.version.by }, "policy applied");
    });
  const begin = async (): Promise<void> => {
    await recalculate(false);
    await take(applied ?? given);
  };
  await begin().catch(async (err: unknown) => {
    if (applied === null) throw err;
    const version = atStart.applied?.version.id ?? null;
    log.error({ version, err }, "policy not taken up: what held before does, until npm run policy -- rollback");
    applied = await readHeldBefore(store, config);
    inForce.configure((applied ?? given).policy ?? policyIn(zone));
    await begin();
  });
  const { listener, whenIdle } = foregroundGate(createDesk(rules));
  const { slack, teams } = await openChannels(config, { listener, locale, zone, log, now });
  if (slack !== null) platforms.slack = slack.platform;
  if (teams !== null) platforms.teams = teams.platform;

  const worker = {
    store,
    platforms,
    rateLimits: createRateLimits({ share: config.pace, clock: () => performance.now() }),
    desk: { name, locale, zone, pages: config.pages },
    rules,
    inForce,
    scanner: config.scanner === null || config.scanner === "none" ? null : clamd(config.scanner),
    now,
    log,
    reportUndelivered: (failure: Undelivered) => recordUndelivered(store, rules, failure),
  };
  await startWork(queue, worker, whenIdle, followApplied);
  await planBriefs(store, rules);
  await planReports(store, rules);
  await planDigests(store);
  await meetNamed(store, inForce.policy);
  for (const chat of [slack, teams]) {
    if (chat === null) continue;
    stops.push(() => chat.stop());
    await chat.start();
  }
  // Migrated it is: nothing listens before.
  const notReady = async (): Promise<readonly string[]> => [
    ...((await opened.works()) ? [] : ["store"]),
    ...(queue.working() ? [] : ["worker"]),
    ...(queue.delivering() ? [] : ["deliveries"]),
  ];
  const server = await listenAt(config, {
    slack: slack?.http ?? null,
    teams: teams?.http ?? null,
    files: config.pages === null ? null : createFilePage({ store, now, locale, log }),
    pages: config.pages === null ? null : createPages({ desk: rules, at: config.pages, issuer: issuerOf(config), log }),
    notReady,
  });
  stops.push(() => server.close(answersFinishIn));
  return { server, usePolicy };
}

const issuerOf = ({ signIn, pages }: Config): Issuer | null =>
  signIn === null || pages === null ? null : createIssuer(signIn, pages);

/** It holds all the same: nobody else can say what is meant. */
function warnOfEdited(applied: Applied | null, log: Logger): void {
  if (applied?.version.isEdited === true)
    log.error({ version: applied.version.id }, "the applied policy is not what was applied: its text was edited");
}

async function listenAt({ host, port }: Config, routes: Routes): Promise<HttpServer> {
  try {
    return await listen(routes, { host, port });
  } catch (error) {
    throw cannotStart(
      `Nothing can listen on ${host}:${port} (${errorMessage(error)}); set HOST or PORT to another, or stop what uses it.`,
      error,
    );
  }
}

/** The queues and services that a policy names no more. */
const goneFrom = (before: DeskPolicy, now: DeskPolicy): readonly string[] => [
  ...Object.keys(before.queues)
    .filter((queue) => !Object.hasOwn(now.queues, queue))
    .map((queue) => `queues.${queue}`),
  ...before.services
    .filter(({ key }) => now.services.every((service) => service.key !== key))
    .map(({ key }) => `services.${key}`),
];
