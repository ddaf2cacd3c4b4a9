import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { findCluster } from "./postgres-cluster.ts";
import { connectToRunning } from "./postgres-server.ts";

/** What is found in a data folder by somebody who only visits. */
export type FoundPostgres =
  /** It runs: a desk uses it, or one that was killed left it. */
  | { readonly found: "running"; readonly url: string }
  | { readonly found: "stopped" }
  /** No desk ever ran on this folder. */
  | { readonly found: "nothing" };

/** Looks for the embedded server of a data folder, and leaves it as it is. Rejects when the folder cannot be read. */
export async function findPostgres(folder: string): Promise<FoundPostgres> {
  const real = await realpath(folder).catch(() => folder);
  const cluster = await findCluster(join(real, "postgres"));
  if (cluster === null) return { found: "nothing" };
  const reached = await connectToRunning(cluster);
  if (reached === null) return { found: "stopped" };
  await reached.client.end();
  return { found: "running", url: reached.url.href };
}
