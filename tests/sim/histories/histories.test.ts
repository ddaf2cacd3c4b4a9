import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { SimDesk } from "../desk.ts";
import { openDesks, type Desks } from "../desks.ts";
import { runHistory } from "./run.ts";

let desks: Desks;
beforeAll(async () => {
  desks = await openDesks(inject("postgresUrl"), `histories_${randomUUID().replaceAll("-", "")}`, 2);
});
afterAll(() => desks.close());

test("two desks answer four people as one would", async () => {
  for (let seed = 1; seed <= 5; seed += 1) {
    const run = await runHistory(desks, seed, { tickets: 2, deeds: 12, cutsEvery: null });
    expect(run).toMatchObject({ broken: null, again: 0, unanswered: 0 });
    expect(run.overlapping).toBeGreaterThan(run.calls / 4);
    expect(run.done).toBeGreaterThan(3);
  }
});

test("whoever gets no answer presses again, and two desks still answer as one would", async () => {
  let again = 0;
  for (let seed = 11; seed <= 15; seed += 1) {
    const run = await runHistory(desks, seed, { tickets: 2, deeds: 12, cutsEvery: 4 });
    expect(run.broken).toBeNull();
    again += run.again;
  }
  expect(again).toBeGreaterThan(5);
});

/** A desk that looks at a ticket once, and goes by that. */
function forgetful(desk: SimDesk): SimDesk {
  const seen = new Map<string, ReturnType<SimDesk["store"]["ticket"]>>();
  const ticket: SimDesk["store"]["ticket"] = (reference) => {
    const found = seen.get(reference) ?? desk.store.ticket(reference);
    seen.set(reference, found);
    return found;
  };
  return { ...desk, store: { ...desk.store, ticket } };
}

test("a desk that shows what it saw before is found out", async () => {
  const [first, second] = desks.desks;
  if (first === undefined || second === undefined) throw new Error("there are two desks");
  const run = await runHistory({ ...desks, desks: [first, forgetful(second)] }, 21, {
    tickets: 1,
    deeds: 12,
    cutsEvery: null,
  });
  expect(run.broken).toContain("no one desk would answer so");
});
