import { join } from "node:path";
import { z } from "zod";
import { startChild } from "./child.ts";

export interface SlowNetwork {
  /** The database at its other end. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Each round trip to a database takes so many milliseconds longer: all that is sent to it arrives so much later. */
export async function slowNetwork(folder: string, database: string, milliseconds: number): Promise<SlowNetwork> {
  const to = new URL(database);
  const env = { BENCH_TO: to.port, BENCH_LATER: String(milliseconds) };
  const between = startChild({ program: "programs/slow-network.ts", env, log: join(folder, "slow-network.log") });
  const { port } = await between.ask({ do: "address" }, z.object({ port: z.int() }));
  return { url: Object.assign(to, { hostname: "127.0.0.1", port: String(port) }).href, stop: () => between.stop() };
}
