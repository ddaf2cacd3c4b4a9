import { Pool } from "pg";
import { pino } from "pino";
import type { Intent, Reply } from "../../src/channels/platform.ts";
import { createDesk } from "../../src/conversation/listen.ts";
import type { DeskDeps } from "../../src/desk/deps.ts";
import type { Outbox } from "../../src/desk/outbox.ts";
import type { DeskStore } from "../../src/desk/store.ts";
import { recordUndelivered } from "../../src/desk/tickets.ts";
import { defaultQueue } from "../../src/features/queues/rules.ts";
import { policyInForce } from "../../src/desk/policy-in-force.ts";
import { policyIn, type OfferPolicy } from "../../src/kernel/policy.ts";
import { approvedService } from "../support/approved-service.ts";
import { approvers, price } from "./people.ts";
import { openStore } from "../../src/store/store.ts";
import type { WriteDeliveries } from "../../src/store/engine/deferred-writes.ts";
import { openOutbox } from "../../src/store/surfaces/outbox.ts";
import type { WorkerDeps } from "../../src/worker/deps.ts";
import { createRateLimits } from "../../src/worker/rate-limits/rate-limits.ts";
import type { SimChat } from "./chat.ts";
import { connections, type SimConnections } from "./connection.ts";
import { seal } from "./sealed.ts";
import { hash } from "./told.ts";

/** One process of the desk, until it is killed. */
export interface SimDesk {
  readonly store: DeskStore;
  readonly deps: DeskDeps;
  readonly worker: WorkerDeps;
  readonly outbox: Outbox;
  handle(intent: Intent): Promise<Reply>;
  /** Opens whatever connections it lacks. */
  connect(): Promise<void>;
  close(): Promise<void>;
}

interface SimDeskDeps {
  readonly url: string;
  readonly sim: SimConnections;
  readonly write: WriteDeliveries;
  readonly chat: SimChat;
  /** A line of the desk's log. */
  readonly logs: (line: string) => void;
}

const zone = "Europe/Paris";
/** In the second queue: what is moved there is offered to bob. */
const offer: OfferPolicy = { order: "load", skills: {}, lease: { days: 0, milliseconds: 600_000 }, rounds: 1 };
const voice = { name: "Help desk", locale: "en", zone } as const;

/** Nothing waits for a turn meanwhile. */
export async function startSimDesk({ url, sim, write, chat, logs }: SimDeskDeps): Promise<SimDesk> {
  const log = pino({ level: "info", timestamp: false, base: null }, { write: logs });
  const { store, close } = await openStore({ url, administrators: [], outbox: write, log, pool: sim.pool });
  const pool = new Pool({ ...sim.pool, connectionString: url });
  pool.on("error", () => undefined);
  const connect = async (): Promise<void> => {
    const open = () => Promise.all([store.transaction(() => Promise.resolve()), pool.query("select 1")]);
    await Promise.all(Array.from({ length: connections }, open));
  };
  await connect();
  await store.transaction((tx) => tx.addQueue(defaultQueue));
  const policy = {
    ...policyIn(zone),
    undoSend: 0, // no clock goes on here
    queues: { network: { hours: null, nextLevel: null, offer } },
    services: [{ ...approvedService({ who: approvers }), kind: "incident" as const, fields: [price] }],
  };
  const rules = { policy, zone, now: () => new Date(seal.now()) };
  const platforms = { slack: chat };
  const inForce = policyInForce(store, rules.policy);
  const deps: DeskDeps = { ...rules, ...voice, inForce, store, platforms };
  return {
    store,
    deps,
    worker: {
      store,
      platforms,
      rateLimits: createRateLimits({ share: 1, clock: () => seal.now() }),
      desk: voice,
      rules,
      inForce,
      now: rules.now,
      log,
      scanner: null,
      reportUndelivered: (failure) => recordUndelivered(store, rules, failure),
    },
    outbox: openOutbox(
      (text, values) => pool.query({ name: hash(text), text, values }),
      () => undefined,
    ),
    handle: (intent) => createDesk(deps).handle(intent),
    connect,
    async close() {
      await pool.end();
      await close();
    },
  };
}
