import { DatabaseError, type ClientBase, type QueryResult } from "pg";
import { Prisma } from "../generated/client.ts";
import type { Sql } from "./sql.ts";

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

export type Answer = QueryResult<Readonly<Record<string, unknown>>>;

/** Asks PostgreSQL. */
export type Ask = (statement: Statement) => Promise<Answer>;

/** The name that a connection keeps a statement under; "": none. */
export type NameOf = (statement: { readonly sql: string }) => string;

export function statementOf(query: TemplateStringsArray | Prisma.Sql, values: readonly unknown[]): Statement {
  const { text, values: given } = "raw" in query ? Prisma.sql(query, ...values) : query;
  return { text, values: given };
}

export const askOn =
  (client: Pick<ClientBase, "query">, nameOf: NameOf): Ask =>
  ({ text, values }) =>
    client
      .query<Readonly<Record<string, unknown>>>({ name: nameOf({ sql: text }), text, values: [...values] })
      .catch((error: unknown) => {
        throw withoutWords(error);
      });

export const sqlOf = (ask: Ask): Sql => ({
  $queryRaw: async (query, ...values) => (await ask(statementOf(query, values))).rows,
  $executeRaw: async (query, ...values) => (await ask(statementOf(query, values))).rowCount ?? 0,
});

/** Besides its message PostgreSQL quotes what was to be stored: people's words, which logs must not hold. */
function withoutWords(error: unknown): unknown {
  if (!(error instanceof DatabaseError)) return error;
  const { message, code, table, constraint } = error;
  return Object.assign(new Error(message), { code, table, constraint });
}
