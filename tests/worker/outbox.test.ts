import { afterEach, beforeEach, expect, test } from "vitest";
import { openBench, type Bench } from "./bench.ts";
import { eventually } from "../support/eventually.ts";
import { outboxParts, type Room, type Settled, type Taken } from "../../src/desk/outbox.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const critical = { impact: "everyone", urgency: "high" } as const;
const take = (most: number, room: readonly Room[] = [], parts: readonly string[] = outboxParts) =>
  bench.outbox.take({ most, parts, room });
const said = ({ surface, part, lease, items }: Taken): Settled => ({
  surface: surface.id,
  part,
  lease,
  done: items,
  tries: 0,
  refused: null,
  pause: null,
});
const one = async (part = "posts"): Promise<Taken> => {
  const [taken] = await take(1, [], [part]);
  if (taken === undefined) throw new Error(`nothing to say in ${part}`);
  return taken;
};
const placeOf = ({ surface }: Taken): string => `${surface.ticket} ${surface.audience.kind}`;
const closed = (call: Room["call"], address: string | null, free = 0): Room => ({
  platform: "slack",
  tenant: "T1",
  address,
  call,
  free,
});
/** In the order in which they are said. */
async function inOrder(): Promise<readonly Taken[]> {
  const all: Taken[] = [];
  for (let [next] = await take(1); next !== undefined; [next] = await take(1)) {
    all.push(next);
    await bench.outbox.settle([said(next)]);
  }
  return all;
}

test("agents' cards of what is critical go first, then agents' cards, each requester in turn, then their own", async () => {
  const flood: string[] = [];
  for (let count = 0; count < 8; count += 1) flood.push(await bench.opens("U-bulk"));
  const p1 = await bench.opens("U-zoe", critical);
  const other = await bench.opens("U-yan");
  const order = (await inOrder()).map(placeOf);
  expect(order[0]).toBe(`${p1} agents`);
  const agents = order.slice(1).filter((place) => place.endsWith("agents"));
  expect(agents).toEqual([bench.ticket, flood[0], other, ...flood.slice(1)].map((reference) => `${reference} agents`));
  expect(order.slice(0, agents.length + 1)).toEqual([`${p1} agents`, ...agents]);
});

test("a card comes before words, and an edit that only takes buttons away comes last", async () => {
  const [toRenee] = await bench.store.surfaces(bench.ticket);
  const surface = toRenee?.id ?? "";
  await inOrder();
  await bench.store.transaction((tx) =>
    tx.deliver([
      { kind: "refresh-note", surface, event: 2 },
      { kind: "note", surface, event: 3 },
      { kind: "refresh-card", surface },
    ]),
  );
  expect((await inOrder()).map(({ part }) => part)).toEqual(["card", "posts", "notes"]);
});

test("what is wanted while it is being said is said again, and nothing else", async () => {
  const [first] = await bench.store.surfaces(bench.ticket);
  const surface = first?.id ?? "";
  const refresh = () => bench.store.transaction((tx) => tx.deliver([{ kind: "refresh-card", surface }]));
  await refresh();
  const taken = await one("card");
  await refresh();
  await bench.outbox.settle([said(taken)]);
  const again = await one("card");
  await bench.outbox.settle([said(again)]);
  expect(await bench.waiting("card")).toEqual([]);
});

test("many wishes for one part of a surface are one row, and its events are in order, with what was postponed last", async () => {
  const [first] = await bench.store.surfaces(bench.ticket);
  const surface = first?.id ?? "";
  for (const event of [4, 2, 3]) await bench.store.transaction((tx) => tx.deliver([{ kind: "note", surface, event }]));
  await bench.store.transaction((tx) => tx.deliver([{ kind: "catch-up", surface }]));
  const taken = (await take(10)).find((each) => each.surface.id === surface);
  expect(taken?.items.map(({ number }) => number)).toEqual([1, 2, 3, 4, 0]);
});

test("nobody else has what a desk holds, until its lease ends; and the desk that lost it settles nothing", async () => {
  const held = await one();
  const others = await take(10, [], ["posts"]);
  expect(others.map(({ surface }) => surface.id)).not.toContain(held.surface.id);
  await bench.outbox.keep([held.lease]);
  await bench.rows(`update outbox set at = now() where lease = '${held.lease}'`); // as if nobody had kept it
  const now = (await take(10, [], ["posts"])).find(({ surface }) => surface.id === held.surface.id);
  expect(now?.lease).not.toBe(held.lease);
  await bench.outbox.settle([said(held)]);
  expect(await bench.waiting("posts")).toHaveLength(2);
});

test("what is wanted anew after a lease has ended is not settled by whoever held it, and is known to be interrupted", async () => {
  const held = await one();
  const surface = held.surface.id;
  await bench.rows(`update outbox set at = now() where lease = '${held.lease}'`);
  await bench.store.transaction((tx) => tx.deliver([{ kind: "note", surface, event: 1 }]));
  await bench.outbox.keep([held.lease]);
  await bench.outbox.settle([said(held)]);
  const again = (await take(10, [], ["posts"])).find((taken) => taken.surface.id === surface);
  expect(again).toMatchObject({ interrupted: true, items: [{ wish: held.items[0]?.wish }] });
});

test("where there is no room nothing is taken, and what it would have said is not touched", async () => {
  await bench.opens("U-zoe", critical);
  const before = await bench.rows("select * from outbox order by surface_id");
  expect(await take(10, [closed("post", null)])).toEqual([]);
  expect(await bench.rows("select * from outbox order by surface_id")).toEqual(before);
  const personal = await take(10, [closed("post", "C1")]);
  expect(personal.map(({ address }) => address).toSorted()).toEqual(["U-renee", "U-zoe"]);
  const two = await take(10, [closed("post", "C1", 1)]);
  expect(two.map(({ address }) => address)).toEqual(["C1"]);
});

test("of a conversation and of a tenant of which nothing is known, a few are taken at a time", async () => {
  for (let count = 0; count < 20; count += 1) await bench.opens(`U-${count}`);
  const taken = await take(100);
  expect(taken).toHaveLength(16);
  expect(taken.filter(({ address }) => address === "C1")).toHaveLength(4);
});

test("what waits and is wanted again has waited since the first time", async () => {
  const [first] = await bench.store.surfaces(bench.ticket);
  const surface = first?.id ?? "";
  await bench.rows("update outbox set wanted = jsonb_build_object('1', now() - interval '2 days')");
  await bench.store.transaction((tx) => tx.deliver([{ kind: "note", surface, event: 1 }]));
  const taken = (await take(10)).find((each) => each.surface.id === surface);
  expect(taken?.items[0]?.age).toBeGreaterThan(47 * 3_600_000);
});

test("what has waited for a month is said all the same", async () => {
  await bench.rows(`update outbox set at = at - interval '30 days', place = place - interval '30 days',
                      wanted = jsonb_build_object('1', now() - interval '30 days')`);
  await bench.start();
  await eventually(async () => expect(await bench.waiting("posts")).toEqual([]));
  expect(bench.platform.posted.map(({ address }) => address).toSorted()).toEqual(["C1", "D-renee"]);
});

test("a part that only a newer desk knows is left to it", async () => {
  expect(await take(10, [], ["card", "notes"])).toEqual([]);
});

test("what yesterday's desk left in its queues is carried over, and nothing of it twice", async () => {
  await inOrder();
  const surfaces = await bench.store.surfaces(bench.ticket);
  const [first, second] = surfaces.map(({ id }) => id);
  const left = (name: string, state: string, key: string, data: object): Promise<unknown> =>
    bench.rows(`insert into jobs.job (name, state, singleton_key, data)
                values ('${name}', '${state}', '${key}', '${JSON.stringify(data)}')`);
  for (const name of ["note", "card", "timer"]) {
    await bench.rows(`select jobs.create_queue('${name}', '{"policy":"standard"}'::jsonb)`);
  }
  await left("note", "created", `${first}`, { kind: "note", surface: first, event: 2 });
  await left("note", "retry", `${first}`, { kind: "note", surface: first, event: 3 });
  await left("note", "failed", `${second}`, { kind: "catch-up", surface: second });
  await left("note", "completed", `${second}`, { kind: "note", surface: second, event: 9 });
  await left("note", "active", `${second}`, { kind: "note", surface: second, event: 4 });
  await left("card", "created", `${first}`, { kind: "refresh-card", surface: first });
  await left("card", "created", `${first} 2`, { kind: "refresh-note", surface: first, event: 2 });
  await left("card", "created", "gone", { kind: "refresh-card", surface: "999999" });
  await bench.rows("delete from timer");
  await left("timer", "created", bench.ticket, { kind: "wake", ticket: bench.ticket });

  expect(await bench.carryOver()).toBe(true);
  expect(await bench.carryOver()).toBe(false);
  const rows = await bench.rows("select surface_id, part, wanted from outbox order by surface_id, part");
  expect(rows.map(({ surface_id, part, wanted }) => [surface_id, part, Object.keys(Object(wanted))])).toEqual([
    [first, "card", ["1"]],
    [first, "notes", ["2"]],
    [first, "posts", ["2", "3"]],
    [second, "posts", ["0"]],
  ]);
  expect(await bench.rows("select key, job from timer")).toEqual([
    { key: `ticket ${bench.ticket}`, job: { kind: "wake", ticket: bench.ticket } },
  ]);
  const active = await bench.rows("select state from jobs.job where name in ('note', 'card', 'timer') order by 1");
  expect(active.map(({ state }) => state)).toEqual(["active", "completed"]); // that desk may live, or its job comes back
});
