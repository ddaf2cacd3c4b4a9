import type { Client } from "pg";
import { cannotStart } from "../../kernel/errors.ts";

interface Place {
  readonly schema: string | null;
  readonly path: string;
  readonly database: string;
  readonly role: string;
}

/** Rejects with a `cannotStart` sentence where no schema is found in which the desk's tables are, or could be made. */
export async function refuseNoSchema(client: Client): Promise<void> {
  const { rows } = await client.query<Place>(
    `select current_schema() as schema, current_setting('search_path') as path,
            current_database() as database, current_user as role`,
  );
  for (const { schema, path, database, role } of rows) {
    if (schema !== null) continue;
    throw cannotStart(
      `No schema of the database ${database} is in the search_path of the role ${role} ('${path}'), so the desk's tables have no place; say: alter role ${role} in database ${database} set search_path to public. Leave search_path out of DATABASE_URL.`,
    );
  }
}
