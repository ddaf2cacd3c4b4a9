import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coversFor, type Known } from "../../../src/features/approvals/rules/covers.ts";
import {
  askMore,
  askNoMore,
  beginApproval,
  beginStage,
  countedVotes,
  currentStage,
  delegateFor,
  neededIn,
  outcome,
  placeToVote,
  turnOf,
  waitsFor,
  withVote,
  type Approval,
} from "../../../src/kernel/approval.ts";
import { comesBack, type Delegation } from "../../../src/features/delegation/rules.ts";
import { aStage } from "../../support/an-approval.ts";

/** Whoever it is, and whoever decides for them: some of these are the requester, or whom it is for. */
const names = ["ada", "ben", "cleo", "dan", "eve", "requester", "beneficiary"] as const;
const anybody = fc.constantFrom(...names);
const at = new Date("2026-11-21T09:00:00Z");
const whose = { requester: "requester", beneficiary: "beneficiary" };
const asked = fc.uniqueArray(fc.constantFrom("ada", "ben", "cleo", "dan", "eve"), { minLength: 1 });
const rule = fc.oneof(
  fc.constantFrom("any", "all", "majority"),
  fc.record({ atLeast: fc.integer({ min: 1, max: 4 }) }),
);
const stages = fc.array(fc.record({ people: asked, rule }), { minLength: 1, maxLength: 3 });
const step = fc.oneof(
  fc.record({ do: fc.constant("delegates" as const), who: anybody, to: anybody }),
  fc.record({ do: fc.constant("takes-back" as const), who: anybody }),
  fc.record({ do: fc.constant("leaves" as const), who: anybody }),
  fc.record({ do: fc.constant("returns" as const), who: anybody }),
  fc.record({ do: fc.constant("votes" as const), who: anybody, approves: fc.boolean() }),
);
type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;

const people = Object.fromEntries(
  names.map((each, index) => [each, { manager: null, standIn: names[index + 1] ?? null }]),
);

interface World {
  readonly approval: Approval;
  readonly delegates: ReadonlyMap<string, string>;
  readonly away: ReadonlySet<string>;
}

const knownIn = ({ delegates, away }: World): Known => ({
  withEmail: (email) => email,
  emailOf: (person) => person,
  isAway: (person) => away.has(person),
  delegateOf: (person) => delegates.get(person) ?? null,
  leads: [],
  membersOf: () => [],
});

/** What the desk does in each change: whoever decides no more is asked no more, and whoever decides now is. */
function covered(world: World): World {
  const current = currentStage(world.approval);
  if (current === null || outcome(world.approval) !== "pending") return world;
  const { more, gone } = coversFor({ people }, whose, current.stage, knownIn(world));
  const left = gone.length === 0 ? world.approval : askNoMore(world.approval, current.number, gone);
  return { ...world, approval: more.length === 0 ? left : askMore(left, current.number, more) };
}

function votes({ approval }: World, who: string, approves: boolean): Approval {
  const place = placeToVote(approval, who);
  const current = currentStage(approval);
  if (place === null || current === null) return approval;
  const vote = { by: who, approves, at, ...(place !== who && { inPlaceOf: place }) };
  const after = withVote(approval, current.number, vote);
  const next = currentStage(after);
  return next !== null && next.number > current.number ? beginStage(after, next.number, at) : after;
}

function take(world: World, each: Step): World {
  const [delegates, away] = [new Map(world.delegates), new Set(world.away)];
  if (each.do === "delegates") delegates.set(each.who, each.to);
  if (each.do === "takes-back") delegates.delete(each.who);
  if (each.do === "leaves") away.add(each.who);
  if (each.do === "returns") away.delete(each.who);
  const approval = each.do === "votes" ? votes(world, each.who, each.approves) : world.approval;
  return covered({ approval, delegates, away });
}

const histories = fc.record({ stages, steps: fc.array(step, { maxLength: 30 }) });
const worldsOf = (given: {
  readonly stages: readonly { readonly people: readonly string[]; readonly rule: Approval["stages"][number]["rule"] }[];
  readonly steps: readonly Step[];
}): readonly World[] => {
  const approval = beginApproval(
    given.stages.map((each) => aStage(each.people, { rule: each.rule })),
    at,
  );
  let world = covered({ approval, delegates: new Map(), away: new Set() });
  const worlds = [world];
  for (const each of given.steps) {
    world = take(world, each);
    worlds.push(world);
  }
  return worlds;
};

describe("whoever decides for others, whatever they say and in whatever order", () => {
  const holds = (law: (world: World, before: World) => void): void => {
    fc.assert(
      fc.property(histories, (given) => {
        const worlds = worldsOf(given);
        worlds.forEach((world, index) => law(world, worlds[index - 1] ?? world));
      }),
      { numRuns: 400 },
    );
  };

  it("votes once in a stage, and each place has one vote", () => {
    holds(({ approval }) => {
      for (const stage of approval.stages) {
        const counted = countedVotes(stage);
        expect(new Set(counted.map(({ by }) => by)).size).toBe(counted.length);
        expect(new Set(counted.map(({ by, inPlaceOf = by }) => inPlaceOf)).size).toBe(counted.length);
      }
    });
  });

  it("never decides on what they asked for, nor what is for them", () => {
    holds(({ approval }) => {
      for (const { asked: all, votes: cast } of approval.stages) {
        expect(all.map(({ person }) => person)).not.toContain("requester");
        expect(all.map(({ person }) => person)).not.toContain("beneficiary");
        expect(cast.map(({ by }) => by)).not.toContain("requester");
      }
    });
  });

  it("makes neither more nor fewer approvals necessary, and changes nothing that is decided", () => {
    holds(({ approval }, before) => {
      approval.stages.forEach((stage, index) => {
        const earlier = before.approval.stages[index];
        expect(earlier && neededIn(earlier)).toBe(neededIn(stage));
      });
      if (outcome(before.approval) !== "pending") expect(outcome(approval)).toBe(outcome(before.approval));
    });
  });

  it("leaves each stage with those of whom it was asked, who may decide themselves until somebody has for them", () => {
    holds(({ approval }) => {
      const current = currentStage(approval);
      if (current === null || outcome(approval) !== "pending") return;
      const counted = countedVotes(current.stage);
      for (const { person, inPlaceOf } of current.stage.asked) {
        if (inPlaceOf !== undefined) continue;
        const isDecided = counted.some((vote) => (vote.inPlaceOf ?? vote.by) === person);
        expect(placeToVote(approval, person)).toBe(isDecided ? null : person);
      }
      // It is always somebody's turn.
      expect(turnOf(approval).length).toBeGreaterThan(0);
      for (const person of turnOf(approval)) expect(waitsFor(approval)).toContain(person);
    });
  });

  it("comes to an end, is settled at once, and goes back to everybody once all is taken back", () => {
    holds((world) => {
      expect(covered(world).approval).toEqual(world.approval);
      const back = covered({ ...world, delegates: new Map(), away: new Set() });
      const current = currentStage(back.approval);
      if (current === null || outcome(back.approval) !== "pending") return;
      const voters = current.stage.votes.map(({ by }) => by);
      const others = current.stage.asked.filter(({ inPlaceOf }) => inPlaceOf !== undefined);
      expect(
        others.filter(({ person, inPlaceOf = "" }) => !voters.includes(person) && !voters.includes(inPlaceOf)),
      ).toEqual([]);
      for (const person of names) expect(delegateFor(back.approval, person)).toBeNull();
    });
  });
});

describe("a circle of people who have each other decide", () => {
  const day = (number: number): Date => new Date(Date.UTC(2026, 11, number));
  const asks = (to: string, from: number, until: number): Delegation => ({ to, from: day(from), until: day(until) });

  it("is one where it closes at some instant, and none where they do so one after the other", () => {
    expect(comesBack("ada", asks("ada", 1, 9), new Map())).toBe(true);
    expect(comesBack("ada", asks("ben", 1, 9), new Map([["ben", asks("ada", 5, 6)]]))).toBe(true);
    expect(comesBack("ada", asks("ben", 1, 5), new Map([["ben", asks("ada", 5, 9)]]))).toBe(false);
    const all = new Map([
      ["ben", asks("cleo", 1, 5)],
      ["cleo", asks("ada", 4, 9)],
    ]);
    expect(comesBack("ada", asks("ben", 1, 9), all)).toBe(true);
    expect(comesBack("ada", asks("ben", 5, 9), all)).toBe(false);
    expect(comesBack("dan", asks("ben", 1, 9), new Map([...all, ["cleo", asks("ben", 1, 9)]]))).toBe(false);
  });
});
