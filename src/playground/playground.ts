import type { Logger } from "pino";
import type { DeskPolicy } from "../kernel/policy.ts";
import { startEmbeddedPostgres } from "../postgres/embedded-postgres.ts";
import { emptyDatabase } from "../postgres/empty-database.ts";
import { calm } from "./knobs.ts";
import type { Knobs } from "./protocol.ts";
import { runWorld, type RunningWorld } from "./running-world.ts";
import { createSignal, type Signal } from "./signal.ts";
import { openWorld } from "./world.ts";

/** A world that can be begun anew, as often as the visitor likes. */
export interface Playground {
  /** The one there is; while one is being made, that. */
  world(): Promise<RunningWorld>;
  /** Resolves when an empty desk stands there. The knobs stay as they are, the clock goes back to its beginning. */
  startOver(): Promise<void>;
  knobs(): Knobs;
  turn(knobs: Partial<Knobs>): Promise<void>;
  readonly changes: Signal;
  /** Where its desk keeps what it knows, for whoever wants to look underneath. */
  database(): Promise<string>;
  /** Lets everything go; also what is being started only now. */
  stop(): Promise<void>;
  /** Leaves no process behind, whatever else is still under way. */
  stopAtOnce(): Promise<void>;
}

/** One that did not come up has let go of what it had. */
const none = (): void => undefined;

interface PlaygroundOptions {
  /** Where its PostgreSQL keeps its data; nothing in it outlives a start. */
  readonly folder: string;
  readonly log: Logger;
  /** That of its desk; left out: that of a desk that has decided nothing. */
  readonly policy?: DeskPolicy;
}

export function startPlayground({ folder, log, policy }: PlaygroundOptions): Playground {
  // What is in it is thrown away at each start, so it need not survive a power cut.
  const postgres = startEmbeddedPostgres({ folder, log: (sentence) => log.info(sentence), durable: false });
  const changes = createSignal();
  let knobs = calm;

  const begin = async (): Promise<RunningWorld> => {
    database = postgres.then(({ url }) => emptyDatabase(url, "playground"));
    return runWorld(await openWorld(await database, log, policy), knobs, () => changes.tell());
  };
  let database: Promise<string>;
  let world = begin();

  return {
    world: () => world,
    async startOver() {
      world = world.then((old) => old.close(), none).then(begin);
      await world;
      changes.tell();
    },
    knobs: () => knobs,
    async turn(some) {
      knobs = { ...knobs, ...some };
      (await world).turn(knobs);
    },
    changes,
    database: () => database,
    async stop() {
      await world.then((last) => last.close(), none);
      await (await postgres).stop();
    },
    async stopAtOnce() {
      await (await postgres).stop();
    },
  };
}
