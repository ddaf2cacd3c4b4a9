import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { serviceOf } from "../../src/features/queues/rules/service.ts";
import { kinds, priorities } from "../../src/kernel/classification.ts";
import { policyIn, type DeskPolicy, type ServiceLevel } from "../../src/kernel/policy.ts";

const usual = policyIn("Europe/Paris");
const open = { days: 0, milliseconds: 60_000, counted: "open" } as const;
const level = (of: Partial<ServiceLevel>): ServiceLevel => ({
  queue: null,
  kind: null,
  service: null,
  priority: null,
  targets: { "first-response": open, resolution: null },
  ...of,
});
const levelsIn = (serviceLevels: readonly ServiceLevel[], queue = "support") =>
  serviceOf({ ...usual, serviceLevels }, queue, "2026-11-23").levels;

describe("what is promised in a queue", () => {
  it("is that of all queues and its own, in the order in which it holds", () => {
    const own = level({ queue: "support", priority: "P1" });
    const other = level({ queue: "network", priority: "P2" });
    const all = level({ priority: "P3" });
    expect(levelsIn([own, other, all])).toEqual([own, all]);
    expect(levelsIn([own, other, all], "network")).toEqual([other, all]);
  });

  it("leaves out what an earlier line covers, and nothing that any ticket could still meet", () => {
    const some = <T>(values: readonly T[]) => fc.constantFrom(null, ...values);
    const lines = fc.record({
      kind: some(kinds.slice(0, 2)),
      service: some(["vpn", "mail"]),
      priority: some(priorities.slice(0, 2)),
    });
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 6 }), (given) => {
        const levels = given.map(level);
        const shown = levelsIn(levels);
        const tickets = kinds
          .slice(0, 3)
          .flatMap((kind) =>
            ["vpn", "mail", "other"].flatMap((service) =>
              priorities.slice(0, 3).map((priority) => ({ kind, service, priority })),
            ),
          );
        const holds = (
          all: readonly Pick<ServiceLevel, "kind" | "service" | "priority">[],
          of: (typeof tickets)[number],
        ) =>
          all.find((one) =>
            (["kind", "service", "priority"] as const).every((key) => one[key] === null || one[key] === of[key]),
          );
        for (const ticket of tickets) expect(holds(shown, ticket)).toBe(holds(levels, ticket));
      }),
    );
  });
});

describe("when a queue is open", () => {
  const week = { ...usual.hours.week, saturday: [{ from: 480, to: 720 }] };
  const closed = new Set(["2026-12-25", "2026-12-27", "2027-01-01", "2027-01-04", "2027-01-05"]);
  const policy: DeskPolicy = { ...usual, hours: { ...usual.hours, week, isHoliday: (date) => closed.has(date) } };

  it("names days in a row that are open alike once, and none that is closed", () => {
    expect(serviceOf(policy, "support", "2026-11-23").open.map(({ from, to }) => [from, to])).toEqual([
      ["monday", "friday"],
      ["saturday", "saturday"],
    ]);
  });

  it("names the next three usual days that are closed", () => {
    expect(serviceOf(policy, "support", "2026-11-23").closedOn).toEqual(["2026-12-25", "2027-01-01", "2027-01-04"]);
    expect(serviceOf(usual, "support", "2026-11-23").closedOn).toEqual([]);
  });

  it("two closed days between do not join what is open alike", () => {
    const apart = { ...week, tuesday: [], saturday: [] };
    const { open: groups } = serviceOf({ ...policy, hours: { ...policy.hours, week: apart } }, "support", "2026-11-23");
    expect(groups.map(({ from, to }) => [from, to])).toEqual([
      ["monday", "monday"],
      ["wednesday", "friday"],
    ]);
  });
});
