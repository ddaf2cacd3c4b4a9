import { describe, expect, it } from "vitest";
import { english, french, labelsOf, linesOf } from "./reading.ts";
import { digestMessage, type DigestAt } from "../../src/features/digests/messages.ts";
import {
  nextOfDigest,
  nothingLate,
  shapeOf,
  type DigestSoFar,
  type LateFigures,
} from "../../src/features/digests/rules.ts";
import { steps } from "../../src/features/escalation/rules.ts";
import { policyIn } from "../../src/kernel/policy.ts";
import { aTicket } from "../support/a-ticket.ts";

const at = (time: string): Date => new Date(`2026-11-23T${time}:00Z`);
const late = (more: Partial<LateFigures> = {}): LateFigures => ({
  ...nothingLate,
  byPriority: { P1: 0, P2: 4, P3: 17, P4: 0 },
  total: 21,
  free: 19,
  awaited: 21,
  overdue: 21,
  newest: at("09:00"),
  untoldSince: at("09:00"),
  askedUntil: at("09:00"),
  ...more,
});
const none: DigestSoFar = { stands: false, begun: false, calledAt: null, toldUntil: null, shape: "" };
const stands: DigestSoFar = { stands: true, begun: false, calledAt: at("09:00"), toldUntil: at("09:00"), shape: "21" };
const now = (time: string, shape = "21", mayCall = true) => ({ now: at(time), shape, mayCall });

describe("a digest", () => {
  it("calls its reader at once about what is late, and stays silent where nothing is", () => {
    expect(nextOfDigest(none, late(), now("09:00"))).toBe("call");
    expect(nextOfDigest(none, nothingLate, now("09:00", ""))).toBe("nothing");
  });
  it("is edited as tickets clear, and once none is left", () => {
    expect(nextOfDigest(stands, late({ total: 20 }), now("09:01", "20"))).toBe("edit");
    expect(nextOfDigest(stands, nothingLate, now("09:01", ""))).toBe("edit");
    expect(nextOfDigest(stands, late(), now("09:01"))).toBe("nothing");
  });
  it("calls again about what is new, a quarter of an hour later at the earliest, and about nothing else", () => {
    const more = late({ total: 22, newest: at("09:05") });
    expect(nextOfDigest(stands, more, now("09:06", "22"))).toBe("edit");
    expect(nextOfDigest(stands, more, now("09:15", "22"))).toBe("call");
    expect(nextOfDigest(stands, late(), now("12:00"))).toBe("nothing");
  });
  it("waits with a call for the morning, and is kept up to date meanwhile", () => {
    expect(nextOfDigest(none, late(), now("03:00", "21", false))).toBe("nothing");
    expect(nextOfDigest(stands, late({ newest: at("09:30") }), now("21:00", "22", false))).toBe("edit");
  });
  it("is called about nothing but tickets for which nobody is called singly", () => {
    expect(nextOfDigest(none, late({ newest: null }), now("09:00"))).toBe("nothing");
  });
  it("goes on with a call that was begun, also within the quarter of an hour; where nothing is late any more it says so", () => {
    const begun = { ...stands, stands: false, begun: true };
    expect(nextOfDigest(begun, late(), now("09:01"))).toBe("call");
    expect(nextOfDigest(begun, nothingLate, now("09:01", ""))).toBe("edit");
  });
  it("waits with a call that was begun for the morning too", () => {
    const begun = { ...stands, stands: false, begun: true };
    expect(nextOfDigest(begun, late(), now("21:00", "21", false))).toBe("nothing");
    expect(nextOfDigest({ ...begun, stands: true }, late(), now("21:00", "22", false))).toBe("edit");
  });
  it("calls though a clock that ran ahead has dated what was said before", () => {
    const ahead = { ...stands, calledAt: at("21:00"), toldUntil: at("21:00") };
    expect(nextOfDigest(ahead, late(), now("09:01", "22"))).toBe("call");
  });
  it("looks the same for as long as the same is late", () => {
    expect(shapeOf(late(), ["a"])).toBe(shapeOf(late({ newest: at("10:00") }), ["a"]));
    expect(shapeOf(late(), ["a"])).not.toBe(shapeOf(late(), ["b"]));
    expect(shapeOf(nothingLate, [])).toBe("");
  });
});

describe("whoever reads a digest", () => {
  const digest: DigestAt = {
    figures: late(),
    oldest: [aTicket({ priority: "P2" }), aTicket({ status: "in-progress" })],
    queue: "support",
    person: "lena",
    calledAt: at("09:00"),
    left: false,
    total: 21,
    viewer: english,
    now: at("09:20"),
  };
  it("reads how many are late, of which priority, how many of them nobody has, and the oldest", () => {
    const message = digestMessage(digest);
    expect(linesOf(message).slice(0, 3)).toEqual([
      "🔴 21 tickets are late in “support”",
      "Nobody has 19 of them. 4 P2, 17 P3.",
      "The oldest 2:",
    ]);
    expect(linesOf(message)[3]).toContain("P2 · The printer is on fire");
    expect(linesOf(message)[3]).toContain("nobody");
    expect(linesOf(message)[4]).toContain("Claire");
    expect(labelsOf(message)).toEqual(["I’ll make sure it’s handled", "Show all 21"]);
    expect(message.summary).toBe("🔴 21 tickets are late in “support”. Nobody has 19 of them. 4 P2, 17 P3.");
  });
  it("reads it in French", () => {
    const message = digestMessage({ ...digest, viewer: french });
    expect(linesOf(message).slice(0, 2)).toEqual([
      "🔴 21 tickets sont en retard dans la file « support »",
      "19 sont sans agent. 4 P2, 17 P3.",
    ]);
    expect(labelsOf(message)).toEqual(["Je fais le nécessaire", "Voir les 21 tickets"]);
  });
  it("reads how many fewer they are by now, and who makes sure that they are handled", () => {
    const some = digestMessage({ ...digest, figures: late({ total: 18, awaited: 3, seenBy: ["paul"] }) });
    expect(linesOf(some)).toContain("👀 Paul is making sure 15 of them are handled.");
    expect(linesOf(some).at(-1)).toMatch(/^3 fewer than at /u);
    const all = digestMessage({ ...digest, figures: late({ awaited: 0, askedUntil: null, seenBy: ["paul", "ben"] }) });
    expect(linesOf(all)).toContain("👀 Paul and Ben are making sure they’re handled.");
    expect(labelsOf(all)).toEqual(["Show all 21"]);
  });
  it("reads that all is clear, with no button left", () => {
    const over = digestMessage({ ...digest, figures: nothingLate, oldest: [] });
    expect(linesOf(over)).toEqual(["✅ All clear in “support”: nothing here is waiting for you any more."]);
    expect(labelsOf(over)).toEqual([]);
  });
  it("reads no more of ten thousand than of ten", () => {
    const many = digestMessage({ ...digest, figures: late({ total: 10_000, free: 9_999 }) });
    expect(linesOf(many)).toHaveLength(linesOf(digestMessage(digest)).length);
  });
});

describe("the escalation", () => {
  const told = (priority: "P1" | "P2" | "P3") =>
    steps.alert.event(
      aTicket({ priority }),
      { do: "alert", step: 0 },
      { policy: policyIn("UTC"), now: at("09:00"), people: ["lena"] },
    );
  it("calls people singly for a P1 and a P2, and in the digest for all else", () => {
    expect(told("P1")).not.toHaveProperty("inDigest");
    expect(told("P2")).not.toHaveProperty("inDigest");
    expect(told("P3")).toMatchObject({ type: "alerted", people: ["lena"], inDigest: true });
  });
});
