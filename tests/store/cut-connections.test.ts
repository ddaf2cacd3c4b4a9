import { once } from "node:events";
import { connect, createServer } from "node:net";
import { Pool } from "pg";
import { afterAll, expect, test } from "vitest";
import { portOf } from "../../src/playground/slack/port.ts";
import { poolDefaults } from "../../src/store/connection/pool.ts";
import { createTestDatabase, query } from "../support/database.ts";
import { eventually } from "../support/eventually.ts";

const database = await createTestDatabase();
afterAll(() => database.drop());

/** A way to a server whose answers can be held back; then they come all at once. */
async function proxyTo(url: string) {
  const { hostname, port } = new URL(url);
  let isHeld = false;
  let held = Buffer.alloc(0);
  let letGo = (): void => undefined;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    near.pipe(far);
    far.on("data", (bytes) => {
      if (isHeld) held = Buffer.concat([held, bytes]);
      else near.write(bytes);
    });
    letGo = () => void near.end(held);
    for (const socket of [near, far]) socket.on("error", () => undefined);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: Object.assign(new URL(url), { hostname: "127.0.0.1", port: String(portOf(server.address())) }).href,
    holdsBack: () => void (isHeld = true),
    held: () => held.toString("latin1"),
    letsGo: () => {
      isHeld = false;
      letGo();
    },
    close: () => void server.close(),
  };
}

test("a connection that is cut as it goes from one change to the next ends that change, and not the desk", async () => {
  const proxy = await proxyTo(database.url);
  const pool = new Pool({ ...poolDefaults, connectionString: proxy.url, max: 1 });
  pool.on("error", () => undefined);
  await pool.query("select 1");
  proxy.holdsBack();
  const first = pool.query("select 'the last' as answer");
  const next = pool.connect();
  await eventually(() => expect(proxy.held()).toContain("the last"));
  await query(
    database.url,
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  await eventually(() => expect(proxy.held()).toContain("57P01"));
  proxy.letsGo();
  expect((await first).rows).toEqual([{ answer: "the last" }]);
  const client = await next;
  await expect(client.query("select 1")).rejects.toThrow(/terminat|not queryable/);
  client.release(true);
  expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  await pool.end();
  proxy.close();
});
