import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PostedMessage, Reply } from "../../src/channels/platform.ts";
import { refusalOf } from "../../src/features/rules/decide.ts";
import { usualPolicy, type MessageVerb } from "../../src/kernel/policy.ts";
import { ticketStatuses, type TicketStatus } from "../../src/kernel/status.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { buttonsOf, openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

let desk: DeskInATest;
const people = new Map<string, PersonId>();
const idOf = (user: string): PersonId => people.get(user) ?? "";
const roles = ["requester", "beneficiary", "agent", "assignee", "lead", "administrator", "bystander"] as const;

beforeAll(async () => {
  desk = await openDeskInATest();
  for (const role of roles)
    people.set(role, await desk.person(role, { name: role, administrator: role === "administrator" }));
  await desk.queue("support", [idOf("agent"), idOf("assignee"), idOf("lead")]);
  await desk.tx((tx) => tx.addLead("support", idOf("lead")));
});
afterAll(() => desk.close());

let count = 0;
const place = (message = `${(count += 1)}.1`): PostedMessage => ({
  platform: "slack",
  tenant: "T1",
  address: "C-open",
  message,
});

interface React {
  readonly at?: number;
  readonly removed?: true;
  readonly author?: string | null;
}
const reacts = (
  user: string,
  emoji: string,
  on: PostedMessage,
  { at = 1, author = "requester", ...more }: React = {},
) => desk.as(someone(user)).does({ kind: "reacted", emoji, on, author, at, ...more });

const marks = (user: string, verb: MessageVerb, on: PostedMessage, more: { own?: boolean; text?: string } = {}) =>
  desk.as(someone(user, { name: user })).does({
    kind: "marked",
    verb,
    on,
    thread: null,
    text: "The tap drips",
    link: null,
    author: null,
    own: false,
    ...more,
  });

const wanted = async () => (await desk.sent()).flat().filter(({ kind }) => kind === "ticket-of-message");

const steps: Readonly<Record<TicketStatus, readonly Parameters<DeskInATest["changes"]>[2][]>> = {
  new: [],
  "in-progress": [{ type: "claim" }],
  waiting: [{ type: "claim" }, { type: "ask", text: "Which?" }],
  "on-hold": [{ type: "claim" }, { type: "hold", reason: "Parts", resumeOn: null }],
  resolved: [{ type: "claim" }, { type: "resolve", text: "Done", cause: "other" }],
  closed: [{ type: "claim" }, { type: "resolve", text: "Done", cause: "other" }, { type: "confirm" }],
  cancelled: [{ type: "withdraw", reason: "no-longer-needed" }],
};

/** A ticket of this status that was made of a message, and that message. */
async function ticketIn(status: TicketStatus): Promise<{ readonly ticket: Ticket; readonly on: PostedMessage }> {
  const on = place();
  const { tenant, address, message } = on;
  const origin = { platform: "slack", conversation: null, message: null, under: { tenant, address, message } };
  const { reference } = await desk.opens(idOf("requester"), { origin, beneficiary: idOf("beneficiary") });
  for (const command of steps[status]) {
    const by = command.type === "confirm" || command.type === "withdraw" ? "requester" : "assignee";
    expect(await desk.changes(reference, idOf(by), command)).toMatchObject({ result: "changed" });
  }
  const ticket = await desk.store.ticket(reference);
  if (ticket?.status !== status) throw new Error(`it is ${ticket?.status}`);
  return { ticket, on };
}

const became = (reply: Reply): "nothing" | "form" | "no" =>
  reply.kind === "open-form" ? "form" : reply.kind === "whisper" ? "no" : "nothing";

describe.each(ticketStatuses)("of a ticket that is %s,", (status) => {
  test.for(roles)("%s may by 👀, and from the menu, just what the button lets", async (role) => {
    const byEmoji = await ticketIn(status);
    const byMenu = await ticketIn(status);
    const actor = await desk.store.actor(idOf(role), "support");
    const refusal = refusalOf(byEmoji.ticket, "claim", actor);
    const reply = await reacts(role, "eyes", byEmoji.on);
    const told = await marks(role, "claim", byMenu.on);
    const after = await Promise.all([byEmoji, byMenu].map(({ ticket }) => desk.store.ticket(ticket.reference)));
    if (refusal === null) {
      expect(after).toMatchObject([{ assignee: idOf(role) }, { assignee: idOf(role) }]);
      // Nothing changes where the menu was opened: so it answers.
      expect([became(reply), became(told)]).toEqual(["nothing", "no"]);
    } else {
      expect(after).toEqual([byEmoji.ticket, byMenu.ticket]);
      expect(became(told)).toBe("no");
      expect(became(reply)).toBe(["not-allowed", "already-yours"].includes(refusal.type) ? "nothing" : "no");
    }
  });

  test.for(roles)(
    "%s is asked by ✅ what was done, and by 🧠 for an article, only where a button does",
    async (role) => {
      const { ticket, on } = await ticketIn(status);
      const actor = await desk.store.actor(idOf(role), "support");
      const refusal = refusalOf(ticket, "resolve", actor);
      // Whoever may claim it is told to, first.
      const claims = refusalOf(ticket, "claim", actor) === null;
      const no = refusal?.type === "not-allowed" && !claims ? "nothing" : "no";
      expect(became(await reacts(role, "white_check_mark", on))).toBe(refusal === null ? "form" : no);
      expect(became(await marks(role, "resolve", on))).toBe(refusal === null ? "form" : "no");
      const writes = actor.agent || actor.lead || actor.administrator;
      expect(became(await reacts(role, "brain", on))).toBe(writes ? "form" : "nothing");
      expect(became(await marks(role, "article", on))).toBe(writes ? "form" : "no");
      expect(await desk.store.ticket(ticket.reference)).toEqual(ticket);
    },
  );
});

describe("🎫", () => {
  test.for([
    ["requester", true],
    ["agent", true],
    ["lead", true],
    ["bystander", false],
  ] as const)("under a message of the requester’s, from %s: %s", async ([role, may]) => {
    const before = (await wanted()).length;
    const reply = await reacts(role, "ticket::skin-tone-2", place());
    expect((await wanted()).length - before).toBe(may ? 1 : 0);
    expect(became(reply)).toBe(may ? "nothing" : "no");
  });

  test("says nothing under a card of the desk’s, nor under what is a ticket already", async () => {
    const { on } = await ticketIn("new");
    const before = await wanted();
    await reacts("agent", "ticket", on);
    await desk
      .as(someone("agent"))
      .does({ kind: "reacted", emoji: "ticket", on: place(), author: "U-bot", at: 1, ofDesk: true });
    expect(await wanted()).toEqual(before);
  });

  test("told twice, or after it was taken away, asks for one ticket or none", async () => {
    const before = (await wanted()).length;
    const on = place();
    const act = { kind: "reacted", emoji: "ticket", on, author: "requester", at: 5 } as const;
    for (const _ of [1, 2]) await desk.as(someone("requester")).does(act, "the same event");
    expect(await wanted()).toHaveLength(before + 1);
    const other = place();
    await reacts("requester", "ticket", other, { at: 9, removed: true });
    await reacts("requester", "ticket", other, { at: 8 });
    expect(await wanted()).toHaveLength(before + 1);
    await reacts("requester", "ticket", other, { at: 10 });
    expect(await wanted()).toHaveLength(before + 2);
  });

  test("taken away within a minute is offered to be undone, later no more", async () => {
    const { on, ticket } = await ticketIn("new");
    const offered = await reacts("requester", "ticket", on, { at: 2, removed: true });
    expect(buttonsOf(offered).map(({ label }) => label)).toEqual(["Take it back"]);
    expect(await desk.store.ticket(ticket.reference)).toMatchObject({ status: "new" });
    expect(became(await reacts("agent", "ticket", on, { at: 2, removed: true }))).toBe("nothing");
    desk.passes(2);
    expect(became(await reacts("requester", "ticket", on, { at: 3, removed: true }))).toBe("nothing");
    desk.passes(-2);
    const [undo] = buttonsOf(offered);
    if (undo === undefined) throw new Error("nothing is offered");
    await desk.as(someone("requester")).presses(undo.action);
    expect(await desk.store.ticket(ticket.reference)).toMatchObject({ status: "cancelled" });
    expect(await desk.store.ticketOfMessage(on)).toBeNull();
  });
});

test("👀 taken away within a minute offers to put the ticket back, and does not by itself", async () => {
  const { on, ticket } = await ticketIn("new");
  await reacts("agent", "eyes", on, { at: 1 });
  const offered = await reacts("agent", "eyes", on, { at: 2, removed: true });
  expect(buttonsOf(offered).map(({ label }) => label)).toEqual(["Put it back"]);
  expect(await desk.store.ticket(ticket.reference)).toMatchObject({ assignee: idOf("agent") });
  // Told late, the first of the two claims nothing any more.
  await desk.changes(ticket.reference, idOf("agent"), { type: "release" });
  await reacts("agent", "eyes", on, { at: 1 });
  expect(await desk.store.ticket(ticket.reference)).toMatchObject({ assignee: null });
});

test("only emoji that mean something are heard, and 👀 only under a ticket", async () => {
  const { on } = await ticketIn("new");
  const hears = (emoji: string, at: PostedMessage) => desk.listener.hears({ emoji, on: at });
  expect(await Promise.all([hears("eyes", on), hears("eyes", place()), hears("ticket", place())])).toEqual([
    true,
    false,
    true,
  ]);
  expect(await hears("heart", on)).toBe(false);
});

test("a private ticket from the menu is made at once, once, and read by its own people and its agents", async () => {
  const on = place();
  const told = await marks("requester", "private-ticket", on, { own: true });
  const reference = await desk.store.ticketOfMessage(on);
  expect(await desk.store.ticket(reference ?? "")).toMatchObject({
    isPrivate: true,
    title: "The tap drips",
    requester: idOf("requester"),
  });
  expect(buttonsOf(told).map(({ label }) => label)).toContain("Undo");
  expect(said(await marks("agent", "private-ticket", on)).summary).toContain("The tap drips");
  expect(await desk.store.ticketOfMessage(on)).toBe(reference);
  expect(became(await marks("bystander", "private-ticket", place()))).toBe("no");
});

test("a desk may have other emoji, of one queue, or none", async () => {
  const { on, ticket } = await ticketIn("new");
  const { emoji: usual } = usualPolicy;
  desk.configure({ ...usualPolicy, emoji: [{ emoji: "eyes", verb: "claim", queue: "network", who: "anybody" }] });
  await reacts("agent", "eyes", on);
  expect(await desk.store.ticket(ticket.reference)).toMatchObject({ assignee: null });
  desk.configure({ ...usualPolicy, emoji: [{ emoji: "acme", verb: "claim", queue: "support", who: "agents" }] });
  await reacts("agent", ":Acme:", on, { at: 4 });
  expect(await desk.store.ticket(ticket.reference)).toMatchObject({ assignee: idOf("agent") });
  desk.configure({ ...usualPolicy, emoji: [] });
  expect(said(await marks("agent", "claim", on)).summary).toContain("doesn’t use");
  desk.configure({ ...usualPolicy, emoji: usual });
});
