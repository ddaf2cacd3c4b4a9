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

test("what was found is shown wherever a button that is made up says that it goes on, and whatever it looks for", async () => {
  const mona = await desk.person("U-mona", { name: "Mona" });
  await desk.queue("support", [mona]);
  await desk.opens(mona);
  for (const sought of [
    "printer",
    "",
    "'; drop table ticket; --",
    "& | ! ( ) :* <->",
    "\ud800",
    "q".repeat(200),
    'a:b:c -"',
    "%_\\",
  ])
    for (const after of [
      null,
      "1 1 I261121_0042",
      `${most} ${most} I261121_0042`,
      "-1 1 x",
      "999999999 9999999999999 I261121_0001",
    ]) {
      const reply = await desk.as(someone("U-mona")).presses({ do: "list", list: "found", after, sought });
      expect(reply.kind).toBe("whisper");
    }
  expect((await desk.as(someone("U-mona")).presses({ do: "list", list: "found", after: null })).kind).toBe("whisper");
});
