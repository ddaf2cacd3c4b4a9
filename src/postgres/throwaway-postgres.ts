import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";
import { isCode } from "./error-code.ts";
import { findPostgres } from "./running-postgres.ts";

const start = (folder: string) => startEmbeddedPostgres({ folder, log: () => undefined, durable: false });

/**
 * Works on a PostgreSQL that is gone afterwards, with its folder. `stopping` cuts the work short. What an earlier process left
 * that was killed is cleared away first.
 */
export async function withThrowawayPostgres<Result>(
  stopping: AbortSignal,
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  await clearAwayAbandoned();
  const home = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  try {
    await chmod(home, 0o755); // the account that PostgreSQL runs as must enter it too; what lies in it is closed
    const server = await start(home);
    const stop = (): void => void server.stop();
    stopping.addEventListener("abort", stop);
    try {
      stopping.throwIfAborted();
      const result = await work(server.url);
      await server.stop();
      return result;
    } catch (error) {
      await server.stop().catch(() => undefined); // it may be why the work failed
      throw error;
    } finally {
      stopping.removeEventListener("abort", stop);
    }
  } finally {
    await remove(home);
  }
}

const prefix = "guichet-throwaway-";
const named = new RegExp(`^${prefix}(\\d+)-`);

async function clearAwayAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const [, pid] = named.exec(name) ?? [];
    if (pid === undefined || isAlive(Number(pid))) continue;
    // What cannot be cleared away now is tried again by the next.
    await clearAway(join(tmpdir(), name)).catch(() => undefined);
  }
}

async function clearAway(home: string): Promise<void> {
  // It may be starting still, so that nobody can ask it to stop: starting waits for it.
  if ((await findPostgres(home)).found !== "nothing") await (await start(home)).stop();
  await remove(home);
}

/** A process of PostgreSQL's that has lost its parent may still be writing there. */
const remove = (home: string): Promise<void> =>
  rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return isCode(error, "EPERM"); // somebody else's
  }
}
