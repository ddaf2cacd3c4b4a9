import { afterEach, beforeEach, expect, test } from "vitest";
import { change } from "../../src/desk/tickets.ts";
import { wake } from "../../src/desk/wake.ts";
import type { DeskPolicy } from "../../src/kernel/policy.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";
import { namedOnButton } from "../../src/screen/ticket-buttons.ts";

let desk: DeskInATest;
let policy: DeskPolicy;
let claire: string;
let ticket: Ticket;

beforeEach(async () => {
  desk = await openDeskInATest();
  const usual = desk.deps.policy;
  policy = {
    ...usual,
    queues: { support: { hours: null, nextLevel: "experts" } },
    escalation: { ...usual.escalation, P2: { starts: "at-once", steps: [{ to: "next-level", wait: oneMinute }] } },
  };
  claire = await desk.person("U-claire", { name: "Claire" });
  await desk.queue("support", [claire]);
  await desk.tx((tx) => tx.addQueue("experts"));
  ticket = await desk.opens(await desk.person("U-mona"));
});
afterEach(() => desk.close());

const oneMinute = { days: 0, milliseconds: 60_000, counted: "calendar" } as const;
const rules = () => ({ ...desk.deps, policy });
const asks = (command: Parameters<typeof change>[2]["command"]) =>
  desk.tx((tx) => change(tx, rules(), { reference: ticket.reference, command, by: claire }));
const queueOf = async () => (await desk.store.ticket(ticket.reference))?.queue;

test.each([
  ["moved", { type: "move", queue: "experts", reason: "theirs" }],
  ["escalated", { type: "escalate", to: "next-level", reason: "beyond me" }],
  ["moved to a queue that does not exist", { type: "move", queue: "nowhere", reason: "forged" }],
] as const)("a ticket is not %s where nobody looks", async (_, command) => {
  expect(await asks(command)).toMatchObject({ result: "refused", refusal: { type: "queue-unserved" } });
  expect(await queueOf()).toBe("support");
});

test("nor where there is a channel and no agent in it", async () => {
  await desk.queue("experts", []);
  expect(await asks({ type: "move", queue: "experts", reason: "theirs" })).toMatchObject({ result: "refused" });
});

test("it goes where somebody looks, and such queues alone are offered", async () => {
  const more = { do: "fill", form: "move", ...namedOnButton(ticket), seen: 1 } as const;
  const options = async () => {
    const reply = await desk.as(someone("U-claire", { name: "Claire" })).presses(more);
    return reply.kind === "open-form" ? JSON.stringify(reply.form.fields) : "";
  };
  expect(await options()).not.toContain("experts");
  await desk.queue("experts", [claire]);
  expect(await options()).toContain("experts");
  expect(await asks({ type: "move", queue: "experts", reason: "theirs" })).toMatchObject({ result: "changed" });
  expect(await queueOf()).toBe("experts");
});

test("the escalation by itself asks those who see it, where nobody looks at the next level", async () => {
  const wakes = () => desk.tx((tx) => wake(tx, rules(), ticket.reference));
  await wakes();
  expect((await desk.history(ticket.reference)).map(({ event }) => event)).toContainEqual({
    type: "alerted",
    step: 0,
    to: "channel",
    people: [],
  });
  expect(await queueOf()).toBe("support");
});
