import { readConfig } from "./process/config.ts";
import { startDesk } from "./process/start.ts";
import { environmentHere } from "./process/dot-env.ts";
import { createLog } from "./process/log.ts";
import { loadPolicy } from "./policy-file/load-policy.ts";
import { isCannotStart } from "./kernel/errors.ts";

const leavesWithin = 9_500; // milliseconds: container platforms kill after ten seconds

const read = readConfig(environmentHere());
if (!read.ok) leave(read.problems);
const { policyFile, zone } = read.config;
const first = await loadPolicy(policyFile, zone);
if (!first.ok) leave(first.problems);

const log = createLog(read.config.logLevel);
for (const event of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(event, (err: unknown) => {
    log.fatal({ err }, event);
    process.exit(1);
  });
}

if (first.written === null && policyFile !== null)
  log.warn({ problems: [nothingIn(policyFile)] }, "policy is empty: all is as usual");
/** Whether the policy that the desk goes by was written: a file is empty for a moment while it is saved. */
let saysMore = first.written !== null;

let stopping = false;
const starting = startDesk(read.config, { ...first, log, now: () => new Date() });
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, stop);
// In a terminal it says that its window was closed.
process.on("SIGHUP", (signal) => (process.stdin.isTTY ? stop(signal) : void readPolicyAgain()));
try {
  const desk = await starting;
  log.info({ url: desk.url, slack: read.config.slack !== null, teams: read.config.teams !== null }, "ready");
  // What only starting needed is given back: Node would keep it for as long as the desk has little to do.
  await globalThis.gc?.({ type: "major", execution: "async", flavor: "last-resort" });
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

/** A mistake in it leaves all as it was. */
async function readPolicyAgain(): Promise<void> {
  const again = await loadPolicy(policyFile, zone);
  if (!again.ok) return log.error({ problems: again.problems }, "policy not changed");
  if (again.written === null && saysMore) return log.error({ problems: [nothingIn(policyFile)] }, "policy not changed");
  try {
    const desk = await starting;
    const used = await desk.usePolicy(again);
    saysMore = again.written !== null;
    if (used === "used") log.info({ policyFile }, "policy read again");
    else
      log.warn(
        { policyFile },
        "policy read again, but one that was applied holds: npm run policy -- apply, or rollback",
      );
  } catch (err) {
    log.error({ err }, "policy read again, but due dates not recalculated: reload it once more");
  }
}

function nothingIn(file: string | null): string {
  return `There is nothing in ${file}: write {} if all is to be as usual.`;
}

function leave(sentences: readonly string[]): never {
  process.stderr.write(`${sentences.join("\n")}\n`);
  process.exit(1);
}
