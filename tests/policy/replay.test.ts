import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { change, type Rules } from "../../src/desk/tickets.ts";
import { open } from "../support/open-ticket.ts";
import { wake } from "../../src/desk/wake.ts";
import { stretchesOf } from "../../src/features/reports/rules.ts";
import type { TicketCommand } from "../../src/features/rules.ts";
import { nextMoment } from "../../src/features/rules/agenda.ts";
import { hoursOf } from "../../src/kernel/policy.ts";
import { readPolicy } from "../../src/policy-file/read-policy.ts";
import { replayPolicy, type PeriodAsked } from "../../src/policy/replay/replay.ts";
import { livePast } from "../../src/policy/replay/past.ts";
import { aDraft } from "../support/commands.ts";
import { query } from "../support/database.ts";
import { takesWrites } from "../support/read-only.ts";
import { meet, openTestStore, someone, staff, type TestStore } from "../support/test-store.ts";

/** What another policy would have made of a real desk's tickets, which a desk opened, changed and woke. */

const running = `
hours: { zone: UTC, week: { mon-fri: 9:00-18:00 } }
queues: { support: { offer: { order: load, lease: 10m } } }
`;
const next = `
hours: { zone: UTC, week: { mon-fri: 9:00-18:00 } }
queues: { support: { offer: { order: load, lease: 10m, skills: { printing: [printer] } } }, network: {} }
people: { paul@example.org: { skills: [printing] } }
serviceLevels: [{ firstResponse: 1h, resolution: 3h }]
waiting: { remindAfter: [1h], endAfter: 4h }
routing: { rules: [{ words: [vpn], queue: network }] }
`;

let desk: TestStore;
let folder: string;
let rules: Rules;
let now = new Date("2026-11-02T09:00:00.000Z"); // a Monday
let mona: string;
let claire: string;
let paul: string;

async function policyOf(text: string) {
  const read = await readPolicy(text, { zone: "UTC" });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.policy;
}

/** Time goes by, and the desk does what is due when it is due. */
async function wait(references: readonly string[], minutes: number): Promise<void> {
  const until = new Date(now.getTime() + minutes * 60_000);
  for (;;) {
    const tickets = await Promise.all(references.map((each) => desk.store.ticket(each)));
    const due = tickets.flatMap((ticket) => {
      const at = ticket && nextMoment(ticket, rules.policy, now);
      return ticket === null || at === null || at > until ? [] : [{ reference: ticket.reference, at }];
    });
    const [first] = due.toSorted((one, other) => one.at.getTime() - other.at.getTime());
    if (first === undefined) break;
    now = first.at > now ? first.at : now;
    await desk.store.transaction((tx) => wake(tx, rules, first.reference));
  }
  now = until;
}

const opens = async (more: Partial<typeof aDraft> = {}): Promise<string> => {
  const { ticket } = await desk.store.transaction((tx) =>
    open(tx, rules, { ...aDraft, beneficiary: mona, ...more }, mona),
  );
  return ticket.reference;
};
const does = async (by: string, reference: string, command: TicketCommand): Promise<void> => {
  const done = await desk.store.transaction((tx) => change(tx, rules, { reference, command, by }));
  if (done.result !== "changed") throw new Error(JSON.stringify(done));
};

const all: string[] = [];
beforeAll(async () => {
  desk = await openTestStore();
  folder = await mkdtemp(join(tmpdir(), "guichet-replay-"));
  const person = (user: string, name: string) =>
    meet(desk.store, someone(user, { name, email: `${name.toLowerCase()}@example.org` }));
  [mona, claire, paul] = [await person("U1", "Mona"), await person("U2", "Claire"), await person("U3", "Paul")];
  await staff(desk.store, "support", [claire, paul]);
  await staff(desk.store, "network", [paul]);
  rules = { policy: await policyOf(running), zone: "UTC", now: () => now };
  await writeFile(join(folder, "helpdesk.yaml"), running);
  await writeFile(join(folder, "next.yaml"), next);

  const printer = await opens();
  all.push(printer);
  await wait(all, 5);
  await does(claire, printer, { type: "claim" });
  await wait(all, 115);
  await does(claire, printer, { type: "reply", text: "A secret: hunter2hunter2", files: [] });
  await wait(all, 60);
  await does(claire, printer, { type: "resolve", text: "Toner replaced", cause: "hardware" });
  await wait(all, 60);
  await does(mona, printer, { type: "confirm" });
  const vpn = await opens({ title: "The VPN is slow", description: "Since this morning", service: "Network" });
  all.push(vpn);
  await wait(all, 30);
  await does(paul, vpn, { type: "move", queue: "network", reason: "Theirs" });
  await does(paul, vpn, { type: "claim" });
  await does(paul, vpn, { type: "ask", text: "From where?" });
  await wait(all, 2 * 24 * 60);
  await does(mona, vpn, { type: "answer", text: "From home", files: [] });
  await wait(all, 60);
  await does(paul, vpn, { type: "resolve", text: "Routed elsewhere", cause: "other" });
  const forgotten = await opens({ title: "The screen is dark", description: "All of it" });
  all.push(forgotten);
  await wait(all, 3 * 24 * 60);
  const undone = await opens({ title: "Never mind" });
  await does(mona, undone, { type: "undo" });
  await wait(all, 5 * 24 * 60);
});
afterAll(async () => {
  await desk.close();
  await rm(folder, { recursive: true });
});

const replay = (file = "next.yaml", asked: PeriodAsked = {}) =>
  replayPolicy(
    { env: { DATABASE_URL: desk.url, HELPDESK_CONFIG: join(folder, "helpdesk.yaml"), HELPDESK_ZONE: "UTC" }, now },
    join(folder, file),
    asked,
  );
/** The figures of a row: as it was, of the running policy, and of the next. */
const figures = (text: string, name: string): readonly number[] => {
  const [, said = ""] = new RegExp(String.raw`^  [~ ] ${name} +(\d+ +\d+ +\d+)$`, "mu").exec(text) ?? [];
  return said.split(/ +/u).map(Number);
};
const flat = (text: string): string => text.replaceAll(/\s+/gu, " ");

test("two policies stand beside what was, in 80 columns, without anybody’s words", async () => {
  const { text, code } = await replay();
  expect(code).toBe(2);
  expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
  expect(flat(text)).toContain("3 tickets read.");
  // Claire answered after two hours; the forgotten one is late with both.
  expect(figures(text, "First response: missed")).toEqual([1, 1, 2]);
  expect(figures(text, "First response: in time")).toEqual([2, 2, 1]);
  expect(figures(text, "support: tickets")).toEqual([2, 2, 2]);
  expect(figures(text, "Reminders to requesters").slice(0, 2)).toEqual([2, 2]);
  expect(flat(text)).toContain("With next, 1 ticket would have ended unanswered before somebody answered.");
  expect(flat(text)).toContain("support → network: 1 ticket opened there by next; 1 of them was moved there by hand.");
  expect(flat(text)).toContain(`Late only with next: 1 ticket (${all[0] ?? ""}).`);
  for (const said of ["VPN", "hunter2", "printer", "Toner", "dark", "mona@"]) expect(text).not.toContain(said);
});

test("who has the skill is asked first by the policy that names it", async () => {
  const { text } = await replay();
  // One had no order but the ids; the VPN would have gone to the network, which offers nothing.
  const [claires, pauls] = [figures(text, "Claire"), figures(text, "Paul")];
  expect(claires[0]).toBe(claires[1]);
  expect([claires[2], pauls[2]]).toEqual([0, 2]);
  expect(figures(text, "offered to nobody")).toEqual([0, 0, 1]);
});

test("with the policy in force it shows what reports do, and ends with 0", async () => {
  const { text, code } = await replay("helpdesk.yaml");
  expect(code).toBe(0);
  expect(text).not.toMatch(/^ {2}~/mu);
  const period = { from: new Date("2026-11-01T00:00:00Z"), to: now };
  const policy = await policyOf(running);
  const queues = await desk.store.queues();
  const stretches = stretchesOf(queues, (queue) => hoursOf(policy, queue), period);
  const cohort = await desk.store.cohortIn(stretches, period, now);
  const past = await livePast(
    desk.store,
    { running: policy, next: policy, serviceNow: (service) => service },
    { period, until: now },
  );
  for (const name of ["first-response", "resolution"] as const)
    for (const tally of [past.recorded, past.running, past.next]) {
      const { kept, missed, "not set": unpromised } = tally.targets[name];
      expect({ kept, missed, unpromised }).toEqual(cohort[name].targets);
    }
  const { forDigest: _, ...recorded } = past.recorded;
  expect(past.running).toMatchObject(recorded);
});

test("a period is one of days or instants; no other days, and no ticket outside of it", async () => {
  expect((await replay("next.yaml", { since: "2026-11-04", until: "2026-11-05" })).text).toContain("1 ticket read");
  expect((await replay("next.yaml", { since: "2026-10-01", until: "2026-11-02T09:00" })).text).toContain(
    "0 tickets read",
  );
  await expect(replay("next.yaml", { since: "yesterday" })).rejects.toThrow("--since is a day, such as 2026-11-01");
  await expect(replay("next.yaml", { since: "2026-11-04", until: "2026-11-03" })).rejects.toThrow(
    "--since is not before",
  );
  await writeFile(join(folder, "wrong.yaml"), "atRiskAt: soon");
  expect(await replay("wrong.yaml")).toMatchObject({ code: 1, text: expect.stringMatching(/wrong\.yaml:1:11/u) });
});

test("it works where nothing can be written, and changes nothing", async () => {
  const rows = () =>
    query(desk.url, "select (select count(*) from ticket_event) as events, (select count(*) from sent) as sent");
  const before = await rows();
  await takesWrites(desk.url, false);
  try {
    expect((await replay()).code).toBe(2);
  } finally {
    await takesWrites(desk.url, true);
  }
  expect(await rows()).toEqual(before);
});

test("a ticket that cannot be read is left out and named, and takes no other away", async () => {
  const [damaged = "", newer = ""] = all;
  const says = (reference: string, event: object) =>
    query(desk.url, "update ticket_event set event = $2::jsonb where ticket = $1 and number = 2", [
      reference,
      JSON.stringify(event),
    ]);
  await query(desk.url, "alter table ticket_event disable trigger all");
  await says(damaged, { type: "offered-to" });
  await says(newer, { type: "teleported" });
  const { text } = await replay();
  expect(flat(text)).toContain("1 ticket read.");
  expect(flat(text)).toContain(`2 tickets left out, which cannot be read: ${damaged}, ${newer}.`);
});
