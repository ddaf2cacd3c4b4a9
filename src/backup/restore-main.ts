import { parseArgs } from "node:util";
import { count, some } from "../doctor/say.ts";
import { readInstant, sayInstant } from "../kernel/time/calendar.ts";
import { loadPolicy } from "../policy-file/load-policy.ts";
import { readRecordsConfig } from "../process/config.ts";
import { environmentHere } from "../process/dot-env.ts";
import { interruption } from "../process/interruption.ts";
import { lastWords } from "../store/connection/troubles.ts";
import { restore, type Restored, type Restoring } from "./restore.ts";

const usage = `npm run restore -- <folder> [--stopped <instant>]
npm run restore -- --restored-to <instant> [--stopped <instant>]
Brings a backup into the empty database of DATABASE_URL, or of a new HELPDESK_DATA_DIR. No desk may run on it.
  --stopped      when the desk stopped working on the database that was lost, such as 2026-11-28T10:40 in
                 HELPDESK_ZONE, or 2026-11-28T09:40Z; left out: now. What it did between the backup and then is not done again.
  --restored-to  the database was brought back by other means, to its state of this instant
`;

const stopping = interruption();
try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`${lastWords(error, "The restore failed")}\n`);
  process.exitCode = 1;
}

async function run(): Promise<number> {
  const now = new Date();
  const typed = readArguments();
  if (typed === null) return tell(usage, 2);
  const read = readRecordsConfig(environmentHere());
  if (!read.ok) return tell(`${read.problems.join("\n")}\n`, 1);
  const { zone } = read.config;
  const asked = understand(typed, zone);
  if (asked === null) return tell(usage, 2);
  const said = (at: Date): string => `${sayInstant(at, zone)} (HELPDESK_ZONE is ${zone})`;
  if (typeof asked.from !== "string" && asked.from > now) return tell(`${said(asked.from)} is yet to come.\n`, 2);
  tell(`The desk is taken to have stopped at ${said(asked.stopped ?? now)}.\n`, 0);
  const policy = await loadPolicy(read.config.policyFile, read.config.zone);
  if (!policy.ok) return tell(`${policy.problems.join("\n")}\n`, 1);
  const restored = await restore({
    ...asked,
    config: read.config,
    policy: policy.policy,
    now: () => new Date(),
    stopping,
  });
  if (asked.stopped === null && restored.stopped > new Date()) {
    tell(
      `Its newest change is dated ${said(restored.stopped)}, by a clock that ran ahead: it is taken to have stopped then.\n`,
      0,
    );
  }
  if (asked.stopped === null && restored.stopped < now) {
    tell(`This was done before: the desk had stopped at ${said(restored.stopped)}, and no reference leaps again.\n`, 0);
  }
  return tell(outcome(restored), 0);
}

function outcome({ at, leftOut, settled }: Restored): string {
  const others = leftOut.length === 0 ? "" : ` Not the desk's, and so left out: ${leftOut.join(", ")}.`;
  const state = `The database is as it was at ${at.toISOString()}.${others}`;
  if (settled === null) return `${state} Start the desk.\n`;
  const { failed } = settled;
  const repair =
    failed.length === 0
      ? ""
      : `${some(failed)} could not be read, and so nothing was written down there. npm run doctor -- --deep --repair makes tickets anew from their events.\n`;
  const { givenBack } = settled;
  const replies =
    givenBack.length === 0
      ? ""
      : `Replies were about to leave, and nobody knows whether they did. Their authors are asked: ${givenBack.join(", ")}.\n`;
  return (
    `${state} What happened after that is missing.\n` +
    `${count(settled.passedOver, "timer")} that fell due meanwhile passed in silence.\n` +
    `${count(settled.cards, "card")} of open tickets will be brought up to date once the desk runs. Start it, then npm run doctor -- --deep.\n` +
    replies +
    repair
  );
}

/** As they were typed. */
interface Typed {
  readonly folder: string | undefined;
  readonly restoredTo: string | undefined;
  readonly stopped: string | undefined;
}

/** Null: they cannot be understood. */
function readArguments(): Typed | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { stopped: { type: "string" }, "restored-to": { type: "string" } },
    });
    const [folder, ...more] = positionals;
    const restoredTo = values["restored-to"];
    if ((restoredTo === undefined) === (folder === undefined) || more.length > 0) return null;
    return { folder, restoredTo, stopped: values.stopped };
  } catch {
    return null;
  }
}

/** Null: an instant is none. */
function understand(typed: Typed, zone: string): Pick<Restoring, "from" | "stopped"> | null {
  const stopped = typed.stopped === undefined ? null : readInstant(typed.stopped, zone);
  const from = typed.restoredTo === undefined ? typed.folder : readInstant(typed.restoredTo, zone);
  if (typed.stopped !== undefined && stopped === null) return null;
  return from === null || from === undefined ? null : { from, stopped };
}

function tell(text: string, code: number): number {
  (code === 0 ? process.stdout : process.stderr).write(text);
  return code;
}
