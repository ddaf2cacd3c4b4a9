import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  askMore,
  askOthers,
  beginApproval,
  beginAnew,
  beginStage,
  countedVotes,
  currentStage,
  needed,
  outcome,
  placeToVote,
  stageOutcome,
  waitsFor,
  withVote,
  type Approval,
  type ApprovalRule,
  type Approver,
  type Vote,
} from "../../src/kernel/approval.ts";
import { aStage } from "../support/an-approval.ts";

const at = new Date("2026-11-23T09:00:00Z");
const names = ["ada", "ben", "cleo", "dan", "eve"] as const;
const aName = fc.constantFrom(...names);
const aRule: fc.Arbitrary<ApprovalRule> = fc.oneof(
  fc.constantFrom<ApprovalRule>("any", "all", "majority"),
  fc.record({ atLeast: fc.integer({ min: 1, max: 7 }) }),
);
const anApprover: fc.Arbitrary<Approver> = fc.oneof(
  aName.map((person): Approver => ({ person, as: "named" })),
  fc.record({ person: aName, as: fc.constant("stand-in" as const), inPlaceOf: aName }),
);
const asked = fc.array(anApprover, { maxLength: 5 });
const aVote: fc.Arbitrary<Vote> = fc.record(
  { by: aName, inPlaceOf: aName, approves: fc.boolean(), at: fc.constant(at) },
  { requiredKeys: ["by", "approves", "at"] },
);
const votes = fc.array(aVote, { maxLength: 12 });
const approvals = fc.array(fc.tuple(aRule, asked), { minLength: 1, maxLength: 3 }).map((stages) =>
  beginApproval(
    stages.map(([rule, people]) => aStage([], { rule, asked: people })),
    at,
  ),
);

const voteIn = (approval: Approval, vote: Vote): Approval => {
  const number = currentStage(approval)?.number ?? 0;
  const after = withVote(approval, number, vote);
  const next = currentStage(after);
  return next !== null && next.number > number ? beginStage(after, next.number, at) : after;
};
const place = ({ by, inPlaceOf = by }: Vote): string => inPlaceOf;

describe("an approval", () => {
  it("counts nobody's vote twice, and nobody's place twice, and only of those who are asked", () => {
    fc.assert(
      fc.property(aRule, asked, votes, (rule, people, given) => {
        const counted = countedVotes({ rule, asked: people, votes: given });
        expect(new Set(counted.map(({ by }) => by)).size).toBe(counted.length);
        expect(new Set(counted.map(place)).size).toBe(counted.length);
        for (const vote of counted)
          expect(
            people.some((each) => each.person === vote.by && (each.inPlaceOf ?? each.person) === place(vote)),
          ).toBe(true);
      }),
    );
  });

  it("is not changed by anything once it is decided", () => {
    fc.assert(
      fc.property(approvals, votes, votes, asked, (begun, first, later, more) => {
        const before = first.reduce(voteIn, begun);
        const decided = outcome(before);
        if (decided !== "approved" && decided !== "declined") return;
        const after = later.reduce(voteIn, before);
        expect(outcome(after)).toBe(decided);
        const number = currentStage(after)?.number ?? 0;
        expect(outcome(askMore(after, number, more))).toBe(decided);
        expect(outcome(askOthers(after, number, more, at))).toBe(decided);
        expect(waitsFor(after)).toEqual([]);
      }),
    );
  });

  it("is declined by one refusal that counts, and never approved with one", () => {
    fc.assert(
      fc.property(aRule, asked, votes, (rule, people, given) => {
        const stage = { rule, asked: people, votes: given, isOver: false };
        const refused = countedVotes(stage).some(({ approves }) => !approves);
        expect(stageOutcome(stage) === "declined").toBe(refused);
      }),
    );
  });

  it("never goes from approved to pending as more people are asked", () => {
    fc.assert(
      fc.property(approvals, votes, asked, (begun, given, more) => {
        const before = given.reduce(voteIn, begun);
        for (const [number, stage] of before.stages.entries())
          if (stageOutcome(stage) === "approved")
            expect(stageOutcome(askMore(before, number, more).stages[number] ?? stage)).toBe("approved");
      }),
    );
  });

  it("is never approved by nobody", () => {
    fc.assert(
      fc.property(aRule, asked, (rule, people) => {
        const begun = beginApproval([aStage([], { rule, asked: people })], at);
        expect(outcome(begun)).toBe(people.length === 0 ? "expired" : "pending");
      }),
    );
  });

  it("lets whoever it waits for vote, and nobody else; and it ends once they all have", () => {
    fc.assert(
      fc.property(approvals, fc.array(fc.boolean(), { maxLength: 40 }), (begun, chosen) => {
        let approval = begun;
        for (const approves of chosen) {
          const waiting = waitsFor(approval);
          for (const name of names) expect(placeToVote(approval, name) !== null).toBe(waiting.includes(name));
          const [by] = waiting;
          if (by === undefined) break;
          const free = placeToVote(approval, by) ?? by;
          const before = approval;
          approval = voteIn(approval, { by, approves, at, ...(free !== by && { inPlaceOf: free }) });
          expect(approval).not.toEqual(before);
        }
      }),
    );
  });

  it("takes more than half for a majority, also of an even number, and all of them where more are wanted", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 100 }), (places, atLeast) => {
        expect(needed("majority", places)).toBeGreaterThan(places / 2);
        expect(needed("majority", places)).toBeLessThanOrEqual(places / 2 + 1);
        expect(needed({ atLeast }, places)).toBe(Math.min(atLeast, places));
        expect(needed("all", places)).toBe(places);
      }),
    );
  });

  it("asks everybody once more where it begins anew", () => {
    fc.assert(
      fc.property(approvals, votes, (begun, given) => {
        expect(beginAnew(given.reduce(voteIn, begun), at).stages.flatMap((stage) => stage.votes)).toEqual([]);
      }),
    );
  });
});
