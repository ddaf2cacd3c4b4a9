import { afterEach, beforeEach, expect, test } from "vitest";
import { answerExport, askForExport, exportedTickets, queuesRuled } from "../../src/features/exports/use-cases.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";

/** Who may have which tickets as a file, and what is written down of it. */

let desk: DeskInATest;
let lea: string;
let mona: string;
const to = { platform: "slack", tenant: "T1", address: "U-lea" } as const;
const week = { period: "this-week", queue: null } as const;

beforeEach(async () => {
  desk = await openDeskInATest();
  [lea, mona] = [await desk.person("U-lea"), await desk.person("U-mona")];
  await desk.queue("support", [lea]);
  await desk.queue("network", [lea]);
  await desk.tx((tx) => tx.addLead("support", lea));
});
afterEach(() => desk.close());

const asks = (person: string, what: Parameters<typeof askForExport>[3]["what"]): Promise<boolean> =>
  desk.tx((tx) => askForExport(tx, desk.deps, person, { what, format: "csv", to }));
async function madeFor(person: string): Promise<readonly string[]> {
  const [job] = (await desk.sent()).flat().flatMap((each) => (each.kind === "make-export" ? [each] : []));
  const asked = job === undefined ? null : await desk.store.exportOf(job.id);
  if (asked === null || asked.asked.of === "timesheet") throw new Error("nothing was asked for");
  const queues = await queuesRuled(desk.store, person);
  const by = { person, now: desk.deps.now(), zone: "Europe/Paris", language: null, policy: desk.deps.policy, queues };
  const titles: string[] = [];
  for await (const { tickets } of exportedTickets(desk.store, asked.asked, by))
    titles.push(...tickets.map(({ title }) => title));
  return titles;
}

test("a lead has the tickets of their queues, and of no other", async () => {
  await desk.opens(mona, { title: "Screen", queue: "support" });
  await desk.opens(mona, { title: "Cable", queue: "network" });
  desk.passes(1);
  expect(await asks(lea, week)).toBe(true);
  expect(await madeFor(lea)).toEqual(["Screen"]);
});

test("what is found is theirs to have only where they lead", async () => {
  await desk.opens(mona, { title: "Screen", queue: "support" });
  await desk.opens(lea, { title: "Screen of my own", queue: "network" });
  while ((await desk.store.indexListed(25)) > 0);
  expect(await asks(lea, { sought: "screen" })).toBe(true);
  expect(await madeFor(lea)).toEqual(["Screen"]);
});

test("whoever leads nothing has none, nor of a queue that others lead", async () => {
  expect(await asks(mona, week)).toBe(false);
  expect(await asks(lea, { ...week, queue: "network" })).toBe(false);
  expect((await desk.sent()).flat()).toEqual([]);
});

test("who may have it is asked again when it is made", async () => {
  await desk.opens(mona, { title: "Screen", queue: "support" });
  desk.passes(1);
  await asks(lea, week);
  await desk.tx((tx) => tx.removeLead("support", lea));
  expect(await madeFor(lea)).toEqual([]);
});

test("a second press of the same button is the same file; a minute later it is another", async () => {
  await asks(lea, week);
  await asks(lea, week);
  const jobs = async () => (await desk.sent()).flat().length;
  expect(await jobs()).toBe(1);
  desk.passes(2);
  await asks(lea, week);
  expect(await jobs()).toBe(2);
});

test("asked for on two platforms at once, it comes in each chat", async () => {
  const onTeams = { platform: "teams", tenant: "T2", address: "29:lea" } as const;
  const asked = { what: week, format: "csv" } as const;
  await Promise.all(
    [to, onTeams].map((each) => desk.tx((tx) => askForExport(tx, desk.deps, lea, { ...asked, to: each }))),
  );
  const places = (await desk.sent()).flat().flatMap((each) => (each.kind === "make-export" ? [each.to.platform] : []));
  expect(places.toSorted()).toEqual(["slack", "teams"]);
});

test("many tickets come a part at a time, the newest first, and each once", async () => {
  for (let count = 1; count <= 205; count += 1) {
    await desk.opens(mona, { title: `Ticket ${count}`, queue: "support" });
    desk.passes(1);
  }
  await asks(lea, week);
  const titles = await madeFor(lea);
  expect(titles[0]).toBe("Ticket 205");
  expect(new Set(titles).size).toBe(205);
});

test("a file that is ready is taken by whoever asked for it, and once", async () => {
  await asks(lea, week);
  const [job] = (await desk.sent()).flat().flatMap((each) => (each.kind === "make-export" ? [each] : []));
  const id = job?.id ?? "";
  const answers = (person: string, taken: object | null) =>
    desk.tx((tx) => answerExport(tx, person, { id, taken, to }));
  expect(await answers(lea, {})).toBe(false); // not ready yet
  await desk.tx((tx) => tx.setExport(id, { state: "ready", rows: 1 }));
  expect(await answers(mona, {})).toBe(false);
  expect(await answers(lea, null)).toBe(true);
  expect(await answers(lea, {})).toBe(false);
  expect((await desk.store.exportOf(id))?.state).toBe("declined");
});
