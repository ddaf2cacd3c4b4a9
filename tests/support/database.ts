import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";
import { template, withDatabase } from "./postgres-server.ts";

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A migrated database of one's own: a copy of the run's template, made in some 50 ms. */
export function createTestDatabase(): Promise<TestDatabase> {
  return createDatabase(template);
}

/** A database with nothing in it. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase("template0");
}

async function createDatabase(original: string): Promise<TestDatabase> {
  const server = inject("postgresUrl");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await query(server, `create database ${name} template ${original}`);
  return {
    url: withDatabase(server, name),
    drop: async () => {
      await query(server, `drop database ${name} with (force)`);
    },
  };
}

/** One statement on a connection of its own; gives its rows. */
export async function query<Row extends Record<string, unknown>>(
  url: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined); // the statement rejects with it
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
