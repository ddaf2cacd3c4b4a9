import { array, assert, constantFrom, integer, nat, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { budgetFact, workFact, workInWords } from "../../src/features/costs/messages.ts";
import { budgetsSpent, hundredthsOf, rateOf, workOf, type WorkOn } from "../../src/features/costs/rules.ts";
import { usualPolicy, type DeskPolicy } from "../../src/kernel/policy.ts";
import { readPolicy } from "../../src/policy-file/read-policy.ts";

/** What work costs, in whole numbers from the file to the screen. */

async function policyOf(yaml: string): Promise<DeskPolicy> {
  const read = await readPolicy(yaml, { zone: "Europe/Paris" });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.policy;
}
const problemsIn = async (yaml: string): Promise<readonly string[]> => {
  const read = await readPolicy(yaml, { zone: "Europe/Paris" });
  return read.ok ? [] : read.problems;
};

const yaml = `
currency: EUR
queues:
  it: { rate: 42.50 }
services:
  vpn: { name: { en: VPN, fr: Accès distant }, rate: 60, budget: 100 }
  laptop: { name: { en: Laptop, fr: Portable }, budget: 500.05 }
`;

describe("the policy", () => {
  test("has rates and budgets in hundredths, without a fraction that a computer rounds", async () => {
    const policy = await policyOf(yaml);
    expect(policy.currency).toBe("EUR");
    expect(policy.queues["it"]?.rate).toBe(4_250);
    expect(policy.services.map(({ rate, budget }) => [rate, budget])).toEqual([
      [6_000, 10_000],
      [undefined, 50_005],
    ]);
    for (const cents of ["0.07", "1.10", "4.35", "1.15", "0.29", "8.12", "1000000.01"]) {
      const { queues } = await policyOf(`{ currency: EUR, queues: { it: { rate: ${cents} } } }`);
      expect(queues["it"]?.rate).toBe(Number(cents.replace(".", "")));
    }
  });

  test("says what is no amount, and what is one of no currency", async () => {
    expect((await problemsIn("currency: EUR\nqueues: { it: { rate: 1.005 } }")).join()).toContain(
      "is not an amount of money",
    );
    expect((await problemsIn("currency: EUR\nqueues: { it: { rate: -1 } }")).join()).toContain("amount of money");
    expect((await problemsIn("currency: XXY")).join()).toContain("is not a currency");
    expect((await problemsIn("queues: { it: { rate: 42 } }")).join()).toContain("of no currency");
    expect((await problemsIn("services: { vpn: { name: { en: V, fr: V }, budget: 1 } }")).join()).toContain(
      "of no currency",
    );
  });

  test("counts nothing where it says nothing", () => {
    expect(rateOf(usualPolicy, { queue: "it", service: "VPN" })).toBeNull();
    expect(workOf(usualPolicy, [{ queue: "it", service: "", minutes: 30 }])).toEqual({
      minutes: 30,
      cost: null,
      unpriced: 30,
    });
  });
});

describe("the rate", () => {
  test("of a service goes before that of its queue, by its key or a name of it", async () => {
    const policy = await policyOf(yaml);
    const rate = (queue: string, service: string) => rateOf(policy, { queue, service });
    expect(rate("it", "vpn")).toBe(6_000);
    expect(rate("hr", "accès distant")).toBe(6_000);
    expect(rate("it", "Laptop")).toBe(4_250);
    expect(rate("it", "the printer")).toBe(4_250);
    expect(rate("hr", "the printer")).toBeNull();
  });
});

test("what work costs is what a plain computation in whole sixtieths says, in any order and however it is divided", async () => {
  const policy = await policyOf(yaml);
  const part = record({
    queue: constantFrom("it", "hr"),
    service: constantFrom("VPN", "laptop", ""),
    value: constantFrom(""),
    minutes: integer({ min: 0, max: 100_000 }),
  });
  const plainRate = ({ queue, service }: WorkOn): bigint | null =>
    service === "VPN" ? 6_000n : queue === "it" ? 4_250n : null;
  assert(
    property(array(part, { maxLength: 200 }), nat(200), (all, at) => {
      const work = workOf(policy, all);
      const rated = all.filter((each) => plainRate(each) !== null);
      const plain = rated.reduce((sum, each) => sum + BigInt(each.minutes) * (plainRate(each) ?? 0n), 0n);
      expect(work.minutes).toBe(all.reduce((sum, { minutes }) => sum + minutes, 0));
      expect(work.cost === null ? null : BigInt(work.cost)).toBe(rated.length === 0 ? null : plain);
      expect(BigInt(hundredthsOf(work.cost ?? 0))).toBe((plain + 30n) / 60n);
      const [one, other] = [workOf(policy, all.slice(0, at)), workOf(policy, all.slice(at))];
      expect((one.cost ?? 0) + (other.cost ?? 0)).toBe(work.cost ?? 0);
      expect(one.unpriced + other.unpriced).toBe(work.unpriced);
    }),
  );
});

test("an amount is shown to the hundredth that was counted", () => {
  assert(
    property(nat(2_000_000_000), (hundredths) => {
      const said = workInWords({ minutes: 60, cost: hundredths * 60, unpriced: 0 }, "EUR", "en");
      const [whole = "", part = "00"] = said.replace(/^.*€/u, "").replaceAll(",", "").split(".");
      expect(Number(`${whole}${part}`)).toBe(hundredths);
    }),
  );
});

describe("in a report", () => {
  const hour = { minutes: 60, cost: 60 * 4_250, unpriced: 0 };
  const nothing = { minutes: 0, cost: null, unpriced: 0 };
  const said = (value: ReturnType<typeof workFact>): string => JSON.stringify(value?.value ?? null);

  test("work stands beside that of the period before, and what has no rate beside what it costs", () => {
    expect(said(workFact(hour, { ...hour, minutes: 30, cost: 30 * 4_250 }, "EUR", "en"))).toContain(
      "1 hr (30 min) · €42.50 (€21.25)",
    );
    expect(said(workFact({ ...hour, minutes: 90, unpriced: 30 }, nothing, "EUR", "en"))).toContain(
      "1 hr 30 min (none) · €42.50 (€0) · 30 min without a rate",
    );
    expect(said(workFact({ minutes: 60, cost: null, unpriced: 60 }, nothing, undefined, "en"))).toContain(
      "1 hr (none)",
    );
    expect(workFact(nothing, nothing, "EUR", "en")).toBeNull();
  });

  test("of budgets, what is spent most comes first, and what is overspent is marked", async () => {
    const policy = await policyOf(yaml);
    const on = (service: string, minutes: number): WorkOn => ({ queue: "it", service, value: service, minutes });
    const spent = budgetsSpent(policy, [on("laptop", 60), on("vpn", 90), on("accès distant", 30)]);
    expect(spent.map(({ service, cost }) => [service.key, cost])).toEqual([
      ["vpn", 120 * 6_000],
      ["laptop", 60 * 4_250],
    ]);
    const { value } = budgetFact(spent, "EUR", "en") ?? {};
    expect(JSON.stringify(value)).toContain("🔴 VPN €120 of €100 (120%) · Laptop €42.50 of €500.05 (8%)");
    expect(budgetsSpent(policy, [])).toEqual([]);
  });
});
