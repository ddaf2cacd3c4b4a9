import { expect, test } from "vitest";
import { actOnSlack } from "../../../src/playground/act-on-slack.ts";
import { act } from "../../../src/playground/act-schema.ts";
import { findPress } from "../../../src/playground/slack/person/operate.ts";
import { checkMessageBlocks } from "../../../src/playground/slack/block-kit/check.ts";
import { actions, button, choice, plain } from "../../support/slack-fixtures/builders.ts";
import { call, openWorkspace, startDesk } from "../../support/slack-fixtures/tiny-desk.ts";

const row = (ticket: string) => ({
  type: "section",
  text: plain(ticket),
  accessory: button("Show", { action_id: "show", value: ticket }),
});

test("of equal buttons on a message the one is pressed that carries what the act says, and else the first", async () => {
  const workspace = await openWorkspace();
  const shown: unknown[] = [];
  await startDesk(workspace, (app) => {
    app.action("show", async ({ ack, action }) => {
      shown.push("value" in action ? action.value : null);
      await ack();
    });
  });
  const alice = workspace.person({ name: "Alice Martin" });
  await call(workspace, "chat.postMessage", {
    channel: alice.dm.channel,
    text: "Your tickets",
    blocks: ["I-1", "I-2", "I-3"].map(row),
  });
  const [list] = alice.sees();
  const place = { as: alice.id, do: "slack-press", label: "Show", in: alice.dm.channel, ts: list?.ts };
  for (const carried of [{ value: "I-3" }, { value: "I-2" }, {}]) {
    const read = act.parse({ ...place, ...carried });
    if (read.do === "slack-press") await actOnSlack(alice, read);
  }
  expect(shown).toEqual(["I-3", "I-2", "I-1"]);
});

test("options of menus are told apart too", () => {
  const menu = (id: string, value: string) =>
    actions({ type: "overflow", action_id: id, options: [{ ...choice(value), text: plain("Rename…") }] });
  const checked = checkMessageBlocks([menu("one", "it"), menu("two", "support")]);
  if (!checked.ok) throw new Error(checked.messages.join());
  expect(findPress(checked.value, "Rename…", "support")?.control.element).toMatchObject({ action_id: "two" });
  expect(findPress(checked.value, "Rename…", "hr")).toBeUndefined();
});

test("a button that carries other data since it was drawn sends what was drawn, unless another has its label too", () => {
  const pressed = (value: string, ...rows: string[]) => {
    const checked = checkMessageBlocks(rows.map(row));
    if (!checked.ok) throw new Error(checked.messages.join());
    return findPress(checked.value, "Show", value)?.done;
  };
  expect(pressed("I-1 as of yesterday", "I-1 as of today")).toMatchObject({ value: "I-1 as of yesterday" });
  expect(pressed("I-1", "I-2", "I-3")).toBeUndefined();
});
