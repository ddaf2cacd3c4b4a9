import { parseArgs } from "node:util";
import { storm } from "./run.ts";

/** `npm run storms -- --seconds 120 --seed 1`; with `--failover` (needs Debian's PostgreSQL) the server is killed, and its standby goes on. */

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "120" },
    seed: { type: "string", default: "1" },
    rush: { type: "string", default: "200" },
    failover: { type: "boolean", default: false },
  },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const run = await storm({
  seed: Number(values.seed),
  seconds: Number(values.seconds),
  cutsEvery: 2_000,
  rush: Number(values.rush),
  pace: 4,
  failsOver: values.failover,
});
for (const law of run.broken) say(law);
say(
  `seed ${values.seed}: ${values.seconds} s with a transaction left idle, ${run.reads} long reads by four, ${run.cuts} connections cut, ` +
    `PostgreSQL ${values.failover ? "failed over" : "restarted"}; ${run.tickets} tickets, ${run.events} events, ${run.repeated} notes repeated; of ${run.waiting} cards that ` +
    `waited ${run.before} went before the P1's; all said ${(run.drainedIn / 1_000).toFixed(1)} s after it; ${run.broken.length} laws broken`,
);
process.exit(run.broken.length === 0 ? 0 : 1);
