import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { handleIntent } from "../../src/conversation/handle-intent.ts";
import type { Action } from "../../src/features/actions.ts";
import { query } from "../support/database.ts";
import { openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
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
     values ('${reference}', 'slack', 'T1', 'C-${reference}', '${(posted / 1_000).toFixed(6)}')`,
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

describe("in somebody's own chat on Teams", () => {
  const presses = async (action: Action, later: number) => {
    const { reference, openedAt, mark } = await desk.opens(mona);
    if (action.do === "fill") await desk.changes(reference, mona, { type: "withdraw", reason: "no-longer-needed" });
    const chat = { platform: "teams", tenant: "T1", address: `19:${reference}` } as const;
    const posted = openedAt.getTime() + 3 * second;
    await query(
      desk.url,
      `update surface set platform = 'teams', tenant = 'T1', address = '${chat.address}', message = '${posted}'
        where ticket = '${reference}' and person_id is not null`,
    );
    return handleIntent(desk.deps, {
      kind: "pressed",
      once: `press:${reference}`,
      by: someone("U-mona"),
      action: "ticket" in action ? { ...action, ticket: reference, ...(mark !== null && { mark }) } : action,
      card: { ...chat, message: "named by the press" },
      cardAt: new Date(posted + later),
    });
  };
  const meant = { ticket: "", seen: 1 };

  test("a copy of the card turns into a way there", async () => {
    const reply = await presses({ do: "withdraw", reason: "no-longer-needed", ...meant }, -2 * second);
    expect(reply.retired).toBeDefined();
  });

  test("what was sent by mistake and is taken back says so, and nothing of another card", async () => {
    const reply = await presses({ do: "undo", ...meant }, -2 * second);
    expect(said(reply).summary).toContain("You took it back");
    expect(reply.retired).toBeUndefined();
  });

  test("a list in which several tickets can be reopened stays as it is", async () => {
    const reply = await presses({ do: "fill", form: "reopen", ...meant }, 60 * second);
    expect(reply.kind).toBe("open-form");
    expect(reply.retired).toBeUndefined();
  });
});

test.each([
  ["before", -60 * second],
  ["after", 60 * second],
])("words under a copy that was posted a minute %s the card are given a way there, and kept", async (_, later) => {
  const { reference, openedAt } = await desk.opens(mona);
  const posted = openedAt.getTime() + 90 * second + Math.sign(later);
  await query(
    desk.url,
    `update surface set message = '${(posted / 1_000).toFixed(6)}' where ticket = '${reference}' and address = 'C-support'`,
  );
  const text = `Written ${later}`;
  const reply = await desk.as(someone("U-claire")).does({
    kind: "replied",
    thread: { platform: "slack", tenant: "T1", address: "C-support", message: `copy ${later}` },
    root: { by: "desk", at: new Date(posted + later) },
    personal: false,
    text,
    files: [],
  });
  expect(reply.kind === "whisper" && JSON.stringify(reply.message)).toContain(reference);
  expect(await query(desk.url, `select text from pending_words where text = '${text}'`)).toEqual([{ text }]);
});
