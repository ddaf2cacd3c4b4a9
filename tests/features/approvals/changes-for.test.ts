import { describe, expect, it } from "vitest";
import { approvalAsked, approverCard } from "../../../src/features/approvals/messages.ts";
import { changesFor } from "../../../src/features/approvals/messages/changes-for.ts";
import { personNote } from "../../../src/features/messages/event-note.ts";
import type { RecordedEvent, TicketEvent } from "../../../src/features/rules.ts";
import { isOvertaken } from "../../../src/features/rules/events.ts";
import { fold } from "../../../src/features/rules/evolve.ts";
import { timesOf } from "../../../src/features/rules/ticket-times.ts";
import { inEachLanguage } from "../../../src/kernel/locale.ts";
import { usualPolicy } from "../../../src/kernel/policy.ts";
import type { Answered } from "../../../src/kernel/service.ts";
import type { Viewer } from "../../../src/screen/viewer.ts";
import { opening } from "../../support/a-ticket.ts";
import { aStage } from "../../support/an-approval.ts";
import { linesOf } from "../reading.ts";

const answer = (field: string, text: string): Answered => ({
  field,
  label: inEachLanguage(() => field),
  kind: "text",
  text,
});
const stages = [aStage(["lena", "paul"], { rule: "all" })];
const opened: TicketEvent = {
  ...opening,
  answers: [answer("Price", "900"), answer("City", "Paris")],
  approval: stages,
};
const corrected = (...changes: readonly (readonly [string, string, string])[]): TicketEvent => ({
  type: "answers-changed",
  from: changes.map(([field, from]) => answer(field, from)),
  to: changes.map(([field, , to]) => answer(field, to)),
});
const askedAnew = (...changes: readonly (readonly [string, string, string])[]): TicketEvent => ({
  type: "approval-asked",
  because: "changed",
  stage: 0,
  asked: stages.flatMap(({ asked }) => asked),
  stages,
  was: changes.map(([field, from]) => answer(field, from)),
  became: changes.map(([field, , to]) => answer(field, to)),
});
const change = (...changes: readonly (readonly [string, string, string])[]) =>
  [
    ["mona", corrected(...changes)],
    ["mona", askedAnew(...changes)],
  ] as const;
const approved = ["lena", { type: "approved", stage: 0, awaits: ["paul"] }] as const;

const happened = (...after: readonly (readonly [string, TicketEvent])[]): readonly RecordedEvent[] =>
  [["mona", opened] as const, ...after].map(([by, event], index) => ({
    number: index + 1,
    by,
    at: new Date(Date.UTC(2026, 10, 21, 8, index)),
    event,
  }));
const viewer: Viewer = {
  locale: "en",
  zone: "Europe/Paris",
  platform: "slack",
  names: (person) => ({ name: person ?? "", user: null }),
};
/** What the note of the last event says to somebody. */
function noteTo(reader: string, history: readonly RecordedEvent[]): string {
  const ticket = fold("S261121_0001", history);
  const last = history.at(-1);
  if (last === undefined) throw new Error("nothing happened");
  const note = personNote(ticket, last, {
    viewer,
    times: timesOf(ticket, usualPolicy),
    reader,
    possible: new Set(["approve", "decline"] as const),
    before: history.slice(0, -1),
  });
  return note === null ? "" : linesOf(note).join("\n");
}

describe("what somebody reads who is asked again", () => {
  it("is all that has changed since their own approval, as one difference", () => {
    const history = happened(approved, ...change(["Price", "900", "1400"]), ...change(["City", "Paris", "Lyon"]));
    expect(noteTo("lena", history)).toContain("has changed");
    expect(noteTo("lena", history)).toMatch(/900 → 1400[^]*Paris → Lyon/u);
    const back = happened(approved, ...change(["Price", "900", "1400"]), ...change(["Price", "1400", "1500"]));
    expect(noteTo("lena", back)).toContain("900 → 1500");
    expect(noteTo("lena", back)).not.toContain("1400");
  });

  it("is what has changed since they were asked first, where they never decided", () => {
    const history = happened(...change(["Price", "900", "1400"]), approved, ...change(["City", "Paris", "Lyon"]));
    expect(noteTo("paul", history)).toMatch(/900 → 1400[^]*Paris → Lyon/u);
    expect(noteTo("lena", history)).not.toContain("900 →");
  });

  it("is what was changed last, where it is again what they had approved", () => {
    const history = happened(approved, ...change(["Price", "900", "1400"]), ...change(["Price", "1400", "900"]));
    expect(changesFor(history, "lena")).toBeNull();
    expect(noteTo("lena", history)).toContain("1400 → 900");
  });

  it("says on their card too that they had approved it, whatever was changed after that", () => {
    const history = happened(approved, ...change(["Price", "900", "1400"]), ...change(["City", "Paris", "Lyon"]));
    const ticket = fold("S261121_0001", history);
    const card = approverCard(ticket, { viewer, reader: "lena", possible: new Set() });
    expect(linesOf(card).join("\n")).toContain("It has changed since you approved it.");
    expect(approvalAsked(ticket, { viewer, reader: "mona", possible: new Set() })).toEqual([]);
  });
});

describe("a note that was held", () => {
  const [, anew] = change(["Price", "900", "1400"]).map(([, event]) => event);
  const [, vote] = approved;
  if (anew === undefined) throw new Error("nobody is asked");
  const next: TicketEvent = { type: "approval-asked", because: "next", stage: 1, asked: [] };

  it("is not sent once it is no longer so", () => {
    expect(isOvertaken(vote, [anew], "mona")).toBe(true);
    expect(isOvertaken(vote, [next], "mona")).toBe(false);
    const once = corrected(["Price", "900", "1400"]);
    expect(isOvertaken(once, [corrected(["Price", "1400", "900"])], "mona")).toBe(true);
    expect(isOvertaken(once, [corrected(["City", "Paris", "Lyon"])], "mona")).toBe(false);
  });

  it("asks somebody all the same where only others are asked later", () => {
    const others: TicketEvent = {
      type: "approval-asked",
      because: "away",
      stage: 0,
      asked: [{ person: "zoe", as: "stand-in", inPlaceOf: "paul" }],
    };
    expect(isOvertaken(anew, [others], "lena")).toBe(false);
    expect(isOvertaken(anew, [vote], "paul")).toBe(false);
    expect(isOvertaken(anew, [anew], "lena")).toBe(true);
  });
});

it("nobody is said to be on it before it is approved", () => {
  const history = happened(["claire", { type: "assigned", to: "sam", from: null }]);
  expect(noteTo("mona", history)).toContain("Sam will see to it once it’s approved.");
  const free = happened(...([approved, ["paul", { type: "approved", stage: 0, awaits: [] }]] as const), [
    "claire",
    { type: "assigned", to: "sam", from: null },
  ]);
  expect(noteTo("mona", free)).toContain("Sam is on it now.");
});
