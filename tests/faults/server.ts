import { tmpdir } from "node:os";
import { startEmbeddedPostgres } from "../../src/postgres/embedded-postgres.ts";
import { abandonDataFolders, makeDataFolder } from "../support/data-folder.ts";

/** A PostgreSQL for as long as `work` takes, for programs that no test run lends its own. */
export async function withServer(work: (url: string) => Promise<void>): Promise<void> {
  const parent = await makeDataFolder(tmpdir());
  const abandon = (): void => abandonDataFolders(parent);
  process.once("exit", abandon); // Ctrl-C: nobody waits for the rest then
  const folder = await makeDataFolder(parent);
  const server = await startEmbeddedPostgres({ folder, log: () => undefined, durable: false });
  try {
    await work(server.url);
  } finally {
    await server.stop();
    abandon();
    process.off("exit", abandon);
  }
}
