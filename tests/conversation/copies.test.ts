import { afterAll, beforeAll, expect, test } from "vitest";
import { handleIntent } from "../../src/conversation/handle-intent.ts";
import { query } from "../support/database.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

/** A press says on which message its button stood, and a client that was tampered with may name any. */

let desk: DeskInATest;
let mona: string;
beforeAll(async () => {
  desk = await openDeskInATest();
  mona = await desk.person("U-mona");
  await desk.queue("support", [await desk.person("U-claire")]);
});
afterAll(() => desk.close());

const second = 1_000;

test.each([
  ["of a moment before the card turns into a way there", -2 * second, true],
  ["of an hour before, as the welcome, stays as it is", -3_600 * second, false],
  ["of after the card stays as it is", 2 * second, false],
  ["of which nobody knows when it was posted stays as it is", null, false],
])("a message %s", async (_, later, isRetired) => {
  const { reference, openedAt, mark } = await desk.opens(mona);
  const posted = openedAt.getTime() + 3 * second;
  await query(
    desk.url,
    `insert into surface (ticket, platform, tenant, address, message)
     values ('${reference}', 'slack', 'T1', 'C-${reference}', '${String(posted)}')`,
  );
  const at = { platform: "slack", tenant: "T1", address: `C-${reference}` } as const;
  const reply = await handleIntent(desk.deps, {
    kind: "pressed",
    once: `press:${reference}`,
    by: someone("U-claire"),
    action: { do: "claim", ticket: reference, mark: mark ?? undefined, seen: 1 },
    card: { ...at, message: "named by the press" },
    cardAt: later === null ? null : new Date(posted + later),
  });
  expect(reply.retired !== undefined).toBe(isRetired);
});
