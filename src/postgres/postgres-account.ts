import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { promisify } from "node:util";
import { cannotStart } from "../kernel/errors.ts";

/** The unprivileged account that PostgreSQL runs as when the desk itself is root. */
export interface PostgresAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * Whom PostgreSQL runs as; `null`: as the desk.
 * PostgreSQL refuses to run as root, so root takes the account that owns `home` already, else `postgres`, made if need be.
 */
export async function choosePostgresAccount(home: string): Promise<PostgresAccount | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(home).then(
    (found) => found.uid,
    () => 0,
  );
  const account =
    owner === 0 ? ((await findAccount("postgres")) ?? (await makeAccount())) : await findAccount(`${owner}`);
  if (account !== null) return account;
  throw cannotStart(
    "PostgreSQL does not run as root, and there is no account for it: start the desk as another account, create one named postgres, or give DATABASE_URL.",
  );
}

/** `who` is a name or a number, as `id` takes it. */
async function findAccount(who: string): Promise<PostgresAccount | null> {
  try {
    const [name, uid, gid] = await Promise.all(["-un", "-u", "-g"].map((what) => output("id", [what, who])));
    return name === undefined ? null : { name, uid: Number(uid), gid: Number(gid) };
  } catch {
    return null; // `id` ends with 1 when there is no such account
  }
}

async function makeAccount(): Promise<PostgresAccount | null> {
  try {
    await output("useradd", [
      "--system",
      "--user-group",
      "--no-create-home",
      "--shell",
      "/usr/sbin/nologin",
      "postgres",
    ]);
  } catch {
    return null; // no useradd here, or a read-only /etc: the caller says what to do
  }
  return findAccount("postgres");
}

async function output(program: string, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args);
  return stdout.trim();
}
