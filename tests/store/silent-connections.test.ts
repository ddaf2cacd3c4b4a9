import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { afterAll, expect, test } from "vitest";
import { portOf } from "../../src/playground/slack/port.ts";
import { openStore } from "../../src/store/store.ts";
import { createTestDatabase } from "../support/database.ts";
import { silent } from "../support/silent.ts";

const database = await createTestDatabase();
afterAll(() => database.drop());

/** A way to a server on which nothing more comes through what is open, once it falls silent; nobody is told. */
async function proxyTo(url: string) {
  const { hostname, port } = new URL(url);
  const open = new Set<{ silent: boolean; readonly sockets: readonly Socket[] }>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    const pair = { silent: false, sockets: [near, far] };
    open.add(pair);
    near.on("data", (bytes) => void (pair.silent || far.write(bytes)));
    far.on("data", (bytes) => void (pair.silent || near.write(bytes)));
    for (const socket of pair.sockets) socket.on("error", () => undefined);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: Object.assign(new URL(url), { hostname: "127.0.0.1", port: String(portOf(server.address())) }).href,
    fallsSilent: () => open.forEach((pair) => (pair.silent = true)),
    close() {
      for (const { sockets } of open) for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

test("connections that die without a word are given up, and the next question has another", async () => {
  const proxy = await proxyTo(database.url);
  const { store, close } = await openStore({
    url: proxy.url,
    administrators: [],
    outbox: () => Promise.resolve(() => undefined),
    log: silent,
    pool: { max: 1, query_timeout: 300 },
  });
  expect(await store.allChannels()).toEqual([]);
  proxy.fallsSilent();
  await expect(store.allChannels()).rejects.toThrow(/timeout/i);
  expect(await store.allChannels()).toEqual([]);
  proxy.close();
  await close();
});

test("whoever changes something, or asks whether the database works, waits seconds for such a connection", async () => {
  const proxy = await proxyTo(database.url);
  const opened = await openStore({
    url: proxy.url,
    administrators: [],
    outbox: () => Promise.resolve(() => undefined),
    log: silent,
    pool: { max: 1 },
  });
  const { store, works, close } = opened;
  const changes = () => store.transaction((tx) => tx.queues());
  expect([await changes(), await works()]).toEqual([[], true]);
  proxy.fallsSilent();
  await expect(changes()).rejects.toThrow(/timeout|terminated/i);
  expect(await changes()).toEqual([]);
  proxy.fallsSilent();
  expect(await works()).toBe(false);
  await expect.poll(works, { timeout: 10_000 }).toBe(true);
  proxy.close();
  await close();
}, 20_000);
