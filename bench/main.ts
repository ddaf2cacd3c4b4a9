import { writeSync } from "node:fs";
import { parseArgs } from "node:util";
import { acknowledgeSlack } from "./acknowledge-slack.ts";
import { acknowledgeTeams } from "./acknowledge-teams.ts";
import type { Section } from "./bench.ts";
import { changes } from "./changes.ts";
import { startServer } from "./database.ts";
import { departure } from "./departure.ts";
import { files } from "./files.ts";
import { machine } from "./machine.ts";
import { report as monthly } from "./report.ts";
import { rest } from "./rest.ts";
import { rush } from "./rush.ts";
import { search } from "./search.ts";
import { sizes } from "./sizes.ts";
import { storms } from "./storms.ts";
import { asJson, asTable, type Measured } from "./table.ts";
import { timers } from "./timers.ts";
import { tickets } from "./tickets.ts";
import { writePaper } from "./write-paper.ts";

const sections: readonly Section[] = [
  acknowledgeSlack,
  acknowledgeTeams,
  tickets,
  changes,
  departure,
  rush,
  storms,
  sizes,
  files,
  search,
  monthly,
  rest,
  timers,
];

const { values } = parseArgs({
  options: {
    json: { type: "boolean" },
    quick: { type: "boolean" },
    only: { type: "string", multiple: true },
    write: { type: "boolean" },
  },
});
const only = values.only?.flatMap((names) => names.split(","));
const unknown = only?.find((name) => !sections.some((section) => section.name === name));
if (unknown !== undefined) {
  process.stderr.write(`There is no section ${unknown}, only: ${sections.map(({ name }) => name).join(", ")}\n`);
  process.exit(1);
}

const [began, on] = [new Date(), machine()];
const server = await startServer();
const measured: Measured[] = [];
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void server.stop().then(() => process.exit(1)));
try {
  for (const section of sections) {
    const { name, title } = section;
    if (only !== undefined && !only.includes(name)) continue;
    const bench = {
      server,
      quick: values.quick === true,
      tell: (words: string) => writeSync(2, `${name}: ${words}\n`),
    };
    try {
      measured.push({ name, title, figures: await section.measure(bench) });
    } catch (error) {
      // What the others measured is not lost with it.
      bench.tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
      process.exitCode = 1;
    }
  }
} finally {
  await server.stop();
}
const report = {
  at: began,
  command: ["npm run bench --", ...process.argv.slice(2)].join(" "),
  machine: on,
  measured,
};
if (values.write === true && !process.exitCode) await writePaper(asTable(report));
process.stdout.write(`${values.json === true ? asJson(report) : asTable(report)}\n`);
