import { describe, expect, test } from "vitest";
import { endOf, isTold, mayChange, maySet, type KnownIssue } from "../../src/features/known-issues/rules.ts";
import { toldOf } from "../../src/features/known-issues/rules/affects.ts";
import { readComing, readPast, typedMoment } from "../../src/features/known-issues/rules/typed-moment.ts";

const now = new Date("2026-11-23T10:00:00+01:00"); // a Monday
const hour = 3_600_000;
const later = (hours: number): Date => new Date(now.getTime() + hours * hour);

const knownIssue = (service: string, words = "It is down.", more: Partial<KnownIssue> = {}): KnownIssue => ({
  id: service,
  service,
  words,
  since: later(-1),
  expectedAt: null,
  version: 1,
  endsAt: later(2),
  endedAt: null,
  endedBy: null,
  setBy: "amara",
  ticket: null,
  queue: null,
  ...more,
});

describe("what is told before somebody opens a ticket", () => {
  const vpn = knownIssue("VPN", "Nobody gets in from home.");
  const mail = knownIssue("Messagerie", "Outlook ne reçoit plus rien.", { since: later(-3) });
  const wifi = knownIssue("Wi-Fi étage 3", "Les bornes redémarrent.", { since: later(-2) });
  const hr = knownIssue("HR", "The pages of human resources are closed.", { since: later(-4) });
  const all = [hr, vpn, mail, wifi];
  const services = (said: string, known = all) => toldOf(known, said, now).knownIssues.map(({ service }) => service);

  test("is all of it while nothing is said, the newest first, and how many more there are", () => {
    expect(toldOf(all, "  ", now)).toEqual({ knownIssues: [vpn, wifi, mail], more: 1 });
    expect(toldOf([], "", now)).toEqual({ knownIssues: [], more: 0 });
  });

  test.each([
    ["my vpn does not connect", ["VPN"]],
    ["plus de messagerie depuis ce matin", ["Messagerie"]],
    ["Outlook ne reçoit rien du tout", ["Messagerie"]],
    ["le wifi coupe", ["Wi-Fi étage 3"]],
    ["the mesagerie is slow", ["Messagerie"]],
    ["HR portal", ["HR"]],
    ["three chairs are broken", []],
    ["my screen flickers", []],
  ])("is about what is said: %s", (said, expected) => {
    expect(services(said)).toEqual(expected);
  });

  test("is not what is over, nor what has come to its end", () => {
    const over = [knownIssue("VPN", "", { endedAt: now }), knownIssue("VPN", "", { endsAt: now })];
    expect(services("vpn", over)).toEqual([]);
    expect(services("", over)).toEqual([]);
    expect(over.map((each) => isTold(each, now))).toEqual([false, false]);
  });
});

test("it ends by itself an hour after its expected end, or a day after it was last said", () => {
  expect(endOf(later(5), now)).toEqual(later(6));
  expect(endOf(null, now)).toEqual(later(24));
});

test("leads and administrators set and change all; agents change what was set from a ticket of their queue", () => {
  const as = (queue: string, lead: boolean, administrator: boolean) => new Map([[queue, { lead, administrator }]]);
  const ofSupport = { queue: "support" };
  const change = (issue: { queue: string | null }, queues: ReturnType<typeof as>, reader = "paul") =>
    mayChange({ setBy: "claire", ...issue }, { reader, queues });
  for (const ruler of [as("network", true, false), as("network", false, true)])
    expect([maySet(ruler), change(ofSupport, ruler), change({ queue: null }, ruler)]).toEqual([true, true, true]);
  const agent = as("support", false, false);
  expect([maySet(agent), change(ofSupport, agent), change({ queue: "network" }, agent)]).toEqual([false, true, false]);
  expect(change({ queue: null }, agent)).toBe(false);
  expect([maySet(new Map()), change(ofSupport, new Map())]).toEqual([false, false]);
  // Its ticket went to others: who told everybody can still say that it is over, as long as they are an agent.
  expect([change({ queue: "hr" }, agent, "claire"), change({ queue: "hr" }, new Map(), "claire")]).toEqual([
    true,
    false,
  ]);
});

describe("a time is typed as people say it", () => {
  const clock = { now, zone: "Europe/Paris", language: "fr" };
  const paris = (local: string): string => new Date(`${local}+01:00`).toISOString();
  test.each([
    ["9:30", "2026-11-23T09:30"],
    ["9h30", "2026-11-23T09:30"],
    ["à 9h", "2026-11-23T09:00"],
    ["8am", "2026-11-23T08:00"],
    ["7:15 pm", "2026-11-22T19:15"],
    ["18:00", "2026-11-22T18:00"],
    ["yesterday 18:00", "2026-11-22T18:00"],
    ["hier 18h", "2026-11-22T18:00"],
    ["20 minutes ago", "2026-11-23T09:40"],
    ["il y a 2 heures", "2026-11-23T08:00"],
    ["maintenant", "2026-11-23T10:00"],
    ["2026-11-20 08:05", "2026-11-20T08:05"],
    ["today", "2026-11-23T00:00"],
  ])("that has passed: %s", (typed, local) => {
    expect(readPast(typed, clock)?.toISOString()).toBe(paris(local));
  });
  test.each([
    ["18:00", "2026-11-23T18:00"],
    ["18h", "2026-11-23T18:00"],
    ["9:00", "2026-11-24T09:00"],
    ["tomorrow 9:00", "2026-11-24T09:00"],
    ["demain 9h", "2026-11-24T09:00"],
    ["today at 5pm", "2026-11-23T17:00"],
    ["mercredi", "2026-11-25T18:00"],
    ["25 Nov 14:30", "2026-11-25T14:30"],
    ["in 2 hours", "2026-11-23T12:00"],
    ["dans 30 minutes", "2026-11-23T10:30"],
    ["2026-11-23 23:10", "2026-11-23T23:10"],
  ])("to come: %s", (typed, local) => {
    expect(readComing(typed, clock)?.toISOString()).toBe(paris(local));
  });
  test.each(["soon", "25:00", "9:75", "hier 18h", "2026-13-40 10:00", "13pm", "2027-06-01 10:00", ""])(
    "not: %s",
    (typed) => {
      expect(readComing(typed, clock)).toBeNull();
    },
  );
  test.each(["soon", "tomorrow 9:00", "25h", "2020-01-01 10:00", ""])("not as passed: %s", (typed) => {
    expect(readPast(typed, clock)).toBeNull();
  });
});

describe("a time in a form", () => {
  const zone = "Europe/Paris";

  test("stands there as people write it, and is read as what it was", () => {
    const times = [0, -0.5, -9, -12, -30, -200].map(later);
    const said = (locale: "en" | "fr") => times.map((at) => typedMoment(at, { now, zone, locale }));
    expect(said("en")).toEqual(["10:00", "9:30", "1:00", "yesterday 22:00", "yesterday 4:00", "2026-11-15 02:00"]);
    expect(said("fr")).toEqual(["10h", "9h30", "1h", "hier 22h", "hier 4h", "2026-11-15 02:00"]);
    for (const locale of ["en", "fr"] as const) {
      const clock = { now, zone, language: locale };
      for (const at of times) expect(readPast(typedMoment(at, { now, zone, locale }), clock)).toEqual(at);
      for (const at of [0.5, 8, 20, 60].map(later))
        expect(readComing(typedMoment(at, { now, zone, locale }), clock)).toEqual(at);
    }
  });
});
