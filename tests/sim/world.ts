import type { Intent, Reply } from "../../src/channels/platform.ts";
import { acts, type ActName } from "./acts.ts";
import { simChat, type SimChat } from "./chat.ts";
import type { Chooser, Decision, Faults, Step, Task } from "./checkpoint.ts";
import { simConnections } from "./connection.ts";
import { openSimDatabase, type SimDatabase } from "./database.ts";
import { startSimDesk, type SimDesk } from "./desk.ts";
import { givens, type GivenName } from "./givens.ts";
import { lockHolders } from "./locks.ts";
import { agents } from "./people.ts";
import { lookAtScreens } from "./look-at-screens.ts";
import type { Act, Seen } from "./make-acts.ts";
import { createScheduler, type Scheduler, type Stage } from "./scheduler.ts";
import { seal } from "./sealed.ts";
import { sealPauses } from "./pauses.ts";
import { readStatements } from "./touches.ts";
import { simWorkers } from "./workers.ts";

export interface Scenario {
  readonly acts: readonly ActName[];
  readonly given: GivenName;
  /** So many do jobs beside the acts; 0: one does them when the acts are done; null: nothing is said because of them. */
  readonly workers: number | null;
}

export interface How {
  readonly seed: number;
  readonly choose: Chooser;
  readonly faults: Faults;
}

/** What somebody did who tries again when nothing answers. */
export interface Asked {
  readonly intent: Intent;
  reply: Reply | null;
}

/** What came of a run. The desk and its database are as they were at its end until the next begins. */
export interface Ran {
  readonly scenario: Scenario;
  readonly desk: SimDesk;
  readonly database: SimDatabase;
  readonly chat: SimChat;
  readonly asked: readonly Asked[];
  readonly logged: readonly string[];
  readonly log: readonly string[];
  readonly steps: readonly Step[];
  readonly decisions: readonly Decision[];
  readonly tasks: readonly Task[];
  readonly waits: number;
  readonly hadFaults: boolean;
}

/** The real desk on a real database, of which it is decided who goes next. */
export interface World {
  readonly database: SimDatabase;
  /** The desk of the moment. */
  readonly desk: () => SimDesk;
  /** Asks the desk, at most three times. */
  asks(intent: Intent): Promise<Reply>;
  /** What is on people's screens, since somebody last looked. */
  seen(): Seen;
  look(): Promise<void>;
  play(scenario: Scenario, how: How): Promise<Ran>;
  close(): Promise<void>;
}

export async function openWorld(server: string, name: string): Promise<World> {
  const stage: Stage = { scheduler: null };
  sealPauses(stage);
  const database = await openSimDatabase(server, name);
  const { url, control, tables } = database;
  const sim = simConnections({ stage, statements: readStatements(tables), control });
  const chat = simChat(stage, agents);
  const logged: string[] = [];
  const asked: Asked[] = [];
  const workers = simWorkers(control, stage, () => desk);
  const start = (): Promise<SimDesk> =>
    startSimDesk({ url, sim, write: workers.write, chat, logs: (line) => void logged.push(line.trim()) });
  let desk = await start();
  let prepared: GivenName | null = null;
  let standing = chat.standing();
  let screens: Seen | null = null;

  async function prepare(given: GivenName): Promise<void> {
    if (given === prepared) return;
    await database.empty();
    chat.begin([]);
    seal.begin(1);
    await playAll("given", () => givens[given](world));
    seal.end();
    await world.look();
    await database.keep();
    standing = chat.standing();
    prepared = given;
  }

  /** Does something, and all jobs that follow from it, in the usual order. */
  async function playAll(what: string, work: () => Promise<unknown>): Promise<void> {
    const scheduler = createScheduler({
      choose: (_, current) => Math.max(current, 0),
      faults: new Map(),
      lockHolders: lockHolders(control),
      after: () => Promise.resolve(),
      idle: (each) => workers.takeUp(each, 1),
      gone: () => Promise.resolve(),
    });
    scheduler.begin(what, work);
    await perform(scheduler);
    const failed = scheduler.tasks.find(({ failure }) => failure !== null);
    if (failed !== undefined) throw new Error(`${failed.name}: ${failed.failure}`);
  }

  async function perform(scheduler: Scheduler): Promise<void> {
    stage.scheduler = scheduler;
    try {
      await scheduler.run();
    } finally {
      stage.scheduler = null;
    }
  }

  async function startAnew(scheduler: Scheduler, scenario: Scenario): Promise<void> {
    stage.scheduler = null;
    await sim.cutAll();
    await workers.processEnds();
    desk = await start();
    stage.scheduler = scheduler;
    for (const [name, act] of actsOf(scenario)) {
      const before = scheduler.tasks.find((task) => task.name === name);
      if (before?.done === false) scheduler.begin(`${name}'`, () => act.does(world));
    }
  }

  const world: World = {
    database,
    desk: () => desk,

    async asks(intent) {
      const known = asked.find((each) => each.intent.once === intent.once);
      const each = known ?? { intent, reply: null };
      if (known === undefined) asked.push(each);
      for (let tries = 1; ; tries += 1) {
        try {
          return (each.reply = await desk.handle(intent));
        } catch (error) {
          if (tries === 3) throw error;
        }
      }
    },

    seen() {
      if (screens === null) throw new Error("nobody has looked yet");
      return screens;
    },

    async look() {
      screens = await lookAtScreens(control);
    },

    async play(scenario, { seed, choose, faults }) {
      await prepare(scenario.given);
      if (sim.wasCut()) await desk.connect();
      await database.begin();
      chat.begin(standing);
      await workers.processEnds();
      logged.splice(0);
      asked.splice(0);
      const { workers: count } = scenario;
      const scheduler = createScheduler({
        choose,
        faults,
        lockHolders: lockHolders(control),
        after: async (each) => {
          if (count !== null && count > 0) await workers.takeUp(each, count);
        },
        idle: (each) => (count === null ? Promise.resolve(false) : workers.takeUp(each, Math.max(count, 1))),
        gone: (each) => startAnew(each, scenario),
      });
      seal.begin(seed);
      try {
        for (const [name, act] of actsOf(scenario)) scheduler.begin(name, () => act.does(world));
        await perform(scheduler);
      } finally {
        seal.end();
      }
      const { log, steps, decisions, tasks } = scheduler;
      return {
        scenario,
        desk,
        database,
        chat,
        asked: [...asked],
        logged: [...logged],
        log,
        steps,
        decisions,
        tasks,
        waits: scheduler.waits(),
        hadFaults: faults.size > 0,
      };
    },

    async close() {
      await desk.close();
      await database.close();
    },
  };
  return world;
}

/** By names that tell them apart. */
const actsOf = (scenario: Scenario): readonly (readonly [string, Act])[] =>
  scenario.acts.map((name, at) => {
    const earlier = scenario.acts.slice(0, at).filter((each) => each === name).length;
    return [earlier === 0 ? name : `${name} ${earlier + 1}`, acts[name]];
  });
