import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  followingWhole,
  handedOn,
  partsAsked,
  partsNow,
  type PartStands,
  type WholeNow,
} from "../../src/features/parts/rules.ts";
import { decide } from "../../src/features/rules/decide.ts";
import { evolve, fold } from "../../src/features/rules/evolve.ts";
import type { TicketEvent } from "../../src/features/rules.ts";
import { turnOf } from "../../src/kernel/clock.ts";
import { inEachLanguage } from "../../src/kernel/locale.ts";
import { isDone, partsLeft } from "../../src/kernel/part.ts";
import { policyIn } from "../../src/kernel/policy.ts";
import type { Answered, Service, ServiceField } from "../../src/kernel/service.ts";
import { ticketStatuses } from "../../src/kernel/status.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { approvedService } from "../support/approved-service.ts";
import { oneOfEach } from "./events.ts";

const said = inEachLanguage(() => "");
const at = new Date("2026-11-30T09:00:00Z");
const services = ["account", "badge", "contract"] as const;

const opened = (more: Partial<Extract<TicketEvent, { type: "opened" }>> = {}): Ticket =>
  fold("S1", [{ number: 1, by: "mona", at, event: { ...oneOfEach().opened, ...more } }]);
const whole = (): Ticket => opened({ parts: services.map((service) => ({ service, name: said })) });
const after = (ticket: Ticket, ...events: readonly TicketEvent[]): Ticket =>
  events.reduce((now, event) => evolve(now, { number: now.version + 1, by: "claire", at, event }), ticket);

const statuses = fc.tuple(...services.map(() => fc.constantFrom(...ticketStatuses)));
const standing = (states: readonly (typeof ticketStatuses)[number][]): readonly PartStands[] =>
  services.map((service, index) => ({
    service,
    name: said,
    ticket: `S${index + 2}`,
    status: states[index] ?? "new",
  }));

describe("a whole", () => {
  test("knows how its parts stand, and is told nothing twice", () => {
    fc.assert(
      fc.property(fc.array(statuses, { minLength: 1, maxLength: 5 }), (steps) => {
        const now = steps.reduce((ticket, states) => after(ticket, ...partsNow(ticket, standing(states))), whole());
        const last = standing(steps.at(-1) ?? []);
        expect(now.parts).toEqual(last);
        expect(partsNow(now, last)).toEqual([]);
      }),
    );
  });

  test("is its agents' turn, and theirs to resolve, exactly when all parts are done", () => {
    fc.assert(
      fc.property(statuses, (states) => {
        const ticket = after(whole(), { type: "claimed" }, ...partsNow(whole(), standing(states)));
        const areDone = standing(states).every(isDone);
        expect(turnOf(ticket.clock)).toBe(areDone ? "agents" : "third-party");
        const resolved = decide(
          ticket,
          { type: "resolve", text: "All set", cause: "other" },
          {
            actor: { person: "claire", agent: true, lead: false, administrator: false },
            now: at,
            policy: policyIn("Europe/Paris"),
          },
        );
        expect(resolved.ok || resolved.refusal).toEqual(
          areDone || { type: "parts-left", parts: partsLeft(ticket).map(({ name }) => name) },
        );
      }),
    );
  });

  test("that was not approved yet is its approvers' turn", () => {
    const stage = { rule: "any", notAsked: [], otherwise: [], remindAfter: null, expireAfter: null } as const;
    const parts = [{ service: "badge", name: said }];
    const ticket = opened({ parts, approval: [{ ...stage, asked: [{ person: "paul", as: "named" }] }] });
    expect(turnOf(ticket.clock)).toBe("approver");
    expect(turnOf(after(ticket, { type: "approved", stage: 0 }).clock)).toBe("approver"); // by nobody who is asked
  });
});

describe("a part", () => {
  const whole = opened({});
  const part = opened({ partOf: "S0" });
  const withdrawn = after(whole, { type: "withdrawn", reason: "no-longer-needed" });
  const stage = { rule: "any", notAsked: [], otherwise: [], remindAfter: null, expireAfter: null } as const;
  const unapproved = opened({ approval: [{ ...stage, asked: [{ person: "paul", as: "named" }] }] });
  const begun = after(part, { type: "claimed" });
  const now = (is: Ticket, more: Partial<WholeNow> = {}): WholeNow => ({ whole: is, why: {}, isAsked: true, ...more });

  test("that nobody has begun is cancelled with its whole, and comes back with it once that is approved", () => {
    const cancelled = { type: "whole-cancelled", ends: true } as const;
    expect(followingWhole(now(withdrawn), part, null)).toEqual([cancelled]);
    const ended = after(part, cancelled);
    expect(ended).toMatchObject({ status: "cancelled", cancellation: { by: "requester", withWhole: true } });
    expect(followingWhole(now(withdrawn), ended, cancelled)).toEqual([]);
    expect(followingWhole(now(unapproved), ended, cancelled)).toEqual([]);
    expect(after(ended, ...followingWhole(now(whole), ended, cancelled))).toMatchObject({
      status: "new",
      cancellation: null,
    });
  });

  test("that ended with what was declined says so, and why", () => {
    const why = { because: "declined", who: "paul", reason: "Not this year" } as const;
    expect(after(part, ...followingWhole(now(withdrawn, { why }), part, null)).cancellation).toEqual({
      by: "approver",
      reason: "Not this year",
      withWhole: true,
    });
  });

  test("that somebody has begun goes on, and its agents are told once", () => {
    const news = followingWhole(now(withdrawn), begun, null);
    expect(after(begun, ...news)).toMatchObject({ status: "in-progress" });
    expect(followingWhole(now(withdrawn), begun, news[0] ?? null)).toEqual([]);
    expect(followingWhole(now(whole), begun, news[0] ?? null)).toEqual([{ type: "whole-held", waits: false }]);
  });

  test("hears once that its whole has to be approved again, and once that it is", () => {
    const waits = { type: "whole-held", waits: true } as const;
    expect([begun, part].map((each) => followingWhole(now(unapproved), each, null))).toEqual([[waits], [waits]]);
    expect(followingWhole(now(unapproved), begun, waits)).toEqual([]);
    expect(followingWhole(now(whole), begun, waits)).toEqual([{ type: "whole-held", waits: false }]);
    expect(followingWhole(now(whole), begun, { type: "whole-held", waits: false })).toEqual([]);
  });

  test("that other answers ask for no more ends if nobody has begun it, and comes back with others", () => {
    const unasked = now(whole, { isAsked: false });
    const gone = { type: "whole-cancelled", ends: true, because: "answers" } as const;
    expect(followingWhole(unasked, part, null)).toEqual([gone]);
    expect(followingWhole(unasked, after(part, gone), gone)).toEqual([]);
    expect(followingWhole(now(whole), after(part, gone), gone)).toEqual([{ type: "whole-reopened" }]);
    expect(followingWhole(unasked, begun, null)).toEqual([{ ...gone, ends: false }]);
    expect(followingWhole(unasked, begun, { ...gone, ends: false })).toEqual([]);
    expect(followingWhole(now(withdrawn), begun, { ...gone, ends: false })).toEqual([
      { type: "whole-cancelled", ends: false },
    ]);
  });

  test("that was cancelled by itself does not come back with the whole", () => {
    const own = after(part, { type: "withdrawn", reason: "no-longer-needed" });
    expect(followingWhole(now(whole), own, null)).toEqual([]);
  });
});

const usual = { label: said, hint: null, required: false, says: null, when: [] } as const;
const yesNo = (name: string, more: Partial<ServiceField> = {}): ServiceField =>
  Object.assign({ ...usual, name, kind: "yes-no" as const, initial: null }, more);
const yes = (field: string, isSo = true): Answered => ({ field, label: said, kind: "yes-no", yes: isSo });

test("a service opens those whose conditions hold, in its order", () => {
  const keys = ["laptop", "badge"];
  const all = keys.map((key): Service => ({ ...approvedService(), key }));
  const opens = [
    { service: "badge", when: [{ question: "office", is: ["yes"] }] },
    { service: "laptop", when: [] },
  ];
  const asked = (...answers: readonly Answered[]) => partsAsked(all, { opens }, answers).map(({ key }) => key);
  expect(asked(yes("office"))).toEqual(["badge", "laptop"]);
  expect(asked(yes("office", false))).toEqual(["laptop"]);
  expect(asked()).toEqual(["laptop"]);
});

test("what is handed on is what the part asks, in its order and with its label; what hangs on an answer is dropped with it", () => {
  const label = inEachLanguage(() => "Which floor?");
  const fields = [
    yesNo("parking"),
    Object.assign(yesNo("floor"), { label, when: [{ question: "parking", is: ["yes"] }] }),
    yesNo("other"),
  ];
  const answers = [yes("floor"), yes("secret"), yes("parking")];
  expect(handedOn({ fields }, answers)).toEqual([yes("parking"), { ...yes("floor"), label }]);
  expect(handedOn({ fields }, [yes("floor"), yes("parking", false)])).toEqual([yes("parking", false)]);
});
