import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askedUntil, givenWith, isOverdue } from "../../src/features/grants/rules.ts";
import type { TicketCommand, TicketEvent } from "../../src/features/rules.ts";
import { agenda, eventOf } from "../../src/features/rules/agenda.ts";
import { decide, possibleCommands } from "../../src/features/rules/decide.ts";
import { isToldTo } from "../../src/features/rules/events.ts";
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
    expect(isOverdue(ended, policy, opening("2026-12-04"))).toBe(false);
    expect(isOverdue(ended, policy, opening("2026-12-05"))).toBe(true);
    expect(isHeld(ended)).toBe(true);
  });

  test("is asked for on the next day where it was given on its last", () => {
    const ticket = held("2026-11-23");
    expect(woken(ticket, at("2026-11-23T17:00:00+01:00")).ticket.given?.askedBack).toBeNull();
    expect(woken(ticket, opening("2026-11-24")).ticket.given?.askedBack).toBe("ended");
  });

  test("has the reminder that it promises: for a short loan on a day that is left, else none is promised", () => {
    const reminded = (until: string, remind: number) => {
      const ticket = held(until, remind);
      const days = ticket.given?.remind ?? 0;
      const { did } = woken(ticket, new Date(opening(until).getTime() - 1));
      expect(did.some(({ type }) => type === "end-reminded")).toBe(days > 0);
      return days;
    };
    expect(reminded("2026-11-25", 2)).toBe(1); // Wednesday, given on Monday: on Tuesday
    expect(reminded("2026-11-24", 2)).toBe(0); // tomorrow
    expect(reminded("2026-11-30", 1)).toBe(3); // a Monday: on Friday, since nobody is there on Sunday
    expect(reminded("2026-12-01", 2)).toBe(1); // a Tuesday: as it opens on Monday
    expect(reminded("2026-12-18", 7)).toBe(7);
  });

  test("has no reminder once it has ended, nor where there should be none", () => {
    const types = (ticket: Ticket, now: Date) => woken(ticket, now).did.map(({ type }) => type);
    expect(types(held("2026-12-04"), opening("2026-12-20"))).not.toContain("end-reminded");
    expect(types(held("2026-12-04", 0), opening("2026-12-03"))).not.toContain("end-reminded");
  });

  test("is not given for longer than somebody approved, and may be for shorter", () => {
    const approved = { ...inHand("2026-12-04"), approval: { stages: [], questions: [] } };
    const gives = (until: string) => givenWith(approved, until, { now: at(monday), policy });
    expect(gives("2026-12-05")).toEqual({ ok: false, refusal: { type: "approved-until", until: "2026-12-04" } });
    expect(gives("2026-12-04")).toMatchObject({ ok: true, events: [{ until: "2026-12-04" }] });
    expect(gives("2026-12-01")).toMatchObject({ ok: true, events: [{ until: "2026-12-01" }] });
    // Where nobody was asked, its agents decide.
    expect(givenWith(inHand("2026-12-04"), "2026-12-11", { now: at(monday), policy }).ok).toBe(true);
  });

  test("is not given until the day that stood in the form, where another is asked for since", () => {
    const circumstances = { now: at(monday), policy, answeredAnew: true };
    const changed = inHand("2026-12-18");
    expect(givenWith(changed, "2026-12-04", circumstances)).toEqual({
      ok: false,
      refusal: { type: "asked-otherwise", until: "2026-12-18" },
    });
    expect(givenWith(changed, "2026-12-18", circumstances).ok).toBe(true);
  });

  test("is asked back at once where its ticket is cancelled, whoever does that", () => {
    const refused = doing(held("2026-12-20"), mona, at(monday), { type: "refuse", reason: "It’s broken" });
    const cancelled = doing(refused, mona, at(monday), { type: "withdraw", reason: "no-longer-needed" });
    expect(cancelled.status).toBe("cancelled");
    const { ticket, did } = woken(cancelled, at(monday));
    expect(did).toEqual([{ type: "take-back-asked", because: "early" }]);
    expect(ticket.given?.askedBack).toBe("early");
    // Whoever has it longer by another ticket has it.
    const given = { type: "given", until: "2026-12-24", remind: 0, by: "S261124_0001" } as const;
    const longer = recordAll(policy, ticket, {
      events: [given],
      by: "claire",
      at: at("2026-11-24T10:00:00+01:00"),
    }).after;
    expect(woken(longer, at("2026-11-25T10:00:00+01:00")).ticket.given?.askedBack).toBeNull();
  });

  test("is asked for by its agents before its day, and then said to be returned", () => {
    const early = doing(held("2026-12-04"), claire, at(monday), { type: "ask-back" });
    expect(early.given?.askedBack).toBe("early");
    const again = decide(early, { type: "ask-back" }, { actor: claire, now: at(monday), policy });
    expect(again).toEqual({ ok: false, refusal: { type: "not-held" } });
    const returned = doing(early, mona, at(monday), { type: "give-back" });
    expect(returned.given).toMatchObject({ askedBack: "returned", ended: null });
    expect(isOverdue(returned, policy, opening("2026-12-09"))).toBe(false);
  });

  test("is held again where it was said to be taken back, and is not", () => {
    const ended = recordAll(policy, held("2026-12-04"), {
      events: [{ type: "take-back-asked", because: "ended" }, { type: "taken-back" }],
      by: "claire",
      at: at(monday),
    }).after;
    expect(isHeld(ended)).toBe(false);
    const notBack = { type: "take-back-asked", because: "not-back" } as const;
    const { after } = recordAll(policy, ended, { events: [notBack], by: "claire", at: at(monday) });
    expect(isHeld(after)).toBe(true);
    expect(after.given?.askedBack).toBe("not-back");
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

  test("is taken back by whoever resolves the ticket for it, which is closed with that: nobody is asked for stars", () => {
    const decided = decide(toTakeBack(), resolve, { actor: claire, now: at(monday), policy });
    expect(decided).toMatchObject({ ok: true, events: [{ type: "resolved" }, { type: "taken-back" }] });
    const done = doing(toTakeBack(), claire, at(monday), resolve);
    expect(done).toMatchObject({ status: "closed", attempts: [{ answer: { answer: "confirmed", by: "claire" } }] });
    expect(possibleCommands(done, mona).has("rate")).toBe(false);
  });

  test("asks of its take-back neither a cause nor a category, and has none of the statuses of its service", () => {
    const ordered = {
      key: "ordered",
      under: "on-hold",
      name: said("Ordered"),
      forRequester: said("Ordered"),
      says: null,
      emoji: "📦",
    } as const;
    const category = {
      name: "category",
      label: said("Category"),
      options: [{ value: "paper", label: said("Paper") }],
    } as const;
    const asking = {
      ...policy,
      queues: {
        support: { hours: null, nextLevel: null, statuses: [ordered], toResolve: { cause: true, fields: [category] } },
      },
    } as const;
    const bare = { type: "resolve", text: "It’s back", cause: null } as const;
    const circumstances = { actor: claire, now: at(monday), policy: { ...policy, ...asking } };
    expect(decide(inHand("2026-12-04"), bare, circumstances)).toMatchObject({ refusal: { type: "not-all-said" } });
    expect(decide(toTakeBack(), bare, circumstances).ok).toBe(true);
    const order = { type: "set-status", status: "ordered" } as const;
    expect(decide(inHand("2026-12-04"), order, circumstances).ok).toBe(true);
    expect(decide(toTakeBack(), order, circumstances)).toEqual({ ok: false, refusal: { type: "no-such-status" } });
  });

  test.each(["reject", "correct-answers", "chase", "withdraw"] as const)(
    "offers nobody “%s” on a take-back",
    (type) => {
      const who = type === "chase" || type === "withdraw" ? mona : claire;
      expect(possibleCommands(inHand("2026-12-04"), who).has(type)).toBe(true);
      expect(possibleCommands(toTakeBack(), who).has(type)).toBe(false);
    },
  );

  test("leaves a take-back to its agents: of what happens there its holder hears what they say to them", () => {
    const tells = (event: TicketEvent, by: string | null = "claire") => isToldTo({ event, by }, "mona", toTakeBack());
    expect(tells({ type: "asked", text: "Where is it?" })).toBe(true);
    expect(tells({ type: "breached", target: "resolution" }, null)).toBe(false);
    expect(tells({ type: "resolved", attempt: 1, text: "Back", cause: "other" })).toBe(false);
    expect(tells({ type: "rejected", reason: "Given for longer" })).toBe(false);
    expect(
      isToldTo({ event: { type: "breached", target: "resolution" }, by: null }, "mona", inHand("2026-12-04")),
    ).toBe(true);
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
