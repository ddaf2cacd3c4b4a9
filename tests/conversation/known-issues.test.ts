import { afterEach, beforeEach, expect, test } from "vitest";
import { Client } from "pg";
import type { Reply } from "../../src/channels/platform.ts";
import { policyInForce } from "../../src/desk/policy-in-force.ts";
import type { Action } from "../../src/features/actions.ts";
import { exampleServices } from "../../src/features/catalogue/examples.ts";
import { expireKnownIssue } from "../../src/features/known-issues/use-cases.ts";
import { phrases } from "../../src/features/words.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import { policyIn } from "../../src/kernel/policy.ts";
import type { Block } from "../../src/screen/message.ts";
import { linesOf } from "../features/reading.ts";
import { formOf, openDeskInATest, said, type ActsInChat, type DeskInATest } from "../support/desk-in-a-test.ts";
import { query } from "../support/database.ts";
import { eventually } from "../support/eventually.ts";
import { someone } from "../support/test-store.ts";

const { knownIssues: says, buttons } = phrases("en");
const typedValues = { service: "VPN", words: "Nobody gets in.", since: "9:00", expectedAt: "" };

let desk: DeskInATest;
let mona: ActsInChat;
let noor: ActsInChat;
let claire: ActsInChat; // an agent of support
let ana: ActsInChat; // an administrator
let monaId: PersonId;
beforeEach(async () => {
  desk = await openDeskInATest();
  monaId = await desk.person("U-mona");
  const agent = await desk.person("U-claire");
  await desk.queue("support", [agent]);
  [mona, noor, claire] = [desk.as(someone("U-mona")), desk.as(someone("U-noor")), desk.as(someone("U-claire"))];
  ana = desk.as(someone("U-ana", { administrator: true }));
});
afterEach(() => desk.close());

const types = (who: ActsInChat, words: string) => who.does({ kind: "wrote", text: words, files: [] });
const reads = (reply: Reply): string => linesOf(reply.kind === "card" ? reply.card : said(reply)).join("\n");
const actionIn = (blocks: readonly Block[], label: string): Action | null =>
  blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons : [])).find((button) => button.label === label)
    ?.action ?? null;
const blocksOf = (reply: Reply): readonly Block[] =>
  reply.kind === "open-form"
    ? (reply.form.banner ?? [])
    : reply.kind === "card"
      ? reply.card.blocks
      : said(reply).blocks;
const presses = (who: ActsInChat, on: Reply, label: string): Promise<Reply> => {
  const action = actionIn(blocksOf(on), label);
  if (action === null) throw new Error(`no button ${label}`);
  return who.presses(action);
};
let forms = 0;
const sets = async (who: ActsInChat, opener: Action, more: object = {}): Promise<Reply> => {
  const form = formOf(await who.presses(opener));
  if (form.opener.do !== "write-known-issue") throw new Error(form.opener.do);
  return who.sends(`form ${(forms += 1)}`, form.opener, { ...typedValues, ...more });
};
const opens = (title?: string): Promise<Reply> => mona.presses({ do: "new-ticket", ...(title && { title }) });
const banner = async (title?: string): Promise<string> => {
  const [summary, locale, zone] = ["", "en", "Europe/Paris"] as const;
  const blocks = blocksOf(await opens(title));
  return linesOf({ summary, blocks, locale, zone, urgent: false }).join("\n");
};
const told = async () => (await desk.sent()).flat().filter(({ kind }) => kind === "tell-known-issue");

test("what a lead or an administrator tells stands above the form at once, at every desk; one press counts, and opens nothing", async () => {
  expect(await banner()).toBe("");
  const saved = await sets(ana, { do: "write-known-issue" });
  expect(reads(saved)).toContain(
    says
      .saved(0)
      .map((each) => ("text" in each ? each.text : ""))
      .join(""),
  );
  const other = policyInForce(desk.store, policyIn("Europe/Paris"));
  expect(other.knownIssues).toEqual([]);
  await other.refresh();
  expect(other.knownIssues).toMatchObject([{ service: "VPN", queue: null }]);

  expect(await banner()).toContain("VPN · Nobody gets in.");
  expect(await banner("my vpn is dead")).toContain(says.notKnown);
  expect(await banner("three chairs are broken")).toBe("");

  const counted = await presses(mona, await opens(), buttons.meToo);
  expect(reads(counted)).toContain(says.counted("VPN", 0));
  expect(counted).toMatchObject({ kind: "whisper", title: says.title });
  await presses(mona, await opens(), buttons.meToo);
  expect(reads(await presses(noor, await opens(), buttons.meToo))).toContain(says.counted("VPN", 1));
  expect(reads(await types(mona, "issues"))).toContain(`${says.affected(2)} · ${says.youToo}`);
  expect(await query(desk.url, "select from known_issue_affected")).toHaveLength(2);
  expect(await query(desk.url, "select from ticket")).toEqual([]);

  // More is said: those who have it hear; whoever wrote on an old version does not undo it.
  const list = await types(ana, "incidents connus");
  const edit = actionIn(blocksOf(list), buttons.editKnownIssue);
  if (edit?.do !== "write-known-issue") throw new Error("no way to edit");
  await sets(ana, edit, { words: "A switch is being replaced.", expectedAt: "in 2 hours" });
  expect(await told()).toMatchObject([{ version: 2, after: null }]);
  expect(await banner()).toContain("A switch is being replaced.");
  expect(await ana.sends("late", edit, typedValues)).toMatchObject({ kind: "form-errors" });

  const ended = await presses(ana, list, buttons.knownIssueOver);
  expect(reads(ended)).toContain(
    says
      .ended(2)
      .map((each) => ("text" in each ? each.text : ""))
      .join(""),
  );
  expect(await banner()).toBe("");
  expect(await told()).toMatchObject([{ version: 2 }, { version: 3 }]);
  expect(reads(await presses(mona, await types(mona, "issues").then(() => list), buttons.meToo))).toContain(
    says.isOver,
  );
});

test("whoever has an open ticket reads what is known, and which services there are, above where it may belong", async () => {
  desk.configure({ ...policyIn("Europe/Paris"), services: exampleServices });
  await sets(ana, { do: "write-known-issue" });
  await desk.opens(monaId, { title: "My chair" });
  const asked = await types(mona, "my vpn doesn't connect on the new laptop");
  expect(linesOf(said(asked))[0]).toContain("Nobody gets in.");
  expect(actionIn(blocksOf(asked), buttons.sendAsNew)).not.toBeNull();
  const service = actionIn(blocksOf(asked), "💻 New laptop");
  expect(service).toMatchObject({ do: "new-ticket", service: "laptop" });
  expect(formOf(await presses(mona, asked, "💻 New laptop")).opener).toMatchObject({ service: "laptop" });
  expect(reads(await presses(mona, asked, buttons.meToo))).toContain(says.counted("VPN", 0));
  expect(await query(desk.url, "select from ticket")).toHaveLength(1);
});

test("a sentence in the chat is offered with what is known about it, which answers it; nothing else does", async () => {
  await sets(ana, { do: "write-known-issue" });
  expect(reads(await types(mona, "my screen flickers"))).not.toContain("VPN");
  const offer = await types(mona, "my vpn doesn't connect any more");
  expect(reads(offer)).toContain("Nobody gets in.");
  const counted = await presses(mona, offer, buttons.meToo);
  expect(reads(counted)).toContain(says.counted("VPN", 0));
  expect(await query(desk.url, "select from pending_words where text like '%vpn%'")).toEqual([]);
  // Its other buttons say what became of it, and what they said is not lost to a ticket.
  expect(reads(await presses(mona, offer, buttons.sendAsItIs))).toContain(says.counted("VPN", 0));
  expect(actionIn(blocksOf(counted), buttons.somethingElse)).toMatchObject({
    title: "my vpn doesn't connect any more",
  });
});

test("whoever presses Me too while it ends is offered a ticket with what they wrote", async () => {
  await sets(ana, { do: "write-known-issue" });
  const offer = await types(mona, "my vpn doesn't connect any more");
  const ending = new Client({ connectionString: desk.url });
  await ending.connect();
  await ending.query("begin");
  await ending.query("update known_issue set ended_at = now(), version = version + 1");
  const pressed = presses(mona, offer, buttons.meToo);
  await eventually(async () => {
    const waiting = "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
    expect(await query(desk.url, waiting)).toHaveLength(1);
  });
  await ending.query("commit");
  await ending.end();
  const over = await pressed;
  expect(reads(over)).toContain(says.isOver);
  const title = "my vpn doesn't connect any more";
  expect(blocksOf(over).flatMap((block) => (block.kind === "buttons" ? block.buttons : []))).toMatchObject([
    { action: { do: "new-ticket", title } },
  ]);
  expect(await query(desk.url, "select from known_issue_affected")).toEqual([]);
});

test("an agent tells of a ticket without anything of it, changes it, and no other agent's queue can; employees can do nothing of it", async () => {
  const { reference, mark } = await desk.opens(monaId, { title: "Secret plans", service: "Printing" });
  const more = await claire.presses({ do: "fill", form: "more", ticket: reference, mark: mark ?? "", seen: 1 });
  if (more.kind !== "open-form") throw new Error(more.kind);
  const tell = more.form.ways?.flat().find(({ label }) => label === buttons.tellKnownIssue)?.action;
  if (tell?.do !== "write-known-issue") throw new Error("no way to tell");
  const form = await claire.presses(tell);
  expect(formOf(form).values).toMatchObject({ service: "Printing", words: "" });
  expect(form.kind === "open-form" && JSON.stringify(form.form.intro)).toContain(says.form.fromTicket);
  await sets(claire, tell, { service: "Printers" });
  expect(await banner()).toContain("Printers");
  expect(await banner()).not.toContain(reference);
  // Whoever asked has it, and need not say so.
  expect(reads(await types(mona, "issues"))).toContain(`${says.affected(1)} · ${says.youToo}`);
  const asked = await types(mona, "the printers are broken");
  expect(reads(asked)).toContain(says.youToo);
  expect(actionIn(blocksOf(asked), buttons.meToo)).toBeNull();
  expect(reads(await types(claire, "issues"))).toContain(reference);
  expect(reads(await types(noor, "issues"))).not.toContain(reference);
  expect(actionIn(blocksOf(await types(claire, "issues")), buttons.newKnownIssue)).toBeNull();

  const [{ id } = { id: "" }] = await query<{ id: string }>(desk.url, "select id from known_issue");
  for (const [action, why] of [
    [{ do: "write-known-issue" }, says.notAllowed],
    [{ do: "write-known-issue", issue: id, version: 1 }, says.notYours],
    [{ do: "end-known-issue", issue: id }, says.notYours],
    [{ do: "write-known-issue", ticket: "I991231_0001" }, says.noTicket],
    [tell, says.noTicket],
    [{ do: "write-known-issue", issue: "nonsense" }, says.gone],
  ] as const)
    expect(reads(await noor.presses(action))).toContain(why);
  expect(await noor.sends("forged", tell, typedValues)).toMatchObject({ kind: "whisper" });
  expect(reads(await types(claire, "issues"))).toContain("Printers");
});

test("times that cannot be are told on their fields; it ends by itself, and its setter is told so", async () => {
  expect(
    await sets(ana, { do: "write-known-issue" }, { since: "tomorrow", expectedAt: "hier 9h", words: " " }),
  ).toEqual({
    kind: "form-errors",
    errors: { words: phrases("en").errors.required },
  });
  expect(await sets(ana, { do: "write-known-issue" }, { since: "soon", expectedAt: "hier 9h" })).toEqual({
    kind: "form-errors",
    errors: { since: says.form.notPast("soon"), expectedAt: says.form.notComing("hier 9h") },
  });
  await sets(ana, { do: "write-known-issue" }, { expectedAt: "in 2 hours" });
  await presses(mona, await opens(), buttons.meToo);
  const [{ id } = { id: "" }] = await query<{ id: string }>(desk.url, "select id from known_issue");
  const expires = () => desk.tx((tx) => expireKnownIssue(tx, id, desk.deps.now()));
  desk.passes(150);
  expect(await expires()).toBeNull();
  expect(await banner()).toContain("Nobody gets in.");
  desk.passes(31);
  expect(await banner()).toBe("");
  expect(await expires()).toMatchObject({ endedBy: null, version: 2 });
  expect(await expires()).toBeNull();
  expect(await told()).toMatchObject([{ version: 2 }]);
  // Its setter says that it goes on: the time that has passed is not said once more.
  const goesOn = await ana.presses({ do: "write-known-issue", issue: id, version: 2 });
  expect(formOf(goesOn).values).toMatchObject({ words: "Nobody gets in.", expectedAt: "" });
});
