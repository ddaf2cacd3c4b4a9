import { parseArgs } from "node:util";
import { crash } from "./run.ts";

/** `npm run crash -- --kills 50 --seed 1` */

const { values } = parseArgs({
  options: { kills: { type: "string", default: "50" }, seed: { type: "string", default: "1" } },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`;

const run = await crash({ kills: Number(values.kills), seed: Number(values.seed), tell: say });
const { kills, tickets, events, repeated, slowestStart, recoveredIn, broken } = run;
for (const law of broken) say(law);
say(
  `seed ${values.seed}: killed the desk ${kills.desk} times, its PostgreSQL ${kills.postgres} times, both ${kills.both} times; ` +
    `${tickets} tickets, ${events} events, ${repeated} notes repeated; ready again within ${seconds(slowestStart)}, ` +
    `all said ${seconds(recoveredIn)} after the last kill; ${broken.length} laws broken`,
);
process.exit(broken.length === 0 ? 0 : 1);
