import { parseArgs } from "node:util";
import { count, some } from "../doctor/say.ts";
import { errorMessage, isCannotStart } from "../kernel/errors.ts";
import { loadPolicy } from "../policy-file/load-policy.ts";
import { readConfig } from "../process/config.ts";
import { environmentHere } from "../process/dot-env.ts";
import { restore, type Restored } from "./restore.ts";

const usage = `npm run restore -- <folder> [--stopped <instant>]
npm run restore -- --restored-to <instant> [--stopped <instant>]
Brings a backup into the empty database of DATABASE_URL, or of a new HELPDESK_DATA_DIR. No desk may run on it.
  --stopped      when the desk stopped working on the database that was lost, such as 2026-11-28T10:40;
                 left out: now. What it did between the backup and then is not done again.
  --restored-to  the database was brought back by other means, to its state of this instant
`;

try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`${isCannotStart(error) ? error.message : `The restore failed: ${errorMessage(error)}`}\n`);
  process.exitCode = 1;
}

async function run(): Promise<number> {
  const now = new Date();
  const asked = readArguments(now);
  if (asked === null) return tell(usage, 2);
  const read = readConfig(environmentHere());
  if (!read.ok) return tell(`${read.problems.join("\n")}\n`, 1);
  const policy = await loadPolicy(read.config.policyFile, read.config.zone);
  if (!policy.ok) return tell(`${policy.problems.join("\n")}\n`, 1);
  const restored = await restore({ ...asked, config: read.config, policy: policy.policy, now: () => new Date() });
  return tell(said(restored), 0);
}

function said({ at, leftOut, settled }: Restored): string {
  const others = leftOut.length === 0 ? "" : ` Not the desk's, and so left out: ${leftOut.join(", ")}.`;
  const state = `The database is as it was at ${at.toISOString()}.${others}`;
  if (settled === null) return `${state} Start the desk.\n`;
  const { failed } = settled;
  const repair =
    failed.length === 0
      ? ""
      : `${some(failed)} could not be read, and so nothing was written down there. npm run doctor -- --deep --repair makes tickets anew from their events.\n`;
  return (
    `${state} What happened after that is missing.\n` +
    `${count(settled.passedOver, "timer")} that fell due meanwhile passed in silence.\n` +
    `${count(settled.cards, "card")} of open tickets will be brought up to date once the desk runs. Start it, then npm run doctor -- --deep.\n` +
    repair
  );
}

/** Null: they cannot be understood. */
function readArguments(now: Date): { readonly from: string | Date; readonly stopped: Date } | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { stopped: { type: "string" }, "restored-to": { type: "string" } },
    });
    const stopped = values.stopped === undefined ? now : instant(values.stopped);
    const to = values["restored-to"];
    const [folder, ...more] = positionals;
    const from = to === undefined ? folder : instant(to);
    if ((to === undefined) === (folder === undefined) || more.length > 0) return null;
    if (stopped === null || stopped > now || from === null || from === undefined) return null;
    return { from, stopped };
  } catch {
    return null;
  }
}

function instant(text: string): Date | null {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at;
}

function tell(text: string, code: number): number {
  (code === 0 ? process.stdout : process.stderr).write(text);
  return code;
}
