import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { createLog } from "../process/log.ts";
import { isCannotStart } from "../kernel/errors.ts";
import { loadPolicy } from "../policy-file/load-policy.ts";
import { zone } from "./protocol.ts";
import { startPlayground } from "./playground.ts";
import { serve } from "./serve.ts";

const settings = z.object({
  PLAYGROUND_PORT: z.coerce.number().int().min(0).max(65_535).default(3979),
  // Nothing there outlives a start; and where root's checkout lies, PostgreSQL's account may not look.
  PLAYGROUND_DATA_DIR: z.string().default(join(tmpdir(), `guichet-playground-${userInfo().username}`)),
  PLAYGROUND_POLICY: z.string().min(1).nullable().default(null),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("fatal"),
});

const leavesWithin = 9_500; // milliseconds: then without what did not want to end

const options = `npm run playground: a Slack, a Teams and a desk on this machine, in the browser.

It is set up by the environment:
  PLAYGROUND_PORT      its port (3979)
  PLAYGROUND_DATA_DIR  the folder of its database, emptied at each start (${join(tmpdir(), `guichet-playground-${userInfo().username}`)})
  PLAYGROUND_POLICY    the policy of its desk, such as policies/workplace.yaml (as usual)
  LOG_LEVEL            trace, debug, info, warn, error, fatal or silent (fatal)
`;

if (process.argv.slice(2).some((each) => each === "--help" || each === "-h")) {
  process.stdout.write(options);
  process.exit(0);
}

const read = settings.safeParse(process.env);
if (!read.success) leave(z.prettifyError(read.error));
const {
  PLAYGROUND_PORT: port,
  PLAYGROUND_DATA_DIR: folder,
  PLAYGROUND_POLICY: policyFile,
  LOG_LEVEL: level,
} = read.data;
const policy = await loadPolicy(policyFile, zone);
if (!policy.ok) leave(policy.problems.join("\n"));
const log = createLog(level);

const playground = startPlayground({ folder, log, policy: policy.policy });
const serving = serve(playground, { port, log });
let signals = 0;
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, stop);

try {
  const [{ url }] = await Promise.all([serving, playground.world()]);
  process.stdout.write(`Guichet's playground: ${url}\n`);
} catch (error) {
  await playground.stop().catch(() => undefined);
  if (isCannotStart(error)) leave(error.message);
  throw error;
}

/** In good order at the first signal; at a second one, or when that takes too long, only PostgreSQL is waited for. */
function stop(): void {
  signals += 1;
  if (signals === 1) {
    setTimeout(() => end(playground.stopAtOnce()), leavesWithin).unref();
    void serving.then(
      (served) => served.close(),
      () => undefined, // told below
    );
    end(playground.stop());
  } else if (signals === 2) {
    end(playground.stopAtOnce());
  }
}

function end(stopped: Promise<void>): void {
  stopped.then(
    () => process.exit(0),
    () => process.exit(1),
  );
}

function leave(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
