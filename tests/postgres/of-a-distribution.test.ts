import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { readConfig } from "../../src/process/config.ts";
import { startDesk } from "../../src/process/start.ts";
import { prepareDatabase } from "../../src/store/connection/prepare-database.ts";
import { restoreBackup } from "../../src/store/backup/restore-backup.ts";
import { writeBackup } from "../../src/store/backup/write-backup.ts";
import { openStore } from "../../src/store/store.ts";
import { makeDataFolder } from "../support/data-folder.ts";
import { createEmptyDatabase, query } from "../support/database.ts";
import { hasDebianPostgres, startDebianPostgres, type DebianPostgres } from "../support/debian-postgres.ts";
import { openDeskInATest } from "../support/desk-in-a-test.ts";
import { eventually } from "../support/eventually.ts";
import { silent } from "../support/silent.ts";
import { meet, openOne, opening, someone } from "../support/test-store.ts";

/** Needs PostgreSQL and PgBouncer of the distribution (Debian: apt-get install postgresql pgbouncer). */
describe.skipIf(!hasDebianPostgres)("a PostgreSQL of a distribution", { timeout: 120_000 }, () => {
  let folder: string;
  let debian: DebianPostgres;
  beforeAll(async () => {
    folder = await makeDataFolder(inject("runFolder"));
    debian = await startDebianPostgres(folder);
  });
  afterAll(async () => {
    await debian.stop();
    await rm(folder, { recursive: true });
  });

  const database = async (name: string): Promise<string> => {
    await query(debian.url, `create database ${name}`);
    return debian.url.replace(/postgres$/, name);
  };
  const starts = async (address: string): Promise<string> => {
    const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s", SLACK_API_URL: "http://127.0.0.1:9/api/" };
    const read = readConfig({ ...slack, DATABASE_URL: address, PORT: "0" });
    if (!read.ok) return read.problems.join("\n");
    try {
      const desk = await startDesk(read.config, { log: pino({ level: "silent" }), now: () => new Date() });
      const ready = await (await fetch(`${desk.url}/readyz`)).text();
      await desk.stop();
      return ready.trim();
    } catch (error) {
      return error instanceof Error && error.name === "CannotStart" ? error.message : `a stack: ${String(error)}`;
    }
  };

  test("is reached by its socket", async () => {
    await database("by_socket");
    const { socket, port } = debian;
    expect(await starts(`postgresql://postgres:secret@/by_socket?host=${socket}&port=${port}`)).toBe("ready");
  });

  test("with a certificate of an authority of one's own is trusted once that is named", async () => {
    const url = await database("private");
    const refused = await starts(`${url}?sslmode=require`);
    expect(refused).toMatch(/does not trust \(\w+\); add sslmode=verify-full&sslrootcert=/);
    expect(refused).not.toContain("secret");
    expect(await starts(`${url}?sslmode=require&sslrootcert=${debian.rootCertificate}`)).toBe("ready");
    expect(await starts(`${url}?sslmode=no-verify`)).toBe("ready");
  });

  test("is worked on through PgBouncer in transaction mode, twenty changes at once", async () => {
    const direct = await database("pooled");
    const url = await debian.pooled("pooled");
    await eventually(() => query(url, "select 1"));
    expect(await starts(url)).toBe("ready");
    const prepared = await prepareDatabase(url);
    expect(prepared.namesStatements).toBe(await debian.poolerKeepsNames());
    const [{ server_version_num: version } = { server_version_num: "" }] = await query<{ server_version_num: string }>(
      url,
      "show server_version_num",
    );
    expect(version.slice(0, 2)).toBe(`${debian.major}`);
    const outbox = () => Promise.resolve(() => undefined);
    const { store, close } = await openStore({ ...prepared, administrators: [], log: silent, outbox });
    const mona = await meet(store, someone("U-mona"));
    await store.transaction((tx) => tx.addQueue("it"));
    const opened = await Promise.all(Array.from({ length: 20 }, () => openOne(store, opening(mona))));
    expect(new Set(opened.map(({ reference }) => reference)).size).toBe(20);
    expect(await query(direct, "select count(*)::int as tickets from ticket")).toEqual([{ tickets: 20 }]);
    await close();
  });

  test("takes a backup of another major version, and gives one back", async () => {
    const desk = await openDeskInATest();
    const { reference } = await desk.opens(await desk.person("U-mona"), { description: "– ’ 日本語 🔥\n\\N\ttab" });
    const there = await database("restored");
    const backup = await writeBackup({ url: desk.url, folder: join(folder, "backups") });
    await restoreBackup({ url: there, folder: backup.folder, stopped: null });
    const back = await createEmptyDatabase();
    const again = await writeBackup({ url: there, folder: join(folder, "backups") });
    await restoreBackup({ url: back.url, folder: again.folder, stopped: null });
    const ticket = `select * from ticket where reference = '${reference}'`;
    expect(await query(back.url, ticket)).toEqual(await query(desk.url, ticket));
    const [{ server_version_num: version } = { server_version_num: "" }] = await query<{ server_version_num: string }>(
      desk.url,
      "show server_version_num",
    );
    expect(version.slice(0, 2)).not.toBe(`${debian.major}`);
    await desk.close();
    await back.drop();
  });
});
