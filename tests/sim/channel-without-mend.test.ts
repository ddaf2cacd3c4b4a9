import { expect, test, vi } from "vitest";
import type * as WriteQueues from "../../src/features/queues/store/write-queues.ts";
import { interleave } from "./interleave.ts";
import { lawsOfTickets } from "./laws.ts";
import { openTestWorld } from "./open-world.ts";

vi.mock(import("../../src/features/queues/store/write-queues.ts"), async (original) => {
  const { writeQueues }: typeof WriteQueues = await original();
  return { writeQueues: (sql) => ({ ...writeQueues(sql), holdQueue: () => Promise.resolve() }) };
});

const world = openTestWorld();

test("without holding the queue a ticket opened while its channel is set up is found to have no card there", async () => {
  const opening = interleave(await world, "renée opens", "ada sets up")
    .workers(2)
    .given("a desk");
  await expect(opening.seeds(200).keeps(lawsOfTickets)).rejects.toThrow("the agents have 0 cards");
});
