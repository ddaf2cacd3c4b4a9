import { mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProgram, type DeskChild } from "../process/desk-child.ts";
import { abandonDataFolders, makeDataFolder } from "../support/data-folder.ts";

/** What is killed: the desk, the server that its PostgreSQL is, or both at once. */
export const victims = ["desk", "postgres", "both"] as const;
export type Victim = (typeof victims)[number];

/** The desk as `npm start` runs it, with a PostgreSQL of its own, in a folder that outlives it. */
export interface MortalDesk {
  /** Starts it again, and gives its address once it is ready. */
  start(): Promise<string>;
  /** With SIGKILL; resolves when it is gone. */
  kill(victim: Victim): Promise<void>;
  /** Whether it is ready for work: its database answers, its workers run. */
  ready(): Promise<boolean>;
  databaseUrl(): Promise<string>;
  /** All that it has logged in all its lives. */
  readonly log: () => string;
  close(): Promise<void>;
}

export async function createDesk(
  settings: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
): Promise<MortalDesk> {
  const parent = await makeDataFolder(tmpdir());
  const folder = join(parent, "desk");
  await mkdir(folder);
  const lines = Object.entries({ ...settings, PORT: "0", HELPDESK_DATA_DIR: folder });
  await writeFile(join(folder, ".env"), lines.map(([name, value]) => `${name}=${value}`).join("\n"));
  const lives: DeskChild[] = [];
  let url = "";

  const abandon = (): void => {
    lives.at(-1)?.kill("SIGKILL");
    abandonDataFolders(parent);
  };
  process.once("exit", abandon); // Ctrl-C: nobody waits for the rest then
  const killDesk = async (): Promise<void> => {
    const desk = lives.at(-1);
    desk?.kill("SIGKILL");
    await desk?.code;
  };
  const home = join(folder, "postgres");
  const postmaster = async (): Promise<readonly string[]> =>
    (await readFile(join(home, "cluster", "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const killPostgres = async (): Promise<void> => {
    const pid = Number((await postmaster())[0]);
    if (pid > 0) process.kill(pid, "SIGKILL");
  };
  return {
    async start() {
      const desk = startProgram(folder, env);
      lives.push(desk);
      url = await desk.url;
      return url;
    },
    async kill(victim) {
      if (victim !== "desk") await killPostgres();
      if (victim !== "postgres") await killDesk();
    },
    ready: () =>
      fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) }).then(
        ({ status }) => status === 200,
        () => false,
      ),
    async databaseUrl() {
      const [, , , port] = await postmaster();
      const password = await readFile(join(home, "password"), "utf8");
      return `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
    },
    log: () => lives.map((desk) => desk.logged() + desk.errors()).join(""),
    async close() {
      await killDesk();
      abandon();
      process.off("exit", abandon);
    },
  };
}
