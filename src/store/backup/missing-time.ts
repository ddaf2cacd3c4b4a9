import type { Client } from "pg";
import { z } from "zod";
import type { SurfaceId } from "../../desk/delivery.ts";
import type { MissingTime } from "../../desk/store.ts";
import type { Timer } from "../../desk/transaction.ts";
import { connected } from "../connection/connect.ts";
import { ofSomeKind } from "../engine/json.ts";
import { missingTimeKey, stretch } from "../engine/missing-time.ts";
import { noteFinished, noteUnfinished } from "../engine/unfinished-restore.ts";
import { moveSequences } from "./restore-backup.ts";
import { tooManyInADay } from "../../kernel/reference.ts";

/** What a restored database does not know, and how to go on without it. */
export interface RestoredDatabase {
  /**
   * Has references and ids go on far beyond those that were given in the time that is missing. `days` are its days and those
   * until now, yymmdd. Remembers which time that is, and forgets what waited to be said before it: that was said in it.
   * However often a restore is begun again, or asked for again, no day leaps twice.
   */
  leap(missing: MissingTime, days: readonly string[]): Promise<void>;
  /** Timers that were due until then, soonest first. */
  dueTimers(until: Date): Promise<readonly Pick<Timer, "key" | "job">[]>;
  /** What was to be said later on a surface was said. */
  forgetPostponed(surface: SurfaceId): Promise<void>;
  /** Where open tickets are shown, or should be, the newest first. */
  cards(): Promise<readonly { readonly surface: SurfaceId; readonly posted: boolean }[]>;
  /** From now on a desk may start on it. */
  finish(): Promise<void>;
}

const fewest = 1_000; // tickets: more than most desks open in a day
const furtherIds = 1_000_000;

const timers = z.array(
  z.object({ key: z.string(), job: z.custom<Timer["job"]>((value) => ofSomeKind.safeParse(value).success) }),
);
const cards = z.array(z.object({ surface: z.string(), posted: z.boolean() }));

/** Works on a database that was restored. Rejects with a `cannotStart` sentence where it does not answer. */
export const onRestored = <Result>(
  url: string,
  work: (restored: RestoredDatabase) => Promise<Result>,
): Promise<Result> => connected(url, "guichet: restore", (client) => work(restoredDatabase(client)));

const restoredDatabase = (client: Client): RestoredDatabase => ({
  async leap(missing, days) {
    const before = await leaptBefore(client, missing.from);
    if (before?.to.getTime() === missing.to.getTime()) return;
    const fresh = days.filter((day) => before === null || day > before.leapt);
    await client.query("begin");
    await noteUnfinished(client, missing);
    await client.query(
      `insert into day_counter as counter (day, count)
       select day, leap from unnest($1::text[]) as day,
              (select greatest($2::int, 2 * coalesce(max(count) filter (where count < $3), 0)) as leap from day_counter) as leaps
           on conflict (day) do update set count = counter.count + excluded.count`,
      [fresh, fewest, tooManyInADay],
    );
    if (fresh.length > 0) await moveSequences(client, furtherIds);
    // Where it is not the first time, a desk may have worked on it since: what waits now is still to be said.
    if (before === null) await client.query("delete from outbox");
    const known = { from: missing.from, to: missing.to, leapt: fresh.at(-1) ?? before?.leapt ?? "" };
    await client.query(
      "insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value",
      [missingTimeKey, JSON.stringify(known)],
    );
    await client.query("commit");
  },

  async dueTimers(until) {
    const { rows } = await client.query("select key, job from timer where at <= $1 order by at, key", [until]);
    return timers.parse(rows);
  },

  async forgetPostponed(surface) {
    // As a note that could not be delivered: nobody tries again.
    await client.query("update note set address = null where surface_id = $1 and message is null", [surface]);
  },

  async cards() {
    const { rows } = await client.query(
      `select s.id::text as surface, s.message is not null as posted
         from surface s join ticket t on t.reference = s.ticket
        where t.ended_at is null order by t.opened_at desc, s.id`,
    );
    return cards.parse(rows);
  },

  finish: () => noteFinished(client),
});

/** `leapt` is the last of the days that have leapt. */
const leaps = z.array(z.object({ value: stretch.extend({ leapt: z.string().default("") }) }));

/** What is remembered of a time that began then; null: nothing. */
async function leaptBefore(client: Client, from: Date) {
  const { rows } = await client.query("select value from setting where key = $1", [missingTimeKey]);
  const [known] = leaps.parse(rows);
  return known?.value.from.getTime() === from.getTime() ? known.value : null;
}
