import { expect, test, vi } from "vitest";
import { alone } from "./interleave.ts";
import { allLaws } from "./laws.ts";
import { openTestWorld } from "./open-world.ts";

vi.mock(import("../../src/worker/delivery/record.ts"), () => ({ record: (write) => write() }));

const world = openTestWorld();

test("without trying again to write down a note, a note is found that stands there twice", async () => {
  const claiming = alone(await world, "ada claims").given("a ticket");
  await expect(claiming.atEveryPoint(["refused"]).keeps(allLaws)).rejects.toThrow("saidOnce");
});
