import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeDataFolder } from "../support/data-folder.ts";
import { visitorAt } from "./visitor.ts";

let folder: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
  folder = await makeDataFolder(tmpdir());
});
afterEach(async () => {
  child?.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

interface Running {
  /** Rejects with what it wrote when it ends without one. */
  readonly address: Promise<string>;
  readonly code: Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
}

/** The program as `npm run playground` runs it, in a folder of its own. */
function start(): Running {
  const main = fileURLToPath(new URL("../../src/playground/main.ts", import.meta.url));
  const started = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", main], {
    cwd: folder,
    env: { PATH: process.env["PATH"], PLAYGROUND_PORT: "0", PLAYGROUND_DATA_DIR: "data" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child = started;
  const code = once(started, "exit").then(([exitCode]: (number | null)[]) => exitCode ?? null);
  let written = "";
  const address = new Promise<string>((resolve, reject) => {
    for (const output of [started.stdout, started.stderr])
      output.setEncoding("utf8").on("data", (text: string) => {
        written += text;
        const [found] = /http:\/\/127\.0\.0\.1:\d+/u.exec(written) ?? [];
        if (found !== undefined) resolve(found);
      });
    void code.then(() => reject(new Error(`ended: ${written}`)));
  });
  address.catch(() => undefined); // a test may look at the end only
  return { address, code, kill: (signal) => void started.kill(signal) };
}

/** Every process with the folder on its command line. */
async function processesIn(home: string): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)("ps", ["-eo", "args"]);
  return stdout.split("\n").filter((line) => line.includes(home));
}

const database = () => join(folder, "data/postgres/cluster/postmaster.pid");

test("it prints its address when everything is there, and Ctrl-C leaves nothing running", async () => {
  const playground = start();
  const visitor = visitorAt(await playground.address);
  expect((await visitor.screens()).people.map(({ role }) => role)).toContain("agent");
  expect(await processesIn(folder)).not.toEqual([]);
  playground.kill("SIGINT");
  expect(await playground.code).toBe(0);
  expect(existsSync(database())).toBe(false);
  expect(await processesIn(folder)).toEqual([]);
});

test("its next start begins anew, on the database a killed one left running", async () => {
  const first = start();
  const before = visitorAt(await first.address);
  const command = {
    do: "slack-command",
    words: "/ticket help",
    in: (await before.screens()).slack.places[0]?.id ?? "",
  };
  expect((await before.posts("/act", { as: "slack-mona", ...command })).status).toBe(200);
  first.kill("SIGKILL");
  await first.code;
  expect(existsSync(database())).toBe(true);
  const next = start();
  const { slack } = await visitorAt(await next.address).screens();
  expect(Object.values(slack.messages).flat()).toEqual([]);
  next.kill("SIGTERM");
  expect(await next.code).toBe(0);
  expect(await processesIn(folder)).toEqual([]);
}, 60_000); // two starts, on a machine that does other things

test("two signals in a row leave nothing running either", async () => {
  const playground = start();
  await playground.address;
  playground.kill("SIGINT");
  playground.kill("SIGINT"); // npm passes on what the program has got already
  expect(await playground.code).toBe(0);
  expect(await processesIn(folder)).toEqual([]);
});

test("a signal while it starts ends it too", async () => {
  const playground = start();
  await expect.poll(() => existsSync(database()), { timeout: 20_000 }).toBe(true);
  playground.kill("SIGINT");
  expect(await playground.code).toBe(0);
  expect(await processesIn(folder)).toEqual([]);
});
