import { randomBytes } from "node:crypto";
import { chown, mkdir, mkdtemp, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cannotStart, isCannotStart, errorMessage } from "../kernel/errors.ts";
import type { PostgresAccount } from "./postgres-account.ts";
import { isCode } from "./error-code.ts";
import { runProgram, type PostgresPrograms } from "./postgres-programs.ts";

/** The places of one embedded server on disk. */
export interface Cluster {
  readonly data: string;
  readonly log: string;
  readonly password: string;
}

/** Makes sure that the data folder exists, and gives its path without symbolic links. */
export async function openFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true });
    return await realpath(folder);
  } catch (error) {
    throw unusable(folder, error);
  }
}

/**
 * Creates the cluster in `home` if there is none, with a password of its own.
 * It is made beside its place and moved there whole, so that neither a crash nor a second desk leaves half of one.
 */
export async function openCluster(
  home: string,
  programs: PostgresPrograms,
  account: PostgresAccount | null,
): Promise<Cluster> {
  const known = await findCluster(home);
  if (known !== null) return known;
  try {
    await createCluster(home, programs, account);
  } catch (error) {
    throw isCannotStart(error) ? error : unusable(home, error, account);
  }
  const created = await findCluster(home);
  if (created === null) throw unusable(home, new Error("it is neither empty nor a PostgreSQL folder of the desk"));
  return created;
}

/** The cluster in `home`; null when there is none. */
export async function findCluster(home: string): Promise<Cluster | null> {
  const password = await readPassword(home);
  return password === null ? null : { data: join(home, "cluster"), log: join(home, "server.log"), password };
}

async function readPassword(home: string): Promise<string | null> {
  try {
    return await readFile(join(home, "password"), "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw unusable(home, error);
  }
}

async function createCluster(home: string, programs: PostgresPrograms, account: PostgresAccount | null): Promise<void> {
  const draft = await mkdtemp(`${home}-new-`);
  try {
    const password = join(draft, "password");
    await writeFile(password, randomBytes(24).toString("base64url"), { mode: 0o600 });
    if (account !== null) for (const path of [draft, password]) await chown(path, account.uid, account.gid);
    await runProgram(programs.initdb, initdbArguments(join(draft, "cluster"), password), account);
    await rename(draft, home);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!isCode(error, "ENOTEMPTY", "EEXIST")) throw error; // else another desk was first: its cluster is as good
  }
}

/** PostgreSQL's own locale, so that an upgrade of the system's libraries never changes the order of an index. */
function initdbArguments(data: string, passwordFile: string): string[] {
  return [
    `--pgdata=${data}`,
    "--username=postgres",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
  ];
}

/** The sentence for a folder, or programs, that we or the account cannot use. */
export function unusable(folder: string, error: unknown, account: PostgresAccount | null = null): Error {
  if (account !== null && /permission denied|EACCES/i.test(errorMessage(error))) {
    return cannotStart(
      `The account "${account.name}", which PostgreSQL runs as, cannot enter ${folder}; ` +
        "open the folders above them (chmod o+x), start the desk as another account than root, or give DATABASE_URL.",
      error,
    );
  }
  return cannotStart(
    `The folder ${folder} cannot be used for PostgreSQL (${errorMessage(error).trim()}); ` +
      "give the desk the right to write there, set HELPDESK_DATA_DIR to another folder, or give DATABASE_URL.",
    error,
  );
}
