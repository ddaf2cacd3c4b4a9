import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askedUntil, givenWith, isOverdue } from "../../src/features/grants/rules.ts";
import type { TicketCommand, TicketEvent } from "../../src/features/rules.ts";
import { agenda, eventOf } from "../../src/features/rules/agenda.ts";
import { decide } from "../../src/features/rules/decide.ts";
import { recordAll } from "../../src/features/rules/record.ts";
import { isHeld } from "../../src/kernel/grant.ts";
import { hoursOf, policyIn } from "../../src/kernel/policy.ts";
import type { Actor } from "../../src/kernel/roles.ts";
import { isOpen } from "../../src/kernel/status.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { nextOpening } from "../../src/kernel/time/business-hours.ts";
import { dateOf, dayAfter, startOfDay } from "../../src/kernel/time/calendar.ts";
import { aHistory } from "../support/a-history.ts";

const policy = policyIn("Europe/Paris");
const monday = "2026-11-23T10:00:00+01:00";
const opening = (day: string): Date => nextOpening(hoursOf(policy, "support"), startOfDay(day, "Europe/Paris"));
const said = (words: string) => ({ en: words, fr: words });
const asked = (until: string, remind = 3) =>
  ({
    kind: "request",
    asked: { service: "loan", name: said("Loan"), form: "1", grant: { until: "until", remind } },
    answers: [{ field: "until", kind: "date", label: said("Until?"), day: until }],
  }) as const;
const mona: Actor = { person: "mona", agent: false, lead: false, administrator: false };
const claire: Actor = { person: "claire", agent: true, lead: false, administrator: false };
const resolve = { type: "resolve", text: "Here it is", cause: "other" } as const;

const doing = (ticket: Ticket, actor: Actor, now: Date, command: TicketCommand): Ticket => {
  const decided = decide(ticket, command, { actor, now, policy });
  return decided.ok ? recordAll(policy, ticket, { events: decided.events, by: actor.person, at: now }).after : ticket;
};
/** As the desk does all that is due. */
function woken(before: Ticket, now: Date): { readonly ticket: Ticket; readonly did: readonly TicketEvent[] } {
  let ticket = before;
  const did: TicketEvent[] = [];
  for (;;) {
    const [next] = agenda(ticket, policy, now);
    if (next === undefined || next.at > now) return { ticket, did };
    const event = eventOf(ticket, next.step, { policy, now, people: [] });
    did.push(event);
    ticket = recordAll(policy, ticket, { events: [event], by: null, at: now }).after;
  }
}
const at = (instant: string): Date => new Date(instant);
const inHand = (until: string, remind = 3): Ticket =>
  aHistory(policy, monday, asked(until, remind), [[monday, "claire", { type: "claimed" }]]);
const held = (until: string, remind = 3): Ticket => doing(inHand(until, remind), claire, at(monday), resolve);

describe("what is given until a day", () => {
  test("is as it was asked for, unless whoever gives it says otherwise", () => {
    expect(held("2026-12-04").given).toMatchObject({ until: "2026-12-04", remind: 3, by: "claire", ended: null });
    const longer = doing(inHand("2026-12-04"), claire, at(monday), { ...resolve, until: "2026-12-11" });
    expect(longer.given?.until).toBe("2026-12-11");
    expect(doing(inHand("2026-12-04"), claire, at(monday), { ...resolve, until: null }).given).toBeNull();
  });

  test("is as it was answered last before it was given", () => {
    const changed = { ...inHand("2026-12-04"), answers: asked("2026-12-18").answers };
    expect(askedUntil(changed)).toBe("2026-12-18");
    expect(doing(changed, claire, at(monday), resolve).given?.until).toBe("2026-12-18");
  });

  test("is not given until a day that has passed, and may be until today", () => {
    const late = decide(inHand("2026-11-20"), resolve, { actor: claire, now: at(monday), policy });
    expect(late).toEqual({ ok: false, refusal: { type: "ended-before", until: "2026-11-20" } });
    expect(held("2026-11-23").given?.until).toBe("2026-11-23");
  });

  test("is nothing new where its ticket is resolved once more", () => {
    const again = givenWith(held("2026-12-04"), undefined, { now: at(monday), policy });
    expect(again).toEqual({ ok: true, events: [] });
  });

  test("is said to end some days before, and is to be taken back as its queue opens on the day", () => {
    const ticket = held("2026-12-04");
    expect(woken(ticket, at("2026-11-30T18:00:00+01:00")).ticket.given?.reminded).toBe(false);
    const { ticket: reminded } = woken(ticket, opening("2026-12-01"));
    expect(reminded.given).toMatchObject({ reminded: true, askedBack: null });
    const { ticket: ended, did } = woken(reminded, opening("2026-12-04"));
    expect(did.filter(({ type }) => type === "take-back-asked")).toEqual([
      { type: "take-back-asked", because: "ended" },
    ]);
    expect(isOverdue(ended)).toBe(true);
    expect(isHeld(ended)).toBe(true);
  });

  test("is asked for on the next day where it was given on its last", () => {
    const ticket = held("2026-11-23");
    expect(woken(ticket, at("2026-11-23T17:00:00+01:00")).ticket.given?.askedBack).toBeNull();
    expect(woken(ticket, opening("2026-11-24")).ticket.given?.askedBack).toBe("ended");
  });

  test("has no reminder whose time had passed when it was given, and none once it has ended", () => {
    const types = (ticket: Ticket, now: Date) => woken(ticket, now).did.map(({ type }) => type);
    expect(types(held("2026-11-25"), opening("2026-11-24"))).not.toContain("end-reminded");
    expect(types(held("2026-12-04"), opening("2026-12-20"))).not.toContain("end-reminded");
    expect(types(held("2026-12-04", 0), opening("2026-12-03"))).not.toContain("end-reminded");
  });

  test("is given back once, by whoever has it", () => {
    const back = doing(held("2026-12-04"), mona, at(monday), { type: "give-back" });
    expect(back.given).toMatchObject({ askedBack: "holder", ended: null });
    const again = decide(back, { type: "give-back" }, { actor: mona, now: at(monday), policy });
    expect(again).toEqual({ ok: false, refusal: { type: "not-held" } });
  });

  const toTakeBack = (): Ticket =>
    aHistory(policy, monday, { ...asked("2026-12-04"), followUpOf: "S261123_0001", forGrant: "take-back" }, [
      [monday, "claire", { type: "claimed" }],
    ]);

  test.each([
    { type: "reject", reason: "Not needed" },
    { type: "withdraw", reason: "no-longer-needed" },
  ] as const)("is taken back by nobody's “$type”", (command) => {
    const actor = command.type === "reject" ? claire : mona;
    const decided = decide(toTakeBack(), command, { actor, now: at(monday), policy });
    expect(decided).toEqual({ ok: false, refusal: { type: "not-taken-back" } });
  });

  test("is not taken back because nobody answered", () => {
    const waits = doing(toTakeBack(), claire, at(monday), { type: "ask", text: "Where is it?" });
    expect(woken(waits, at("2027-06-01T12:00:00+02:00")).ticket.status).toBe("waiting");
  });

  test("is taken back by whoever resolves the ticket for it", () => {
    const decided = decide(toTakeBack(), resolve, { actor: claire, now: at(monday), policy });
    expect(decided).toMatchObject({ ok: true, events: [{ type: "resolved" }, { type: "taken-back" }] });
  });
});

const anAct = fc.constantFrom("waits", "gives back", "takes it back", "extends", "resolves again", "withdraws");

test("of 1,000 grants none is held past its end without somebody who is asked, and none ends unless somebody says so", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0, max: 9 }),
      fc.array(
        fc.record({ act: anAct, hours: fc.integer({ min: 0, max: 500 }), more: fc.integer({ min: 0, max: 30 }) }),
        {
          maxLength: 6,
        },
      ),
      (days, remind, steps) => {
        let now = at(monday);
        let ticket = held(dayAfter("2026-11-23", days), remind);
        let asks: Ticket | null = null;
        const confirmed: string[] = [];
        for (const { act, hours, more } of steps) {
          // The clock jumps, and the desk does what is due.
          now = new Date(now.getTime() + hours * 3_600_000);
          ticket = woken(ticket, now).ticket;
          if (ticket.given?.askedBack !== null && isHeld(ticket) && asks === null)
            asks = aHistory(
              policy,
              now.toISOString(),
              { ...asked(ticket.given?.until ?? ""), followUpOf: ticket.reference, forGrant: "take-back" },
              [[now.toISOString(), "claire", { type: "claimed" }]],
            );
          if (asks !== null) asks = woken(asks, now).ticket;
          const endsOn = ticket.given?.until ?? "";
          const isPast = opening(dayAfter(endsOn, 1)) <= now;
          if (isHeld(ticket) && isPast) expect(asks !== null && isOpen(asks.status)).toBe(true);
          const isHeldBefore = isHeld(ticket);
          if (act === "gives back") ticket = doing(ticket, mona, now, { type: "give-back" });
          if (act === "resolves again") ticket = doing(ticket, claire, now, resolve);
          if (act === "withdraws" && asks !== null)
            asks = doing(asks, mona, now, { type: "withdraw", reason: "no-longer-needed" });
          if (act === "extends" && isHeld(ticket)) {
            const until = dayAfter(dateOf(now, "Europe/Paris"), more);
            const given = { type: "given", until, remind, by: "S261124_0001" } as const;
            ticket = recordAll(policy, ticket, { events: [given], by: "claire", at: now }).after;
            asks = null;
          }
          if (act === "takes it back" && asks !== null) {
            const after = doing(asks, claire, now, resolve);
            if (after.status === "resolved" && isHeld(ticket)) {
              confirmed.push(now.toISOString());
              ticket = recordAll(policy, ticket, { events: [{ type: "taken-back" }], by: "claire", at: now }).after;
              asks = null;
            }
          }
          if (isHeldBefore && !isHeld(ticket)) {
            expect(act).toBe("takes it back");
            expect(ticket.given?.ended).toEqual({ by: "claire", at: now });
          }
          expect(confirmed.length > 0 || isHeld(ticket)).toBe(true);
        }
      },
    ),
    { numRuns: 1_000 },
  );
});
