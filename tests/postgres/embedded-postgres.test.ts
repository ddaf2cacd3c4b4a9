import { execFile, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, inject, it, vi } from "vitest";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "../../src/postgres/embedded-postgres.ts";
import { query } from "../support/database.ts";
import { eventually } from "../support/eventually.ts";
import { makeDataFolder } from "../support/data-folder.ts";

vi.setConfig({ testTimeout: 120_000 }); // servers that really write to a disk which others use too

let folder: string;
const running = new Set<EmbeddedPostgres>();
const desks = new Set<ChildProcess>();

beforeEach(async () => {
  folder = await makeDataFolder(inject("runFolder"));
});

afterEach(async () => {
  for (const desk of desks) desk.kill("SIGKILL");
  desks.clear();
  for (const server of running) await server.stop();
  running.clear();
  await chmod(folder, 0o755);
  await rm(folder, { recursive: true });
});

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ folder, log: () => undefined });
  running.add(server);
  return server;
}

async function stop(server: EmbeddedPostgres): Promise<void> {
  running.delete(server);
  await server.stop();
}

/** A real desk on the folder, in a process and a process group of its own, as a shell would start it. */
async function startAnotherDesk(): Promise<{ desk: ChildProcess; pid: number; url: string }> {
  const script = fileURLToPath(new URL("../support/desk-on-folder.ts", import.meta.url));
  const desk = spawn(process.execPath, [script, folder], { detached: true, stdio: ["pipe", "pipe", "inherit"] });
  desks.add(desk);
  const [url] = await once(desk.stdout, "data");
  return { desk, pid: desk.pid ?? 0, url: String(url) };
}

async function serverProcess(): Promise<number> {
  return Number.parseInt(await readFile(join(folder, "postgres", "cluster", "postmaster.pid"), "utf8"), 10);
}

/** Also true of a dead process whose end the system has not taken note of yet. */
function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("the embedded PostgreSQL", () => {
  it("starts in an empty folder, durable, in UTF-8, for this machine alone", async () => {
    const { url } = await start();
    const rows = await query(
      url,
      `select current_setting('fsync') as fsync, current_setting('server_encoding') as encoding,
              current_setting('listen_addresses') as addresses, lower('ÉTÉ') as lower`,
    );
    expect(rows).toEqual([{ fsync: "on", encoding: "UTF8", addresses: "127.0.0.1", lower: "été" }]);
  });

  it("lets nobody in without the password, which its folder alone holds", async () => {
    const { url } = await start();
    await expect(query(Object.assign(new URL(url), { password: "guess" }).href, "select 1")).rejects.toThrow(
      /password/,
    );
    const password = await stat(join(folder, "postgres", "password"));
    expect(password.mode & 0o777).toBe(0o600);
  });

  it("never runs as root", async () => {
    await start();
    expect((await stat(join(folder, "postgres", "cluster", "postmaster.pid"))).uid).not.toBe(0);
  });

  it("stops with the desk and finds its data at the next start", async () => {
    const first = await start();
    await query(first.url, "create table remembered as select 42 as answer");
    await stop(first);
    await expect(query(first.url, "select 1")).rejects.toThrow(/ECONNREFUSED/);
    const second = await start();
    expect(await query(second.url, "select answer from remembered")).toEqual([{ answer: 42 }]);
  });

  it("lives on when the desk is killed, and the next desk takes it over", async () => {
    const { desk, url } = await startAnotherDesk();
    await query(url, "create table remembered as select 42 as answer");
    const pid = await serverProcess();
    desk.kill("SIGKILL");
    const next = await start();
    expect(next.url).toBe(url);
    expect(await serverProcess()).toBe(pid);
    expect(await query(next.url, "select answer from remembered")).toEqual([{ answer: 42 }]);
  });

  it("is not reached by Ctrl-C, which a terminal sends to the whole group of the desk", async () => {
    const { desk, pid, url } = await startAnotherDesk();
    const ended = once(desk, "exit");
    process.kill(-pid, "SIGINT");
    await ended;
    expect(await query(url, "select 1 as alive")).toEqual([{ alive: 1 }]);
    await start();
  });

  it("comes back at the same address, with its data, when the server itself was killed", async () => {
    const first = await start();
    await query(first.url, "create table remembered as select 42 as answer");
    const pid = await serverProcess();
    process.kill(pid, "SIGKILL");
    await expect.poll(() => isThere(pid), { timeout: 20_000 }).toBe(false);
    const remembered = () => query(first.url, "select answer from remembered");
    await eventually(async () => expect(await remembered()).toEqual([{ answer: 42 }]), { within: 60_000, every: 100 });
  });

  it("serves one of several desks that start at once in an empty folder, and refuses the others", async () => {
    const starts = await Promise.allSettled([start(), start(), start()]);
    expect(starts.filter((desk) => desk.status === "fulfilled")).toHaveLength(1);
  });
});

describe("a folder that cannot be used is refused in a sentence", () => {
  it("when another living desk uses it, which goes on undisturbed", async () => {
    const { url } = await start();
    await expect(start()).rejects.toThrow(
      `Another desk is running on the folder ${folder}; stop it, or set HELPDESK_DATA_DIR to another folder.`,
    );
    expect(await query(url, "select 1 as alive")).toEqual([{ alive: 1 }]);
  });

  it("when it cannot be made", async () => {
    await writeFile(join(folder, "file"), "in the way");
    await expect(startEmbeddedPostgres({ folder: join(folder, "file", "data"), log: () => undefined })).rejects.toThrow(
      /cannot be used for PostgreSQL \(ENOTDIR.*set HELPDESK_DATA_DIR to another folder/,
    );
  });

  it("when PostgreSQL may not write there", async () => {
    await chmod(folder, 0o500);
    await expect(start()).rejects.toThrow(/(cannot be used for PostgreSQL|cannot enter).*or give DATABASE_URL\.$/);
  });

  it("when it is the copy of a folder in use: the original's server is not mistaken for its own", async () => {
    await start();
    const copy = join(folder, "copy");
    await mkdir(copy);
    await promisify(execFile)("cp", ["-a", join(folder, "postgres"), copy]);
    await expect(startEmbeddedPostgres({ folder: copy, log: () => undefined })).rejects.toThrow(
      /\(lock file "postmaster.pid" already exists\); stop the PostgreSQL that uses this folder, or, if there is none, delete/,
    );
  });
});
