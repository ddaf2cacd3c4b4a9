import { z } from "zod";
import { unreadableArticles } from "../../features/articles/store.ts";
import { unreadableExports } from "../../features/exports/store.ts";
import { unreadableKnownIssues } from "../../features/known-issues/store.ts";
import { unreadableReadyAnswers } from "../../features/ready-answers/store.ts";
import { unreadableSeveral } from "../../features/several/store.ts";
import { missingTimeKey, stretch } from "../engine/missing-time.ts";
import type { Sql } from "../engine/sql.ts";

export interface UnreadableDiagnosis {
  /** Names of rows that a desk leaves out, since it cannot read them. Those of tickets are told with their events. */
  unreadableRows(): Promise<Unread>;
}

export interface Unread {
  readonly timers: readonly string[];
  readonly readyAnswers: readonly string[];
  readonly knownIssues: readonly string[];
  readonly articles: readonly string[];
  /** Changes of several tickets at once. */
  readonly several: readonly string[];
  /** Files that are to be brought. */
  readonly exports: readonly string[];
  readonly settings: readonly string[];
  /** A surface's id, and which part of it. */
  readonly deliveries: readonly string[];
}

const settings = z.array(z.object({ value: z.unknown() }));
const keys = z.array(z.object({ key: z.string() }));

export const diagnoseUnreadable = (sql: Sql): UnreadableDiagnosis => ({
  async unreadableRows() {
    const timers = await sql.$queryRaw`
      select key from timer
       where jsonb_typeof(job -> 'kind') is distinct from 'string' and key <> 'policy' or not isfinite(at) order by key`;
    const deliveries = await sql.$queryRaw`
      select surface_id || ' ' || part as key from outbox where not are_instants(wanted) order by surface_id, part`;
    const missing = await sql.$queryRaw`select value from setting where key = ${missingTimeKey}`;
    return {
      settings: settings
        .parse(missing)
        .flatMap(({ value }) => (stretch.safeParse(value).success ? [] : [missingTimeKey])),
      timers: keys.parse(timers).map(({ key }) => key),
      deliveries: keys.parse(deliveries).map(({ key }) => key),
      readyAnswers: await unreadableReadyAnswers(sql),
      knownIssues: await unreadableKnownIssues(sql),
      articles: await unreadableArticles(sql),
      several: await unreadableSeveral(sql),
      exports: await unreadableExports(sql),
    };
  },
});
