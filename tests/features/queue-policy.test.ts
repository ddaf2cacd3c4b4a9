import { describe, expect, it } from "vitest";
import { hoursForm, readHours, readTargets, targetsForm } from "../../src/features/queue-policy/forms.ts";
import { isSamePart, policyWith, usualTargets, type TypedHours } from "../../src/features/queue-policy/rules.ts";
import { effectOf } from "../../src/features/queue-policy/rules/effect.ts";
import { readDays, runsOf } from "../../src/features/queue-policy/rules/typed-days.ts";
import { readSpan } from "../../src/features/queue-policy/rules/typed-span.ts";
import { readWeek } from "../../src/features/queue-policy/rules/typed-week.ts";
import { dueOf, movedDue, serviceLevelOf } from "../../src/features/service-levels/rules.ts";
import { phrases } from "../../src/features/words.ts";
import { priorities } from "../../src/kernel/classification.ts";
import { nothingDue, startClock } from "../../src/kernel/clock.ts";
import { locales } from "../../src/kernel/locale.ts";
import { hoursOf, policyIn, type DeskPolicy, type ServiceLevel } from "../../src/kernel/policy.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { aroundTheClock, openTimeBetween, weekdays, type Weekday } from "../../src/kernel/time/business-hours.ts";
import { aTicket } from "../support/a-ticket.ts";

const usual = policyIn("Europe/Paris");
const now = new Date("2026-11-23T10:00:00+01:00"); // a Monday
const office: readonly Weekday[] = ["monday", "tuesday", "wednesday", "thursday", "friday"];
const on = (days: readonly Weekday[], ...spans: readonly (readonly [number, number])[]) =>
  Object.fromEntries(
    weekdays.map((day) => [
      day,
      days.includes(day) ? spans.map(([from, to]) => ({ from: from * 60, to: to * 60 })) : [],
    ]),
  );

describe("hours as people type them", () => {
  it.each([
    ["Mon – Fri: 9:00 – 18:00", on(office, [9, 18])],
    ["mon-fri 9-18", on(office, [9, 18])],
    ["Monday to Friday 9am – 6pm", on(office, [9, 18])],
    ["lun. – ven. : 9h-12h, 14h – 18h30", on(office, [9, 12], [14, 18.5])],
    ["du lundi au vendredi de 9h à 18h", on(office, [9, 18])],
    ["lundi, mardi et jeudi 9:00–12:00", on(["monday", "tuesday", "thursday"], [9, 12])],
    ["every day 8-20", on(weekdays, [8, 20])],
    ["mon 22:00 – 6:00", on(["monday"], [22, 30])],
    ["sat all day", on(["saturday"], [0, 24])],
    ["fri 18:00 - minuit", on(["friday"], [18, 24])],
    ["sat-mon 9–12", on(["saturday", "sunday", "monday"], [9, 12])],
    ["24/7", aroundTheClock("UTC").week],
    ["24 h sur 24", aroundTheClock("UTC").week],
  ])("%s", (typed, week) => {
    expect(readWeek(typed)).toEqual({ ok: true, week });
  });

  it("are a line each, and days without one are closed", () => {
    const read = readWeek("Mon – Thu: 9:00 – 18:00\nFri: 9:00 – 16:00\nSun: closed");
    const four = office.slice(0, 4);
    expect(read).toEqual({ ok: true, week: { ...on(four, [9, 18]), friday: [{ from: 540, to: 960 }] } });
  });

  it.each([
    ["Mo–Fi 9-18", "unread"],
    ["mon-fri", "unread"],
    ["9-18", "unread"],
    ["mon 9-5", "unread"], // in the afternoon, or the next morning?
    ["mon 9:00-25:00", "unread"],
    ["mon 9:60-18:00", "unread"],
    ["mon 13pm-6pm", "unread"],
    ["mon 9-9", "unread"],
    ["mon-fri 9-18\nwed 9-12", "twice"],
    ["mon, mon 9-18", "unread"],
    ["mon-sun closed", "never"],
  ])("%s is told as wrong", (typed, wrong) => {
    expect(readWeek(typed)).toMatchObject({ ok: false, wrong });
  });
});

describe("days as people type them", () => {
  const reading = { now, zone: "Europe/Paris", language: "en-GB" };
  it.each([
    ["", []],
    ["24 Dec", ["2026-12-24"]],
    ["today", ["2026-11-23"]],
    ["23 nov", ["2026-11-23"]],
    ["demain", ["2026-11-24"]],
    ["2026-12-24, 26 Dec", ["2026-12-24", "2026-12-26"]],
    ["December 24, 2026", ["2026-12-24"]],
    ["30–31 dec", ["2026-12-30", "2026-12-31"]],
    ["31 Dec – 2 Jan", ["2026-12-31", "2027-01-01", "2027-01-02"]],
    ["du 31 déc au 1er janv", ["2026-12-31", "2027-01-01"]],
    ["24 Dec; 24 Dec\n25/12", ["2026-12-24", "2026-12-25"]],
  ])("%s", (typed, days) => {
    expect(readDays(typed, reading)).toEqual({ ok: true, days });
  });

  it.each(["Christmas", "31 feb", "26 Dec – 24 Dec 2026", "1 Dec – 2 Dec – 3 Dec", "2020-01-01"])(
    "%s is told as wrong",
    (typed) => {
      expect(readDays(typed, reading)).toEqual({ ok: false, wrong: "unread", part: typed });
    },
  );

  it("are no more than a year ever closes", () => {
    expect(readDays("1 Dec – 30 Nov 2027", reading)).toMatchObject({ ok: false, wrong: "too-many" });
    const everyOther = Array.from({ length: 21 }, (_, index) => `2027-01-${`${index + 1}`.padStart(2, "0")}`);
    expect(readDays(everyOther.join("\n"), reading)).toMatchObject({ ok: true });
    const apart = Array.from(
      { length: 21 },
      (_, index) => `2027-${`${(index % 12) + 1}`.padStart(2, "0")}-${index < 12 ? 10 : 20}`,
    );
    expect(readDays(apart.join("\n"), reading)).toMatchObject({ ok: false, wrong: "too-many" });
  });

  it("in a row are shown as one", () => {
    expect(runsOf(["2026-12-31", "2026-12-24", "2027-01-01"])).toEqual([
      { from: "2026-12-24", to: "2026-12-24" },
      { from: "2026-12-31", to: "2027-01-01" },
    ]);
  });
});

describe("lengths of time as people type them", () => {
  const open = { counted: "open", days: 0, milliseconds: 0 } as const;
  it.each([
    ["", null],
    ["none", null],
    ["rien", null],
    ["30 min", { ...open, milliseconds: 30 * 60_000 }],
    ["4 h", { ...open, milliseconds: 4 * 3_600_000 }],
    ["1h30", { ...open, milliseconds: 90 * 60_000 }],
    ["1,5 heures", { ...open, milliseconds: 90 * 60_000 }],
    ["2 days", { ...open, days: 2 }],
    ["3 jours ouvrés", { ...open, days: 3 }],
    ["1 day and 4 hours", { ...open, days: 1, milliseconds: 4 * 3_600_000 }],
    ["2 h, jour et nuit", { ...open, milliseconds: 2 * 3_600_000, counted: "calendar" }],
    ["0.6 min", { ...open, milliseconds: 60_000 }],
    ["2 days, day and night", { ...open, days: 2, counted: "calendar" }],
  ])("%s", (typed, span) => {
    expect(readSpan(typed)).toEqual({ ok: true, span });
  });

  it.each(["4", "soon", "0 h", "-2 h", "1.5 days", "4 lightyears", "99999 h", "0.3 min", "0,4 min"])(
    "%s is told as wrong",
    (typed) => {
      expect(readSpan(typed)).toEqual({ ok: false });
    },
  );
});

describe.each(locales)("the forms, in %s", (locale) => {
  const hours = (typed: TypedHours | null, policy: DeskPolicy) =>
    hoursForm({ do: "edit-queue", part: "hours", queue: "support" }, { policy, typed, today: "2026-11-23" }, locale);
  const valuesOf = ({ fields }: ReturnType<typeof hours>) =>
    Object.fromEntries(fields.map(({ name, initial }) => [name, initial === null ? null : String(initial)]));
  const reading = { now, language: locale, policy: usual, queue: "support", locale };

  it("read what stands in them beforehand as it is", () => {
    const typed: TypedHours = {
      zone: "America/New_York",
      week: { ...aroundTheClock("UTC").week, sunday: [], saturday: [{ from: 22 * 60, to: 30 * 60 }] },
      closedOn: ["2026-01-01", "2026-12-24", "2026-12-25"],
      openOn: ["2027-05-01"],
    };
    const policy = policyWith(usual, new Map([["support", { hours: typed, targets: null }]]));
    const read = readHours(valuesOf(hours(typed, policy)), { ...reading, before: typed });
    expect(read).toEqual({ ok: true, value: typed });
    const form = targetsForm({ do: "edit-queue", part: "targets", queue: "support" }, usual, locale);
    const targets = readTargets(valuesOf(form), reading);
    expect(targets).toEqual({ ok: true, value: usualTargets(usual, "support") });
  });

  it("tell each mistake at its field, all at once", () => {
    const {
      errors,
      queuePolicy: { errors: says },
    } = phrases(locale);
    const typed = { week: "whenever", zone: "Europe/Pari", closedOn: "Easter", openOn: "31 feb" };
    expect(readHours(typed, { ...reading, before: null })).toEqual({
      ok: false,
      errors: {
        week: says.unread("whenever"),
        zone: says.zoneMeant("Europe/Pari", "Europe/Paris"),
        closedOn: says.day("Easter"),
        openOn: says.day("31 feb"),
      },
    });
    expect(readHours({}, { ...reading, before: null })).toMatchObject({
      errors: { week: errors.required, zone: errors.required },
    });
    const long = "9".repeat(50_000);
    expect(readHours({ week: long, zone: "Europe/Paris" }, { ...reading, before: null })).toEqual({
      ok: false,
      errors: { week: errors.tooLong(1_000) },
    });
    expect(readTargets({ "P1-resolution": long }, reading)).toEqual({
      ok: false,
      errors: { "P1-resolution": errors.tooLong(100) },
    });
    const wrong = { "P1-first-response": "soon", "P2-first-response": "2 days", "P2-resolution": "4 h" };
    expect(readTargets(wrong, reading)).toEqual({
      ok: false,
      errors: { "P1-first-response": says.span("soon"), "P2-resolution": says.sooner },
    });
  });
});

describe.each(locales)("what would be due years from now, in %s,", (locale) => {
  const says = phrases(locale).queuePolicy.errors;
  const reading = { now, language: locale, before: null, queue: "support", locale };
  const inHours = (week: string, policy = usual) => readHours({ week, zone: "Europe/Paris" }, { ...reading, policy });
  const inTargets = (typed: string, policy = usual) => readTargets({ "P4-resolution": typed }, { ...reading, policy });

  it.each(["9999 h", "900 days", "800 days, day and night"])("is refused at its target: %s", (typed) => {
    expect(inTargets(typed)).toEqual({ ok: false, errors: { "P4-resolution": says.yearsAway } });
  });

  it.each(["500 h", "90 days", "365 days, day and night", "none"])("unlike %s", (typed) => {
    expect(inTargets(typed)).toMatchObject({ ok: true });
  });

  it("is refused at the hours in which a target would be", () => {
    expect(usual.serviceLevels[0]?.targets.resolution?.milliseconds).toBe(4 * 3_600_000);
    expect(inHours("Mon 8:00 – 8:01")).toEqual({ ok: false, errors: { week: expect.stringMatching(/(?<!\d)4\s+h/u) } });
    expect(inHours("Mon 8:00 – 12:00")).toMatchObject({ ok: true });
  });

  it("at the hours counts what was typed of targets, and of this queue alone", () => {
    const always = { days: 0, milliseconds: 60_000, counted: "open" } as const;
    const far = { days: 0, milliseconds: 9_999 * 3_600_000, counted: "open" } as const;
    const of = (queue: string): DeskPolicy => ({
      ...usual,
      serviceLevels: [
        { queue, kind: null, service: "VPN", priority: null, targets: { "first-response": always, resolution: far } },
        {
          queue: null,
          kind: null,
          service: null,
          priority: null,
          targets: { "first-response": always, resolution: always },
        },
      ],
    });
    expect(inHours("Mon – Fri 9:00 – 18:00", of("support"))).toMatchObject({ ok: false });
    expect(inHours("Mon – Fri 9:00 – 18:00", of("network"))).toMatchObject({ ok: true });
  });
});

describe("what was typed of a queue", () => {
  const open = { days: 0, milliseconds: 60_000, counted: "open" } as const;
  const targets = { "first-response": open, resolution: null };
  const typed = { P1: targets, P2: targets, P3: targets, P4: targets };
  const level = (of: Partial<ServiceLevel>): ServiceLevel => ({
    queue: null,
    kind: null,
    service: null,
    priority: null,
    targets: { "first-response": null, resolution: open },
    ...of,
  });
  const vpn = level({ service: "VPN" });
  const phones = level({ queue: "phones", kind: "incident" });

  it("holds there alone, and leaves the targets of a kind or a service as they are", () => {
    const policy: DeskPolicy = {
      ...usual,
      serviceLevels: [vpn, ...usual.serviceLevels.slice(0, 2), phones, level({})],
    };
    const next = policyWith(policy, new Map([["phones", { hours: null, targets: typed }]]));
    const of = (
      which: DeskPolicy,
      more: { queue?: string; kind?: "incident" | "request"; service?: string; priority?: "P1" | "P4" },
    ) => serviceLevelOf(which, { queue: "phones", kind: "request", service: "", priority: "P1", ...more })?.targets;
    expect(of(next, {})).toBe(targets);
    expect(of(next, { priority: "P4" })).toBe(targets);
    for (const same of [
      { queue: "support" },
      { queue: "support", priority: "P4" },
      { service: "vpn" },
      { kind: "incident", priority: "P4" },
    ] as const)
      expect(of(next, same)).toBe(of(policy, same));
    expect(usualTargets(next, "phones")).toEqual(typed);
  });

  it("is promised also where the policy promises nothing", () => {
    const next = policyWith({ ...usual, serviceLevels: [] }, new Map([["phones", { hours: null, targets: typed }]]));
    for (const priority of priorities)
      expect(serviceLevelOf(next, { queue: "phones", kind: "event", service: "", priority })?.targets).toBe(targets);
  });

  const hours: TypedHours = {
    zone: "Asia/Tokyo",
    week: aroundTheClock("UTC").week,
    closedOn: ["2026-12-24"],
    openOn: ["2026-12-25"],
  };

  it("keeps the holidays of the policy, but for days that were opened", () => {
    const isHoliday = (date: string) => ["2026-12-25", "2026-12-26"].includes(date);
    const policy = { ...usual, hours: { ...usual.hours, isHoliday } };
    const next = policyWith(policy, new Map([["support", { hours, targets: null }]]));
    const days = ["2026-12-23", "2026-12-24", "2026-12-25", "2026-12-26"];
    expect(days.map(hoursOf(next, "support").isHoliday)).toEqual([false, true, false, true]);
    expect(hoursOf(next, "support").zone).toBe("Asia/Tokyo");
    expect(hoursOf(next, "other")).toBe(policy.hours);
  });

  it("holds no more once the policy lets it be changed in chat no more", () => {
    const locked = { ...usual, inChat: { hours: false, targets: false } };
    expect(policyWith(locked, new Map([["support", { hours, targets: typed }]]))).toBe(locked);
  });

  it("is the same as before where nothing that anybody sees is another", () => {
    const asItIs = { policy: usual, typed: { hours: null, targets: null } };
    const same = { zone: "Europe/Paris", week: usual.hours.week, closedOn: [], openOn: [] };
    const by = (own: TypedHours) => {
      const both = { hours: own, targets: null };
      return { policy: policyWith(usual, new Map([["support", both]])), typed: both };
    };
    expect(isSamePart("hours", "support", asItIs, by(same))).toBe(true);
    expect(isSamePart("hours", "support", asItIs, by({ ...same, closedOn: ["2026-12-24"] }))).toBe(false);
    expect(isSamePart("targets", "support", asItIs, by(hours))).toBe(true);
  });
});

describe("what another policy would do to open tickets", () => {
  const at = (hour: number, minute = 0) => new Date(now.getTime() + (hour - 10) * 3_600_000 + minute * 60_000);
  const due = (policy: DeskPolicy, ticket: Ticket): Ticket => ({
    ...ticket,
    clock: { ...ticket.clock, due: dueOf(policy, ticket) },
  });
  /** P3, opened at 9:00 and with an agent since then: due first at 13:00, in the end on Thursday. */
  const opened = (more: Partial<Ticket> = {}): Ticket => {
    const ticket = aTicket({ priority: "P3", openedAt: at(9), ...more });
    const turns = more.status === "waiting" ? ([{ of: "requester", since: at(9) }] as const) : [];
    return due(usual, {
      ...ticket,
      clock: { ...startClock(at(9), nothingDue), turns: [{ of: "agents", since: at(9) }, ...turns] },
    });
  };
  type Minutes = number | null;
  const within = (first: Minutes, resolved: Minutes): DeskPolicy => {
    const span = (minutes: Minutes) =>
      minutes === null ? null : ({ days: 0, milliseconds: minutes * 60_000, counted: "open" } as const);
    const targets = { "first-response": span(first), resolution: span(resolved) };
    return policyWith(
      usual,
      new Map([["support", { hours: null, targets: { P1: targets, P2: targets, P3: targets, P4: targets } }]]),
    );
  };
  const resolvedAt = opened().clock.due.resolution;
  const usually = resolvedAt === null ? null : openTimeBetween(usual.hours, at(9), resolvedAt) / 60_000;
  const answeredIn = (minutes: Minutes): DeskPolicy => within(minutes, usually);
  const nothing = { open: 1, earlier: 0, later: 0, gained: 0, lost: 0, lateNow: 0 };

  it("is counted ticket by ticket", () => {
    expect(effectOf([opened()], usual, now)).toEqual(nothing);
    expect(effectOf([opened()], answeredIn(120), now)).toEqual({ ...nothing, earlier: 1 });
    expect(effectOf([opened()], answeredIn(300), now)).toEqual({ ...nothing, later: 1 });
    expect(effectOf([opened()], answeredIn(null), now)).toEqual({ ...nothing, lost: 1 });
    expect(effectOf([opened(), opened({ priority: "P1" })], answeredIn(60), now)).toEqual({
      ...nothing,
      open: 2,
      earlier: 1,
      later: 1,
      lateNow: 1,
    });
    const unpromised = due(answeredIn(null), opened());
    expect(effectOf([unpromised], answeredIn(120), now)).toEqual({ ...nothing, gained: 1 });
  });

  it("counts the resolution too, also where the first answer is due before it", () => {
    const resolvedIn = (minutes: Minutes) => effectOf([opened(), opened()], within(240, minutes), now);
    const two = { ...nothing, open: 2 };
    expect(resolvedIn(usually)).toEqual(two);
    expect(resolvedIn(9 * 60)).toEqual({ ...two, earlier: 2 });
    expect(resolvedIn(60 * 60)).toEqual({ ...two, later: 2 });
    expect(resolvedIn(null)).toEqual({ ...two, lost: 2 });
    const unpromised = due(within(240, null), opened());
    expect(effectOf([unpromised], usual, now)).toEqual({ ...nothing, gained: 1 });
    // One that moves both ways is counted in both.
    expect(effectOf([opened()], within(120, 60 * 60), now)).toEqual({ ...nothing, earlier: 1, later: 1 });
  });

  it("says that nothing moves of those tickets alone of which saving moves no due date", () => {
    const answered = (ticket: Ticket): Ticket => ({ ...ticket, clock: { ...ticket.clock, respondedAt: at(9, 30) } });
    const tickets = [opened(), opened({ status: "waiting" }), answered(opened()), due(within(null, null), opened())];
    const spans: readonly Minutes[] = [null, 30, 240, 9 * 60, usually];
    const all = tickets.flatMap((ticket) =>
      spans.flatMap((first) => spans.map((resolved) => ({ ticket, next: within(first, resolved) }))),
    );
    for (const { ticket, next } of all) {
      const { earlier, later, gained, lost } = effectOf([ticket], next, now);
      expect(earlier + later + gained + lost > 0).toBe(movedDue(next, ticket) !== null);
    }
  });

  it("counts as late at once what is not late yet, and leaves what waits for the requester alone", () => {
    expect(effectOf([opened()], answeredIn(30), now)).toEqual({ ...nothing, earlier: 1, lateNow: 1 });
    expect(effectOf([opened()], answeredIn(30), at(14))).toEqual({ ...nothing, earlier: 1 });
    expect(effectOf([opened({ status: "waiting" })], answeredIn(30), now)).toEqual(nothing);
  });
});
