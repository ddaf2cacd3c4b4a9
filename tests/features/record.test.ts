import { expect, test } from "vitest";
import { policyIn, type DeskPolicy } from "../../src/kernel/policy.ts";
import { recordAll } from "../../src/features/rules/record.ts";
import { dueOf } from "../../src/features/service-levels/rules.ts";
import type { TicketEvent } from "../../src/features/rules.ts";
import { aHistory } from "../support/a-history.ts";

const policy = policyIn("Europe/Paris");
const openedAt = "2026-11-23T10:00+01:00";
const at = new Date("2026-11-23T11:00+01:00");
const before = aHistory(policy, openedAt, {}, [["2026-11-23T10:10+01:00", "claire", { type: "claimed" }]]);

const noted: TicketEvent = { type: "noted", text: "Bring the foam", files: [] };
const replied: TicketEvent = { type: "replied", text: "On my way", files: [] };
const resolved: TicketEvent = { type: "resolved", attempt: 1, text: "Put out", cause: "hardware" };
const raised: TicketEvent = { type: "changed", from: { priority: "P3" }, to: { priority: "P2" } };

const recordedOf = (events: readonly TicketEvent[], by: DeskPolicy = policy) =>
  recordAll(by, before, { events, by: "claire", at }).recorded;
const metBy = (events: readonly TicketEvent[]) =>
  recordedOf(events).flatMap(({ event, by }) => (event.type === "met" ? [[event.target, by]] : []));

test("what happened is numbered on from what there was, each by whoever did it", () => {
  const { after, recorded } = recordAll(policy, before, { events: [noted, replied], by: "claire", at });
  expect(recorded).toEqual([
    { number: 3, by: "claire", at, event: noted },
    { number: 4, by: "claire", at, event: replied },
    { number: 5, by: null, at, event: { type: "met", target: "first-response" } },
  ]);
  expect(after.version).toBe(5);
});

test("one answer among others meets the first response, and one resolution the other target", () => {
  expect(metBy([noted])).toEqual([]);
  expect(metBy([noted, replied])).toEqual([["first-response", null]]);
  expect(metBy([resolved, noted])).toEqual([
    ["first-response", null],
    ["resolution", null],
  ]);
});

test("a claim meets the first response where the policy takes it for one", () => {
  const generous = { ...policy, claimIsResponse: true };
  const free = aHistory(generous, openedAt);
  const { recorded } = recordAll(generous, free, { events: [{ type: "claimed" }], by: "claire", at });
  expect(recorded.map(({ event }) => event)).toEqual([{ type: "claimed" }, { type: "met", target: "first-response" }]);
});

test("an event that moves due dates tells them, and no other does, even under a new policy", () => {
  const other: DeskPolicy = { ...policy, hours: { ...policy.hours, isHoliday: (day) => day === "2026-11-24" } };
  const [first] = recordedOf([noted], other);
  expect(first).not.toHaveProperty("due");
  const [asBefore] = recordedOf([{ type: "moved", queue: "network", from: "support", reason: "A switch" }]);
  expect(asBefore).not.toHaveProperty("due"); // that queue keeps the same hours
  const [moved] = recordedOf([raised]);
  expect(moved?.due).toEqual(dueOf(policy, { ...before, priority: "P2" }));
});
