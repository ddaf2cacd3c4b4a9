import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { restore } from "../../src/backup/restore.ts";
import type { Delivery } from "../../src/desk/delivery.ts";
import { open } from "../support/open-ticket.ts";
import { sendReply } from "../../src/features/replies/desk.ts";
import { giveDigests } from "../../src/features/digests/use-cases.ts";
import { openDiagnosis } from "../../src/store/diagnosis.ts";
import { openStore } from "../../src/store/store.ts";
import { restoreBackup } from "../../src/store/backup/restore-backup.ts";
import { writeBackup } from "../../src/store/backup/write-backup.ts";
import { aDraft } from "../support/commands.ts";
import { createEmptyDatabase, query, type TestDatabase } from "../support/database.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";
import { silent } from "../support/silent.ts";

/** The desk's clock stands on the Saturday that the test store begins on; the backup's is the database's. */
let desk: DeskInATest;
let elsewhere: TestDatabase;
let folder: string;
let mona: string;
let claire: string;

beforeEach(async () => {
  desk = await openDeskInATest();
  elsewhere = await createEmptyDatabase();
  folder = await mkdtemp(join(tmpdir(), "guichet-backups-"));
  mona = await desk.person("U-mona");
  claire = await desk.person("U-claire");
  await desk.queue("support", [claire]);
});
afterEach(async () => {
  await desk.close();
  await elsewhere.drop();
  await rm(folder, { recursive: true });
});

const hour = 3_600_000;
/** Where it is noon, or nearly: what lies some hours ahead is of the same day. */
const zone = (() => {
  const ahead = 12 - new Date().getUTCHours();
  return `Etc/GMT${ahead < 0 ? "+" : "-"}${Math.abs(ahead)}`; // the signs of these names are turned round
})();
const config = { dataFolder: "/nowhere", zone, administrators: [] };

async function restored(stoppedAfter: number) {
  const { folder: made, at } = await writeBackup({ url: desk.url, folder });
  const stopped = new Date(at.getTime() + stoppedAfter);
  return { at, stopped, result: await goesOn(made, stopped) };
}
const goesOn = (from: string | Date, stopped: Date | null) =>
  restore({
    config: { ...config, databaseUrl: elsewhere.url },
    policy: desk.deps.policy,
    now: () => new Date(Math.max(stopped?.getTime() ?? 0, Date.now()) + hour),
    from,
    stopped,
  });
const rows = <Row extends Record<string, unknown>>(sql: string) => query<Row>(elsewhere.url, sql);
/** What is to be said: of a card that is to be posted 1, of an event its number, of what was postponed 0. */
const toBeSaid = () =>
  rows<{ part: string; number: number }>(
    "select part, key::int as number from outbox, jsonb_object_keys(wanted) as key order by part, number",
  );
/** All timers of tickets are due so long after the backup. */
const dueIn = (after: string) =>
  query(desk.url, `update timer set at = now() + interval '${after}' where key like 'ticket %'`);

describe("after a restore", () => {
  test("what fell due in the time that is missing is written down and not said, and goes on from there", async () => {
    // Waiting since long ago: its reminder is due.
    const { reference } = await desk.opens(mona);
    await desk.changes(reference, claire, { type: "claim" });
    await desk.changes(reference, claire, { type: "ask", text: "Which floor?" });
    await dueIn("1 hour");
    const { result, stopped } = await restored(2 * hour);
    expect(result.settled?.passedOver).toBe(1);
    const types = (await rows<{ type: string }>("select type from ticket_event order by number")).map(
      ({ type }) => type,
    );
    expect(types.slice(0, 3)).toEqual(["opened", "claimed", "asked"]);
    expect(types).toContain("reminded");
    expect((await toBeSaid()).filter(({ number }) => number !== 1)).toEqual([]);
    const [timer] = await rows<{ at: Date }>("select at from timer where key like 'ticket %'");
    if (timer !== undefined) expect(timer.at.getTime()).toBeGreaterThan(stopped.getTime());
    const { diagnosis, close } = await openDiagnosis(elsewhere.url);
    expect(await diagnosis.inconsistentRows(null)).toMatchObject({ different: [], damaged: [] });
    await close();
  });

  test("a reply that was to leave in that time is given back to its author, since nobody knows whether it did", async () => {
    const { reference } = await desk.opens(mona);
    await desk.changes(reference, claire, { type: "claim" });
    const reply = { says: {}, form: null, platform: "slack", on: null } as const;
    desk.configure({ ...desk.deps.policy, undoSend: 10_000 });
    await desk.tx((tx) => sendReply(tx, desk.deps, { reference, text: "Restart it", files: [], by: claire, reply }));
    await query(desk.url, "update timer set at = now() + interval '1 hour' where key like 'reply %'");
    const { result } = await restored(2 * hour);
    expect(result.settled).toMatchObject({ givenBack: [reference] });
    expect(await rows("select 1 from ticket_event where event->>'type' = 'replied'")).toEqual([]);
    expect(await rows("select text, leaves_to from pending_words")).toEqual([{ text: "Restart it", leaves_to: null }]);
    const errands = await rows<{ data: string }>("select data::text from jobs.job");
    expect(errands.filter(({ data }) => data.includes("reply-kept") && data.includes("restored"))).toHaveLength(1);
  });

  test("a digest that was due in that time is not said again, and the next one comes with what is late since", async () => {
    const lea = await desk.person("U-lea");
    await desk.queue("support", [claire, lea]);
    await desk.tx((tx) => tx.addLead("support", lea));
    // Late since long ago.
    await desk.opens(mona, { urgency: "medium", impact: "one" });
    await dueIn("1 hour");
    const { stopped } = await restored(2 * hour);
    expect(await rows("select 1 from ticket_event where event->>'type' = 'alerted'")).toHaveLength(1);
    const deliveries: Delivery[] = [];
    const { store, close } = await openStore({
      url: elsewhere.url,
      administrators: [],
      log: silent,
      outbox: (_, said) => {
        deliveries.push(...said);
        return Promise.resolve(() => undefined);
      },
    });
    const rules = { policy: desk.deps.policy, zone, now: () => new Date(stopped.getTime() + hour / 60) };
    await store.transaction((tx) => giveDigests(tx, rules, "support"));
    expect(deliveries).toEqual([]);
    const since = new Date(stopped.getTime() + hour / 6).toISOString();
    await rows(`update ticket set clock = jsonb_set(clock, '{chain,at}', '"${since}"')`);
    await store.transaction((tx) =>
      giveDigests(tx, { ...rules, now: () => new Date(stopped.getTime() + hour / 3) }, "support"),
    );
    expect(deliveries).toMatchObject([{ kind: "digest", person: lea }]);
    await close();
  });

  test("a ticket that cannot be read does not keep the others from going on, and its timer is left for once it is repaired", async () => {
    const { reference } = await desk.opens(mona);
    const other = await desk.opens(mona);
    await query(desk.url, `update ticket set attempts = '[{}]' where reference = '${reference}'`);
    await dueIn("1 hour");
    const { at, result, stopped } = await restored(2 * hour);
    expect(result.settled).toMatchObject({ failed: [reference], passedOver: 1 });
    const left = await rows<{ key: string; at: Date }>(
      "select key, at from timer where key like 'ticket %' order by key",
    );
    expect(left[0]).toEqual({ key: `ticket ${reference}`, at: stopped });
    for (const timer of left.slice(1)) {
      expect(timer.key).toBe(`ticket ${other.reference}`);
      expect(timer.at.getTime()).toBeGreaterThan(stopped.getTime());
    }
    expect(await rows("select from outbox")).not.toEqual([]);
    // Asked for again, it leaps no further.
    const counters = await rows("select day, count from day_counter order by day");
    const again = await goesOn(at, stopped);
    expect(again.settled).toMatchObject({ failed: [reference] });
    expect(await rows("select day, count from day_counter order by day")).toEqual(counters);
  });

  test("asked for twice, or with another instant, references leap once, and what waits since is still to be said", async () => {
    await desk.opens(mona);
    const { folder: made, at } = await writeBackup({ url: desk.url, folder });
    await restoreBackup({ url: elsewhere.url, folder: made, stopped: null });
    const first = await goesOn(at, null);
    const counters = () => rows("select day, count from day_counter order by day");
    const leapt = await counters();
    await rows(`update outbox set wanted = wanted || '{"7": "2026-11-21T09:00:00Z"}'`); // a desk has worked on it since
    const waits = await toBeSaid();

    const again = await goesOn(at, null);
    expect(again.stopped).toEqual(first.stopped);
    expect(await counters()).toEqual(leapt);
    await goesOn(at, new Date(first.stopped.getTime() + 1_000));
    expect(await counters()).toEqual(leapt);
    expect(await toBeSaid()).toEqual(waits);
  });

  test("what falls due after the desk had stopped is left to be said", async () => {
    const { reference } = await desk.opens(mona);
    await dueIn("3 hours");
    expect((await restored(2 * hour)).result.settled?.passedOver).toBe(0);
    expect(await rows("select key from timer where key like 'ticket %'")).toEqual([{ key: `ticket ${reference}` }]);
    expect(await rows("select number from ticket_event")).toHaveLength(1);
  });

  test("every card of an open ticket is brought up to date, and one that was not posted is posted", async () => {
    const { reference } = await desk.opens(mona);
    await query(
      desk.url,
      `update surface set message = '1.1', shown_version = 1 where ticket = '${reference}' and person_id is null`,
    );
    await restored(hour);
    expect(await toBeSaid()).toEqual([
      { part: "card", number: 1 },
      { part: "posts", number: 1 },
    ]);
  });

  test("no reference and no id of what was made in the time that is missing is given again", async () => {
    await desk.opens(mona);
    await restored(hour);
    const [before] = await query<{ id: string }>(desk.url, "select max(id)::text as id from surface");
    const { store, close } = await openStore({
      url: elsewhere.url,
      administrators: [],
      log: silent,
      outbox: () => Promise.resolve(() => undefined),
    });
    const draft = { ...aDraft, beneficiary: mona, queue: "support" };
    const now = new Date();
    const rules = { policy: desk.deps.policy, zone, now: () => now };
    const { ticket } = await store.transaction((tx) => open(tx, rules, draft, mona));
    expect(Number(ticket.reference.split("_")[1])).toBeGreaterThan(1_000);
    const [after] = await rows<{ id: string }>("select max(id)::text as id from surface");
    expect(Number(after?.id)).toBeGreaterThan(Number(before?.id) + 900_000);
    await close();
  });

  test("of a desk that had stopped before the backup, nothing is missing and nothing leaps", async () => {
    await desk.opens(mona);
    await dueIn("-1 hour");
    const { result } = await restored(-hour);
    expect(result.settled).toBeNull();
    expect(await rows("select key from timer where key like 'ticket %' and at < now()")).toHaveLength(1);
    expect(await rows("select count::int as count from day_counter")).toEqual([{ count: 1 }]);
    expect(await rows("select from setting where key = 'missing-time'")).toEqual([]);
  });

  test("a desk that is said to have stopped before the newest of what it wrote is not believed, and nothing is restored", async () => {
    const { reference } = await desk.opens(mona);
    await query(desk.url, "update ticket_event set at = now()");
    await expect(restored(-hour)).rejects.toThrow(/cannot have stopped at .*: its newest change is of .*--stopped/);
    expect(await rows("select to_regclass('ticket') as made")).toEqual([{ made: null }]);
    // The same, of a database that other means brought back.
    const { at } = await restored(hour);
    expect(await rows("select reference from ticket")).toEqual([{ reference }]);
    await expect(goesOn(at, new Date(at.getTime() - hour))).rejects.toThrow(/cannot have stopped at/);
  });

  test("where nobody says when the desk stopped, a change dated later than now is when it did, and no further instant is believed", async () => {
    await desk.opens(mona);
    await query(desk.url, "update ticket_event set at = date_trunc('second', now()) + interval '3 days'");
    await query(desk.url, "update timer set at = now() + interval '1 day'");
    const [newest] = await query<{ at: Date }>(desk.url, "select at from ticket_event");
    const ahead = newest?.at ?? new Date(0);
    const { folder: made, at } = await writeBackup({ url: desk.url, folder });
    const config = { dataFolder: "/nowhere", zone, administrators: [], databaseUrl: elsewhere.url };
    const asked = { config, policy: desk.deps.policy, now: () => new Date() };
    const later = new Date(ahead.getTime() + hour);
    await expect(restore({ ...asked, from: made, stopped: later })).rejects.toThrow(/is yet to come/);
    await expect(restore({ ...asked, from: made, stopped: new Date() })).rejects.toThrow(/cannot have stopped at/);
    expect(await rows("select to_regclass('ticket') as made")).toEqual([{ made: null }]);
    expect(await restore({ ...asked, from: made, stopped: null })).toMatchObject({ at, stopped: ahead });
    // What is due between now and then is yet to be said.
    expect(await rows("select from timer where at > now() and at < now() + interval '2 days'")).not.toEqual([]);
    // A day that the clock has reached already gives no reference twice.
    expect(await rows("select from day_counter where count >= 1000")).toHaveLength(4);
    // What finishes such a restore, and the database that other means brought back, go the same way.
    expect(await restore({ ...asked, from: at, stopped: ahead })).toMatchObject({ stopped: ahead });
    expect(await restore({ ...asked, from: at, stopped: null })).toMatchObject({ stopped: ahead });
  });

  test("the desk knows which time is missing", async () => {
    const { at, stopped } = await restored(hour);
    const { store, close } = await openStore({
      url: elsewhere.url,
      administrators: [],
      log: silent,
      outbox: () => Promise.resolve(() => undefined),
    });
    expect(await store.missingTime()).toEqual({ from: at, to: stopped });
    await close();
  });
});
