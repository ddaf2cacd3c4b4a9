import { afterAll, beforeAll, expect, test } from "vitest";
import { setTimeout as pause } from "node:timers/promises";
import { adopt } from "../../src/desk/places.ts";
import type { AgentsChannel } from "../../src/desk/reader.ts";
import type { DeskTransaction } from "../../src/desk/transaction.ts";
import { change } from "../../src/desk/tickets.ts";
import { open } from "../support/open-ticket.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import { aDraft } from "../support/commands.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";

/** A queue gets its channel while a ticket comes into it: the ticket has its card there, and one. */

let desk: DeskInATest;
let mona: PersonId;
let claire: PersonId;
beforeAll(async () => {
  desk = await openDeskInATest();
  mona = await desk.person("U-mona");
  claire = await desk.person("U-claire");
  await desk.queue("support", [claire]);
});
afterAll(() => desk.close());

/** Does `work` until it looks for somebody to show a ticket to, has read the channels by then, and goes on when told. */
function held<Result>(work: (tx: DeskTransaction) => Promise<Result>) {
  const read = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const ended = desk.tx((tx) =>
    work({
      ...tx,
      channels: async (queue) => {
        const channels = await tx.channels(queue);
        read.resolve();
        await go.promise;
        return channels;
      },
    }),
  );
  return { read: read.promise, go: go.resolve, ended };
}

/** As the job of a set-up does, once that is committed. */
const setUp = async (channel: AgentsChannel): Promise<void> => {
  await desk.tx((tx) => tx.setChannel(channel));
  await desk.tx(async (tx) => adopt(tx, await tx.openTicketsNotAt(channel, 100), channel));
};

async function cardsIn({ address }: AgentsChannel, reference: string): Promise<number> {
  const surfaces = await desk.store.surfaces(reference);
  return surfaces.filter((surface) => surface.audience.kind === "agents" && surface.address === address).length;
}

test("a ticket that is opened while its queue gets its channel", async () => {
  const channel = { queue: "building", platform: "slack", tenant: "T1", address: "C-building" } as const;
  await desk.tx((tx) => tx.addQueue("building"));
  const draft = { ...aDraft, beneficiary: mona, queue: "building" };
  const opening = held((tx) => open(tx, desk.deps, draft, mona));
  await opening.read;
  const settingUp = setUp(channel);
  await pause(300); // whatever does not wait for the ticket has looked by then
  opening.go();
  const [{ ticket }] = await Promise.all([opening.ended, settingUp]);
  expect(await cardsIn(channel, ticket.reference)).toBe(1);
});

test("a ticket that is moved into a queue while that gets its channel", async () => {
  const channel = { queue: "phones", platform: "slack", tenant: "T1", address: "C-phones" } as const;
  // Agents look at it already, on the other platform.
  await desk.tx(async (tx) => {
    await tx.setChannel({ ...channel, platform: "teams", address: "C-phones-elsewhere" });
    await tx.setMembers("phones", "teams", [claire]);
  });
  const { reference } = await desk.opens(mona);
  await desk.changes(reference, claire, { type: "claim" });
  const moving = held((tx) =>
    change(tx, desk.deps, { reference, command: { type: "move", queue: "phones", reason: "A phone" }, by: claire }),
  );
  await moving.read;
  const settingUp = setUp(channel);
  await pause(300);
  moving.go();
  await Promise.all([moving.ended, settingUp]);
  expect(await cardsIn(channel, reference)).toBe(1);
});
