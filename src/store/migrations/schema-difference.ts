import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import { SchemaEngine } from "@prisma/schema-engine-wasm";
import type { DiffTarget } from "@prisma/schema-engine-wasm";

/** The SQL that leads from one Prisma schema (`null`: an empty database) to another; `null` when they mean the same. */
export async function schemaDifference(from: string | null, to: string): Promise<string | null> {
  const engine = await SchemaEngine.new({ datamodels: [["schema.prisma", to]] }, () => undefined, emptyDatabases);
  try {
    const { exitCode, stdout } = await engine.diff({
      from: from === null ? { tag: "empty" } : datamodel(from),
      to: datamodel(to),
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return exitCode === 0 ? null : stdout;
  } finally {
    engine.free();
  }
}

function datamodel(content: string): DiffTarget {
  return { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content }] };
}

/** Comparing two texts needs no database, but the engine looks whether one has a schema "public": this one has nothing. */
const emptyDatabase: SqlDriverAdapter = {
  provider: "postgres",
  adapterName: "empty-database",
  queryRaw: () => Promise.resolve({ columnNames: [], columnTypes: [], rows: [] }),
  executeRaw: () => Promise.resolve(0),
  executeScript: () => Promise.resolve(),
  startTransaction: () => Promise.reject(new Error("There is no database here")),
  dispose: () => Promise.resolve(),
};

const emptyDatabases = bindMigrationAwareSqlAdapterFactory({
  provider: "postgres",
  adapterName: "empty-database",
  connect: () => Promise.resolve(emptyDatabase),
  connectToShadowDb: () => Promise.resolve(emptyDatabase),
});
