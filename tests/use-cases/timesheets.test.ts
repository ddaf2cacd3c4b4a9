import { afterEach, beforeEach, expect, test } from "vitest";
import { askForExport } from "../../src/features/exports/use-cases.ts";
import { mostLines } from "../../src/features/timesheets/rules.ts";
import { readTimesheets, weekOfWork, workSeenBy } from "../../src/features/timesheets/use-cases.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";

/** Agents see their own work, leads that of their queues, and nobody else any. */

let desk: DeskInATest;
let [lea, noor, omar, mona] = ["", "", "", ""];

beforeEach(async () => {
  desk = await openDeskInATest();
  lea = await desk.person("U-lea", { name: "Lea" });
  noor = await desk.person("U-noor", { name: "Noor" });
  omar = await desk.person("U-omar", { name: "Omar" });
  mona = await desk.person("U-mona", { name: "Mona" });
  await desk.queue("support", [lea, noor]);
  await desk.queue("network", [noor, omar]);
  await desk.tx((tx) => tx.addLead("support", lea));
});
afterEach(() => desk.close());

const works = async (by: string, queue: string, minutes: number): Promise<string> => {
  const { reference } = await desk.opens(mona, { queue });
  await desk.changes(reference, by, { type: "work", activity: "other", text: "Looked at it.", minutes });
  desk.passes(1);
  return reference;
};

/** Minutes by person, in this week, as somebody sees them; null: they may see none. */
async function seenBy(person: string): Promise<Readonly<Record<string, number>> | null> {
  const seen = await workSeenBy(desk.store, person);
  if (seen === null) return null;
  const week = weekOfWork({ policy: desk.deps.policy, now: desk.deps.now() }, seen, "this-week");
  const sheets = await readTimesheets(desk.store, seen, week);
  const pieces = await desk.store.workLogged(seen, week.period, mostLines);
  for (const sheet of sheets)
    expect(pieces.filter((each) => each.person === sheet.person).reduce((sum, each) => sum + each.minutes, 0)).toBe(
      sheet.minutes,
    );
  return Object.fromEntries(sheets.map((sheet) => [sheet.person, sheet.minutes]));
}

test("an agent sees their own work in every queue; a lead sees that of the queues they lead besides", async () => {
  await works(noor, "support", 30);
  await works(noor, "support", 0);
  await works(noor, "network", 45);
  await works(omar, "network", 60);
  await works(lea, "support", 15);
  expect(await seenBy(noor)).toEqual({ [noor]: 75 });
  expect(await seenBy(omar)).toEqual({ [omar]: 60 });
  expect(await seenBy(lea)).toEqual({ [lea]: 15, [noor]: 30 });
  expect(await seenBy(mona)).toBeNull();
});

test("what was taken back right after it was sent is in none, and what is older neither", async () => {
  const reference = await works(noor, "support", 30);
  expect(await seenBy(noor)).toEqual({ [noor]: 30 });
  desk.passes(7 * 24 * 60);
  expect(await seenBy(noor)).toEqual({});
  expect((await desk.store.ticket(reference))?.minutesWorked).toBe(30);
});

test("an agent has theirs as a file, and who is none has not", async () => {
  const to = { platform: "slack", tenant: "T1", address: "U-noor" } as const;
  const asks = (person: string) =>
    desk.tx((tx) => askForExport(tx, desk.deps, person, { what: { timesheet: "this-week" }, format: "csv", to }));
  expect(await asks(noor)).toBe(true);
  expect(await asks(mona)).toBe(false);
  const [job] = (await desk.sent()).flat().flatMap((each) => (each.kind === "make-export" ? [each] : []));
  expect((await desk.store.exportOf(job?.id ?? ""))?.asked).toMatchObject({ of: "timesheet" });
});
