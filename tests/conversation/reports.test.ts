import { afterEach, beforeEach, expect, test } from "vitest";
import type { Action } from "../../src/features/actions.ts";
import type { Button, Message } from "../../src/screen/message.ts";
import { linesOf } from "../features/reading.ts";
import { openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

/** Who reads which figures, and the way from a figure to its tickets. */

let desk: DeskInATest;
let lea: string;
let mona: string;

beforeEach(async () => {
  desk = await openDeskInATest();
  lea = await desk.person("U-lea", { name: "Lea" });
  mona = await desk.person("U-mona", { name: "Mona" });
  await desk.queue("support", [lea]);
  await desk.tx((tx) => tx.addLead("support", lea));
});
afterEach(() => desk.close());

const asks = async (user: string, words: string): Promise<Message> => {
  const at = { platform: "slack", tenant: "T1", address: "C-any", scope: "channel" } as const;
  const reply = await desk.as(someone(user)).does({ kind: "asked", words, in: at, opensForm: true });
  expect(reply.kind).toBe("whisper"); // for nobody but whoever asks
  return said(reply);
};
const presses = async (user: string, action: Action): Promise<Message> =>
  said(await desk.as(someone(user)).presses(action));

const buttons = (message: Message): readonly Button[] =>
  message.blocks.flatMap((block) =>
    block.kind === "buttons"
      ? [...block.buttons, ...block.overflow]
      : block.kind === "item" && block.button !== null
        ? [block.button]
        : [],
  );
function button(message: Message, label: string): Action {
  const found = buttons(message).find((each) => each.label === label);
  if (found === undefined) throw new Error(`no button “${label}”`);
  return found.action;
}
const lines = (message: Message): string => [...linesOf(message), JSON.stringify(message.blocks)].join("\n");

const solved = async (title: string, stars: 1 | 5, comment: string): Promise<string> => {
  const { reference } = await desk.opens(mona, { title });
  await desk.changes(reference, lea, { type: "claim" });
  await desk.changes(reference, lea, { type: "resolve", text: "Done.", cause: "other" });
  await desk.changes(reference, mona, { type: "rate", attempt: 1, stars, comment });
  desk.passes(1);
  return reference;
};

test("a queue to which nothing has come says so", async () => {
  expect(linesOf(await asks("U-lea", "report"))).toContain(
    "No ticket has come here yet. The figures begin with the first one.",
  );
});

test("a lead reads what was written to few stars, masked, and comes back to the figures", async () => {
  const reference = await solved("The printer is on fire", 1, "It still burns, my password is hunter2Xyz9!");
  await solved("No sound", 5, "Wonderful");
  const report = await asks("U-lea", "report");
  expect(lines(report)).not.toContain("It still burns");
  const page = await presses("U-lea", button(report, "Show what they wrote"));
  expect(lines(page)).toContain("The printer is on fire");
  expect(lines(page)).toContain("It still burns");
  expect(lines(page)).not.toContain("hunter2Xyz9");
  expect(lines(page)).not.toContain("No sound");
  expect(button(page, "Show")).toMatchObject({ do: "show", ticket: reference });
  expect(lines(await presses("U-lea", button(page, "Back to the figures")))).toContain("In short");
});

test("stars that have become more since are told no more", async () => {
  const reference = await solved("The printer is on fire", 1, "It still burns");
  const report = await asks("U-lea", "report");
  await desk.changes(reference, mona, { type: "rate", attempt: 1, stars: 5, comment: null });
  const page = await presses("U-lea", button(report, "Show what they wrote"));
  expect(linesOf(page)).toContain("Nothing to read here: the stars have changed since.");
});

test("what is late is a press away, in the list of the queue, for whoever serves it", async () => {
  const { reference } = await desk.opens(mona);
  await desk.queue("network", [lea]);
  desk.passes(7 * 24 * 60);
  const list = await presses("U-lea", button(await asks("U-lea", "report support"), "Show what’s late"));
  expect(list.summary).toContain("Late · support");
  expect(lines(list)).toContain(reference);
});

test("an administrator who serves no queue reads how many are late, and no list nor whose they are", async () => {
  await desk.person("U-boss", { name: "Boss", administrator: true });
  const { reference } = await desk.opens(mona);
  await desk.changes(reference, lea, { type: "claim" });
  desk.passes(7 * 24 * 60);
  const report = await asks("U-boss", "report");
  expect(lines(report)).toContain("1 late");
  expect(buttons(report).map(({ label }) => label)).not.toContain("Show what’s late");
  expect(lines(report)).not.toContain("Lea");
  expect(lines(await asks("U-lea", "report"))).toContain("Lea 1");
});

test("the figures say what they mean, and an employee’s button shows them nothing of a queue", async () => {
  await desk.opens(mona);
  const report = await asks("U-lea", "report month");
  const meanings = button(report, "What do these figures mean?");
  expect(lines(await presses("U-lea", meanings))).toContain("First answer");
  expect(lines(await presses("U-mona", button(report, "Last month")))).not.toContain("In short");
  const lowRatings = { do: "report", period: "this-week", queue: "support", part: "low-ratings" } as const;
  expect(lines(await presses("U-mona", lowRatings))).not.toContain("One or two stars");
});

test("a part of the tickets has figures of its own, and the way to its tickets and back", async () => {
  const { reference } = await desk.opens(mona, { title: "No sound", service: "Meeting  Rooms", kind: "question" });
  const other = await desk.opens(mona, { title: "The printer is on fire", service: "Printing" });
  desk.passes(1);
  const parts = await presses("U-lea", button(await asks("U-lea", "report"), "What is it made of?"));
  const services = await presses("U-lea", button(parts, "By service"));
  expect(lines(services)).toContain("meeting rooms");
  const rooms = buttons(services).find(({ about }) => about === "meeting rooms");
  if (rooms === undefined) throw new Error("no button of that service");
  const figures = await presses("U-lea", rooms.action);
  expect(figures.summary).toContain("Report · support · meeting rooms · This week: 1 opened");
  const tickets = await presses("U-lea", button(figures, "Show the tickets"));
  expect(lines(tickets)).toContain(reference);
  expect(lines(tickets)).not.toContain(other.reference);
  expect((await presses("U-lea", button(tickets, "Back to the figures"))).summary).toBe(figures.summary);
  expect((await presses("U-lea", button(figures, "All tickets"))).summary).toContain("2 opened");
  expect(lines(await presses("U-mona", rooms.action))).not.toContain("In short");
});

test("many tickets are shown a page at a time", async () => {
  for (let count = 1; count <= 12; count += 1) await desk.opens(mona, { title: `Ticket ${count}.` });
  desk.passes(1);
  const first = await presses("U-lea", button(await asks("U-lea", "report"), "Show the tickets"));
  expect(lines(first)).toContain("Ticket 12.");
  expect(lines(first)).not.toContain("Ticket 2.");
  const second = await presses("U-lea", button(first, "Next ones"));
  expect(lines(second)).toContain("Ticket 2.");
  expect(lines(second)).not.toContain("Ticket 3.");
  expect(buttons(second).map(({ label }) => label)).not.toContain("Next ones");
});

test("a lead is told what a file is before they have it, and nobody else has one", async () => {
  await desk.opens(mona);
  desk.passes(1);
  const what = { period: "this-week", queue: "support" } as const;
  const asked = await presses("U-lea", button(await asks("U-lea", "report support"), "Export"));
  expect(button(asked, "CSV")).toEqual({ do: "export", what, format: "csv" });
  expect((await presses("U-lea", button(asked, "CSV"))).summary).toContain("The file comes in your own chat");
  const refused = await presses("U-mona", button(asked, "CSV"));
  expect(refused.summary).toContain("Only leads and administrators");
  expect((await desk.sent()).flat().filter(({ kind }) => kind === "make-export")).toHaveLength(1);
});

test.each([
  ["report incidents", "Report · support · Incidents · This week: 1 opened"],
  ["rapport questions mois", "Report · support · Questions · This month: 0 opened"],
  ["report p2 this week", "Report · support · P2"],
])("“%s” is of a part of the tickets", async (words, summary) => {
  await desk.opens(mona);
  desk.passes(1);
  expect((await asks("U-lea", words)).summary).toContain(summary);
});

test("a priority that there is not is answered with those that there are", async () => {
  const asked = await asks("U-lea", "report p9");
  expect(asked.summary).toBe("There is no such priority. Which one do you want the figures of?");
  const p2 = buttons(asked).find(({ label }) => label.startsWith("P2"));
  expect(p2?.action).toMatchObject({ do: "report", of: { by: "priority", value: "P2" } });
});

test("what was taken back at once is nowhere, and of nothing there is no chart and no file", async () => {
  const { reference } = await desk.opens(mona);
  await desk.changes(reference, mona, { type: "undo" });
  desk.passes(1);
  const report = await asks("U-lea", "report");
  expect(report.summary).toContain("0 opened, 0 closed");
  expect(report.blocks.filter(({ kind }) => kind === "chart")).toEqual([]);
  const offered = buttons(report).map(({ label }) => label);
  for (const label of ["Export", "Show the tickets", "What is it made of?"]) expect(offered).not.toContain(label);
  expect(offered).toContain("What do these figures mean?");
});

test("whoever found the answer has cancelled nothing", async () => {
  const { reference } = await desk.opens(mona);
  await desk.changes(reference, mona, { type: "withdraw", reason: "solved-by-myself" });
  desk.passes(1);
  const tickets = await presses("U-lea", button(await asks("U-lea", "report"), "Show the tickets"));
  expect(lines(tickets)).toContain("Solved without the agents");
  expect(lines(tickets)).not.toContain("Cancelled");
});

test("a queue is asked for by what it is called now", async () => {
  await desk.opens(mona);
  await desk.tx((tx) => tx.renameQueue("support", "Helpline"));
  expect((await asks("U-lea", "report helpline last week")).summary).toContain("Report · Helpline");
});

test("what a ticket has cost is read by who leads its queue, and by nobody else", async () => {
  const noor = await desk.person("U-noor", { name: "Noor" });
  await desk.queue("support", [lea, noor]);
  await desk.tx((tx) => tx.addLead("support", lea));
  const { reference, mark } = await desk.opens(mona);
  const { policy } = desk.deps;
  desk.configure({ ...policy, currency: "EUR", queues: { support: { hours: null, nextLevel: null, rate: 4_250 } } });
  const more = { do: "fill", form: "more", ticket: reference, mark: mark ?? "", seen: 1 } as const;
  const opened = async (user: string): Promise<string> => {
    const reply = await desk.as(someone(user)).presses(more);
    return reply.kind === "open-form" ? JSON.stringify(reply.form) : linesOf(said(reply)).join();
  };
  expect(await opened("U-lea")).not.toContain("Work so far");
  await desk.changes(reference, noor, { type: "work", activity: "other", text: "Looked at it.", minutes: 85 });
  desk.passes(1);
  expect(await opened("U-lea")).toMatch(/Work so far.*1 hr 25 min · €60\.21/u);
  expect(await opened("U-noor")).not.toContain("Work so far");
  expect(await opened("U-noor")).toContain("Log work");
  expect(await opened("U-mona")).toContain("You can’t do this");
  expect(linesOf(await asks("U-lea", "report month")).join("\n")).toContain("1 hr 25 min (none) · €60.21 (€0)");
});
