import type { ChatUser } from "../../src/channels/platform.ts";
import type { Delivery } from "../../src/desk/delivery.ts";
import type { DeskStore } from "../../src/desk/store.ts";
import type { RecordedEvent, TicketEvent } from "../../src/features/rules.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import type { WriteDeliveries } from "../../src/store/engine/deferred-writes.ts";
import { openStore } from "../../src/store/store.ts";
import { createTestDatabase, query } from "./database.ts";
import { silent } from "./silent.ts";

export interface TestStore {
  readonly store: DeskStore;
  readonly url: string;
  /** What was put in the outbox and committed, one entry per transaction. */
  readonly sent: () => Promise<readonly (readonly Delivery[])[]>;
  readonly close: () => Promise<void>;
}

export const administrator = "boss@example.org";
export const at = new Date("2026-11-21T09:00:00.000Z");
export const minutesLater = (minutes: number): Date => new Date(at.getTime() + minutes * 60_000);

/** A store on a database of its own, whose outbox is a table. `asked`: the platforms that tell whether an account is closed. */
export async function openTestStore(asked: readonly string[] = []): Promise<TestStore> {
  const database = await createTestDatabase();
  const { url } = database;
  await query(url, "create table sent (id serial, deliveries jsonb)");
  const { store, close } = await openStore({
    url,
    administrators: [administrator],
    tellsClosed: (platform) => asked.includes(platform),
    log: silent,
    outbox: intoTable,
  });
  return {
    store,
    url,
    sent: async () => {
      const rows = await query<{ deliveries: Delivery[] }>(url, "select deliveries from sent order by id");
      return rows.map(({ deliveries }) => deliveries);
    },
    close: async () => {
      await close();
      await query(url, "drop table if exists sent"); // so that the database can be used again
      await database.drop();
    },
  };
}

const intoTable: WriteDeliveries = async (sql, deliveries) => {
  await sql.$queryRawUnsafe("insert into sent (deliveries) values ($1::jsonb)", JSON.stringify(deliveries));
  return () => undefined;
};

/** Somebody on Slack, unless said otherwise, of whom only their account is known. */
export const someone = (user: string, more: Partial<ChatUser> = {}): ChatUser => ({
  platform: "slack",
  tenant: "T1",
  user,
  directAddress: user,
  name: null,
  email: null,
  locale: null,
  zone: null,
  administrator: null,
  ...more,
});

type Opened = Extract<TicketEvent, { type: "opened" }>;

export const opening = (requester: string, more: Partial<Opened> = {}): Opened => ({
  type: "opened",
  kind: "incident",
  title: "The printer is on fire",
  description: "Smoke, then flames.",
  service: "Printing",
  urgency: "high",
  impact: "team",
  priority: "P2",
  beneficiary: requester,
  device: "PRN-7",
  phone: "",
  stepsToReproduce: "",
  requester,
  queue: "it",
  origin: { platform: "slack", conversation: "C1", message: null },
  followUpOf: null,
  ...more,
});

/** Makes the queue, and says who is an agent of it. */
export const staff = (store: DeskStore, queue: string, agents: readonly string[]): Promise<void> =>
  store.transaction(async (tx) => {
    await tx.setChannel({ queue, platform: "slack", tenant: "T1", address: `C-${queue}` });
    await tx.setMembers(queue, "slack", agents);
  });

export const meet = async (store: DeskStore, user: ChatUser): Promise<string> =>
  (await store.transaction((tx) => tx.recognise(user))).id;

export const openOne = (store: DeskStore, opened: Opened, openedAt = at, day = "261121"): Promise<Ticket> =>
  store.transaction((tx) => tx.open(firstOf(opened, openedAt), day, []));

/** How the history of a ticket begins. */
export const firstOf = (opened: Opened, openedAt: Date): RecordedEvent => ({
  number: 1,
  by: opened.requester,
  at: openedAt,
  event: opened,
});
