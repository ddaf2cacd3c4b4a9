import { afterEach, beforeEach, expect, test } from "vitest";
import { listNames } from "../../src/features/home/rules.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

let desk: DeskInATest;
beforeEach(async () => {
  desk = await openDeskInATest();
});
afterEach(() => desk.close());

const most = "9007199254740991";

test.each(listNames)("the list %s is shown wherever a button that is made up says that it goes on", async (list) => {
  const mona = await desk.person("U-mona", { name: "Mona" });
  await desk.queue("support", [mona]);
  await desk.opens(mona);
  for (const after of [
    `I261121_0042 P1 open ${most} ${most} ${most}`,
    `I261121_0042 P1 ended -${most} 1 -${most}`,
    "I261121_0042 P1 open 1e15 1 1",
    "I261121_0042 P1 open 9999999999999 9999999999999 9999999999999",
    "I261121_0042 P1 ended 9999999999999 9999999999999 9999999999999",
    "\u0000 P1 open  1 1",
    "x".repeat(60_000),
  ])
    for (const queue of [{}, { queue: "support" }, { queue: "x'; drop table ticket" }])
      expect((await desk.as(someone("U-mona")).presses({ do: "list", list, after, ...queue })).kind).toBe("whisper");
});
