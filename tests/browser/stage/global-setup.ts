import { tmpdir } from "node:os";
import pino from "pino";
import type { TestProject } from "vitest/node";
import { findChromium } from "../../../src/playground/pictures/chromium.ts";
import { startPlayground } from "../../../src/playground/playground.ts";
import { serve } from "../../../src/playground/serve.ts";
import { abandonDataFolders, makeDataFolder } from "../../support/data-folder.ts";

/** The playground of this run, and the browser to look at it with. */
export interface Stage {
  readonly chromium: string;
  readonly address: string;
  /** The database under the desk. */
  readonly database: string;
}

declare module "vitest" {
  interface ProvidedContext {
    /** Null where no Chromium is. */
    readonly stage: Stage | null;
  }
}

const missing = "no Chromium was found (install chromium, or set CHROMIUM_PATH)";

/** Vitest calls this once before the first browser test, and what it returns after the last. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const chromium = findChromium(process.env);
  if (chromium === null) {
    if (process.env["REQUIRE_BROWSER"] === "1") throw new Error(`The browser tests are required, but ${missing}.`);
    process.stderr.write(`\nThe browser tests are skipped: ${missing}.\n\n`);
    project.provide("stage", null);
    return undefined;
  }
  const runFolder = await makeDataFolder(tmpdir());
  const abandon = (): void => abandonDataFolders(runFolder);
  process.once("exit", abandon); // Ctrl-C: nobody waits for the teardown then
  const folder = await makeDataFolder(runFolder);
  const log = pino({ level: process.env["LOG_LEVEL"] ?? "silent" });
  const playground = startPlayground({ folder, log });
  const served = await serve(playground, { port: 0, log });
  await playground.world();
  project.provide("stage", { chromium, address: served.url, database: await playground.database() });
  return async () => {
    served.close();
    await playground.stop();
    abandon();
    process.off("exit", abandon);
  };
}
