import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Considered, Candidate } from "../../../src/kernel/offer.ts";
import { policyIn, type DeskPolicy, type OfferPolicy, type RoutingRule } from "../../../src/kernel/policy.ts";
import type { RecordedEvent, TicketEvent } from "../../../src/features/rules.ts";
import { offerTo, weights } from "../../../src/features/routing/rules/offer-to.ts";
import { decideOffers, offersIn, type FirstOffer } from "../../../src/policy/replay/first-offers.ts";
import { goesTo } from "../../../src/policy/replay/goes-to.ts";
import { lifeOf, type Life } from "../../../src/policy/replay/relive.ts";
import { weighOffers } from "../../../src/policy/replay/loads.ts";
import { opening } from "../../support/a-ticket.ts";

/** Who would have been asked first, and where a ticket would have gone. */

const start = new Date("2026-11-23T08:00:00Z");
const after = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000);
const stands = (
  person: string,
  load = 0,
  offeredAt: Date | null = null,
  skills: readonly string[] = [],
): Considered => ({
  person,
  load,
  skills,
  offeredAt: offeredAt?.toISOString() ?? null,
});
const offer = (
  minutes: number,
  to: string,
  candidates: readonly Considered[],
  had: FirstOffer["had"] = [],
): FirstOffer => ({
  at: after(minutes),
  to,
  candidates,
  had,
  ticket: { queue: "support", service: "", title: "The VPN is slow", description: "" },
});
const by = (order: OfferPolicy["order"]) => ({ order, needs: [], skillsOf: () => [] });

describe("who is asked first", () => {
  test("is who the other policy prefers, by what the event says of everybody", () => {
    const candidates = [stands("ada", 4, after(-60)), stands("ben", 2, after(-5))];
    expect(decideOffers().first(offer(0, "ben", candidates), by("load"))).toBe("ben");
    expect(decideOffers().first(offer(0, "ben", candidates), by("round-robin"))).toBe("ada");
    const skilled = {
      order: "load",
      needs: ["vpn"],
      skillsOf: (person: string) => (person === "ada" ? ["vpn"] : []),
    } as const;
    expect(decideOffers().first(offer(0, "ben", candidates), skilled)).toBe("ada");
  });

  test("whoever was asked instead is asked last in turn, and has the ticket to do as long as the other had it", () => {
    const turns = decideOffers();
    const both = (ada: Date | null, ben: Date | null) => [stands("ada", 0, ada), stands("ben", 0, ben)];
    expect(turns.first(offer(0, "ben", both(after(-60), after(-5))), by("round-robin"))).toBe("ada");
    // Ben was asked then; in turn he has waited longer by now.
    expect(turns.first(offer(10, "ben", both(after(-60), after(0))), by("round-robin"))).toBe("ben");
    const loads = decideOffers();
    const has = { from: after(1), to: after(30), weight: 2 };
    expect(loads.first(offer(0, "ben", [stands("ada", 0), stands("ben", 1)], [has]), by("load"))).toBe("ada");
    // Of the two that Ben has, one is Ada's here.
    expect(loads.first(offer(10, "ada", [stands("ada", 0), stands("ben", 3)]), by("load"))).toBe("ben");
    expect(loads.first(offer(40, "ada", [stands("ada", 0), stands("ben", 1)]), by("load"))).toBe("ada");
  });

  test("somebody who was offered a ticket that is not looked at has waited since then", () => {
    const turns = decideOffers();
    turns.first(offer(0, "ada", [stands("ada"), stands("ben", 0, after(-5))]), by("round-robin"));
    expect(
      turns.first(offer(9, "ada", [stands("ada", 0, after(0)), stands("ben", 0, after(8))]), by("round-robin")),
    ).toBe("ada");
  });

  /** Agents who take everything that they are offered, and end it after a while. */
  const aDesk = fc.record({
    order: fc.constantFrom("load" as const, "round-robin" as const),
    tickets: fc.array(fc.record({ gap: fc.nat(40), lasts: fc.nat(200), weight: fc.constantFrom(1, 2, 4, 8) }), {
      maxLength: 30,
    }),
  });
  function offersOf({
    order,
    tickets,
  }: typeof aDesk extends fc.Arbitrary<infer Each> ? Each : never): readonly FirstOffer[] {
    const people = ["ada", "ben", "cid"];
    const given: { to: string; at: Date; ends: Date; weight: number }[] = [];
    let now = 0;
    return tickets.map(({ gap, lasts, weight }) => {
      now += gap + 1;
      const at = after(now);
      const candidates = people.map((person): Candidate => {
        const theirs = given.filter(({ to }) => to === person);
        const load = theirs.filter(({ ends }) => ends > at).reduce((sum, each) => sum + each.weight, 0);
        const open = { P1: 0, P2: 0, P3: 0, P4: load };
        return {
          person,
          isAway: false,
          isNight: false,
          isOwn: false,
          skills: [],
          open,
          offeredAt: theirs.at(-1)?.at ?? null,
        };
      });
      const { next, considered } = offerTo(candidates, { asked: [], passed: [], gaveBack: [], needs: [], order });
      const to = next?.person ?? "";
      const ends = after(now + lasts);
      given.push({ to, at, ends, weight });
      return { ...offer(now, to, considered, [{ from: at, to: ends, weight }]), at };
    });
  }

  test("with the order that held is who was asked, and with the other it is who would have been", () => {
    fc.assert(
      fc.property(aDesk, (desk) => {
        const offers = offersOf(desk);
        const same = decideOffers();
        expect(offers.map((each) => same.first(each, by(desk.order)))).toEqual(offers.map(({ to }) => to));
        const order = desk.order === "load" ? "round-robin" : "load";
        const other = decideOffers();
        expect(offers.map((each) => other.first(each, by(order)))).toEqual(
          offersOf({ ...desk, order }).map(({ to }) => to),
        );
      }),
    );
  });
});

const offers = (to: string, candidates = [stands("ada"), stands("ben", 1)]): TicketEvent => ({
  type: "offered-to",
  to,
  until: after(60).toISOString(),
  round: 1,
  order: "load",
  needs: [],
  candidates,
  leftOut: [],
});
type Happens = readonly [minutes: number, by: string | null, event: TicketEvent];

function aLife(first: Partial<typeof opening>, ...events: readonly Happens[]): Life {
  const history = [[0, "mona", { ...opening, ...first }] as const, ...events].map(
    ([minutes, who, event], index): RecordedEvent => ({ number: index + 1, by: who, at: after(minutes), event }),
  );
  const life = lifeOf("I261123_0001", history);
  if (life === null) throw new Error("not whole");
  return life;
}

test("of a ticket it is known who was asked first and later, and when whoever was asked first had it to do", () => {
  const { first, later } = offersIn(
    aLife(
      {},
      [1, null, offers("ada")],
      [2, "ada", { type: "claimed" }],
      [5, "ada", { type: "asked", text: "Which floor?" }],
      [9, "mona", { type: "resumed", because: "answered" }],
      [12, "ada", { type: "released", from: "ada" }],
      [13, null, offers("ben")],
    ),
  );
  const weight = weights[opening.priority];
  expect(first).toMatchObject({
    at: after(1),
    to: "ada",
    had: [
      { from: after(2), to: after(5), weight },
      { from: after(9), to: after(12), weight },
    ],
  });
  expect(later).toEqual([expect.objectContaining({ at: after(13), to: "ben" })]);
  expect(offersIn(aLife({}, [2, "ada", { type: "claimed" }]))).toEqual({ first: null, later: [] });
});

const usual = policyIn("UTC");
const offering = (more: Partial<OfferPolicy> = {}): DeskPolicy => ({
  ...usual,
  queues: {
    support: {
      hours: null,
      nextLevel: null,
      offer: { order: "load", skills: {}, lease: { days: 0, milliseconds: 600_000 }, rounds: 1, ...more },
    },
  },
});

test("offers are weighed as they came, whatever ticket is read first; where nobody knows who was there it is said", () => {
  const known = { running: () => [], next: (person: string) => (person === "ben" ? ["printing"] : []) };
  const weighed = weighOffers({ running: offering(), next: offering({ skills: { printing: ["printer"] } }) }, known);
  const here = { running: "support", next: "support" };
  weighed.take(offersIn(aLife({}, [50, null, offers("ada")])), "support", here);
  weighed.take(offersIn(aLife({}, [5, null, offers("ada")])), "support", here);
  weighed.take(offersIn(aLife({}, [9, null, offers("ada")])), "support", { running: "support", next: "network" });
  weighed.settle(after(10));
  expect(weighed.loads.asked).toBe(2);
  weighed.settle(null);
  expect(weighed.loads).toMatchObject({
    asked: 3,
    taken: 0,
    recorded: new Map([["ada", 3]]),
    by: { running: new Map([["ada", 3]]), next: new Map([["ben", 2]]) },
    nobody: { running: 0, next: 1 },
  });
  const begun = weighOffers({ running: usual, next: offering() }, known);
  begun.take(offersIn(aLife({})), "support", here);
  expect(begun.loads).toMatchObject({ asked: 0, notOffered: 1 });
});

describe("where a ticket goes", () => {
  const rule: RoutingRule = {
    service: null,
    kind: null,
    words: [],
    from: [],
    language: null,
    channel: null,
    queue: "network",
    overridesService: false,
  };
  const known = {
    email: "mona@print.example",
    language: "en" as const,
    served: new Set(["support", "network"]),
    queueAt: new Map(),
  };
  const to = (next: Partial<DeskPolicy>, more: Partial<typeof opening> = {}, running: DeskPolicy = usual) =>
    goesTo(aLife(more), { running, next: { ...usual, ...next }, serviceNow: (service) => service }, known);
  const ruled = (more: Partial<RoutingRule>) => ({ routing: { byChannel: true, rules: [{ ...rule, ...more }] } });

  test("is where the first rule that fits sends it, if somebody looks there", () => {
    expect(to(ruled({ words: ["printer"] }))).toBe("network");
    expect(to(ruled({ from: ["print.example"] }))).toBe("network");
    expect(to(ruled({ words: ["vpn"] }))).toBe("support");
    expect(to(ruled({ queue: "nobody" }))).toBe("support");
  });

  test("is where it was, if both policies send it to one place, or somebody chose that", () => {
    expect(to(ruled({ words: ["printer"] }), { queue: "hr" }, { ...usual, ...ruled({ words: ["printer"] }) })).toBe(
      "hr",
    );
    expect(to(ruled({}), { queue: "hr", routed: { because: { by: "choice" } } })).toBe("hr");
  });
});
