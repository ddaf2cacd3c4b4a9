import { describe, expect, test } from "vitest";
import { readPolicy } from "../../src/policy-file/read-policy.ts";
import { isOpenAt } from "../../src/kernel/time/business-hours.ts";
import { hoursOf, policyIn, type DeskPolicy } from "../../src/kernel/policy.ts";

const zone = "Europe/Paris";

async function policyOf(text: string): Promise<DeskPolicy> {
  const read = await readPolicy(text, { zone });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.policy;
}

async function problemsOf(text: string): Promise<readonly string[]> {
  const read = await readPolicy(text, { zone });
  return read.ok ? [] : read.problems;
}

/** Without the name of the file and the place. */
const onlyProblem = async (text: string): Promise<string | undefined> => {
  const problems = await problemsOf(text);
  expect(problems).toHaveLength(1);
  return problems[0]?.replace(/^\S+ /, "");
};

describe("what is left out is as usual", () => {
  test.each(["", "# nothing", "hours:\nqueues:\n  # none yet\n"])("%j", async (text) => {
    const usual = policyIn(zone);
    const { hours, ...rest } = await policyOf(text);
    expect(rest).toEqual({ ...usual, hours: undefined });
    expect(hours).toEqual({ ...usual.hours, isHoliday: expect.any(Function) });
  });

  test("key by key", async () => {
    const usual = policyIn(zone);
    const policy = await policyOf("quiet: {from: 21:30}\nstalledAfter: {P2: 4h}\npriorityMatrix: {one: {high: P2}}");
    expect(policy.quiet).toEqual({ ...usual.quiet, from: 21 * 60 + 30 });
    expect(policy.stalledAfter).toEqual({ ...usual.stalledAfter, P2: { days: 0, milliseconds: 4 * 3_600_000 } });
    expect(policy.priorityMatrix).toEqual({
      ...usual.priorityMatrix,
      one: { ...usual.priorityMatrix.one, high: "P2" },
    });
  });
});

describe("lengths of time", () => {
  const h = 3_600_000;
  test.each([
    ["30m", { days: 0, milliseconds: h / 2, counted: "open" }],
    ["4h", { days: 0, milliseconds: 4 * h, counted: "open" }],
    ["2d", { days: 2, milliseconds: 0, counted: "open" }],
    ["1h30m", { days: 0, milliseconds: 1.5 * h, counted: "open" }],
    ["1d 4h", { days: 1, milliseconds: 4 * h, counted: "open" }],
    ["8h calendar", { days: 0, milliseconds: 8 * h, counted: "calendar" }],
    ["{within: 2d, counted: calendar}", { days: 2, milliseconds: 0, counted: "calendar" }],
    ["{within: 2d}", { days: 2, milliseconds: 0, counted: "open" }],
    ["none", null],
  ])("%s", async (written, read) => {
    const { serviceLevels } = await policyOf(`serviceLevels: [{firstResponse: none, resolution: ${written}}]`);
    expect(serviceLevels[0]?.targets.resolution).toEqual(read);
  });

  test.each(["10 min", "10", "1.5h", "-2h", "0m", "h", "30m4h", "99999m", "8h calender", "[1h]"])(
    "%s is none",
    async (written) => {
      expect(await onlyProblem(`serviceLevels: [{firstResponse: none, resolution: ${written}}]`)).toMatch(
        /^serviceLevels\[0\]\.resolution: .* is not a length of time; write 30m, 4h, 2d or 1h30m, .* or none$/,
      );
    },
  );

  test("of the clock on the wall a day has 24 hours, and there may be none", async () => {
    const { reopenFor, chaseEvery } = await policyOf("reopenFor: 2d\nchaseEvery: 0m");
    expect({ reopenFor, chaseEvery }).toEqual({ reopenFor: 48 * h, chaseEvery: 0 });
  });
});

describe("hours", () => {
  test("several spans a day, over night, closed, days together, in any case of letters", async () => {
    const { hours } = await policyOf(`
hours:
  zone: Asia/Kolkata
  week:
    Mon-Wed: 09:00-12:30, 13:30-18:00
    thursday: 22:00-06:00
    sat, sun: closed
    fri: 00:00-24:00`);
    const split = [
      { from: 540, to: 750 },
      { from: 810, to: 1080 },
    ];
    expect(hours).toMatchObject({
      zone: "Asia/Kolkata",
      week: {
        monday: split,
        tuesday: split,
        wednesday: split,
        thursday: [{ from: 1320, to: 1800 }],
        friday: [{ from: 0, to: 1440 }],
        saturday: [],
        sunday: [],
      },
    });
  });

  test.each(["mon–fri: 9h–17h30", "Mon - Fri: 9h00 - 17:30", "mon-fri: 09:00—17:30", "mon-fri:\u00a09:00 - 17h30"])(
    "as people type them, and word processors mend them: %s",
    async (typed) => {
      const { hours } = await policyOf(`hours:\n  week:\n    ${typed}\n    sat: Closed`);
      expect([hours.week.friday, hours.week.saturday]).toEqual([[{ from: 540, to: 1050 }], []]);
    },
  );

  test("days may run over the week's end; 24/7 never closes", async () => {
    const { hours, queues } = await policyOf(
      "hours: {week: {sat-mon: 08:00-09:00}}\nqueues: {noc: {hours: {week: 24/7}}}",
    );
    expect(Object.entries(hours.week).flatMap(([day, spans]) => (spans.length > 0 ? [day] : []))).toEqual([
      "monday",
      "saturday",
      "sunday",
    ]);
    expect(queues["noc"]?.hours?.week.sunday).toEqual([{ from: 0, to: 1440 }]);
  });

  test("a queue has the desk's hours, but for what it says itself", async () => {
    const policy = await policyOf(`
hours: {zone: Asia/Tokyo, holidays: [12-24]}
queues:
  late: {hours: {week: {mon-sun: 20:00-23:00}}}
  always: {hours: {holidays: []}}
  plain: {nextLevel: late}`);
    const open = (queue: string, at: string): boolean => isOpenAt(hoursOf(policy, queue), new Date(at));
    expect(open("late", "2026-12-23T20:30+09:00")).toBe(true);
    expect(open("late", "2026-12-24T20:30+09:00")).toBe(false);
    expect(open("always", "2026-12-24T10:00+09:00")).toBe(true);
    expect(open("plain", "2026-12-23T10:00+09:00")).toBe(true);
    expect(open("plain", "2026-12-24T10:00+09:00")).toBe(false);
  });

  test.each([
    ["mon: 9-18", /mon: "9-18" is not hours; write 09:00-18:00/],
    ["mon:", /mon: nothing is not hours/],
    ["mon: 09:00-09:00", /is not hours/],
    ["mon: 09:00-25:00", /is not hours/],
    ["mon: 24:00-25:00", /is not hours/],
    ["mon: [09:00-18:00]", /a list is not hours/],
    ["mondey: 09:00-18:00", /mondey: is not known here; did you mean monday\?/],
    ["mon-fri: 09:00-18:00, tue: closed", /tue: names tuesday a second time/],
    ["mon: closed", /week: is never open/],
  ])("week: {%s} is refused", async (days, problem) => {
    const text = `hours:\n  week:\n${days.replaceAll(/(^|, )(?=[a-z])/g, "\n    ")}`;
    expect(await onlyProblem(text)).toMatch(problem);
  });

  test.each([
    ["hours: {week: {}}", /hours\.week: is never open/],
    ["hours: {week: 24-7}", /"24-7" is not a week; write 24\/7/],
    ["hours: {zone: +02:00}", /hours\.zone: "\+02:00" is not a time zone/],
    ["hours: {holidays: [2026-02-30]}", /"2026-02-30" is not a holiday/],
    ["hours: {holidays: [13-01]}", /"13-01" is not a holiday/],
    ["queues: {Has Spaces: {}}", /is not the name of a queue, as it was typed after \/ticket setup/],
  ])("%s is refused", async (text, problem) => {
    expect(await onlyProblem(text)).toMatch(problem);
  });
});

describe("everything that is wrong is told at once, with its place", () => {
  test("in the order of the file", async () => {
    const problems = await problemsOf(`hours:
  zone: Europe/Pariss
  week: {mon-fri: 9-18}
atRiskAt: 120%
escalation:
  P1:
    starts: at-onec
    steps:
      - to: leed
        wait: "10 min"
  P9: none
servicelevels: []
claimIsResponse: yes
quiet: {pushEvery: 5}
refusalsBeforeEscalation: 1.5
serviceLevels:
  - priority: P1
    resolution: 4h
  - fistResponse: 1h
    kind: incidents
    firstResponse: 1h
    resolution: none
`);
    const aLength = "a length of time; write 30m, 4h, 2d or 1h30m";
    const aCounted = `${aLength}, or 8h calendar to count closed hours too`;
    expect(problems).toEqual([
      'helpdesk.yaml:2:9 hours.zone: "Europe/Pariss" is not a time zone; write Europe/Paris',
      expect.stringMatching(/^helpdesk\.yaml:3:19 hours\.week\.mon-fri: "9-18" is not hours; write 09:00-18:00/),
      'helpdesk.yaml:4:11 atRiskAt: "120%" is not between 1% and 99%; write 75%',
      'helpdesk.yaml:7:13 escalation.P1.starts: "at-onec" is not one of at-once, at-breach; did you mean at-once?',
      'helpdesk.yaml:9:13 escalation.P1.steps[0].to: "leed" is not channel, lead, next-level or an e-mail address',
      `helpdesk.yaml:10:15 escalation.P1.steps[0].wait: "10 min" is not ${aCounted}`,
      "helpdesk.yaml:11:3 escalation.P9: is not known here; known are P1, P2, P3, P4",
      "helpdesk.yaml:12:1 servicelevels: is not known here; did you mean serviceLevels?",
      'helpdesk.yaml:13:18 claimIsResponse: "yes" is not true or false',
      `helpdesk.yaml:14:20 quiet.pushEvery: 5 is not ${aLength}`,
      "helpdesk.yaml:15:27 refusalsBeforeEscalation: 1.5 is not a whole number",
      `helpdesk.yaml:17:5 serviceLevels[0].firstResponse: is missing: ${aCounted}, or none`,
      "helpdesk.yaml:19:5 serviceLevels[1].fistResponse: is not known here; did you mean firstResponse?",
      expect.stringMatching(/^helpdesk\.yaml:20:11 serviceLevels\[1\]\.kind: "incidents" .*; did you mean incident\?$/),
    ]);
  });

  test("what can be read is looked at even where something else cannot", async () => {
    const problems = await problemsOf("atRiskAt: high\nqueues: {a: {nextLevel: a}}");
    expect(problems.map((problem) => problem.split(" ")[1])).toEqual(["atRiskAt:", "queues.a.nextLevel:"]);
  });

  test("no YAML at all: where it ends to be one", async () => {
    expect(await problemsOf("hours:\n  week: [\n")).toEqual([expect.stringMatching(/^helpdesk\.yaml:\d:\d .+/)]);
    expect(await problemsOf("atRiskAt: 75%\natRiskAt: 80%")).toEqual([
      expect.stringMatching(/^helpdesk\.yaml:2:1 .*unique/),
    ]);
    expect(await problemsOf("- a list")).toEqual([
      expect.stringMatching(/^helpdesk\.yaml:1:1 a list is not a group of/),
    ]);
    expect(await problemsOf("hours: *none")).toHaveLength(1);
  });

  test("the file goes by the name it has", async () => {
    const read = await readPolicy("atRiskAt: 0", { zone, file: "/etc/desk.yaml" });
    expect(read).toEqual({ ok: false, problems: [expect.stringMatching(/^\/etc\/desk\.yaml:1:11 atRiskAt: /)] });
  });
});

describe("nonsense is refused", () => {
  const level = (first: string, resolution: string, more = ""): string =>
    `serviceLevels: [{firstResponse: ${first}, resolution: ${resolution}}]\n${more}`;

  test.each([
    ["a queue that is its own next level", "queues: {a: {nextLevel: a}}", "queues.a.nextLevel: is the queue itself"],
    [
      "reminders that go back",
      "waiting: {remindAfter: [3d, 1d], endAfter: 7d}",
      "waiting.remindAfter[1]: is not after",
    ],
    ["an end before the last reminder", "resolved: {endAfter: 1d}", "resolved.endAfter: is not after"],
    ["an end before, counted in hours", "waiting: {remindAfter: [1d], endAfter: 9h}", "waiting.endAfter: is not after"],
    ["resolved before answered", level("4h", "2h"), "serviceLevels[0].resolution: is sooner"],
    ["a day that is shorter than its hours", level("10h", "1d"), "serviceLevels[0].resolution: is sooner"],
    [
      "the same in a queue with short days",
      level("4h", "1d", "queues: {am: {hours: {week: {mon: 09:00-12:00}}}}"),
      "serviceLevels[0].resolution: is sooner",
    ],
    ["open hours, then as many of the calendar less one", level("8h", "7h calendar"), "serviceLevels[0].resolution:"],
    [
      "a level behind one that fits all",
      "serviceLevels: [{firstResponse: 1h, resolution: 2h}, {priority: P1, firstResponse: 1h, resolution: 2h}]",
      "serviceLevels[1]: never holds",
    ],
    [
      "a next level where there is none",
      "escalation: {P1: {starts: at-once, steps: [{to: next-level, wait: 5m}]}}",
      "escalation.P1.steps[0].to: leads nowhere",
    ],
    ["resolved before answered, both of the calendar", level("8h calendar", "2h calendar"), "is sooner"],
    [
      "resolved before answered in its own queue",
      "queues: {am: {hours: {week: {mon: 09:00-12:00}}}}\nserviceLevels: [{queue: am, firstResponse: 4h, resolution: 1d}]",
      "serviceLevels[0].resolution: is sooner",
    ],
    [
      "the same level twice",
      "serviceLevels: [{priority: P1, firstResponse: 1h, resolution: 2h}, {priority: P1, firstResponse: 1h, resolution: 3h}]",
      "serviceLevels[1]: never holds: serviceLevels[0]",
    ],
    [
      "reminders that go back in a queue with short days",
      "waiting: {remindAfter: [4h, 1d], endAfter: 7d}\nqueues: {am: {hours: {week: {mon: 09:00-12:00}}}}",
      "waiting.remindAfter[1]: is not after",
    ],
    [
      "a next level where no queue has one",
      "queues: {a: {}}\nescalation: {P1: {starts: at-once, steps: [{to: next-level, wait: 5m}]}}",
      "escalation.P1.steps[0].to: leads nowhere",
    ],
    ["a chain without steps", "escalation: {P1: {starts: at-once, steps: []}}", "escalation.P1.steps: has no steps"],
  ])("%s", async (_, text, problem) => {
    expect(await onlyProblem(text)).toContain(problem);
  });

  test("a round of next levels, told of each queue in it and of no other", async () => {
    const problems = await problemsOf("queues: {a: {nextLevel: b}, b: {nextLevel: c}, c: {nextLevel: b}}");
    expect(problems.map((problem) => problem.replace(/^\S+ /, ""))).toEqual([
      "queues.b.nextLevel: comes round again: b → c → b",
      "queues.c.nextLevel: comes round again: c → b → c",
    ]);
  });

  test.each([
    ["hours", level("4h", "2h"), "hours: {zone: nowhere}"],
    ["queues", level("4h", "2h"), "queues: {a: {hours: {zone: nowhere}}}"],
    ["hours", "waiting: {remindAfter: [3d, 1d], endAfter: 7d}", "hours: {zone: nowhere}"],
    ["queues", "waiting: {remindAfter: [3d, 1d], endAfter: 7d}", "queues: {a: {hours: {zone: nowhere}}}"],
    [
      "queues",
      "escalation: {P1: {starts: at-once, steps: [{to: next-level, wait: 5m}]}}",
      "queues: {a: {nextLevel: b, hours: {zone: nowhere}}}",
    ],
  ])("and nothing that hangs on %s while they cannot be read", async (_, text, wrong) => {
    expect(await onlyProblem(`${wrong}\n${text}`)).toContain("is not a time zone");
  });

  test("but not what may be right", async () => {
    expect(await problemsOf(level("8h calendar", "2h"))).toEqual([]); // over a weekend the resolution is later
    expect(await problemsOf(level("none", "2h"))).toEqual([]);
    expect(await problemsOf(level("4h", "4h"))).toEqual([]);
    expect(await problemsOf(level("10h", "1d calendar"))).toEqual([]);
    expect(await problemsOf(level("26h calendar", "1d 4h calendar"))).toEqual([]);
    const short = "queues: {am: {hours: {week: {mon: 09:00-12:00}}}, noc: {hours: {week: 24/7}}}\n";
    const ofNoc = "serviceLevels: [{queue: noc, firstResponse: 4h, resolution: 1d}]";
    expect(await problemsOf(short + ofNoc)).toEqual([]);
    expect(await problemsOf("queues: {am: {hours: {week: {mon: 09:00-10:00}}}}")).toEqual([]); // the usual levels are not theirs
  });
});

test("a text that says nothing is told apart from one that says that all is as usual", async () => {
  const emptiness = async (text: string) => readPolicy(text, { zone: "UTC" });
  expect(await emptiness("")).toMatchObject({ ok: true, written: null });
  expect(await emptiness("# later\n")).toMatchObject({ ok: true, written: null });
  expect(await emptiness("{}")).toMatchObject({ ok: true, written: {} });
});

test("queues and addresses are in lower case, as the desk keeps them", async () => {
  const policy = await policyOf(`
queues: {Network: {nextLevel: Experts}}
serviceLevels: [{queue: NETWORK, service: 365, firstResponse: 1h, resolution: none}]
escalation: {P4: {starts: at-breach, steps: [{to: Boss@Example.com, wait: 1d}, {to: next-level, wait: 1h}]}}`);
  expect(policy.queues).toEqual({ network: { hours: null, nextLevel: "experts" } });
  expect(policy.serviceLevels[0]).toMatchObject({ queue: "network", service: "365", priority: null });
  expect(policy.escalation.P4).toEqual({
    starts: "at-breach",
    steps: [
      { to: "person", email: "boss@example.com", wait: { days: 1, milliseconds: 0, counted: "open" } },
      { to: "next-level", wait: { days: 0, milliseconds: 3_600_000, counted: "open" } },
    ],
  });
});

describe("the leads of a queue", () => {
  test("are named by e-mail, once each, in any case of letters", async () => {
    const policy = await policyOf(
      "queues:\n  Network:\n    leads:\n      - Lea@Example.com\n      - lea@example.com\n      - paul@example.com",
    );
    expect(policy.queues["network"]?.leads).toEqual(["lea@example.com", "paul@example.com"]);
  });

  test("are told of where they are wrong", async () => {
    expect(await problemsOf("queues:\n  network:\n    leads:\n      - lea@example.com\n      - Paul Petit")).toEqual([
      'helpdesk.yaml:5:9 queues.network.leads[1]: "Paul Petit" is not an e-mail address',
    ]);
    expect(await onlyProblem("queues: {network: {leads: lea@example.com}}")).toBe(
      'queues.network.leads: "lea@example.com" is not a list of e-mail addresses, each after "- "',
    );
    expect(await onlyProblem("queues: {network: {lead: [lea@example.com]}}")).toContain("leads");
  });
});

describe("characters that nobody sees", () => {
  test.each([
    ["in the name of a queue", 'queues: { "a\\0b": { private: true } }', 'helpdesk.yaml:1:11 "a\\u0000b" holds'],
    ["in the name of a service", 'services:\n  x: { name: "a\\eb" }', 'helpdesk.yaml:2:14 "a\\u001bb" holds'],
    ["in an address", 'people: { "a@b.example": { manager: "p@b.example\\u202e" } }', 'helpdesk.yaml:1:37 "p@b'],
  ])("%s are a mistake at their place", async (_, text, told) => {
    const problems = await problemsOf(text);
    expect(problems.join("\n")).toContain(told);
    expect(problems.join("\n")).not.toMatch(/[[\p{Cc}\p{Bidi_C}]--\n]/v);
  });

  test("a text may have lines", async () => {
    expect(await problemsOf('services: { x: { name: Laptop, about: "one\\ntwo" } }')).toEqual([]);
  });
});

test("a mistake of a million letters is told in a line", async () => {
  for (const text of [
    `readyAnswers: ${"x".repeat(1_000_000)}`,
    `${"k".repeat(1_000_000)}: 1`,
    `wait: ${"a ".repeat(500_000)}`,
  ])
    for (const problem of await problemsOf(text)) expect(problem.length).toBeLessThan(600);
});
