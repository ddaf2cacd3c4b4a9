import { afterEach, beforeEach, expect, test } from "vitest";
import { changeSeveral, doSeveral } from "../../src/features/several/use-cases.ts";
import type { SeveralCommand } from "../../src/features/several/rules.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { query } from "../support/database.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

let desk: DeskInATest;
let mona: PersonId;
let lea: PersonId; // leads support
let claire: PersonId; // an agent of support
beforeEach(async () => {
  desk = await openDeskInATest();
  [mona, lea, claire] = [await desk.person("U-mona"), await desk.person("U-lea"), await desk.person("U-claire")];
  await desk.queue("support", [lea, claire]);
  await desk.queue("network", [mona]);
  await desk.tx((tx) => tx.addLead("support", lea));
});
afterEach(() => desk.close());

const to = { platform: "slack", tenant: "T1", address: "U-lea" } as const;

/** As the worker does. */
async function does(tickets: readonly Ticket[], command: SeveralCommand): Promise<() => Promise<void>> {
  const at = desk.deps.now();
  await desk.tx((tx) => changeSeveral(tx, { tickets, command, by: lea, to, at }));
  const job = (await desk.sent()).flat().findLast(({ kind }) => kind === "change-several");
  if (job?.kind !== "change-several") throw new Error("nothing is to be done");
  const run = () => doSeveral(desk.store, desk.deps, job.id, (_, no) => Promise.resolve(no.result));
  await run();
  outcomes = async () => {
    const asked = await desk.store.severalChanged(job.id);
    return asked === null || asked.command === null ? null : asked.outcomes;
  };
  return run;
}
let outcomes: () => Promise<unknown>;

const eventsOf = async ({ reference }: Ticket): Promise<readonly string[]> =>
  (await desk.history(reference)).map(({ event }) => event.type).filter((type) => type !== "met");

test("each ticket is changed by itself and once, and the others stay as they were, with the reason", async () => {
  const [open, closed, elsewhere] = [
    await desk.opens(mona),
    await desk.opens(mona),
    await desk.opens(claire, { queue: "network" }),
  ];
  await desk.changes(closed.reference, mona, { type: "withdraw", reason: "no-longer-needed" });
  const again = await does([open, closed, elsewhere], { type: "reject", reason: "A duplicate" });
  const expected = { [open.reference]: null, [closed.reference]: "refused", [elsewhere.reference]: "not-found" };
  expect(await outcomes()).toEqual(expected);
  expect(await eventsOf(open)).toEqual(["opened", "rejected"]);
  await again();
  expect(await eventsOf(open)).toEqual(["opened", "rejected"]);
  expect(await outcomes()).toEqual(expected);
});

test("one that cannot be changed now holds up no other, and is tried again", async () => {
  const [one, bad, last] = [await desk.opens(mona), await desk.opens(mona), await desk.opens(mona)];
  await query(desk.url, `update ticket set origin = '{}' where reference = $1`, [bad.reference]);
  await expect(does([one, bad, last], { type: "reject", reason: "A duplicate" })).rejects.toBeInstanceOf(Error);
  expect(await eventsOf(one)).toEqual(["opened", "rejected"]);
  expect(await eventsOf(last)).toEqual(["opened", "rejected"]);
});

test("tickets are assigned to who serves their queue, and moved with the reason", async () => {
  const [one, two] = [await desk.opens(mona), await desk.opens(mona)];
  await does([one, two], { type: "assign", to: claire });
  expect((await desk.store.ticket(two.reference))?.assignee).toBe(claire);
  await does([one, two], { type: "assign", to: claire });
  expect(await outcomes()).toEqual({ [one.reference]: null, [two.reference]: null }); // theirs already
  await does([one], { type: "assign", to: mona });
  expect(await outcomes()).toEqual({ [one.reference]: "refused" });
  await does([one, two], { type: "move", queue: "network", reason: "Cables" });
  expect((await desk.store.ticket(one.reference))?.queue).toBe("network");
  expect(await outcomes()).toEqual({ [one.reference]: null, [two.reference]: null });
});

test("a lead chooses among what is open in their queues, and all of them only as they saw them", async () => {
  const lead = desk.as(someone("U-lea"));
  const opener = { do: "change-several", way: "reject", sought: "printer", after: null } as const;
  const indexes = async () => {
    while ((await desk.store.indexListed(25)) > 0);
  };
  const first = await desk.opens(mona);
  await desk.opens(lea, { queue: "network" });
  await indexes();
  const opened = await lead.presses(opener);
  if (opened.kind !== "open-form" || opened.form.opener.do !== "change-several") throw new Error(opened.kind);
  const [tickets] = opened.form.fields;
  expect(tickets?.kind === "choices" && tickets.options.map(({ value }) => value.split(" ")[0])).toEqual([
    first.reference,
  ]);
  // Theirs in another queue was found as well.
  expect(JSON.stringify(opened.form.intro)).toContain("One of what was found is over, or not yours to change.");
  const { opener: shown } = opened.form;
  const moves = await lead.presses({ ...opener, way: "move" });
  const queue = moves.kind === "open-form" ? moves.form.fields.find(({ name }) => name === "queue") : undefined;
  expect(queue?.kind === "choice" && queue.options.map(({ value }) => value)).toEqual(["network"]);
  expect((await lead.sends("a", shown, { reason: "Twice" })).kind).toBe("form-errors");
  await desk.opens(mona);
  await indexes();
  expect((await lead.sends("b", shown, { all: "yes", reason: "Twice" })).kind).toBe("form-errors");
  const chosen = `${first.reference} ${first.mark ?? ""}`;
  expect((await lead.sends("c", shown, { tickets: chosen, reason: "Twice" })).kind).toBe("card");
  expect((await lead.sends("c", shown, { tickets: chosen, reason: "Twice" })).kind).toBe("card"); // sent again
  expect((await desk.sent()).flat().filter(({ kind }) => kind === "change-several")).toHaveLength(1);
  expect((await desk.as(someone("U-claire")).presses(opener)).kind).toBe("whisper");
});
