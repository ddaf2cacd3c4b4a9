import { afterEach, beforeEach, expect, test } from "vitest";
import { linesOf } from "../features/reading.ts";
import { openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";
import { wake } from "../../src/desk/wake.ts";
import { seeLate } from "../../src/features/digests/use-cases/see-late.ts";

let desk: DeskInATest;
let lea: string;
let mona: string;
let late: readonly string[];

beforeEach(async () => {
  desk = await openDeskInATest();
  lea = await desk.person("U-lea", { name: "Lea" });
  mona = await desk.person("U-mona", { name: "Mona" });
  await desk.queue("support", [lea]);
  await desk.tx((tx) => tx.addLead("support", lea));
  const minor = { urgency: "medium", impact: "one" } as const;
  const opened = [await desk.opens(mona, minor), await desk.opens(mona, { ...minor, title: "No sound" })];
  late = opened.map(({ reference }) => reference);
  desk.passes(4 * 24 * 60);
  for (const reference of late) await desk.tx((tx) => wake(tx, desk.deps, reference));
});
afterEach(() => desk.close());

const presses = (user: string, action: Parameters<ReturnType<DeskInATest["as"]>["presses"]>[0]) =>
  desk.as(someone(user)).presses(action);
const list = (own: boolean) => ({ do: "late", queue: "support", own, after: null }) as const;
const sees = (own: boolean) => ({ do: "see-late", queue: "support", own, until: desk.deps.now().getTime() }) as const;
const seen = async () => (await desk.sent()).flat().flatMap((each) => (each.kind === "see-late" ? [each] : []));

test("Show opens the list of exactly what a digest counts, for its lead and for the agents", async () => {
  for (const own of [true, false]) {
    const lines = linesOf(said(await presses("U-lea", list(own)))).join("\n");
    for (const reference of late) expect(lines).toContain(reference);
  }
  await desk.changes(late[0] ?? "", lea, { type: "claim" });
  expect(linesOf(said(await presses("U-lea", list(true)))).join("\n")).not.toContain(late[0]);
});

test("it is paged", async () => {
  const after = `${late[0]} P3 open  0 0`;
  expect((await presses("U-lea", { ...list(true), after, shown: true })).kind).toBe("done");
});

test("somebody who is no agent and was not asked reads nothing of it, whatever their button says", async () => {
  expect(linesOf(said(await presses("U-mona", list(true))))).toContain("Nothing here is late any more.");
  expect(linesOf(said(await presses("U-mona", list(false))))).toEqual([
    "Only the agents and the leads of “support” can see what’s late there.",
  ]);
  expect(linesOf(said(await presses("U-mona", { ...list(false), queue: "payroll" })))).toEqual([
    "Only the agents and the leads of “payroll” can see what’s late there.",
  ]);
  expect(linesOf(said(await presses("U-lea", { ...list(true), queue: "finance" })))).toContain(
    "Nothing here is late any more.",
  );
});

test("I’ll make sure acknowledges each of them in the name of who pressed, and once", async () => {
  expect(linesOf(said(await presses("U-lea", sees(true))))).toEqual([
    "Thanks! The agents see that you’re making sure they’re handled.",
  ]);
  const [job] = await seen();
  if (job === undefined) throw new Error("nobody sees to it");
  await desk.tx((tx) => seeLate(tx, desk.deps, job));
  for (const reference of late)
    expect((await desk.history(reference)).at(-1)).toMatchObject({
      by: lea,
      event: { type: "acknowledged", inDigest: true },
    });
  expect(linesOf(said(await presses("U-lea", sees(true))))).toEqual([
    "Nothing is left to do: somebody sees to each of them.",
  ]);
  expect(await seen()).toHaveLength(1);
});

test("what was late only after the digest was read is not acknowledged by it", async () => {
  const until = desk.deps.now().getTime();
  desk.passes(1);
  const { reference } = await desk.opens(mona, { urgency: "medium", impact: "one" });
  desk.passes(4 * 24 * 60);
  await desk.tx((tx) => wake(tx, desk.deps, reference));
  await presses("U-lea", { ...sees(true), until });
  const [job] = await seen();
  if (job === undefined) throw new Error("nobody sees to it");
  await desk.tx((tx) => seeLate(tx, desk.deps, job));
  expect((await desk.store.ticket(reference))?.clock.chain?.state).toBe("running");
});

test("what is late of the presser's own is theirs already, and only that of others is thanked for", async () => {
  const own = await desk.opens(mona, { urgency: "medium", impact: "one", title: "No light" });
  await desk.changes(own.reference, lea, { type: "claim" });
  desk.passes(10 * 24 * 60);
  await desk.tx((tx) => wake(tx, desk.deps, own.reference));
  for (const reference of late) await desk.changes(reference, lea, { type: "claim" });
  expect(linesOf(said(await presses("U-lea", list(true)))).join("\n")).toContain(own.reference);
  expect(linesOf(said(await presses("U-lea", sees(true))))).toEqual(["What’s left is yours already: you have it."]);
  expect(await seen()).toEqual([]);

  const other = await desk.opens(mona, { urgency: "medium", impact: "one", title: "No heat" });
  desk.passes(4 * 24 * 60);
  await desk.tx((tx) => wake(tx, desk.deps, other.reference));
  expect(linesOf(said(await presses("U-lea", sees(true))))).toEqual([
    "Thanks! The agents see that you’re making sure it’s handled.",
  ]);
  const [job] = await seen();
  if (job === undefined) throw new Error("nobody sees to it");
  await desk.tx((tx) => seeLate(tx, desk.deps, job));
  expect((await desk.store.ticket(other.reference))?.clock.chain?.state).toBe("settled");
  expect((await desk.store.ticket(own.reference))?.clock.chain?.state).toBe("running");
});

test("who led the queue and left it is told so, with their old digest, and nothing is acknowledged", async () => {
  await desk.queue("support", []);
  for (const pressed of [sees(true), { ...sees(false), queue: "support" }])
    expect(linesOf(said(await presses("U-lea", pressed)))).toEqual([
      pressed.own
        ? "You no longer lead “support”: what’s late there isn’t yours to see to."
        : "Only the agents of “support” can do that.",
    ]);
  expect(await seen()).toEqual([]);
});

test("nobody else does, with a button that is made up", async () => {
  expect(linesOf(said(await presses("U-mona", sees(true))))).toEqual([
    "Nothing is left to do: somebody sees to each of them.",
  ]);
  expect(linesOf(said(await presses("U-mona", sees(false))))).toEqual(["Only the agents of “support” can do that."]);
  await desk.tx((tx) =>
    seeLate(tx, desk.deps, {
      kind: "see-late",
      queue: "support",
      own: false,
      person: mona,
      until: desk.deps.now().toISOString(),
      after: null,
    }),
  );
  expect((await desk.store.ticket(late[0] ?? ""))?.clock.chain?.state).not.toBe("settled");
});
