import { afterEach, beforeEach, expect, test } from "vitest";
import { policyInForce } from "../../src/desk/policy-in-force.ts";
import { hoursOf, usualPolicy } from "../../src/kernel/policy.ts";
import { aroundTheClock } from "../../src/kernel/time/business-hours.ts";
import type { Work } from "../../src/worker/queue/open-queue.ts";
import { startWork } from "../../src/worker/start-work.ts";
import { now, openBench, type Bench } from "./bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

test("what was changed at another desk holds before a clock is looked at, and due dates are made anew once", async () => {
  const { store, deps, ada } = bench;
  const inForce = policyInForce(store, usualPolicy);
  const begun: Work[] = [];
  const queue = {
    outbox: () => Promise.resolve(() => {}),
    work: (work: Work) => Promise.resolve(void begun.push(work)),
    working: () => true,
    delivering: () => true,
    stop: () => Promise.resolve(),
  };
  await startWork(
    queue,
    { ...deps, inForce },
    () => Promise.resolve(),
    () => Promise.resolve(),
  );
  const looks = () => begun[0]?.doDueTimers(16);
  const asked = () => bench.rows("select data from jobs.job where data->>'kind' = 'reschedule'");
  await looks();
  expect(await asked()).toEqual([]);

  const hours = { zone: "Asia/Tokyo", week: aroundTheClock("UTC").week, closedOn: [], openOn: [] };
  await store.transaction(async (tx) => {
    await tx.holdQueues();
    await tx.addPolicyChange({ queue: "it", part: "hours", by: ada.id, at: now, hours, targets: null });
  });
  expect(hoursOf(inForce.policy, "it")).toBe(usualPolicy.hours);
  await looks();
  expect(hoursOf(inForce.policy, "it").zone).toBe("Asia/Tokyo");
  await looks();
  expect(await asked()).toEqual([{ data: { kind: "reschedule", queue: "it", after: null } }]);
});
