import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { usualPolicy } from "../../src/kernel/policy.ts";
import {
  isInWindow,
  isNight,
  nightChoices,
  notifyAt,
  notifyChoices,
  notifyFor,
  usualPreference,
  type NotifiedReader,
  type Preference,
} from "../../src/kernel/notifications.ts";
import type { Notify } from "../../src/kernel/event.ts";
import { notifyOf, peopleAsked } from "../../src/features/rules/events.ts";
import type { TicketEvent } from "../../src/features/rules.ts";
import { aTicket } from "../support/a-ticket.ts";

const { quiet } = usualPolicy; // ten minutes; from 20:00 to 7:00
const at = (time: string): Date => new Date(`2026-11-23T${time}+01:00`);
const recipient = (given: Partial<NotifiedReader> = {}): NotifiedReader => ({
  zone: "Europe/Paris",
  wants: usualPreference,
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
    [
      "a reminder of an approval, which waits for their day",
      rings({ type: "approval-reminded", stage: 0, people: ["lena"], count: 1 }, { reader: "lena" }),
      "by-day",
    ],
    [
      "that what was approved has changed",
      rings(
        { type: "approval-asked", because: "changed", stage: 0, asked: [{ person: "lena", as: "named" }] },
        { reader: "lena" },
      ),
      "again",
    ],
    [
      "that it is their turn to approve",
      rings(
        { type: "approval-asked", because: "next", stage: 0, asked: [{ person: "lena", as: "named" }] },
        { reader: "lena" },
      ),
      "by-day",
    ],
    ["an approver's question", rings({ type: "requester-asked", text: "Why?", files: [] }), "now"],
    [
      "the answer to it",
      rings({ ...asked, type: "answered", files: [], toApprovers: ["lena"] }, { by: "mona", reader: "lena" }),
      "now",
    ],
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
    [
      "what is asked again, right after a ring",
      "again",
      { notifiedAt: at("09:55") },
      "10:00",
      "2026-11-23T10:05+01:00",
    ],
    ["what is asked again, in the night", "again", {}, "03:00", "2026-11-23T07:00+01:00"],
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
    expect(notifyAt({ notify: ring, at: at(now) }, recipient(given), quiet, at(now))).toEqual(new Date(expected)),
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
          const news = { notify: "news", at: now } as const;
          const ring = notifyAt(news, given, night, now);
          expect(ring >= now).toBe(true);
          expect(ring.getTime() - now.getTime()).toBeLessThan(26 * 3_600_000);
          expect(isNight(night, zone, ring)).toBe(false);
          expect(isInWindow(given, night, ring)).toBe(false);
          expect(notifyAt(news, given, night, ring)).toEqual(ring);
        },
      ),
    );
  });
});

describe("how somebody wants to be notified", () => {
  const wants = (given: Partial<Preference>): NotifiedReader => recipient({ wants: { ...usualPreference, ...given } });
  const evening = { from: 17 * 60, to: 9 * 60 };
  it.each<[why: string, ring: Notify, wants: Partial<Preference>, now: string, expected: string]>([
    ["news, of who wants what needs them", "news", { what: "needs-me" }, "10:00", "2026-11-24T07:00+01:00"],
    ["an agent’s words to them", "words", { what: "needs-me" }, "10:00", "2026-11-23T10:00+01:00"],
    ["a reminder to them", "by-day", { what: "needs-me" }, "10:00", "2026-11-23T10:00+01:00"],
    ["words, of who wants a digest", "words", { what: "digest" }, "10:00", "2026-11-24T07:00+01:00"],
    ["a reminder, of who wants a digest", "by-day", { what: "digest" }, "10:00", "2026-11-24T07:00+01:00"],
    ["what does not wait, of who wants a digest", "now", { what: "digest" }, "10:00", "2026-11-23T10:00+01:00"],
    ["a digest as their own night ends", "news", { what: "digest", quiet: evening }, "10:00", "2026-11-24T09:00+01:00"],
    ["a digest at an hour of one's own", "news", { what: "digest", daily: 990 }, "10:00", "2026-11-23T16:30+01:00"],
    ["a digest whose hour is past", "news", { what: "digest", daily: 540 }, "10:00", "2026-11-24T09:00+01:00"],
    ["the rest, at an hour of one's own", "news", { what: "needs-me", daily: 720 }, "10:00", "2026-11-23T12:00+01:00"],
    ["a digest of the early morning", "news", { what: "digest" }, "06:00", "2026-11-23T07:00+01:00"],
    [
      "a digest without quiet hours of their own, as the desk's end",
      "news",
      { what: "digest", quiet: { from: 18 * 60, to: 18 * 60 } },
      "10:00",
      "2026-11-24T07:00+01:00",
    ],
    ["news in their own evening", "news", { quiet: evening }, "17:30", "2026-11-24T09:00+01:00"],
    [
      "news in the desk’s evening, not theirs",
      "news",
      { quiet: { from: 0, to: 0 } },
      "21:00",
      "2026-11-23T21:00+01:00",
    ],
    ["news in the night, at once", "news", { night: "at-once" }, "23:00", "2026-11-23T23:00+01:00"],
    ["words in the night, of who sleeps", "words", { night: "wait" }, "23:00", "2026-11-24T07:00+01:00"],
    ["a question in the night of who sleeps", "now", { night: "wait" }, "23:00", "2026-11-23T23:00+01:00"],
  ])("%s", (_, notify, given, now, expected) =>
    expect(notifyAt({ notify, at: at(now) }, wants(given), quiet, at(now))).toEqual(new Date(expected)),
  );

  it("a digest that was due while the desk was off is told as soon as it is day", () => {
    const told = { notify: "news", at: at("10:00") } as const;
    const late = (time: string) => notifyAt(told, wants({ what: "digest" }), quiet, new Date(time));
    expect(late("2026-11-25T11:00+01:00")).toEqual(new Date("2026-11-25T11:00+01:00"));
    expect(late("2026-11-25T23:00+01:00")).toEqual(new Date("2026-11-26T07:00+01:00"));
  });

  it("drops nothing: whatever they want, it is told within two days, and then it waits no more", () => {
    const instants = fc.date({ min: new Date("2026-01-01"), max: new Date("2028-01-01"), noInvalidDate: true });
    const minutes = fc.integer({ min: 0, max: 1_439 });
    const hours = fc.option(fc.record({ from: minutes, to: minutes }));
    const preferences = fc.record({
      what: fc.constantFrom(...notifyChoices),
      night: fc.constantFrom(...nightChoices),
      weekly: fc.boolean(),
      quiet: hours,
      daily: fc.option(minutes),
    });
    const rules = fc.constantFrom<Notify>("now", "by-day", "again", "words", "news");
    const zones = fc.constantFrom("Europe/Paris", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia");
    const ago = fc.option(fc.integer({ min: 0, max: 3_600_000 }));
    fc.assert(
      fc.property(rules, preferences, zones, instants, ago, fc.boolean(), (notify, own, zone, now, since, hasWords) => {
        const notifiedAt = since === null ? null : new Date(now.getTime() - since);
        const reader = recipient({ zone, wants: own, notifiedAt, hasWords });
        const told = { notify, at: now };
        const ring = notifyAt(told, reader, quiet, now);
        expect(ring >= now).toBe(true);
        expect(ring.getTime() - now.getTime()).toBeLessThan(50 * 3_600_000);
        // Told later than that, it waits for nothing but the end of a night, and not beyond it.
        const again = notifyAt(told, reader, quiet, ring);
        expect(again).toEqual(ring);
        if (notify === "now") expect(ring).toEqual(now);
        if (notify === "news" && own.night !== "at-once")
          expect(isNight({ ...quiet, ...own.quiet }, zone, ring)).toBe(false);
      }),
    );
  });

  it("asks nobody to wait longer than usual for what needs them", () => {
    const usual = notifyAt({ notify: "words", at: at("10:00") }, recipient(), quiet, at("10:00"));
    expect(notifyAt({ notify: "words", at: at("10:00") }, wants({ what: "needs-me" }), quiet, at("10:00"))).toEqual(
      usual,
    );
  });
});
