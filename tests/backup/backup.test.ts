import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { partBytes } from "../../src/features/files/desk.ts";
import { settle } from "../../src/features/files/use-cases.ts";
import { proveBackup } from "../../src/backup/prove.ts";
import { newestBackup, readManifest } from "../../src/store/backup/manifest.ts";
import { restoreBackup } from "../../src/store/backup/restore-backup.ts";
import { writeBackup } from "../../src/store/backup/write-backup.ts";
import { openDiagnosis } from "../../src/store/diagnosis.ts";
import { createEmptyDatabase, createTestDatabase, query, type TestDatabase } from "../support/database.ts";
import { eventually } from "../support/eventually.ts";
import { sentFile } from "../support/sent-file.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";

/** What COPY has to escape, and what people write all the same. */
const awkward = 'tab\t, backslash \\, \\N, "quotes", a line\nand the next\r\n\\. – ’ 日本語 🔥';

let folder: string;
let desk: DeskInATest;
let mona: string;
let claire: string;
let reference: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "guichet-backups-"));
  desk = await openDeskInATest();
  mona = await desk.person("U-mona", { name: "Mona" });
  claire = await desk.person("U-claire", { name: "Claire" });
  await desk.queue("support", [claire]);
  ({ reference } = await desk.opens(mona, { title: "Printer", description: awkward }));
  const changed = { queue: "support", part: "hours", by: claire, at: new Date(), hours: null, targets: null } as const;
  await desk.tx((tx) => tx.addPolicyChange(changed));
  await desk.changes(reference, claire, { type: "claim" });
  await desk.changes(reference, claire, { type: "ask", text: awkward });
  await sendsFile();
});
afterAll(async () => {
  await desk.close();
  await rm(folder, { recursive: true });
});

/** A file in several parts, of bytes of every value. */
async function sendsFile(): Promise<void> {
  const on = { platform: "slack", tenant: "T1", address: "D-mona" } as const;
  const [taken] = await desk.tx((tx) => tx.takeFiles([sentFile("photo.png")], { by: mona, at: new Date(), on }));
  if (taken === undefined) throw new Error("a file is taken");
  const { link } = taken;
  await desk.changes(reference, mona, { type: "answer", text: "", files: [link] });
  const { store } = desk.deps;
  const parts = [0, 1].map((salt) => Buffer.from(Array.from({ length: partBytes }, (_, at) => (at * 7 + salt) % 256)));
  for (const [number, part] of parts.entries()) await store.files.writePart(link.id ?? "", number, part);
  const kept = { type: "image/png", bytes: 2 * partBytes, sha256: "0".repeat(64), preview: Buffer.from("small") };
  await settle(store, desk.deps, link.id ?? "", { state: "kept", ...kept });
}

const backUp = (url = desk.url) => writeBackup({ url, folder });
const tables = [
  "ticket",
  "ticket_event",
  "words",
  "person",
  "account",
  "queue",
  "queue_member",
  "agents_channel",
  "named_lead",
];
tables.push(
  "surface",
  "note",
  "outbox",
  "timer",
  "inbound",
  "draft",
  "pending_words",
  "setting",
  "day_counter",
  "queue_lead",
  "queue_policy",
  "policy_version",
  "export",
  "digest",
  "search_document",
  "answer_time",
  "search_pending",
  "article",
  "article_version",
  "article_document",
  "article_use",
  "known_issue",
  "known_issue_affected",
  "ready_answer",
  "saved_search",
  "gap",
  "gap_question",
  "several_changed",
  "file",
  "file_chunk",
  "ticket_file",
  "file_copy",
  "file_pass",
  "page_pass",
  "message_words",
);
const everything = (url: string) =>
  Promise.all(
    tables.map(async (name) => ({ name, rows: await query(url, `select * from ${name} part order by part::text`) })),
  );

describe("a backup", () => {
  let elsewhere: TestDatabase;
  beforeEach(async () => {
    elsewhere = await createEmptyDatabase();
  });
  afterEach(() => elsewhere.drop());
  const restore = (from: string) => restoreBackup({ url: elsewhere.url, folder: from, stopped: null });

  const standing = async () =>
    query(
      elsewhere.url,
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace
        union all select proname from pg_proc where pronamespace = 'public'::regnamespace`,
    );

  test("brings every row back, into an empty database", async () => {
    const written = await backUp();
    expect(written).toMatchObject({ tickets: 1 });
    await restore(written.folder);
    expect(await everything(elsewhere.url)).toEqual(await everything(desk.url));
    const { description } =
      (await query<{ description: string }>(elsewhere.url, "select description from ticket"))[0] ?? {};
    expect(description).toBe(awkward);
  });

  test("has ids go on after those that came back", async () => {
    await restore((await backUp()).folder);
    const [most] = await query<{ id: string }>(elsewhere.url, "select max(id)::text as id from surface");
    const [next] = await query<{ id: string }>(elsewhere.url, "select nextval('surface_id_seq')::text as id");
    expect(Number(next?.id)).toBeGreaterThan(Number(most?.id));
  });

  test("is of one moment, however many tickets are opened and changed meanwhile", async () => {
    const acknowledged: string[] = [];
    const run = { over: false };
    const work = async (): Promise<void> => {
      while (!run.over) {
        const opened = await desk.opens(mona, { title: "Under load" });
        await desk.changes(opened.reference, claire, { type: "claim" });
        acknowledged.push(opened.reference);
      }
    };
    const working = Promise.all([work(), work(), work()]);
    while (acknowledged.length < 20) await new Promise((resolve) => setTimeout(resolve, 20));
    const before = [...acknowledged];
    const { folder: made } = await backUp();
    run.over = true;
    await working;
    await restore(made);
    const rows = await query<{ reference: string }>(elsewhere.url, "select reference from ticket");
    expect(rows.map((row) => row.reference)).toEqual(expect.arrayContaining(before));
    expect(acknowledged.length).toBeGreaterThan(before.length);
    const { diagnosis, close } = await openDiagnosis(elsewhere.url);
    expect(await diagnosis.inconsistentRows(null)).toMatchObject({
      looked: rows.length,
      different: [],
      damaged: [],
      newer: [],
    });
    await close();
  });

  test("of 0.1.0 is restored as it was, and then brought to this version", async () => {
    const old = await createEmptyDatabase();
    const sql = await readFile(join(import.meta.dirname, "../upgrade/0.1.0/database.sql"), "utf8");
    await query(old.url, sql);
    const { folder: made, tickets } = await backUp(old.url);
    await old.drop();
    await restore(made);
    const [counted] = await query(
      elsewhere.url,
      `select (select count(*)::int from ticket) as tickets, (select count(*)::int from words) > 0 as words,
              (select count(mark)::int from ticket) as marks`,
    );
    expect(counted).toEqual({ tickets, words: true, marks: 0 });
  });

  test("that was cut short or changed is refused, and nothing of it is written", async () => {
    const { folder: made } = await backUp();
    await truncate(join(made, "ticket_event.copy.gz"), 100);
    await writeFile(join(made, "words.copy.gz"), await readFile(join(made, "person.copy.gz")));
    await expect(restore(made)).rejects.toThrow(
      `The backup is damaged: ticket_event.copy.gz, words.copy.gz in ${made} is not as it was written; take another.`,
    );
    expect(await query(elsewhere.url, "select from pg_class where relname = 'ticket'")).toEqual([]);
    await rm(made, { recursive: true });
  });

  test("with a row that is not what it was is refused, by the ticket's hash", async () => {
    const { folder: made } = await backUp();
    const manifest = await readManifest(made);
    const other = await createTestDatabase();
    await query(other.url, "insert into queue values ('support')");
    const { folder: without } = await backUp(other.url);
    await other.drop();
    const lost = (await readManifest(without)).tables.find(({ name }) => name === "note");
    const tables = manifest.tables.map((table) =>
      table.name === "surface" ? { ...table, ...lost, name: "surface", columns: table.columns } : table,
    );
    await writeFile(join(made, "note.copy.gz"), await readFile(join(without, "note.copy.gz")));
    await writeFile(
      join(made, "manifest.json"),
      JSON.stringify({ ...manifest, tables: tables.map((table) => (table.name === "note" ? lost : table)) }),
    );
    await expect(restore(made)).rejects.toThrow(/These tickets did not come back as they were.*nothing was restored/);
    expect(await standing()).toEqual([]);
    await rm(made, { recursive: true });
    await rm(without, { recursive: true });
  });

  test("that does not name every table of the schema is refused, and nothing of it is written", async () => {
    const { folder: made } = await backUp();
    const manifest = await readManifest(made);
    const tables = manifest.tables.filter(({ name }) => !["inbound", "setting"].includes(name));
    await writeFile(join(made, "manifest.json"), JSON.stringify({ ...manifest, tables }));
    await expect(restore(made)).rejects.toThrow(
      `The backup is damaged: inbound, setting is not named in ${join(made, "manifest.json")}; take another.`,
    );
    expect(await standing()).toEqual([]);
    await rm(made, { recursive: true });
  });

  test("leaves out the tables of others, and says which", async () => {
    await query(
      desk.url,
      `create table "My/Table" (ticket text references ticket); insert into "My/Table" select reference from ticket;
       create table hen (egg int primary key); create table egg (hen int primary key references hen);
       alter table hen add foreign key (egg) references egg`,
    );
    const { folder: made, leftOut } = await backUp();
    await query(desk.url, `drop table "My/Table"; drop table hen, egg cascade`);
    expect(leftOut).toEqual(expect.arrayContaining([`"My/Table"`, "egg", "hen"]));
    await restore(made);
    expect(await everything(elsewhere.url)).toEqual(await everything(desk.url));
  });

  test("goes into an empty database only; a restore that failed does not stand in the way", async () => {
    const { folder: made } = await backUp();
    await expect(restoreBackup({ url: desk.url, folder: made, stopped: null })).rejects.toThrow(
      /The database is not empty \(there are rows in .*ticket.*\).*create another database/,
    );
    await restore(made);
    await query(elsewhere.url, `truncate ${tables.join(", ")}`);
    await restore(made);
    expect(await everything(elsewhere.url)).toEqual(await everything(desk.url));
  });

  test("that is refused for the instant at which the desk is said to have stopped leaves nothing behind", async () => {
    const { folder: made } = await backUp();
    const stopped = { said: new Date("2026-01-01T00:00:00Z"), now: new Date() };
    await expect(restoreBackup({ url: elsewhere.url, folder: made, stopped })).rejects.toThrow(
      /cannot have stopped at 2026-01-01/,
    );
    expect(await standing()).toEqual([]);
    await restore(made);
  });

  test("that is cut short leaves nothing of it, and neither does one that was killed the day before", async () => {
    const killed = join(folder, "unfinished-guichet-backup-killed");
    const somebodys = join(folder, "unfinished-thesis");
    await mkdir(somebodys);
    await utimes(somebodys, 0, 0);
    await mkdir(killed);
    await utimes(killed, 0, 0);
    const holder = new Client({ connectionString: desk.url });
    await holder.connect();
    await holder.query("begin; lock table words"); // whoever backs up waits here
    const stopping = new AbortController();
    const written = writeBackup({ url: desk.url, folder, stopping: stopping.signal }).catch(String);
    const drafts = async () => (await readdir(folder)).filter((name) => name.startsWith("unfinished-guichet"));
    await eventually(async () => expect(await drafts()).toEqual([expect.not.stringContaining("killed")]));
    stopping.abort();
    const refusal = await written;
    await holder.end();
    expect(refusal).toMatch(/Connection terminated|Client was closed/); // while it asks, or between two questions
    expect(await drafts()).toEqual([]);
    await rm(somebodys, { recursive: true }); // it is still there
  });

  test("of a newer desk is refused", async () => {
    const { folder: made } = await backUp();
    const manifest = await readManifest(made);
    const migrations = [...manifest.migrations, { name: "29990101000000_better", checksum: "" }];
    await writeFile(join(made, "manifest.json"), JSON.stringify({ ...manifest, migrations }));
    await expect(restore(made)).rejects.toThrow(/newer than this program, which does not know 29990101000000_better/);
    await rm(made, { recursive: true });
  });

  test("is refused by a sentence where there is none", async () => {
    await expect(restore("/nowhere")).rejects.toThrow(/^\/nowhere is no backup of the desk \(ENOENT/);
    await expect(backUp(elsewhere.url)).rejects.toThrow(
      "There is nothing to back up: no desk has run on this database.",
    );
  });

  test("is private, and leaves nothing beside it when it fails", async () => {
    const { folder: made } = await backUp();
    for (const name of await readdir(made)) expect((await stat(join(made, name))).mode & 0o077).toBe(0);
    expect((await readdir(folder)).filter((name) => name.startsWith("unfinished"))).toEqual([]);
    expect(await newestBackup(folder)).toBe(made);
  });
});

describe("a backup is proven", { timeout: 120_000 }, () => {
  test("by restoring it into a PostgreSQL that is thrown away, and summing up every ticket", async () => {
    const { folder: made, at, tickets } = await backUp();
    expect(await proveBackup(made, new AbortController().signal)).toEqual({ at, tickets, wrong: [] });
  });

  test("to hold a ticket that was no longer the sum of its events", async () => {
    await query(desk.url, `update ticket set title = 'Meddled with' where reference = '${reference}'`);
    const { folder: made } = await backUp();
    expect(await proveBackup(made, new AbortController().signal)).toMatchObject({ wrong: [reference] });
    await query(desk.url, `update ticket set title = 'Printer' where reference = '${reference}'`);
  });
});
