import { expect, test } from "vitest";
import type { CommandType, Refusal, TicketCommand } from "../../src/features/rules.ts";
import { decide, possibleCommands } from "../../src/features/rules/decide.ts";
import { evolve } from "../../src/features/rules/evolve.ts";
import { turnOf } from "../../src/kernel/clock.ts";
import type { DeskPolicy } from "../../src/kernel/policy.ts";
import type { Actor } from "../../src/kernel/roles.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { readPolicy } from "../../src/policy-file/read-policy.ts";
import { aTicket } from "../support/a-ticket.ts";

const text = `
queues:
  support:
    statuses:
      ordered: { under: on-hold, emoji: 📦, name: { en: Ordered, fr: Commandé }, says: It is ordered. }
      shipped: { under: on-hold, name: Being delivered }
      repair: { under: in-progress, name: Being repaired, forRequester: In the workshop }
    toResolve:
      cause: true
      fields:
        category: { label: Category, options: [device, paper] }
    criteria:
      speed: { en: Speed, fr: Rapidité }
`;

async function policyOf(yaml: string): Promise<DeskPolicy> {
  const read = await readPolicy(yaml, { zone: "Europe/Paris" });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.policy;
}
const policy = await policyOf(text);

const noon = new Date("2026-11-21T12:00:00Z");
const claire: Actor = { person: "claire", agent: true, lead: false, administrator: false };
const mona: Actor = { person: "mona", agent: false, lead: false, administrator: false };
const inHand = (more: Partial<Ticket> = {}): Ticket => aTicket({ status: "in-progress", ...more });

/** The ticket after it, or why not. */
function after(ticket: Ticket, command: TicketCommand, by = claire, at = policy): Ticket | Refusal {
  const decision = decide(ticket, command, { actor: by, now: noon, policy: at });
  if (!decision.ok) return decision.refusal;
  return decision.events.reduce(
    (now, event) => evolve(now, { number: now.version + 1, by: by.person, at: noon, event }),
    ticket,
  );
}
function must(ticket: Ticket | Refusal): Ticket {
  if ("reference" in ticket) return ticket;
  throw new Error(ticket.type);
}
const set = (ticket: Ticket, status: string | null): Ticket | Refusal => after(ticket, { type: "set-status", status });

test("a status of the policy puts on hold, or takes up again, as what it stands under", () => {
  const ordered = must(set(inHand(), "ordered"));
  expect([ordered.status, ordered.customStatus?.key, turnOf(ordered.clock)]).toEqual([
    "on-hold",
    "ordered",
    "third-party",
  ]);
  const shipped = must(set(ordered, "shipped"));
  expect([shipped.status, shipped.customStatus?.name.en]).toEqual(["on-hold", "Being delivered"]);
  const repaired = must(set(shipped, "repair"));
  expect([repaired.status, repaired.hold, repaired.customStatus?.forRequester.fr]).toEqual([
    "in-progress",
    null,
    "In the workshop",
  ]);
  expect(must(set(repaired, null))).toMatchObject({ status: "in-progress", customStatus: null });
});

test("it keeps a day, and loses the reason of what it was called before", () => {
  const held = must(
    after(inHand(), { type: "hold", reason: "Their truck broke", resumeOn: "2026-12-01", status: "ordered" }),
  );
  expect(held).toMatchObject({ hold: { reason: "Their truck broke", resumeOn: "2026-12-01" } });
  expect(must(set(held, "shipped")).hold).toEqual({ reason: "", resumeOn: "2026-12-01" });
});

test.each<TicketCommand>([
  { type: "resume" },
  { type: "resolve", text: "Here it is", cause: "hardware", codes: { category: "device" } },
  { type: "reject", reason: "Not ours" },
])("it ends when the status does: $type", (command) => {
  expect(must(after(must(set(inHand(), "ordered")), command)).customStatus).toBeNull();
});

test("the words of a status that is there no more stay, and it is given to nobody anew", async () => {
  const ordered = must(set(inHand(), "ordered"));
  const less = await policyOf("queues: { support: {} }");
  const replied = must(after(ordered, { type: "reply", text: "Soon", files: [] }, claire, less));
  expect(replied.customStatus?.name.fr).toBe("Commandé");
  expect(after(inHand(), { type: "set-status", status: "ordered" }, claire, less)).toEqual({ type: "no-such-status" });
});

test("it is set before no approval that is needed, nor offered; to put on hold needs none", () => {
  const stage = {
    rule: "any",
    asked: [{ person: "paul", as: "named" }],
    notAsked: [],
    otherwise: [],
    remindAfter: null,
    expireAfter: null,
    votes: [],
    since: noon,
    reminded: 0,
    isOver: false,
  } as const;
  const pending: Ticket = { ...inHand(), approval: { stages: [stage], questions: [] } };
  expect(set(pending, "ordered")).toEqual({ type: "awaits-approval", by: ["paul"] });
  const hold = { type: "hold", reason: "Ordered", resumeOn: null } as const;
  expect(after(pending, { ...hold, status: "ordered" })).toEqual({ type: "awaits-approval", by: ["paul"] });
  expect(must(after(pending, hold)).status).toBe("on-hold");
  expect(possibleCommands(inHand(), claire).has("set-status")).toBe(true);
  expect(possibleCommands(pending, claire).has("set-status")).toBe(false);
});

test("putting on hold needs a reason, or a status under it that says why", () => {
  const hold = (status: string | null) =>
    after(inHand(), { type: "hold", reason: " ", resumeOn: null, ...(status !== null && { status }) });
  expect(hold(null)).toEqual({ type: "hold-unexplained" });
  expect(hold("repair")).toEqual({ type: "no-such-status" });
  expect(hold("ordered")).toMatchObject({ status: "on-hold" });
});

test.each<CommandType>(["resolve", "reply"])("nothing is resolved before all is said that has to be: %s", (type) => {
  const say = (cause: "hardware" | null, codes: Readonly<Record<string, string>>) =>
    after(
      inHand(),
      type === "resolve"
        ? { type: "resolve", text: "Done", cause, codes }
        : { type: "reply", text: "Done", files: [], resolves: cause, codes },
    );
  expect(say(null, { category: "glue" })).toMatchObject({
    type: "not-all-said",
    missing: [{ field: null }, { field: "category" }],
  });
  expect(say("hardware", {})).toMatchObject({ missing: [{ field: "category" }] });
  const [attempt] = must(say("hardware", { category: "paper", colour: "red" })).attempts;
  expect(attempt).toMatchObject({ cause: "hardware", codes: [{ field: "category", chosen: [{ value: "paper" }] }] });
  expect(attempt?.codes).toHaveLength(1);
});

test("a reply that resolves nothing, and a desk that asks nothing, need none of it", async () => {
  expect(after(inHand(), { type: "reply", text: "Soon", files: [] })).toMatchObject({ status: "in-progress" });
  const resolved = after(inHand(), { type: "resolve", text: "Done", cause: null }, claire, await policyOf("{}"));
  expect(must(resolved).attempts).toMatchObject([{ cause: "other" }]);
});

test("what is asked beside the stars is said of the stars of whoever gave them, and can be changed", () => {
  const rated = must(after(aTicket({ status: "closed" }), { type: "rate", attempt: 1, stars: 4, comment: null }, mona));
  const judge = (ticket: Ticket, isGood: boolean, by = mona, criterion = "speed") =>
    after(ticket, { type: "judge", attempt: 1, criterion, isGood }, by);
  const saidOf = (ticket: Ticket) => ticket.attempts[0]?.rating?.criteria?.map(({ isGood }) => isGood);
  expect(saidOf(rated)).toEqual([null]);
  const good = must(judge(rated, true));
  expect(saidOf(must(judge(good, false)))).toEqual([false]);
  expect(judge(good, true)).toEqual({ type: "nothing-changed" });
  expect(judge(good, true, mona, "price")).toEqual({ type: "no-such-attempt" });
  expect(judge(good, true, claire)).toEqual({ type: "not-allowed" });
  const fewer = must(after(good, { type: "rate", attempt: 1, stars: 2, comment: "Slow" }, mona));
  expect(saidOf(fewer)).toEqual([true]);
});

test.each([
  ["a name that no button carries", "statuses: { very-very-long-a-name: { under: on-hold, name: X } }", "at most 20"],
  ["a status that has no such names", "statuses: { ordered: { under: waiting, name: X } }", "in-progress, on-hold"],
  ["fields without options", "toResolve: { fields: { category: { label: X, options: [] } } }", "has no options"],
  ["more criteria than a phone shows", "criteria: { a: A, b: B, c: C, d: D, e: E }", "at most 4"],
])("the policy refuses %s", async (_, keys, why) => {
  const read = await readPolicy(`queues: { support: { ${keys} } }`, { zone: "UTC" });
  expect(read.ok ? "" : read.problems.join("\n")).toContain(why);
});
