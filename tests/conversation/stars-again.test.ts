import { afterAll, beforeAll, expect, test } from "vitest";
import type { Stars } from "../../src/kernel/attempt.ts";
import { identityOf } from "../../src/features/actions.ts";
import { namedOnButton } from "../../src/screen/ticket-buttons.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

let desk: DeskInATest;
beforeAll(async () => {
  desk = await openDeskInATest();
});
afterAll(() => desk.close());

test("stars that come back count, though the note still shows the same, and the same stars pressed twice say nothing", async () => {
  const claire = await desk.person("U-claire");
  await desk.queue("support", [claire]);
  const ticket = await desk.opens(await desk.person("U-mona"));
  await desk.changes(ticket.reference, claire, { type: "claim" });
  await desk.changes(ticket.reference, claire, { type: "resolve", text: "A new roller", cause: "hardware" });
  const press = (stars: Stars) =>
    ({ do: "rate", attempt: 1, stars, ...namedOnButton(ticket), seen: ticket.version + 2 }) as const;
  const gives = (stars: Stars) => desk.as(someone("U-mona")).presses(press(stars));
  expect(identityOf(press(5))).toBe(null); // on both platforms each is a press of its own
  for (const stars of [5, 5, 1, 5] as const) expect(await gives(stars)).toEqual({ kind: "done" });

  expect((await desk.store.ticket(ticket.reference))?.attempts[0]?.rating?.stars).toBe(5);
});
