import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDesk } from "../../src/conversation/listen.ts";
import { defaultQueue } from "../../src/features/queues/rules.ts";
import { policyInForce } from "../../src/desk/policy-in-force.ts";
import { policyIn } from "../../src/kernel/policy.ts";
import { portOf } from "../../src/playground/slack/port.ts";
import { openStore, type OpenedStore } from "../../src/store/store.ts";
import { createTestDatabase, query, type TestDatabase } from "../support/database.ts";
import { silent } from "../support/silent.ts";
import { someone, staff } from "../support/test-store.ts";

const away = 15; // milliseconds there and back: a database in another city

/** A way to a server that takes its time. */
async function slowWayTo(url: string) {
  const { hostname, port } = new URL(url);
  const open = new Set<Socket>();
  const later = (to: Socket, bytes: Buffer): void => void setTimeout(() => to.destroyed || to.write(bytes), away / 2);
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: Number(port), host: hostname, noDelay: true });
    near.on("data", (bytes) => later(far, bytes));
    far.on("data", (bytes) => later(near, bytes));
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => setTimeout(() => [near, far].forEach((each) => each.destroy()), away));
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: Object.assign(new URL(url), { hostname: "127.0.0.1", port: String(portOf(server.address())) }).href,
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

let database: TestDatabase;
let slow: Awaited<ReturnType<typeof slowWayTo>>;
let opened: OpenedStore;
beforeAll(async () => {
  database = await createTestDatabase();
  slow = await slowWayTo(database.url);
  const outbox = () => Promise.resolve(() => undefined);
  opened = await openStore({ url: slow.url, administrators: [], log: silent, outbox });
});
afterAll(async () => {
  await opened.close();
  slow.close();
  await database.drop();
});

test("of 64 forms sent at once none is refused, and their references are in order without gaps", async () => {
  const { store } = opened;
  const people = Array.from({ length: 64 }, (_, number) =>
    someone(`U${number}`, { name: `P${number}`, email: `p${number}@example.org`, locale: "en" }),
  );
  await store.transaction((tx) => tx.recogniseAll(people));
  await staff(store, defaultQueue, []);
  const voice = { name: "Help desk", locale: "en", zone: "Europe/Paris" } as const;
  const now = () => new Date("2026-11-21T09:00:00Z");
  const policy = policyIn("Europe/Paris");
  const desk = createDesk({ store, platforms: {}, policy, inForce: policyInForce(store, policy), ...voice, now });
  const values = { title: "Fire", kind: "incident", urgency: "medium", impact: "one", description: "Smoke" };
  const replies = await Promise.all(
    people.map((by) =>
      desk.handle({ kind: "submitted", opener: { do: "new-ticket" }, values, in: null, by, once: by.user }),
    ),
  );
  expect(new Set(replies.map(({ kind }) => kind))).toEqual(new Set(["whisper"]));
  const rows = await query<{ reference: string }>(database.url, "select reference from ticket order by 1");
  expect(rows.map(({ reference }) => reference)).toEqual(
    people.map((_, index) => `I261121_${String(index + 1).padStart(4, "0")}`),
  );
});
