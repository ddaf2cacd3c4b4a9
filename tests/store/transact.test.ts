import { Socket } from "node:net";
import { inspect } from "node:util";
import { setTimeout } from "node:timers/promises";
import { Client, Pool, type PoolConfig } from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { transactOn, type Transact } from "../../src/store/engine/transact.ts";
import { createTestDatabase, query, type TestDatabase } from "../support/database.ts";

let database: TestDatabase;
let pool: Pool;
let transact: Transact;
const poolOf = (more: PoolConfig = {}) => new Pool({ connectionString: database.url, max: 2, pipeline: true, ...more });
beforeAll(async () => {
  database = await createTestDatabase();
  await query(database.url, "create table thing (id int primary key, words text check (words <> 'my secret'))");
  pool = poolOf();
  pool.on("connect", (client) => client.on("error", () => undefined));
  transact = transactOn(pool, () => "");
});
beforeEach(() => query(database.url, "truncate thing"));
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const things = () => query(database.url, "select id from thing order by id");
const adding = (id: number) => ({ text: "insert into thing (id) values ($1)", values: [id] });

test("what is written last is committed with all that was written before, waited for or not", async () => {
  const { result } = await transact(async ({ sql, behind }) => {
    await behind.$executeRaw`insert into thing (id) values (1)`;
    const seen = await sql.$queryRaw`select id from thing`;
    return { result: seen, last: [adding(2)] };
  });
  expect(result).toEqual([{ id: 1 }]);
  expect(await things()).toEqual([{ id: 1 }, { id: 2 }]);
});

test("what is asked at once is sent by one write, and so is what is written last with the end", async () => {
  let writes = 0;
  const counted = (): Socket => {
    const socket = new Socket();
    for (const name of ["_write", "_writev"]) {
      const write = Reflect.get(socket, name);
      const counting = (...given: readonly unknown[]): unknown => {
        writes += 1;
        return Reflect.apply(write, socket, given);
      };
      Reflect.set(socket, name, counting);
    }
    return socket;
  };
  const watched = poolOf({ stream: counted });
  const adds = transactOn(watched, () => "");
  await adds(() => Promise.resolve({ result: null, last: [adding(1)] })); // connects
  writes = 0;
  await adds(async ({ early }) => {
    await Promise.all([early.$queryRaw`select 1`, early.$queryRaw`select 2`, early.$queryRaw`select 3`]);
    return { result: null, last: [adding(2), adding(3)] };
  });
  expect(writes).toBe(2);
  expect(await things()).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
  await watched.end();
});

test("a write that nobody waits for fails all of it, for its own reason", async () => {
  const failing = transact(async ({ sql, behind }) => {
    await behind.$executeRaw`insert into thing (id) values (1)`;
    await behind.$executeRaw`insert into thing (id) values (1)`;
    await sql.$executeRaw`insert into thing (id) values (2)`;
    return { result: null, last: [] };
  });
  await expect(failing).rejects.toMatchObject({ message: expect.stringMatching(/duplicate key/), code: "23505" });
  expect(await things()).toEqual([]);
});

test("what is written last and fails takes all of it along", async () => {
  const failing = transact(async ({ sql }) => {
    await sql.$executeRaw`insert into thing (id) values (1)`;
    return { result: null, last: [adding(2), adding(1), adding(3)] };
  });
  await expect(failing).rejects.toThrow(/duplicate key/);
  expect(await things()).toEqual([]);
});

test("of what was asked at once nothing goes on outside of a transaction that has failed", async () => {
  const over = Promise.withResolvers<unknown>();
  const failing = transact(async ({ sql }) => {
    const goesOn = async (): Promise<void> => {
      await sql.$queryRaw`select 1`;
      await setTimeout(50);
      await sql.$executeRaw`insert into thing (id) values (1)`;
    };
    const late = goesOn();
    late.then(over.resolve, over.resolve);
    await Promise.all([sql.$queryRaw`select 1 / 0`, late]);
    return { result: null, last: [] };
  });
  await expect(failing).rejects.toThrow("division by zero");
  expect(await over.promise).toMatchObject({ message: "the transaction is over" });
  expect(await things()).toEqual([]);
});

test("nothing is written where no transaction could begin", async () => {
  class Refused extends Client {
    constructor(config?: PoolConfig) {
      super(config);
      const send = this.query.bind(this);
      const refuse = (...asked: readonly unknown[]): unknown =>
        JSON.stringify(asked[0]).includes("begin;")
          ? Promise.reject(new Error("no room"))
          : Reflect.apply(send, this, asked);
      Object.defineProperty(this, "query", { value: refuse });
      this.on("error", () => undefined); // as the store listens
    }
  }
  const refusing = poolOf({ Client: Refused });
  const writes = transactOn(
    refusing,
    () => "",
  )(async ({ early, sql, behind }) => {
    await early.$queryRaw`select 1`;
    await Promise.allSettled([
      sql.$executeRaw`insert into thing (id) values (1)`,
      behind.$executeRaw`insert into thing (id) values (2)`,
    ]);
    return { result: null, last: [adding(3)] };
  });
  await expect(writes).rejects.toThrow("no room");
  expect(await things()).toEqual([]);
  await refusing.end();
});

test("a connection that dies while it commits is not used again", async () => {
  const failing = transact(async ({ sql }) => {
    await sql.$executeRaw`insert into thing (id) values (1)`;
    return { result: null, last: [{ text: "select pg_terminate_backend(pg_backend_pid())", values: [] }] };
  });
  await expect(failing).rejects.toThrow(/terminat/);
  expect(await things()).toEqual([]);
  await transact(() => Promise.resolve({ result: null, last: [adding(4)] }));
  expect(await things()).toEqual([{ id: 4 }]);
});

test("an error does not quote what was to be stored", async () => {
  const error: unknown = await transact(async ({ sql }) => {
    await sql.$executeRaw`insert into thing (id, words) values (1, ${"my secret"})`;
    return { result: null, last: [] };
  }).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: "23514", table: "thing" });
  expect(inspect(error, { depth: 5 })).not.toContain("my secret");
});
