import { afterEach, beforeEach, expect, test } from "vitest";
import { outageGivesUpAfter } from "../../src/worker/retry-delay.ts";
import { openBench, type Bench } from "./bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const longAgo = { age: 2 * outageGivesUpAfter, tries: 400 };

/** A newer desk writes an event that this one does not know; gives its number. */
async function newerEvent(): Promise<number> {
  await bench.rows(
    `insert into ticket_event (ticket, number, at, event) select reference, version + 1, now(), '{"type": "levitated"}' from ticket`,
  );
  const [row] = await bench.rows("update ticket set version = version + 1 returning version");
  return Number(row?.["version"]);
}

async function surfaceOf(kind: "agents" | "person"): Promise<string> {
  const found = (await bench.store.surfaces(bench.ticket)).find(({ audience }) => audience.kind === kind);
  if (found === undefined) throw new Error(`no card of ${kind}`);
  await bench.tries({ kind: "note", surface: found.id, event: 1 }, { age: 0, tries: 0 });
  return found.id;
}

test.each(["agents", "person"] as const)(
  "a note of a newer desk's event waits for that desk, at the card of: %s",
  async (kind) => {
    const surface = await surfaceOf(kind);
    const event = await newerEvent();
    const posted = bench.platform.posted.length;
    const waits = await bench.tries({ kind: "note", surface, event }, longAgo);
    expect(waits).toMatchObject({ failed: false });
    expect(bench.platform.posted).toHaveLength(posted);
    expect(await bench.store.deliveries.wasNoted(surface, event)).toBe(false);
    expect(await bench.rows("select from ticket_event where type = 'undelivered'")).toEqual([]);
  },
);

test("so do a known event beside it, what is postponed, and the note that it joined", async () => {
  const surface = await surfaceOf("person");
  await newerEvent();
  await bench.does(bench.renee, { type: "chase" });
  const note = { kind: "note", surface, event: 3 } as const;
  expect(await bench.tries(note, longAgo)).toMatchObject({ failed: false });
  expect(await bench.tries({ kind: "catch-up", surface }, longAgo)).toMatchObject({ failed: false });
  await bench.rows(`insert into note (surface_id, number, address, message) values (${surface}, 2, 'D-renee', 'm9')`);
  const refresh = { kind: "refresh-note", surface, event: 2 } as const;
  expect(await bench.tries(refresh, longAgo)).toMatchObject({ failed: false });
  expect(await bench.rows(`select from note where surface_id = ${surface} and number = 3`)).toEqual([]);
});

test("its card is up to date all the same", async () => {
  const surface = await surfaceOf("agents");
  await newerEvent();
  expect(await bench.tries({ kind: "refresh-card", surface }, longAgo)).toBeNull();
  expect((await bench.store.deliveries.surface(surface))?.shownVersion).toBe(2);
});

test("an event whose row is lost is a fault, for which nobody waits", async () => {
  const surface = await surfaceOf("agents");
  await bench.does(bench.ada, { type: "claim" });
  await bench.rows("delete from ticket_event where number = 2");
  expect(await bench.tries({ kind: "note", surface, event: 2 }, longAgo)).toBeNull();
});
