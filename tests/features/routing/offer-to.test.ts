import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decisive, offerTo, skillsNeeded } from "../../../src/features/routing/rules/offer-to.ts";
import type { Candidate } from "../../../src/kernel/offer.ts";

const idle = { P1: 0, P2: 0, P3: 0, P4: 0 };
const there = (person: string, more: Partial<Candidate> = {}): Candidate => ({
  person,
  isAway: false,
  isNight: false,
  isOwn: false,
  skills: [],
  open: idle,
  offeredAt: null,
  ...more,
});
const nobodyYet = { asked: [], passed: [], gaveBack: [], needs: [], order: "load" } as const;
const first = (candidates: readonly Candidate[], more: Partial<Parameters<typeof offerTo>[1]> = {}) =>
  offerTo(candidates, { ...nobodyYet, ...more }).next?.person ?? null;
const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 23, hour));

describe("a ticket is offered first to", () => {
  it("whoever knows what it needs, however much they have to do", () => {
    const paul = there("paul", { skills: ["vpn", "mac"], open: { ...idle, P1: 5 } });
    expect(first([there("claire"), paul], { needs: ["vpn"] })).toBe("paul");
    expect(first([there("claire"), paul])).toBe("claire");
  });
  it("whoever has least to do: one P1 is more than three P3", () => {
    const claire = there("claire", { open: { ...idle, P1: 1 } });
    expect(first([claire, there("paul", { open: { ...idle, P3: 3 } })])).toBe("paul");
  });
  it("whoever was offered nothing for longest, where they have as much to do or the queue goes round", () => {
    const [claire, paul] = [there("claire", { offeredAt: at(9) }), there("paul", { offeredAt: at(8) })];
    expect(first([claire, paul])).toBe("paul");
    const busy = { ...paul, open: { ...idle, P1: 3 } };
    expect(first([claire, busy])).toBe("claire");
    expect(first([claire, busy], { order: "round-robin" })).toBe("paul");
  });
  it("nobody where nobody can be asked, each with the reason", () => {
    const candidates = [
      there("ada", { isAway: true }),
      there("ben", { isNight: true }),
      there("cleo", { isOwn: true }),
      there("dan"),
      there("eve"),
      there("fay"),
    ];
    const choice = offerTo(candidates, { ...nobodyYet, asked: ["dan"], passed: ["eve"], gaveBack: ["fay"] });
    expect(choice.next).toBeNull();
    expect(choice.leftOut.map(({ because }) => because)).toEqual([
      "away",
      "night",
      "own",
      "asked",
      "passed",
      "gave-back",
    ]);
  });
});

it("a ticket needs what it names, by the skill's own name or one of its words", () => {
  const skills = { vpn: ["remote access"], mac: ["macbook"], sap: [] };
  const of = { service: "VPN", title: "The MacBook’s fan", description: "Not a sapling" };
  expect(skillsNeeded({ skills }, of)).toEqual(["vpn", "mac"]);
});

const aCandidate: fc.Arbitrary<Candidate> = fc.record({
  person: fc.constantFrom("ada", "ben", "cleo", "dan", "eve", "fay"),
  isAway: fc.boolean(),
  isNight: fc.boolean(),
  isOwn: fc.boolean(),
  skills: fc.uniqueArray(fc.constantFrom("vpn", "mac")),
  open: fc.record({ P1: fc.nat(3), P2: fc.nat(3), P3: fc.nat(3), P4: fc.nat(3) }),
  offeredAt: fc.option(fc.nat(5).map(at)),
});
const some = fc.uniqueArray(fc.constantFrom("ada", "ben", "cleo"));
const asked = fc.record({
  asked: some,
  passed: some,
  gaveBack: some,
  needs: fc.uniqueArray(fc.constantFrom("vpn", "mac")),
  order: fc.constantFrom("load" as const, "round-robin" as const),
});
const people = fc.uniqueArray(aCandidate, { selector: ({ person }) => person, maxLength: 6 });

describe("whoever the agents are", () => {
  it("each is considered or left out with a reason, once; nobody is asked who is not there", () => {
    fc.assert(
      fc.property(people, asked, (candidates, so) => {
        const { next, considered, leftOut } = offerTo(candidates, so);
        const named = [...considered, ...leftOut].map(({ person }) => person);
        expect(named.toSorted()).toEqual(candidates.map(({ person }) => person).toSorted());
        expect(next).toBe(considered[0] ?? null);
        const who = candidates.find(({ person }) => person === next?.person);
        expect([who?.isAway, who?.isNight, who?.isOwn]).not.toContain(true);
        expect([...so.asked, ...so.passed, ...so.gaveBack]).not.toContain(next?.person);
      }),
    );
  });
  it("the same one is asked, in whatever order they are given, and something says why", () => {
    fc.assert(
      fc.property(people, asked, fc.infiniteStream(fc.nat()), (candidates, so, by) => {
        const choice = offerTo(candidates, so);
        const shuffled = candidates.toSorted(() => (by.next().value % 3) - 1);
        expect(offerTo(shuffled, so)).toEqual(choice);
        const [one, other] = choice.considered;
        if (one === undefined || other === undefined) return;
        const why = decisive(one, other, so.order);
        if (why === "skills") expect(one.skills.length).toBeGreaterThan(other.skills.length);
        if (why === "load") expect(one.load).toBeLessThan(other.load);
        if (why === "time") expect((one.offeredAt ?? "") < (other.offeredAt ?? "")).toBe(true);
        if (why === "id") expect(one.person < other.person).toBe(true);
      }),
    );
  });
});
