import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coversFor, type Known } from "../../../src/features/approvals/rules/covers.ts";
import { managerOf, stagePlans } from "../../../src/features/approvals/rules/who-is-asked.ts";
import { inEachLanguage } from "../../../src/kernel/locale.ts";
import { usualPolicy, type DeskPolicy, type ManagersFrom } from "../../../src/kernel/policy.ts";
import type { Answered, ApprovalAsked } from "../../../src/kernel/service.ts";

const stage: ApprovalAsked = {
  who: "manager",
  otherwise: [],
  rule: "any",
  when: [],
  remindAfter: null,
  expireAfter: null,
};
const label = inEachLanguage(() => "Price");
const price = (number: number): readonly Answered[] => [
  { field: "price", label, kind: "money", number, currency: "EUR" },
];

interface World {
  readonly people?: DeskPolicy["people"];
  /** Who was never met. */
  readonly unmet?: readonly string[];
  readonly away?: readonly string[];
  /** Who decides for whom. */
  readonly delegates?: Readonly<Record<string, string>>;
  readonly leads?: readonly string[];
  readonly channels?: Readonly<Record<string, readonly string[]>>;
}
const knownIn = ({ unmet = [], away = [], delegates = {}, leads = [], channels = {} }: World): Known => ({
  withEmail: (email) => (unmet.includes(email) ? null : email),
  emailOf: (person) => person,
  isAway: (person) => away.includes(person),
  delegateOf: (person) => delegates[person] ?? null,
  leads,
  membersOf: (queue) => channels[queue] ?? [],
});
const asks = (
  stages: readonly ApprovalAsked[],
  world: World,
  by: { requester?: string; beneficiary?: string; answers?: readonly Answered[] } = {},
) => {
  const { requester = "mona", answers = [] } = by;
  const { beneficiary = requester } = by;
  return stagePlans({ ...usualPolicy, people: world.people ?? {} }, stages, {
    requester,
    beneficiary,
    beneficiaryEmail: beneficiary,
    answers,
    ledBy: "support",
    known: knownIn(world),
  });
};
const monas = { mona: { manager: "paul", standIn: null } };

describe("who is asked for their approval", () => {
  it("is the manager of whom it is for, whoever asks", () => {
    const people = { ...monas, ben: { manager: "lea", standIn: null } };
    expect(asks([stage], { people })[0]?.asked).toEqual([{ person: "paul", as: "manager" }]);
    expect(asks([stage], { people }, { beneficiary: "ben" })[0]?.asked).toEqual([{ person: "lea", as: "manager" }]);
  });

  it("is the manager whom the policy names, else Microsoft's directory, else Slack, as far as the policy looks there", () => {
    const both = { slack: "Manager", microsoft: true };
    const all = { beneficiaryEmail: "mona", managersTold: { slack: "lea", teams: "zoe" } };
    const found = (
      people: DeskPolicy["people"],
      managers: ManagersFrom = both,
      told: Parameters<typeof managerOf>[1] = all,
    ) => managerOf({ ...usualPolicy, people, managers }, told);
    expect(found(monas)).toBe("paul");
    expect(found({ mona: { manager: null, standIn: "ada" } })).toBe("zoe");
    expect(found({}, both, { beneficiaryEmail: null, managersTold: { slack: "lea" } })).toBe("lea");
    expect(found({}, { ...both, microsoft: false })).toBe("lea");
    expect(found({}, { slack: null, microsoft: false })).toBeNull();
    expect(found({}, both, { beneficiaryEmail: "mona" })).toBeNull();
  });

  it("is somebody else where no manager is known, or it is their own request, and the agents can be told why", () => {
    const otherwise = { ...stage, otherwise: ["it-lead"] };
    expect(asks([otherwise], {})).toMatchObject([
      { asked: [{ person: "it-lead", as: "instead" }], notAsked: [{ who: "manager", because: "none" }] },
    ]);
    expect(asks([otherwise], { people: monas, unmet: ["paul"] })).toMatchObject([
      { asked: [{ person: "it-lead" }], notAsked: [{ who: "manager", because: "unknown" }] },
    ]);
    expect(asks([otherwise], { people: monas }, { requester: "paul", beneficiary: "mona" })).toMatchObject([
      { asked: [{ person: "it-lead" }], notAsked: [{ who: "manager", because: "own" }] },
    ]);
  });

  it("is who is in a channel, but never whose request it is; somebody else where nobody else is in it", () => {
    const ofChannel = { ...stage, who: { channel: "purchasing" }, otherwise: ["it-lead"] };
    expect(asks([ofChannel], { channels: { purchasing: ["mona", "noor", "zoe"] } })).toMatchObject([
      { asked: [{ person: "noor" }, { person: "zoe" }], notAsked: [] },
    ]);
    expect(asks([ofChannel], { channels: { purchasing: ["mona"] } })).toMatchObject([
      { asked: [{ person: "it-lead" }], notAsked: [{ because: "own" }] },
    ]);
    expect(asks([ofChannel], {})).toMatchObject([{ asked: [{ person: "it-lead" }], notAsked: [{ because: "none" }] }]);
  });

  it("is whoever leads the queue where nobody else is left, and then nobody", () => {
    expect(asks([stage], { leads: ["lena"] })).toMatchObject([{ asked: [{ person: "lena", as: "lead" }] }]);
    expect(asks([stage], { leads: ["mona"] })).toMatchObject([{ asked: [] }]);
  });

  it("hangs on what was answered: what was not asked has no answer", () => {
    const dear = { ...stage, when: [{ question: "price", atLeast: 500 }] };
    expect(asks([dear], { people: monas }, { answers: price(499) })).toEqual([]);
    expect(asks([dear], { people: monas })).toEqual([]);
    expect(asks([dear], { people: monas }, { answers: price(500) })).toHaveLength(1);
  });

  const someone = fc.constantFrom("mona", "ben", "paul", "lea", "zoe", "it-lead");
  const some = fc.uniqueArray(someone, { maxLength: 4 });
  const people = fc.dictionary(someone, fc.record({ manager: fc.option(someone), standIn: fc.option(someone) }));
  const aStage = fc.record({
    who: fc.oneof(
      fc.constantFrom<"manager" | "leads">("manager", "leads"),
      some.filter((all) => all.length > 0),
    ),
    otherwise: some,
  });

  it("is never whoever asks nor whom it is for, nobody twice, and a stand-in only for somebody who is away", () => {
    fc.assert(
      fc.property(
        people,
        aStage,
        some,
        some,
        some,
        someone,
        someone,
        (all, of, unmet, away, leads, requester, beneficiary) => {
          const world = { people: all, unmet, away, leads };
          const [plan] = asks([{ ...stage, ...of }], world, { requester, beneficiary });
          const asked = plan?.asked ?? [];
          const persons = asked.map(({ person }) => person);
          expect(persons).not.toContain(requester);
          expect(persons).not.toContain(beneficiary);
          expect(new Set(persons).size).toBe(persons.length);
          for (const { person, inPlaceOf } of asked) {
            if (inPlaceOf === undefined) continue;
            expect(away).toContain(inPlaceOf);
            expect(away).not.toContain(person);
            expect(persons).toContain(inPlaceOf);
          }
          expect(plan?.otherwise ?? []).not.toContain(requester);
        },
      ),
    );
  });

  it("follows stand-ins who are away themselves, to an end, and comes back to nobody", () => {
    const policy = {
      ...usualPolicy,
      people: {
        paul: { manager: null, standIn: "zoe" },
        zoe: { manager: null, standIn: "lea" },
        lea: { manager: null, standIn: "paul" },
      },
    };
    const own = { requester: "mona", beneficiary: "mona" };
    const paulIsAsked = { asked: [{ person: "paul", as: "manager" } as const], votes: [] };
    const standIns = (away: readonly string[], requester = "mona") =>
      coversFor(policy, { ...own, requester }, paulIsAsked, knownIn({ away })).more;
    expect(standIns([])).toEqual([]);
    expect(standIns(["paul"])).toEqual([{ person: "zoe", as: "stand-in", inPlaceOf: "paul" }]);
    expect(standIns(["paul", "zoe"])).toEqual([{ person: "lea", as: "stand-in", inPlaceOf: "paul" }]);
    expect(standIns(["paul", "zoe", "lea"])).toEqual([]);
    expect(standIns(["paul"], "zoe")).toEqual([]);
  });
});

describe("somebody who has another decide", () => {
  const own = { requester: "mona", beneficiary: "mona" };
  const noPeople = { people: {} };
  const asksPaul = [{ person: "paul", as: "manager" } as const];
  const covers = (delegates: Readonly<Record<string, string>>, more: World = {}, asked = asksPaul, by = own) =>
    coversFor({ people: more.people ?? {} }, by, { asked, votes: [] }, knownIn({ ...more, delegates })).more;
  const inPlaceOfPaul = (person: string) => [{ person, as: "delegate", inPlaceOf: "paul" }];

  it("is decided for by whoever that is, followed to an end, which a circle does not have", () => {
    expect(covers({})).toEqual([]);
    expect(covers({ paul: "ada" })).toEqual(inPlaceOfPaul("ada"));
    expect(covers({ paul: "ada", ada: "lea" })).toEqual(inPlaceOfPaul("lea"));
    expect(covers({ paul: "ada", ada: "paul" })).toEqual([]);
    expect(covers({ paul: "ada", ada: "lea", lea: "ada" })).toEqual([]);
  });

  it("decides themselves where that one may not, or is away without anybody in their place", () => {
    expect(covers({ paul: "mona" })).toEqual([]);
    expect(covers({ paul: "ada" }, { away: ["ada"] })).toEqual([]);
    const people = { ada: { manager: null, standIn: "lea" }, paul: { manager: null, standIn: "zoe" } };
    expect(covers({ paul: "ada" }, { people, away: ["ada"] })).toEqual(inPlaceOfPaul("lea"));
    // Who is away besides has the stand-in of the policy then.
    expect(covers({ paul: "mona" }, { people, away: ["paul"] })).toEqual([
      { person: "zoe", as: "stand-in", inPlaceOf: "paul" },
    ]);
    expect(covers({ paul: "ada" }, { people, away: ["paul"] })).toEqual(inPlaceOfPaul("ada"));
  });

  it("is asked no more through whoever the policy names, once they have said who decides, and the other way round", () => {
    const people = { paul: { manager: null, standIn: "zoe" } };
    const away = ["paul"];
    const standIn = { person: "zoe", as: "stand-in", inPlaceOf: "paul" } as const;
    const delegate = { person: "ada", as: "delegate", inPlaceOf: "paul" } as const;
    const asked = [...asksPaul, standIn];
    expect(coversFor({ people }, own, { asked, votes: [] }, knownIn({ away, delegates: { paul: "ada" } }))).toEqual({
      more: [delegate],
      gone: [standIn],
    });
    const after = { asked: [...asksPaul, delegate], votes: [] };
    expect(coversFor({ people }, own, after, knownIn({ away }))).toEqual({ more: [standIn], gone: [delegate] });
    expect(coversFor(noPeople, own, after, knownIn({}))).toEqual({ more: [], gone: [delegate] });
    const voted = { ...after, votes: [{ by: "ada", inPlaceOf: "paul", approves: true, at: new Date(0) }] };
    expect(coversFor(noPeople, own, voted, knownIn({}))).toEqual({ more: [], gone: [] });
  });

  it("is decided for by nobody for two of one stage", () => {
    const two = [{ person: "paul", as: "named" } as const, { person: "zoe", as: "named" } as const];
    const found = coversFor(
      noPeople,
      own,
      { asked: two, votes: [] },
      knownIn({ delegates: { paul: "ada", zoe: "ada" } }),
    );
    expect(found.more).toEqual(inPlaceOfPaul("ada"));
    const alsoAsked = coversFor(noPeople, own, { asked: two, votes: [] }, knownIn({ delegates: { paul: "zoe" } }));
    expect(alsoAsked.more).toEqual([]);
  });
});
