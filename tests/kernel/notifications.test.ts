import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { usualPolicy } from "../../src/kernel/policy.ts";
import { isInWindow, isNight, notifyAt, notifyFor, type NotifiedReader } from "../../src/kernel/notifications.ts";
import type { Notify } from "../../src/kernel/event.ts";
import { notifyOf, peopleAsked } from "../../src/features/rules/events.ts";
import type { TicketEvent } from "../../src/features/rules.ts";
import { aTicket } from "../support/a-ticket.ts";

const { quiet } = usualPolicy; // ten minutes; from 20:00 to 7:00
const at = (time: string): Date => new Date(`2026-11-23T${time}+01:00`);
const recipient = (given: Partial<NotifiedReader> = {}): NotifiedReader => ({
  zone: "Europe/Paris",
  notifiedAt: null,
  hasWords: false,
  actedAt: null,
  ...given,
});

describe("whether an event rings", () => {
  const now = at("10:00");
  const rings = (event: TicketEvent, { by = "claire", reader = "mona", ticket = aTicket(), when = now } = {}): Notify =>
    notifyFor(ticket, { by, at: when, notify: notifyOf(event), asked: peopleAsked(event) }, reader, now);
  const asked: TicketEvent = { type: "asked", text: "Which floor?" };
  const resolved: TicketEvent = { type: "resolved", attempt: 1, text: "Done", cause: "other" };
  const replied: TicketEvent = { type: "replied", text: "Soon", files: [] };

  it.each<[why: string, ring: Notify, expected: Notify]>([
    ["a question", rings(asked), "now"],
    ["a question to the beneficiary", rings(asked, { reader: "ben", ticket: aTicket({ beneficiary: "ben" }) }), "now"],
    ["a question to somebody else", rings(asked, { reader: "paul" }), "news"],
    ["a resolution, which asks whether it works", rings(resolved), "now"],
    ["one without an answer, by the clock", rings({ ...resolved, because: "no-answer" }), "by-day"],
    ["a reminder", rings({ type: "reminded", about: "question", count: 1 }), "by-day"],
    ["an alert to them", rings({ type: "alerted", step: 1, to: "lead", people: ["lena"] }, { reader: "lena" }), "now"],
    ["an alert to others", rings({ type: "alerted", step: 1, to: "lead", people: ["lena"] }), "news"],
    ["an agent's words", rings(replied), "words"],
    ["an agent's no", rings({ type: "rejected", reason: "Not ours" }), "words"],
    [
      "a call that nobody answered",
      rings({ type: "worked", activity: "called-no-answer", text: "", minutes: 5 }),
      "words",
    ],
    ["an agent's words to somebody else", rings(replied, { reader: "paul" }), "news"],
    ["what answers their own act", rings({ type: "chased" }, { by: "mona" }), "now"],
    ["that, told late", rings({ type: "chased" }, { by: "mona", when: at("09:57") }), "news"],
    ["a claim", rings({ type: "claimed" }), "news"],
    ["a claim of a P1", rings({ type: "claimed" }, { ticket: aTicket({ priority: "P1" }) }), "now"],
  ])("%s", (_, ring, expected) => expect(ring).toBe(expected));
});

describe("when somebody is rung", () => {
  it.each<[why: string, ring: Notify, given: Partial<NotifiedReader>, now: string, expected: string]>([
    ["news, to whom was not rung yet", "news", {}, "10:00", "2026-11-23T10:00+01:00"],
    ["news, ten minutes after", "news", { notifiedAt: at("09:50") }, "10:00", "2026-11-23T10:00+01:00"],
    ["news, sooner", "news", { notifiedAt: at("09:55") }, "10:00", "2026-11-23T10:05+01:00"],
    ["news in the evening", "news", {}, "20:00", "2026-11-24T07:00+01:00"],
    ["news in the early morning", "news", {}, "06:59", "2026-11-23T07:00+01:00"],
    ["news in the evening of London", "news", { zone: "Europe/London" }, "20:30", "2026-11-23T20:30+01:00"],
    [
      "news that would have to wait into the night",
      "news",
      { notifiedAt: at("19:55") },
      "19:58",
      "2026-11-24T07:00+01:00",
    ],
    ["news in the night of who is awake", "news", { actedAt: at("22:31") }, "23:00", "2026-11-23T23:00+01:00"],
    ["news in the night of who was awake", "news", { actedAt: at("22:29") }, "23:00", "2026-11-24T07:00+01:00"],
    ["a reminder right after a ring", "by-day", { notifiedAt: at("09:59") }, "10:00", "2026-11-23T10:00+01:00"],
    ["a reminder in the night", "by-day", {}, "03:00", "2026-11-23T07:00+01:00"],
    ["words in the night", "words", { notifiedAt: at("22:59") }, "23:00", "2026-11-23T23:00+01:00"],
    ["words upon words", "words", { notifiedAt: at("09:55"), hasWords: true }, "10:00", "2026-11-23T10:05+01:00"],
    [
      "a question in the night, right after a ring",
      "now",
      { notifiedAt: at("22:59") },
      "23:00",
      "2026-11-23T23:00+01:00",
    ],
  ])("%s", (_, ring, given, now, expected) =>
    expect(notifyAt(ring, recipient(given), quiet, at(now))).toEqual(new Date(expected)),
  );

  it("what comes while it is too soon may join what rang", () => {
    expect(isInWindow(recipient({ notifiedAt: at("09:55") }), quiet, at("10:00"))).toBe(true);
    expect(isInWindow(recipient({ notifiedAt: at("09:50") }), quiet, at("10:00"))).toBe(false);
    expect(isInWindow(recipient(), quiet, at("10:00"))).toBe(false);
  });

  it("nobody's night begins where it ends", () => {
    expect(isNight({ ...quiet, from: 0, to: 0 }, "Europe/Paris", at("00:00"))).toBe(false);
    expect(isNight({ ...quiet, from: 12 * 60, to: 14 * 60 }, "Europe/Paris", at("13:00"))).toBe(true);
    expect(isNight({ ...quiet, from: 12 * 60, to: 14 * 60 }, "Europe/Paris", at("14:00"))).toBe(false);
  });

  it("news ring once their time has come, in any zone, and never before", () => {
    const zones = ["Europe/Paris", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu"];
    const instants = fc.date({ min: new Date("2026-01-01"), max: new Date("2028-01-01"), noInvalidDate: true });
    const minutes = fc.integer({ min: 0, max: 1_439 });
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        instants,
        fc.option(fc.integer({ min: 0, max: 3_600_000 })),
        minutes,
        minutes,
        (zone, now, ago, from, to) => {
          const given = recipient({ zone, notifiedAt: ago === null ? null : new Date(now.getTime() - ago) });
          const night = { ...quiet, from, to };
          const ring = notifyAt("news", given, night, now);
          expect(ring >= now).toBe(true);
          expect(ring.getTime() - now.getTime()).toBeLessThan(26 * 3_600_000);
          expect(isNight(night, zone, ring)).toBe(false);
          expect(isInWindow(given, night, ring)).toBe(false);
          expect(notifyAt("news", given, night, ring)).toEqual(ring);
        },
      ),
    );
  });
});
