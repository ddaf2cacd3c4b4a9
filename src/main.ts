import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { readConfig } from "./config.ts";
import { startDesk } from "./desk-process.ts";
import { createLog } from "./log.ts";
import { isCannotStart } from "./store/cannot-start.ts";

const leavesWithin = 9_500; // milliseconds: container platforms kill after ten seconds

const read = readConfig({ ...readDotEnv(), ...process.env });
if (!read.ok) leave(read.problems);

const log = createLog(read.config.logLevel);
for (const event of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(event, (err: unknown) => {
    log.fatal({ err }, event);
    process.exit(1);
  });
}

let stopping = false;
const starting = startDesk(read.config, { log, now: () => new Date() });
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, stop);
try {
  const desk = await starting;
  log.info({ url: desk.url, slack: read.config.slack !== null, teams: read.config.teams !== null }, "ready");
} catch (err) {
  if (isCannotStart(err)) leave([err.message]);
  log.fatal({ err }, "could not start");
  process.exit(1);
}

/** The first signal stops the desk in good order; one more stops it at once. */
function stop(signal: NodeJS.Signals): void {
  if (stopping) return;
  stopping = true;
  // Only later: npm passes a Ctrl-C on that the desk has got already.
  setTimeout(() => process.removeAllListeners("SIGTERM").removeAllListeners("SIGINT"), 1_000).unref();
  setTimeout(() => {
    log.error("not everything could be finished in time");
    process.exit(1);
  }, leavesWithin).unref();
  log.info({ signal }, "stopping");
  void starting.then(
    async (desk) => {
      await desk.stop();
      log.info("stopped");
      process.exit(0);
    },
    () => undefined, // told above
  );
}

function leave(sentences: readonly string[]): never {
  process.stderr.write(`${sentences.join("\n")}\n`);
  process.exit(1);
}

/** What is set in the environment itself wins over the file. */
function readDotEnv(): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync(".env", "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return {};
    throw error;
  }
}
