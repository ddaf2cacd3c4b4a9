import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { pino } from "pino";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { readConfig } from "../../src/process/config.ts";
import { startDesk } from "../../src/process/start.ts";
import { visitDatabase } from "../../src/process/visit-database.ts";
import { writeBackup } from "../../src/store/backup/write-backup.ts";
import { prepareDatabase } from "../../src/store/connection/prepare-database.ts";
import { visit } from "../doctor/patient.ts";
import { query } from "../support/database.ts";
import { silent } from "../support/silent.ts";

/** A database and a role of one's own on the server of the tests, as an administrator would hand them over. */
let name: string;
let url: string;
const server = inject("postgresUrl");
const administer = async (...statements: readonly string[]): Promise<void> => {
  for (const each of statements) await query(server, each);
};

beforeEach(async () => {
  name = `company_${randomUUID().slice(0, 8)}`;
  url = Object.assign(new URL(server), { pathname: `/${name}`, username: name, password: "secret" }).href;
  await administer(`create role ${name} login password 'secret'`);
});
afterEach(() => administer(`drop database if exists ${name} with (force)`, `drop role ${name}`));

const owned = (more = "") => administer(`create database ${name} owner ${name} ${more}`);

const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s", SLACK_API_URL: "http://127.0.0.1:9/api/" };
const starts = async (address = url, log = silent): Promise<string> => {
  const read = readConfig({ ...slack, DATABASE_URL: address, PORT: "0" });
  if (!read.ok) return read.problems.join("\n");
  try {
    const desk = await startDesk(read.config, { log, now: () => new Date() });
    const ready = await (await fetch(`${desk.url}/readyz`)).text();
    await desk.stop();
    return ready.trim();
  } catch (error) {
    return error instanceof Error && error.name === "CannotStart" ? error.message : `a stack: ${String(error)}`;
  }
};

test("a role that owns its database is all that is needed", async () => {
  await owned();
  expect(await starts()).toBe("ready");
});

test("a role that owns nothing is told what to say, and with either of both it starts", async () => {
  await administer(`create database ${name}`, `grant all on database ${name} to ${name}`);
  const refused = await starts();
  expect(refused).toContain(`The role ${name} may not create the desk's tables in the database ${name}`);
  expect(refused).toContain(`alter database ${name} owner to ${name}`);
  await query(
    Object.assign(new URL(server), { pathname: `/${name}` }).href,
    `grant create on schema public to ${name}`,
  );
  expect(await starts()).toBe("ready");
  await administer(
    `drop database ${name} with (force)`,
    `create database ${name}`,
    `alter database ${name} owner to ${name}`,
  );
  expect(await starts()).toBe("ready");
  await administer(`alter database ${name} owner to postgres`);
});

test.each(["''", "elsewhere"])(
  "a role whose search_path (%s) names no schema that is there is told so",
  async (path) => {
    await owned();
    await administer(`alter role ${name} in database ${name} set search_path = ${path}`);
    const told = `say: alter role ${name} in database ${name} set search_path to public`;
    expect(await starts()).toContain(told);
    const { url: visited } = (await visitDatabase({ databaseUrl: url, dataFolder: "" })) ?? { url: "" };
    const folder = await mkdtemp(join(tmpdir(), "guichet-backups-"));
    await expect(writeBackup({ url: visited, folder })).rejects.toThrow(told);
    await rm(folder, { recursive: true });
    await administer(`alter role ${name} in database ${name} set search_path to public`);
    expect(await starts()).toBe("ready");
  },
);

test("a role that has a schema of its own name has the desk's tables there", async () => {
  await owned();
  await query(url, `create schema ${name}`);
  expect(await starts()).toBe("ready");
  expect(await query(url, "select schemaname as of from pg_tables where tablename = 'ticket'")).toEqual([{ of: name }]);
});

test("a role that may create no temporary tables is told so, before and after it migrated, and with the right it starts", async () => {
  await administer(
    `create database ${name}`,
    `revoke all on database ${name} from public`,
    `grant connect, create on database ${name} to ${name}`,
  );
  const own = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  await query(own, `grant create, usage on schema public to ${name}`);
  const refused = `grant temporary on database ${name} to ${name}.`;
  expect(await starts()).toContain(refused);
  await administer(`grant temporary on database ${name} to ${name}`);
  expect(await starts()).toBe("ready");
  await administer(`revoke temporary on database ${name} from ${name}`);
  expect(await starts()).toContain(refused);
});

test("a database that is not in UTF8 is refused", async () => {
  await owned("encoding 'LATIN1' locale_provider libc locale 'C' template template0");
  expect(await starts()).toMatch(
    /is in LATIN1, which cannot hold what people write; create one in UTF8 \(create database/,
  );
});

test("a database that takes no writes is refused, and the doctor says why no desk starts", async () => {
  await owned();
  await administer(`alter database ${name} set default_transaction_read_only = on`);
  const refused = /is read-only, as a standby is; name the server that takes writes/;
  expect(await starts()).toMatch(refused);
  const report = await visit({ ...slack, DATABASE_URL: url });
  expect(report.states("database")).toContain("ill");
  expect(report.words("database")).toMatch(refused);
});

test("a role with too few connections is told how many are needed", async () => {
  await owned();
  await administer(`alter role ${name} connection limit 9`);
  expect(await starts()).toMatch(
    /too few connections \(9\): it needs 16, each further desk as many again.*alter role .* connection limit 20 \(36 for two/,
  );
  await administer(`alter role ${name} connection limit 1`);
  expect(await starts()).toMatch(/too few connections \(too many connections for role .*it needs 16/);
  await administer(`alter role ${name} connection limit 20`);
  expect(await starts()).toBe("ready");
});

test("where changes are serializable by default, the desk's are read committed", async () => {
  await owned();
  await administer(`alter database ${name} set default_transaction_isolation = 'serializable'`);
  const prepared = await prepareDatabase(url);
  expect(await query(prepared.url, "show default_transaction_isolation")).toEqual([
    { default_transaction_isolation: "read committed" },
  ]);
  expect(await starts()).toBe("ready");
});

test("whatever time limits a role has, the desk's sessions have none", async () => {
  await owned();
  const limits = [
    "idle_session_timeout",
    "idle_in_transaction_session_timeout",
    "lock_timeout",
    "statement_timeout",
    "transaction_timeout",
  ];
  await administer(...limits.map((limit) => `alter role ${name} set ${limit} = '2s'`));
  const prepared = await prepareDatabase(url);
  for (const limit of limits) expect(await query(prepared.url, `show ${limit}`)).toEqual([{ [limit]: "0" }]);
  expect(await starts()).toBe("ready");
});

test.each(["SQL, DMY", "German", "Postgres, MDY"])(
  "however dates are written there (%s), the desk reads them",
  async (style) => {
    await owned();
    await administer(`alter role ${name} set datestyle = '${style}'`);
    const prepared = await prepareDatabase(url);
    const [row] = await query<{ at: unknown }>(prepared.url, "select timestamptz '2026-12-03 10:00Z' as at");
    expect(row?.at).toEqual(new Date("2026-12-03T10:00:00Z"));
    expect(await starts()).toBe("ready");
  },
);

test("a second desk that finds no connection left waits for one and says so, and starts", async () => {
  await owned();
  expect(await starts()).toBe("ready"); // migrated
  await administer(`alter role ${name} connection limit 20`);
  const others = await Promise.all(
    Array.from({ length: 18 }, async () => {
      const client = new Client({ connectionString: url });
      await client.connect();
      return client;
    }),
  );
  const goes = (): void => others.splice(0).forEach((client) => void client.end());
  const said: string[] = [];
  const log = pino(
    {},
    { write: (line) => (line.includes("left: waiting for one") ? (said.push(line), goes()) : null) },
  );
  expect(await starts(url, log)).toBe("ready");
  expect(said.join()).toMatch(/"level":50.*"needed":16/);
  goes();
});

test("with no connection left for anybody the doctor and a backup say how many are needed", async () => {
  await owned();
  await administer(`alter role ${name} connection limit 0`);
  const needs = /too few connections \(too many connections for role .*\): it needs 16, .*connection limit 20/;
  const report = await visit({ ...slack, DATABASE_URL: url });
  expect(report.words("database")).toMatch(needs);
  await expect(visitDatabase({ databaseUrl: url, dataFolder: "" })).rejects.toThrow(needs);
});

test("a wrong password, a database that is not there and a server that is not there are told", async () => {
  await owned();
  expect(await starts(url.replace("secret", "wrong"))).toMatch(
    /does not let the desk in \(.*password authentication failed/,
  );
  expect(await starts(`${url}_not`)).toMatch(
    /does not let the desk in \(database .* does not exist\); check DATABASE_URL/,
  );
  expect(await starts("postgresql://a:b@127.0.0.1:9/x")).toMatch(/127\.0\.0\.1:9 does not let the desk in/);
  expect(await starts(`${url}?sslmode=require`)).toMatch(/does not speak TLS; leave sslmode out/);
  expect(await starts(`${url}?sslmode=verify-full&sslrootcert=/no/root.crt`)).toMatch(
    /cannot be read \(ENOENT.*sslrootcert/,
  );
});
