import { parseArgs } from "node:util";
import { count } from "../doctor/say.ts";
import { readRecordsConfig } from "../process/config.ts";
import { environmentHere } from "../process/dot-env.ts";
import { interruption } from "../process/interruption.ts";
import { lastWords } from "../store/connection/troubles.ts";
import { visitDatabase } from "../process/visit-database.ts";
import { newestBackup } from "../store/backup/manifest.ts";
import { rememberBackup } from "../store/backup/records.ts";
import { writeBackup } from "../store/backup/write-backup.ts";
import { proveBackup } from "./prove.ts";

const usage = `npm run backup [-- --prove]
Writes all that the desk keeps into a new folder in HELPDESK_BACKUP_DIR, whether the desk runs or not.
  --prove  restores the newest backup into a PostgreSQL that is thrown away afterwards, and compares every ticket
`;

const stopping = interruption();
let failed = "The backup failed";
try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`${lastWords(stopping.aborted ? stopping.reason : error, failed)}\n`);
  process.exitCode = 1;
}

async function run(): Promise<number> {
  const asked = readArguments();
  const read = readRecordsConfig(environmentHere());
  if (asked === null) return tell(usage, 2);
  if (!read.ok) return tell(`${read.problems.join("\n")}\n`, 1);
  const { backupFolder } = read.config;
  const visited = await visitDatabase(read.config);
  if (visited === null) return tell("There is nothing to back up: no desk has run on this folder.\n", 1);
  try {
    return asked.prove ? await prove(visited.url, backupFolder) : await make(visited.url, backupFolder);
  } finally {
    await visited.leave();
  }
}

async function make(url: string, backups: string): Promise<number> {
  const { folder, at, tickets, rows, leftOut } = await writeBackup({ url, folder: backups, stopping });
  const noted = (await rememberBackup(url, "made", at)) ? "" : " It could not be noted down for the doctor.";
  const others = leftOut.length === 0 ? "" : ` Not the desk's, and so left out: ${leftOut.join(", ")}.`;
  return tell(
    `Backed up ${count(tickets, "ticket")}, ${count(rows, "row")} in all, into ${folder}.${others}${noted}\n`,
    0,
  );
}

async function prove(url: string, backups: string): Promise<number> {
  const folder = await newestBackup(backups);
  if (folder === null) return tell(`There is no backup in ${backups}: npm run backup makes one.\n`, 1);
  failed = `The proof of ${folder} failed`;
  const { at, tickets, wrong } = await proveBackup(folder, stopping);
  if (wrong.length > 0) {
    const which = wrong.slice(0, 5).join(", ");
    return tell(`Not the sum of their events in ${folder}: ${which}. Run the doctor with -- --deep --repair.\n`, 1);
  }
  await rememberBackup(url, "proven", at);
  return tell(`${folder} can be restored: ${count(tickets, "ticket")} came back, each as it was.\n`, 0);
}

function readArguments(): { readonly prove: boolean } | null {
  try {
    return parseArgs({ options: { prove: { type: "boolean", default: false } } }).values;
  } catch {
    return null;
  }
}

function tell(text: string, code: number): number {
  (code === 0 ? process.stdout : process.stderr).write(text);
  return code;
}
