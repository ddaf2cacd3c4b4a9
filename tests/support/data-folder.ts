import { readdirSync, readFileSync, rmSync } from "node:fs";
import { chmod, mkdtemp } from "node:fs/promises";
import { join } from "node:path";

/** A new folder that the account of PostgreSQL may enter too, where the tests run as root. */
export async function makeDataFolder(parent: string): Promise<string> {
  const folder = await mkdtemp(join(parent, "guichet-test-"));
  await chmod(folder, 0o755);
  return folder;
}

/** Kills the servers of all data folders in `parent`, and removes it: what is left to do when a run is interrupted. */
export function abandonDataFolders(parent: string): void {
  for (const name of readdirSync(parent)) {
    try {
      const pid = Number.parseInt(
        readFileSync(join(parent, name, "postgres", "cluster", "postmaster.pid"), "utf8"),
        10,
      );
      process.kill(pid, "SIGQUIT"); // at once, whoever is connected
    } catch {
      // it did not run
    }
  }
  rmSync(parent, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}
