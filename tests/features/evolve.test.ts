import { expect, test } from "vitest";
import { begin, fold } from "../../src/features/rules/evolve.ts";
import type { RecordedEvent } from "../../src/features/rules.ts";
import { nothingDue, startClock } from "../../src/kernel/clock.ts";
import { opening } from "../support/a-ticket.ts";

const at = new Date("2026-11-23T09:00Z");
const due = { "first-response": new Date("2026-11-23T13:00Z"), resolution: null };
const first: RecordedEvent = { number: 1, by: "mona", at, event: { ...opening, mark: "f00d" }, due };
const claimed: RecordedEvent = { number: 2, by: "claire", at, event: { type: "claimed" } };

test("a ticket begins with what was filled in, and with nothing that happened", () => {
  const { type: _, ...filledIn } = opening;
  expect(begin("I261123_0001", first)).toEqual({
    ...filledIn,
    reference: "I261123_0001",
    mark: "f00d",
    isPrivate: false,
    asked: null,
    answers: [],
    privateAnswers: [],
    partOf: null,
    parts: [],
    approval: null,
    given: null,
    forGrant: null,
    followers: [],
    status: "new",
    customStatus: null,
    assignee: null,
    hold: null,
    question: null,
    attempts: [],
    escalated: false,
    chases: 0,
    chasedAt: null,
    minutesWorked: 0,
    offered: false,
    clock: startClock(at, due),
    cancellation: null,
    openedAt: at,
    changedAt: at,
    endedAt: null,
    version: 1,
  });
});

test("one that was opened before there were marks and due dates has none", () => {
  const { mark, clock } = begin("I261123_0001", { number: 1, by: "mona", at, event: opening });
  expect(mark).toBeNull();
  expect(clock).toEqual(startClock(at, nothingDue));
});

test("a history without a beginning is damaged, and the ticket is named", () => {
  expect(() => fold("I261123_0001", [])).toThrow("I261123_0001 has no events");
  expect(() => fold("I261123_0001", [claimed])).toThrow('I261123_0001 begins with "claimed" instead of "opened"');
  expect(fold("I261123_0001", [first, claimed])).toMatchObject({ assignee: "claire", version: 2 });
});
