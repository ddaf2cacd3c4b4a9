import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { decide } from "../../src/features/rules/decide.ts";
import { evolve } from "../../src/features/rules/evolve.ts";
import { usualPolicy } from "../../src/kernel/policy.ts";
import type { RecordedEvent } from "../../src/features/rules.ts";
import { openStore } from "../../src/store/store.ts";
import { query } from "../support/database.ts";
import { at, meet, openOne, opening, openTestStore, someone, staff, type TestStore } from "../support/test-store.ts";
import { silent } from "../support/silent.ts";

let desk: TestStore;
let ann: string;
let bob: string;
beforeAll(async () => {
  desk = await openTestStore();
  [ann, bob] = [await meet(desk.store, someone("U1")), await meet(desk.store, someone("U2"))];
  await staff(desk.store, "it", [ann, bob]);
});
afterAll(() => desk.close());

const claim = (reference: string, person: string) =>
  desk.store.transaction(async (tx) => {
    const ticket = await tx.lock(reference);
    if (ticket === null) throw new Error(`no ticket ${reference}`);
    const actor = { person, agent: true, lead: false, administrator: false };
    const decision = decide(ticket, { type: "claim" }, { actor, now: at, policy: usualPolicy });
    if (!decision.ok) return decision.refusal;
    const events = decision.events.map((event): RecordedEvent => ({ number: 2, by: person, at, event }));
    await tx.save(events.reduce(evolve, ticket), events);
    return "claimed";
  });

test("of two claims at once exactly one succeeds, and the other reads who was faster", async () => {
  for (let round = 0; round < 10; round++) {
    const { reference } = await openOne(desk.store, opening(ann));
    const outcomes = await Promise.all([claim(reference, ann), claim(reference, bob)]);
    const winner = outcomes[0] === "claimed" ? ann : bob;
    expect((await desk.store.ticket(reference))?.assignee).toBe(winner);
    expect(outcomes).toContain("claimed");
    expect(outcomes).toContainEqual({ type: "already-claimed", by: winner });
  }
});

test("a change made without the lock is refused as a whole instead of overwriting another", async () => {
  const ticket = await openOne(desk.store, opening(ann));
  await claim(ticket.reference, ann);
  const stale: RecordedEvent = { number: 2, by: bob, at, event: { type: "claimed" } };
  await expect(desk.store.transaction((tx) => tx.save(evolve(ticket, stale), [stale]))).rejects.toThrow(/unique/i);
  expect((await desk.store.ticket(ticket.reference))?.assignee).toBe(ann);
});

test("a card that is linked while its ticket changes is known to show less than happened", async () => {
  const { reference } = await openOne(desk.store, opening(ann));
  const place = { platform: "slack", tenant: "T1", address: "C1" } as const;
  const [surface] = await desk.store.transaction((tx) =>
    tx.addSurfaces([{ ticket: reference, at: place, audience: { kind: "agents" } }]),
  );
  let linked: ReturnType<typeof desk.store.deliveries.shown> | undefined;
  await desk.store.transaction(async (tx) => {
    const ticket = await tx.lock(reference);
    linked = desk.store.deliveries.shown(surface?.id ?? "", { ...place, message: "1.1" }, 1, null);
    await setTimeout(100);
    const chased: RecordedEvent = { number: 2, by: ann, at, event: { type: "chased" } };
    if (ticket !== null) await tx.save(evolve(ticket, chased), [chased]);
  });
  expect(await linked).toMatchObject({ changed: true });
});

test("the settled ticket is the one after the change under way", async () => {
  const { reference } = await openOne(desk.store, opening(ann));
  let settled: ReturnType<typeof desk.store.deliveries.settledTicket> | undefined;
  await desk.store.transaction(async (tx) => {
    const ticket = await tx.lock(reference);
    settled = desk.store.deliveries.settledTicket(reference);
    await setTimeout(100);
    const chased: RecordedEvent = { number: 2, by: ann, at, event: { type: "chased" } };
    if (ticket !== null) await tx.save(evolve(ticket, chased), [chased]);
  });
  expect((await settled)?.version).toBe(2);
});

test("two changes that wait for each other are both made in the end", async () => {
  const one = await openOne(desk.store, opening(ann));
  const other = await openOne(desk.store, opening(ann));
  const lockBoth = (...references: readonly string[]) => {
    let tries = 0;
    return desk.store.transaction(async (tx) => {
      tries++;
      for (const reference of references) {
        await tx.lock(reference);
        if (tries === 1) await setTimeout(100);
      }
      return tries;
    });
  };
  const tries = await Promise.all([lockBoth(one.reference, other.reference), lockBoth(other.reference, one.reference)]);
  // PostgreSQL ends one of them, and on a busy machine now and then both.
  expect(Math.max(...tries)).toBeGreaterThan(1);
});

test("the first acts of one person at the same time make one person", async () => {
  const people = await Promise.all(
    Array.from({ length: 8 }, () => meet(desk.store, someone("U100", { name: "Cleo" }))),
  );
  expect(new Set(people).size).toBe(1);
  expect(await query(desk.url, "select 1 from person where name = 'Cleo'")).toHaveLength(1);
});

test("the first acts on both platforms at the same time make one person of one e-mail", async () => {
  const email = "dora@example.org";
  const accounts = [someone("U200", { email }), someone("aad-200", { platform: "teams", tenant: "contoso", email })];
  const people = await Promise.all([...accounts, ...accounts].map((account) => meet(desk.store, account)));
  expect(new Set(people).size).toBe(1);
});

test("closing waits for the change under way", async () => {
  const { store, close } = await openStore({
    url: desk.url,
    administrators: [],
    log: silent,
    outbox: () => Promise.resolve(() => undefined),
  });
  const change = store.transaction(async (tx) => {
    await setTimeout(200);
    await tx.remember("last words", { kind: "done" }, at);
  });
  await close();
  await change;
  expect(await desk.store.transaction((tx) => tx.answerTo("last words"))).toEqual({ kind: "done" });
});
