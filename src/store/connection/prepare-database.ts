import { randomUUID } from "node:crypto";
import type { Client } from "pg";
import { cannotStart } from "../../kernel/errors.ts";
import { jobSchema } from "../engine/job-tables.ts";
import { refuseUnfinished } from "../engine/unfinished-restore.ts";
import { connected } from "./connect.ts";
import { refuseNoSchema } from "./no-schema.ts";
import { connectionsNeeded, tooFewConnections } from "./refusals.ts";
import { withSessionSettings } from "./session.ts";

/** A database that the desk can work on, and how it has to be spoken to. */
export interface PreparedDatabase {
  readonly url: string;
  /** False behind a pooler that hands a connection on and forgets which statements were named on it. */
  readonly namesStatements: boolean;
}

interface Facts {
  readonly database: string;
  readonly role: string;
  readonly encoding: string;
  readonly readOnly: boolean;
  readonly mayCreateTables: boolean;
  readonly mayCreateSchema: boolean;
  readonly mayCreateTemporary: boolean;
  /** Null: as many as there are. */
  readonly ofRole: number | null;
  readonly ofServer: number;
}

const name = "guichet: start";

const factsQuery = `
  select current_database() as database, current_user as role, current_setting('server_encoding') as encoding,
         current_setting('transaction_read_only') = 'on' as "readOnly",
         has_schema_privilege(current_schema(), 'create') as "mayCreateTables",
         to_regnamespace($1) is not null or has_database_privilege(current_database(), 'create') as "mayCreateSchema",
         has_database_privilege(current_database(), 'temporary') as "mayCreateTemporary",
         (select least(nullif(rolconnlimit, -1), nullif(datconnlimit, -1))
            from pg_roles, pg_database where rolname = current_user and datname = current_database()) as "ofRole",
         current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as "ofServer"`;

/** Looks at a database before a desk works on it. Rejects with a `cannotStart` sentence where it cannot. */
export async function prepareDatabase(address: string): Promise<PreparedDatabase> {
  const prepared = await checkDatabase(address);
  await connected(prepared.url, name, (client) => refuseUnfinished(client));
  return prepared;
}

/** Looks at a database before anything is written. Rejects with a `cannotStart` sentence where no desk could work on it. */
export async function checkDatabase(address: string): Promise<PreparedDatabase> {
  const url = await withSessionSettings(address);
  return connected(url, name, (one) => connected(url, name, (other) => check(url, one, other)));
}

async function check(url: string, one: Client, other: Client): Promise<PreparedDatabase> {
  await refuseNoSchema(one);
  const { rows } = await one.query<Facts>(factsQuery, [jobSchema]);
  const [facts] = rows;
  if (facts === undefined) throw new Error("the database does not say what it is");
  const namesStatements = await keepsNames(one, other);
  const refusal = refusalOf(facts, namesStatements);
  if (refusal !== null) throw cannotStart(refusal);
  return { url, namesStatements };
}

function refusalOf(facts: Facts, isDirect: boolean): string | null {
  const { database, role, encoding, readOnly, mayCreateTables, mayCreateSchema, mayCreateTemporary, ofRole, ofServer } =
    facts;
  if (encoding !== "UTF8") {
    return `The database ${database} is in ${encoding}, which cannot hold what people write; create one in UTF8 (create database ${database} encoding 'UTF8' template template0) and name it in DATABASE_URL.`;
  }
  if (readOnly) {
    return `The database ${database} is read-only, as a standby is; name the server that takes writes in DATABASE_URL, or look why default_transaction_read_only is on.`;
  }
  if (!mayCreateTables || !mayCreateSchema) {
    return `The role ${role} may not create the desk's tables in the database ${database}; let a superuser say: alter database ${database} owner to ${role}. Or, with less: grant create on schema public to ${role}; grant create, temporary on database ${database} to ${role}.`;
  }
  if (!mayCreateTemporary) {
    return `The role ${role} may not create temporary tables in the database ${database}, by which the desk migrates and looks whether there is room; let a superuser say: grant temporary on database ${database} to ${role}.`;
  }
  const connections = ofRole === null ? ofServer : Math.min(ofRole, ofServer);
  // Behind a pooler these limits are the pooler's.
  return isDirect && connections < connectionsNeeded ? tooFewConnections(`${connections}`) : null;
}

/**
 * Whether a statement that is named on one connection stays with it. A pooler in transaction mode gives both the same
 * connection to the server, one after the other: the second finds a statement of this name there already.
 */
async function keepsNames(one: Client, other: Client): Promise<boolean> {
  const statement = `guichet ${randomUUID()}`;
  await one.query({ name: statement, text: "select 1" });
  return other.query({ name: statement, text: "select 2" }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === "42P05") return false;
      throw error;
    },
  );
}
