import { startEmbeddedPostgres } from "../../src/postgres/embedded-postgres.ts";

/** A process that uses the data folder in its first argument, until it is killed or its parent is gone: it prints the server's address. */
const folder = process.argv[2] ?? "";
const { url } = await startEmbeddedPostgres({ folder, log: () => undefined });
process.stdout.write(url);
process.stdin.on("end", () => process.exit()).resume();
