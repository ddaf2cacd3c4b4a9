import { describe, expect, test } from "vitest";
import {
  isHelpAwaited,
  nothingDue,
  startClock,
  turnIn,
  turnOf,
  withoutLevels,
  type Clock,
  type Level,
} from "../../src/kernel/clock.ts";
import {
  evolveClock,
  forgetsResolution,
  forgetsRisk,
  restartsEscalation,
  still,
  stopsEscalation,
  type ClockRule,
  type Recorded,
  type Tells,
} from "../../src/kernel/event.ts";
import type { TicketStatus } from "../../src/kernel/status.ts";

const nine = new Date("2026-11-23T09:00Z");
const ten = new Date("2026-11-23T10:00Z");
const noon = new Date("2026-11-23T12:00Z");
const evening = new Date("2026-11-23T18:00Z");

interface Happens {
  readonly rule?: Partial<ClockRule<{ readonly type: "some" }>>;
  readonly status?: TicketStatus;
  readonly tells?: Tells;
  readonly recorded?: Partial<Recorded<{ readonly type: "some" }>>;
}

/** The clock after an event at ten, by Claire, of which the row says this. */
const after = (
  before: Clock,
  { rule = {}, status = "in-progress", tells = "nothing", recorded = {} }: Happens,
): Clock =>
  evolveClock(
    before,
    turnIn[status],
    { number: 2, by: "claire", at: ten, event: { type: "some" }, ...recorded },
    {
      clock: { ...still, ...rule },
      tells: { requester: () => tells, agents: () => "here", asked: () => [], inThread: () => true },
    },
  );

const due = { "first-response": noon, resolution: evening };
const start = startClock(nine, due);

test("what an event says nothing of stays, with what a newer desk keeps there", () => {
  const newer = { ...start, lunch: "at noon" };
  expect(after(newer, {})).toEqual(newer);
});

describe("whose turn it is", () => {
  test("changes with the status, and only where somebody else has to act", () => {
    expect(after(start, { status: "in-progress" }).turns).toEqual([{ of: "agents", since: nine }]);
    expect(after(start, { status: "waiting" }).turns).toEqual([
      { of: "agents", since: nine },
      { of: "requester", since: ten },
    ]);
  });

  test("is the agents' where nothing is known", () => {
    expect(turnOf({ ...start, turns: [] })).toBe("agents");
    const waiting = after(start, { status: "waiting" });
    expect(turnOf(after(waiting, { status: "on-hold" }))).toBe("third-party");
  });

  test("begins the reminders anew, before the event has its say", () => {
    const reminded = { ...start, reminders: { since: nine, count: 2, at: nine } };
    expect(after(reminded, {}).reminders).toEqual({ since: nine, count: 2, at: nine });
    expect(after(reminded, { status: "waiting" }).reminders).toEqual({ since: ten, count: 0, at: null });
    const counts = { reminders: (had: Clock["reminders"]) => ({ ...had, count: had.count + 1 }) };
    expect(after(reminded, { status: "waiting", rule: counts }).reminders).toEqual({ since: ten, count: 1, at: null });
  });
});

describe("the first response", () => {
  test("is an agent's first words, and stays so", () => {
    expect(after(start, { rule: { response: true } }).respondedAt).toEqual(ten);
    expect(after({ ...start, respondedAt: nine }, { rule: { response: true } }).respondedAt).toEqual(nine);
    expect(after(start, {}).respondedAt).toBeNull();
  });

  test("is nothing that the desk says by itself", () => {
    expect(after(start, { rule: { response: true }, recorded: { by: null } }).respondedAt).toBeNull();
  });

  test("is not the claim, which is remembered beside it", () => {
    const claimed = after(start, { rule: { claims: true } });
    expect([claimed.claimedAt, claimed.respondedAt]).toEqual([ten, null]);
    expect(after({ ...start, claimedAt: nine }, { rule: { claims: true } }).claimedAt).toEqual(nine);
    expect(after(start, {}).claimedAt).toBeNull();
  });
});

describe("the requester", () => {
  test("waits for a word since they first spoke, until an agent's", () => {
    const waits = { ...start, awaited: nine };
    expect(after(start, { rule: { requesterSpoke: true } }).awaited).toEqual(ten);
    expect(after(waits, { rule: { requesterSpoke: true } }).awaited).toEqual(nine);
    expect(after(waits, {}).awaited).toEqual(nine);
    expect(after(waits, { rule: { response: true } }).awaited).toBeNull();
  });

  test("has heard something with news, and when it becomes another's turn", () => {
    expect(after(start, {}).toldAt).toEqual(nine);
    expect(after(start, { tells: "echo" }).toldAt).toEqual(nine);
    expect(after(start, { tells: "news" }).toldAt).toEqual(ten);
    expect(after(start, { status: "waiting" }).toldAt).toEqual(ten);
  });
});

describe("due dates", () => {
  const later = { "first-response": noon, resolution: new Date("2026-11-24T09:00Z") };
  const moves = (because: "priority" | null, clock = start, given: Clock["due"] | undefined = later) =>
    after(clock, { rule: { movesDue: () => because }, recorded: given === undefined ? {} : { due: given } });

  test("are those that the event carries, with the reason and what was said before", () => {
    expect(moves("priority")).toMatchObject({ due: later, rescheduled: { because: "priority", from: evening } });
  });

  test("end where nothing is promised any more", () => {
    expect(moves("priority", start, nothingDue)).toMatchObject({
      due: nothingDue,
      rescheduled: { because: "priority", from: evening },
    });
  });

  test("have no other reason where none is given, where none was promised, or where the resolution stays", () => {
    const before = { because: "hours", from: nine } as const;
    const moved = { ...start, rescheduled: before };
    expect(moves(null, moved)).toMatchObject({ due: later, rescheduled: before });
    expect(moves("priority", { ...moved, due: nothingDue })).toMatchObject({ due: later, rescheduled: before });
    const sooner = { "first-response": ten, resolution: evening };
    expect(moves("priority", moved, sooner)).toMatchObject({ due: sooner, rescheduled: before });
  });

  test("stay with an event that carries none", () => {
    const moved = { ...start, rescheduled: { because: "hours", from: nine } as const };
    expect(after(moved, { rule: { movesDue: () => "priority" } })).toEqual(moved);
  });

  test("are asked of whoever's turn it was before", () => {
    const waiting = after(start, { status: "waiting" });
    const resumes = { movesDue: (_: unknown, before: string) => (before === "requester" ? "waited" : null) } as const;
    const resumed = after(waiting, { rule: resumes, recorded: { due: later } });
    expect(resumed.rescheduled).toEqual({ because: "waited", from: evening });
  });
});

describe("levels", () => {
  const atRisk: Level = { state: "at-risk" };
  const met: Level = { state: "met" };
  const breached: Level = { state: "breached", since: noon };

  test("are what the event makes of them", () => {
    const levels = { "first-response": met, resolution: null };
    expect(after(start, { rule: { levels: () => levels } }).levels).toBe(levels);
  });

  test("lose what is asked for, and never a breach", () => {
    expect(withoutLevels({ "first-response": atRisk, resolution: met }, ["at-risk"])).toEqual({
      "first-response": null,
      resolution: met,
    });
    expect(withoutLevels({ "first-response": breached, resolution: null }, ["at-risk", "met"])).toEqual({
      "first-response": breached,
      resolution: null,
    });
  });

  test("with other due dates are at risk no more", () => {
    expect(forgetsRisk({ "first-response": met, resolution: atRisk })).toEqual({
      "first-response": met,
      resolution: null,
    });
  });

  test("of a ticket that is taken up again are those of its first response", () => {
    for (const gone of [met, atRisk])
      expect(forgetsResolution({ "first-response": met, resolution: gone })).toEqual({
        "first-response": met,
        resolution: null,
      });
    expect(forgetsResolution({ "first-response": atRisk, resolution: breached })).toEqual({
      "first-response": atRisk,
      resolution: breached,
    });
  });
});

describe("help that was asked for", () => {
  const chain = { step: 1, at: nine, people: ["lena"], state: "running", askedBy: null, seenBy: null } as const;

  test("is awaited until somebody takes care of it, also when everybody was asked", () => {
    const states = (["running", "ended", "settled"] as const).map((state) =>
      isHelpAwaited({ ...start, chain: { ...chain, state } }),
    );
    expect(states).toEqual([true, true, false]);
    expect(isHelpAwaited(start)).toBe(false);
  });

  test("stops when somebody does, and is asked for anew when it is nobody's", () => {
    const asked = { ...start, chain };
    expect(after(asked, { rule: { escalation: stopsEscalation } }).chain).toEqual({ ...chain, state: "settled" });
    expect(after(start, { rule: { escalation: stopsEscalation } }).chain).toBeNull();
    expect(after(asked, { rule: { escalation: restartsEscalation } }).chain).toBeNull();
  });
});
