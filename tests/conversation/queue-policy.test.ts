import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ChatUser, Reply } from "../../src/channels/platform.ts";
import type { Opener } from "../../src/features/actions.ts";
import { policyInForce } from "../../src/desk/policy-in-force.ts";
import { hoursOf, policyIn, usualHours } from "../../src/kernel/policy.ts";
import { query } from "../support/database.ts";
import { buttonsOf, formOf, openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { linesOf } from "../features/reading.ts";
import { at, someone } from "../support/test-store.ts";

let desk: DeskInATest;
let forms = 0;
const asLea = someone("U-lea", { name: "Lea" });
const asBoss = someone("U-boss", { name: "Boss", administrator: true });
const asClaire = someone("U-claire", { name: "Claire" });

beforeEach(async () => {
  desk = await openDeskInATest();
  const lea = await desk.person("U-lea", { name: "Lea" });
  const claire = await desk.person("U-claire", { name: "Claire" });
  await desk.person("U-boss", { name: "Boss", administrator: true });
  await desk.queue("support", [lea, claire]);
  await desk.tx((tx) => tx.addLead("support", lea));
});
afterEach(() => desk.close());

type Part = "hours" | "targets";
const editing = (part: Part): Opener => ({ do: "edit-queue", part, queue: "support" });
const edits = (by: ChatUser, part: Part) => desk.as(by).presses(editing(part));
const sends = (by: ChatUser, part: Part, values: Record<string, string>) =>
  desk.as(by).sends(`form ${(forms += 1)}`, editing(part), values);
const hours = { week: "Mon – Fri: 8:00 – 12:00", zone: "Europe/Paris" };

/** What is asked before anything is saved, and its buttons. */
function asked(reply: Reply) {
  if (reply.kind !== "open-form") throw new Error(`nothing was asked: ${reply.kind}`);
  const ways = (reply.form.ways ?? []).flat();
  const press = (by: ChatUser, label: string) => {
    const way = ways.find((each) => each.label === label);
    if (way === undefined) throw new Error(`no button ${label}`);
    return desk.as(by).presses(way.action);
  };
  return { words: reply.form.intro.map((each) => ("text" in each ? each.text : "")).join(""), press };
}
const service = () => desk.as(asLea).presses({ do: "queue-service", queue: "support" });
const changes = () => query(desk.url, "select part from queue_policy order by id");
const summary = (reply: Reply): string => said(reply).summary;

test("whoever leads the queue, or an administrator, may change it, and nobody else", async () => {
  expect((await edits(asLea, "hours")).kind).toBe("open-form");
  expect((await edits(asBoss, "targets")).kind).toBe("open-form");
  expect(summary(await edits(asClaire, "hours"))).toContain("Only its leads");
  expect(summary(await sends(asClaire, "hours", hours))).toContain("Only its leads");
  expect(buttonsOf(await service()).map(({ label }) => label)).toEqual(["Change hours…", "Change targets…"]);
  const claires = said(await desk.as(asClaire).presses({ do: "queue-service", queue: "support" }));
  expect(linesOf(claires).at(-1)).toBe("Its leads and the administrators can change these here.");
  desk.configure({ ...policyIn("Europe/Paris"), inChat: { hours: false, targets: false } });
  expect(linesOf(said(await service())).at(-1)).toContain("The person who runs the desk can change them there.");
  expect(await changes()).toEqual([]);
});

test("what it would do is shown first; then it holds at once, with who and when", async () => {
  await desk.opens(await desk.person("U-renee", { name: "Renée" }));
  const { words, press } = asked(
    await sends(asLea, "targets", { "P2-first-response": "5 min", "P2-resolution": "1 h" }),
  );
  expect(words).toContain("Of 1 open ticket, 1 is due earlier.");
  expect(words).toContain(
    "P2 · first answer in 5 min · resolved in 1 hr (until now first answer in 1 hr · resolved in 8 hr)",
  );
  expect(await changes()).toEqual([]);
  expect(summary(await press(asLea, "Save"))).toBe("Saved: these targets hold for “support” now.");
  expect(await changes()).toEqual([{ part: "targets" }]);
  const lines = linesOf(said(await service())).join("\n");
  expect(lines).toContain("first answer in 5 min · resolved in 1 hr");
  expect(lines).toContain("Lea last changed this in chat");
  expect((await desk.sent()).at(-1)).toMatchObject([
    { kind: "reschedule", queue: "support" },
    { kind: "queue-policy", queue: "support", platform: "slack", part: "targets" },
  ]);
});

test("Back leads to what was typed, and saving the policy's own again is another change", async () => {
  const { press } = asked(await sends(asLea, "hours", { ...hours, closedOn: "24 Dec" }));
  const back = formOf(await press(asLea, "Back"));
  expect(back.values).toMatchObject({ ...hours, closedOn: "24 Dec" });
  const draft = "draft" in back.opener ? back.opener.draft : undefined;
  const opener: Opener = { do: "edit-queue", part: "hours", queue: "support", draft };
  const again = asked(await desk.as(asLea).sends("again", opener, { ...hours, closedOn: "25 Dec" }));
  expect(again.words).toContain("December 25");
  await again.press(asLea, "Save");
  expect(desk.deps.policy.queues["support"]?.hours?.isHoliday("2026-12-25")).toBe(true);
  const reset = asked(await desk.as(asBoss).presses({ do: "reset-queue", part: "hours", queue: "support" }));
  await reset.press(asBoss, "Save");
  expect(desk.deps.policy).toEqual(desk.deps.inForce.configured);
  expect(await changes()).toEqual([{ part: "hours" }, { part: "hours" }]);
});

test("of two leads who change it at once the second is told what stands, and keeps what they typed", async () => {
  const one = asked(await sends(asLea, "hours", hours));
  const other = asked(await sends(asBoss, "hours", { ...hours, week: "Sat: 9:00 – 10:00" }));
  const answers = await Promise.all([one.press(asLea, "Save"), other.press(asBoss, "Save")]);
  const [saved, refused] = summary(answers[0]).startsWith("Saved") ? answers : answers.toReversed();
  if (saved === undefined || refused === undefined) throw new Error("nobody was answered");
  expect(summary(saved)).toContain("Saved");
  expect(summary(refused)).toContain("Nothing was saved");
  expect(buttonsOf(refused).map(({ label }) => label)).toEqual(["Back"]);
  expect(await changes()).toHaveLength(1);
  const isLea = saved === answers[0];
  const [back] = buttonsOf(refused);
  if (back === undefined) throw new Error("no way back");
  const kept = formOf(await desk.as(isLea ? asBoss : asLea).presses(back.action));
  expect(kept.values["week"]).toBe(isLea ? "Sat: 9:00 – 10:00" : hours.week);
});

test("a proposal is saved once, by whoever made it, as long as they may", async () => {
  const { press } = asked(await sends(asLea, "hours", hours));
  expect(summary(await press(asBoss, "Save"))).toContain("saved already, or is too old");
  const lea = await desk.person("U-lea", { name: "Lea" });
  await desk.tx((tx) => tx.removeLead("support", lea));
  expect(summary(await press(asLea, "Save"))).toContain("Only its leads");
  await desk.tx((tx) => tx.addLead("support", lea));
  expect(summary(await press(asLea, "Save"))).toContain("Saved");
  expect(summary(await press(asLea, "Save"))).toContain("saved already, or is too old");
  expect(await changes()).toHaveLength(1);
});

test.each(["hours", "targets"] as const)(
  "of %s, what was shown an hour ago is shown again before it is saved",
  async (part) => {
    const typed = part === "hours" ? hours : { "P2-first-response": "5 min", "P2-resolution": "1 h" };
    const { words, press } = asked(await sends(asLea, part, typed));
    expect(words).toContain("There are no open tickets.");
    await desk.opens(await desk.person("U-renee", { name: "Renée" }));
    desk.passes(61);
    const again = asked(await press(asLea, "Save"));
    expect(again.words).toContain("Of 1 open ticket");
    expect(await changes()).toEqual([]);
    expect(formOf(await again.press(asLea, "Back")).values).toMatchObject(typed);
    expect(summary(await again.press(asLea, "Save"))).toContain("Saved");
    expect(await changes()).toEqual([{ part }]);
  },
);

test("of a queue that was closed since, or that there never was, nothing is shown or saved, nor planned", async () => {
  await desk.queue("lifts", [await desk.person("U-claire")]);
  const opener: Opener = { do: "edit-queue", part: "hours", queue: "lifts" };
  const { press } = asked(await desk.as(asBoss).sends("lifts", opener, hours));
  await desk.as(asBoss).presses({ do: "close-queue", queue: "lifts", agreed: true });
  const refusal = "Nothing was changed: the queue “lifts” is closed, or there is none of this name.";
  expect(summary(await press(asBoss, "Save"))).toBe(refusal);
  expect(summary(await desk.as(asBoss).presses(opener))).toBe(refusal);
  expect(summary(await desk.as(asBoss).sends("again", opener, hours))).toBe(refusal);
  expect(summary(await desk.as(asBoss).presses({ do: "reset-queue", part: "hours", queue: "lifts" }))).toBe(refusal);
  const forged: Opener = { ...opener, queue: "payroll" };
  expect(summary(await desk.as(asBoss).presses(forged))).toContain("“payroll” is closed");
  expect(summary(await desk.as(asBoss).sends("forged", forged, hours))).toContain("“payroll” is closed");
  expect(await changes()).toEqual([]);
  expect(await query(desk.url, "select key from timer where key like '%lifts%'")).toEqual([]);
});

test("what the policy keeps for itself has no button, and is not saved", async () => {
  const { press } = asked(await sends(asLea, "hours", hours));
  await asked(await sends(asLea, "hours", { ...hours, closedOn: "24 Dec" })).press(asLea, "Save");
  const changed = async () => linesOf(said(await service())).some((line) => line.includes("last changed this"));
  expect(await changed()).toBe(true);
  desk.configure({ ...policyIn("Europe/Paris"), inChat: { hours: false, targets: true } });
  expect(await changed()).toBe(false);
  expect(buttonsOf(await service()).map(({ label }) => label)).toEqual(["Change targets…"]);
  expect(summary(await press(asLea, "Save"))).toContain("doesn’t let this be changed in chat");
  expect(summary(await edits(asLea, "hours"))).toContain("doesn’t let this be changed in chat");
});

test("a form that changes nothing asks nothing, and what is wrong is told at its field", async () => {
  const { values } = formOf(await edits(asLea, "hours"));
  const filled = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value ?? "")]));
  expect(summary(await sends(asLea, "hours", filled))).toBe("Nothing would change for “support”.");
  const wrong = await sends(asLea, "hours", { week: "at night", zone: "Paris" });
  expect(wrong).toMatchObject({ kind: "form-errors", errors: { week: expect.stringContaining("at night") } });
});

test("another desk on the database goes by it as soon as it looks, and says of which queue that is news", async () => {
  const other = policyInForce(desk.store, policyIn("Europe/Paris"));
  expect(await other.refresh()).toEqual([]);
  await asked(await sends(asLea, "hours", hours)).press(asLea, "Save");
  expect(await other.refresh()).toEqual(["support"]);
  expect(await other.refresh()).toEqual([]);
  expect(JSON.stringify(other.policy.queues)).toBe(JSON.stringify(desk.deps.policy.queues));
  expect((await desk.store.policyChanges())[0]?.at).toEqual(at);
});

describe("what is stored of hours and targets, where it is damaged,", () => {
  const span = { days: 0, milliseconds: 3_600_000, counted: "open" };
  const target = { "first-response": span, resolution: span };
  const targets = { P1: target, P2: target, P3: target, P4: target };
  const good = { zone: "Asia/Tokyo", week: usualHours("Asia/Tokyo").week, closedOn: [], openOn: [] };
  const { P4: _, ...withoutP4 } = targets;
  const { zone: __, ...withoutZone } = good;
  const { monday: ___, ...withoutMonday } = good.week;
  const closed = Object.fromEntries(Object.keys(good.week).map((day) => [day, []]));

  test.each([
    ["a priority is missing", good, withoutP4, ["targets"]],
    ["a target has no length", good, { ...targets, P1: { "first-response": span } }, ["targets"]],
    ["the zone is missing", withoutZone, targets, ["hours"]],
    ["the zone is none", { ...good, zone: "Mars/Phobos" }, targets, ["hours"]],
    ["a day is missing", { ...good, week: withoutMonday }, targets, ["hours"]],
    ["it is never open", { ...good, week: closed }, targets, ["hours"]],
    ["both are of a newer desk", { of: "a newer desk" }, { of: "a newer desk" }, ["hours", "targets"]],
  ])("(%s) is as in helpdesk.yaml, and whatever else can be read holds", async (_what, hours, typed, unread) => {
    const lea = await desk.person("U-lea", { name: "Lea" });
    await query(
      desk.url,
      "insert into queue_policy (queue_name, part, person_id, at, hours, targets) values ('support', 'hours', $1, now(), $2, $3)",
      [lea, JSON.stringify(hours), JSON.stringify(typed)],
    );
    expect(await desk.deps.inForce.refresh()).toEqual(["support"]);
    expect((await desk.store.policyChanges()).map((each) => each.unread)).toEqual([unread]);
    const { zone } = hoursOf(desk.deps.policy, "support");
    expect(zone).toBe(unread.includes("hours") ? "Europe/Paris" : "Asia/Tokyo");
    expect((await desk.opens(lea)).clock.due.resolution).not.toBeNull();
    expect((await edits(asLea, "hours")).kind).toBe("open-form");
    expect((await edits(asLea, "targets")).kind).toBe("open-form");
  });
});
