import { pino } from "pino";
import { z } from "zod";
import { fakePlatform, wordsOf, type FakePlatform, type Posted } from "./fake-platform.ts";
import type { ChatPlatform, ChatUser, PlatformName, Rate } from "../../src/channels/platform.ts";
import { policyInForce } from "../../src/desk/policy-in-force.ts";
import type { DeskStore } from "../../src/desk/store.ts";
import type { NoteDelivery } from "../../src/desk/delivery.ts";
import { wantedOfOne, type Outbox, type OutboxPart } from "../../src/desk/outbox.ts";
import type { Person } from "../../src/desk/person.ts";
import { change, recordUndelivered, type Rules } from "../../src/desk/tickets.ts";
import { open } from "../support/open-ticket.ts";
import type { TicketDraft } from "../../src/features/opening/rules.ts";
import type { TicketCommand } from "../../src/features/rules.ts";
import { usualPolicy } from "../../src/kernel/policy.ts";
import { openJobDatabase } from "../../src/store/engine/job-database.ts";
import { openStore } from "../../src/store/store.ts";
import { createRateLimits } from "../../src/worker/rate-limits/rate-limits.ts";
import type { WorkerDeps } from "../../src/worker/deps.ts";
import { openQueue } from "../../src/worker/queue/open-queue.ts";
import { sayPart } from "../../src/worker/outbox/say-part.ts";
import type { JobHistory, Pause } from "../../src/worker/retry-delay.ts";
import { startWork } from "../../src/worker/start-work.ts";
import { createTestDatabase, query } from "../support/database.ts";

/** A store, an outbox with a job queue, and a platform, with a ticket of Renée's that agent Ada works on in the channel C1. */
export interface Bench {
  readonly platform: FakePlatform;
  readonly store: DeskStore;
  readonly outbox: Outbox;
  /** Takes over what yesterday's desk left in its queues. */
  carryOver(): Promise<boolean>;
  readonly deps: WorkerDeps;
  readonly ticket: string;
  readonly renee: Person;
  readonly ada: Person;
  /** From now on the desk is on Teams too, with a channel of the same queue's agents. */
  joinTeams(): Promise<FakePlatform>;
  /** Lets the workers begin. */
  start(): Promise<void>;
  /** Moves the desk's clock on; it stands still otherwise. */
  passes(minutes: number): void;
  does(by: Person, command: TicketCommand): Promise<void>;
  /** Somebody, met before or not, opens another ticket; gives its reference. */
  opens(user: string, draft?: Partial<TicketDraft>): Promise<string>;
  /** Ada writes an internal note for each text, one change after the other. */
  notes(texts: readonly string[]): Promise<void>;
  /** What stands in the thread of the ticket's card in the agents' channel, as far as these texts go. */
  thread(texts: readonly string[]): readonly string[];
  card(address?: "C1" | "D-renee"): Posted;
  /** What the desk's database holds. */
  rows(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Tries to say something on a surface, which waited so long and failed so often; null: it is settled. */
  tries(delivery: NoteDelivery, history: JobHistory, deps?: WorkerDeps): Promise<Pause | null>;
  /** What of a part waits in the outbox. */
  waiting(part: OutboxPart): Promise<readonly Waiting[]>;
  errands(): Promise<readonly { state: string }[]>;
  /** Stops the workers, as the end of the desk does. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

const waiting = z.array(
  z.object({ held: z.boolean(), tries: z.int(), wanted: z.record(z.string(), z.string()).transform(Object.keys) }),
);
type Waiting = z.output<typeof waiting>[number];

export const now = new Date("2026-11-21T09:00:00Z");

export const someone = (user: string, name: string | null): ChatUser => ({
  platform: "slack",
  tenant: "T1",
  user,
  directAddress: user,
  name,
  email: null,
  locale: null,
  zone: null,
  administrator: null,
});

export async function openBench(rates: readonly Rate[] = []): Promise<Bench> {
  let at = now;
  const rules: Rules = { policy: usualPolicy, zone: "Europe/Paris", now: () => at };
  const database = await createTestDatabase();
  const log = pino({ level: "silent" });
  const { url } = database;
  const opened = await openStore({
    url,
    administrators: [],
    log,
    outbox: (sql, deliveries) => queue.outbox(sql, deliveries),
  });
  const jobs = openJobDatabase({ url, log });
  const queue = await openQueue({ database: jobs, log });
  const { store } = opened;
  const platform = fakePlatform(rates);
  platform.members = [someone("U-ada", "Ada")];
  const platforms: Partial<Record<PlatformName, ChatPlatform>> = { slack: platform };
  const deps: WorkerDeps = {
    store,
    platforms,
    rateLimits: createRateLimits({ share: 1, clock: () => performance.now() }),
    desk: { name: "Help desk", locale: "en", zone: "Europe/Paris" },
    rules,
    inForce: policyInForce(store, rules.policy),
    now: rules.now,
    log,
    scanner: null,
    reportUndelivered: (failure) => recordUndelivered(store, rules, failure),
  };
  const { ticket, renee, ada } = await seed(store, rules);
  const does = (by: Person, command: TicketCommand): Promise<void> =>
    store.transaction(async (tx) => {
      const changed = await change(tx, rules, { reference: ticket, command, by: by.id });
      if (changed.result !== "changed") throw new Error(`not changed: ${JSON.stringify(changed)}`);
    });
  const cardAt = (address: "C1" | "D-renee" = "C1"): Posted => {
    const card = platform.posted.findLast((each) => each.address === address && each.thread === null);
    if (card === undefined) throw new Error(`no card at ${address}`);
    return card;
  };
  return {
    platform,
    store,
    outbox: jobs.outbox,
    carryOver: () => jobs.carryOver(),
    deps,
    ticket,
    renee,
    ada,
    joinTeams: async () => {
      const teams = fakePlatform(rates, "teams");
      platforms.teams = teams;
      await store.transaction((tx) =>
        tx.setChannel({ queue: "it", platform: "teams", tenant: "T2", address: "19:it" }),
      );
      return teams;
    },
    start: () =>
      startWork(
        queue,
        deps,
        () => Promise.resolve(),
        () => Promise.resolve(),
      ),
    passes: (minutes) => void (at = new Date(at.getTime() + minutes * 60_000)),
    does,
    opens: (user, draft) =>
      store.transaction(async (tx) => {
        const requester = await tx.recognise(someone(user, user));
        return (await open(tx, rules, { ...draftOf(requester), ...draft }, requester.id)).ticket.reference;
      }),
    notes: async (texts) => {
      for (const text of texts) await does(ada, { type: "note", text, files: [] });
    },
    thread: (texts) => {
      const { id } = cardAt("C1");
      const said = platform.posted.filter(({ thread }) => thread === id).map(({ message }) => wordsOf(message));
      return said.flatMap((words) => texts.filter((text) => words.includes(`"${text}"`)));
    },
    card: cardAt,
    rows: (sql) => query(url, sql),
    tries: async (delivery, { age, tries }, given = deps) => {
      const { surface: id } = delivery;
      const { part, number } = wantedOfOne(delivery);
      const surface = await store.deliveries.surface(id);
      if (surface === null) throw new Error(`no surface ${id}`);
      const items = [{ number, age, wish: "" }];
      const taken = { surface, part, lease: "", address: surface.address, tries, interrupted: false, items };
      const said = await sayPart(given, taken, new AbortController().signal);
      return said.pause === null ? null : { for: said.pause, failed: said.tries > tries };
    },
    waiting: async (part) => {
      const rows = await query(url, "select lease is not null as held, tries, wanted from outbox where part = $1", [
        part,
      ]);
      return waiting.parse(rows);
    },
    errands: () => query(url, "select state from jobs.job where name = 'errand'"),
    rest: () => queue.stop(5_000),
    close: async () => {
      await queue.stop(5_000);
      await opened.close();
      await database.drop();
    },
  };
}

function seed(store: DeskStore, rules: Rules): Promise<Pick<Bench, "ticket" | "renee" | "ada">> {
  return store.transaction(async (tx) => {
    const renee = await tx.recognise(someone("U-renee", "Renée"));
    const ada = await tx.recognise(someone("U-ada", "Ada"));
    await tx.setChannel({ queue: "it", platform: "slack", tenant: "T1", address: "C1" });
    await tx.setMembers("it", "slack", [ada.id]);
    const { ticket } = await open(tx, rules, draftOf(renee), renee.id);
    return { ticket: ticket.reference, renee, ada };
  });
}

const draftOf = ({ id }: Person): TicketDraft => ({
  kind: "incident",
  title: "The printer is on fire",
  description: "",
  service: "",
  urgency: "medium",
  impact: "one",
  beneficiary: id,
  device: "",
  phone: "",
  stepsToReproduce: "",
  queue: "it",
  origin: { platform: "slack", conversation: "C9", message: null },
  followUpOf: null,
});
