import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { comeBack, goAway } from "../../src/features/absence/use-cases.ts";
import { delegate, takeBack, turnDelegation } from "../../src/features/delegation/use-cases.ts";
import type { Delegation } from "../../src/features/delegation/rules.ts";
import { timerKeys } from "../../src/desk/job-keys.ts";
import { readToApprove } from "../../src/desk/read-lists.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import { policyIn, type DeskPolicy } from "../../src/kernel/policy.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { approvedService, asLaptop } from "../support/approved-service.ts";
import { query } from "../support/database.ts";
import { buttonsOf, formOf, openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

let desk: DeskInATest;
const person: Record<string, PersonId> = {};
const id = (name: string): PersonId => person[name] ?? "";
const email = (name: string): string => `${name}@example.com`;
const onTeams = { platform: "teams", tenant: "T-teams" } as const;
const asks = (who: readonly string[], more: object = {}): DeskPolicy => ({
  ...policyIn("Europe/Paris"),
  services: [approvedService({ who: who.map(email), ...more })],
});
const named = { mona: "Mona Petit", paul: "Paul Martin", zoe: "Zoe Blanc", claire: "Claire Dubois" } as const;
const chat = (name: keyof typeof named) => desk.as(someone(`U-${name}`, { email: email(name), name: named[name] }));
const adas = () => desk.as(someone("29:ada", { ...onTeams, email: email("ada"), name: "Ada Roux" }));

beforeAll(async () => {
  desk = await openDeskInATest();
  for (const name of ["mona", "paul", "zoe", "claire"] as const)
    person[name] = await desk.person(`U-${name}`, { email: email(name), name: named[name] });
  person["ada"] = await desk.person("29:ada", { ...onTeams, email: email("ada"), name: "Ada Roux" });
  await desk.queue("support", [id("claire")]);
  desk.configure(asks(["paul"]));
});
beforeEach(async () => {
  for (const name of Object.keys(person)) await desk.tx((tx) => takeBack(tx, desk.deps, id(name)));
});
afterAll(() => desk.close());

const channel = { platform: "slack", tenant: "T1", address: "C-any", scope: "channel" } as const;
const approve = { type: "approve" } as const;
const hours = (count: number): Date => new Date(desk.deps.now().getTime() + count * 3_600_000);
const says = (name: string, to: string, more: Partial<Delegation> = {}) =>
  desk.tx((tx) =>
    delegate(tx, desk.deps, {
      person: id(name),
      delegation: { to: id(to), from: desk.deps.now(), until: hours(48), ...more },
    }),
  );
const opens = (more: Parameters<DeskInATest["opens"]>[1] = {}) => desk.opens(id("mona"), { ...asLaptop, ...more });
const askedOf = async ({ reference }: Ticket): Promise<readonly string[]> =>
  ((await desk.store.ticket(reference))?.approval?.stages[0]?.asked ?? []).map(
    ({ person: each }) => Object.entries(person).find(([, other]) => other === each)?.[0] ?? "",
  );
/** Paul has approved all that waits. */
async function nothingWaits(): Promise<void> {
  for (const { reference } of (await readToApprove(desk.store, id("paul"), (all) => all)).tickets)
    await desk.changes(reference, id("paul"), approve);
}
const last = async ({ reference }: Ticket) => (await desk.history(reference)).at(-1)?.event;
const cardsOf = async ({ reference }: Ticket): Promise<readonly (PersonId | null)[]> =>
  (await desk.store.surfaces(reference)).map(({ audience }) => (audience.kind === "person" ? audience.person : null));

describe("whoever has another decide", () => {
  test("has what waits already go to them, and what comes; each vote says in whose place it is", async () => {
    const pending = await opens();
    expect(await says("paul", "ada")).toMatchObject({ result: "delegated", instead: null });
    expect(await askedOf(pending)).toEqual(["paul", "ada"]);
    expect(await cardsOf(pending)).toContain(id("ada"));
    const later = await opens();
    expect(await askedOf(later)).toEqual(["paul", "ada"]);
    await desk.changes(pending.reference, id("ada"), approve);
    expect(await last(pending)).toEqual({ type: "approved", stage: 0, awaits: [], inPlaceOf: id("paul") });
    // They may decide themselves all the same.
    await desk.changes(later.reference, id("paul"), approve);
    expect(await last(later)).toEqual({ type: "approved", stage: 0, awaits: [] });
  });

  test("has it all back once they take it back, but for what is decided", async () => {
    await says("paul", "ada");
    const [decided, pending] = [await opens(), await opens()];
    await desk.changes(decided.reference, id("ada"), approve);
    await desk.tx((tx) => takeBack(tx, desk.deps, id("paul")));
    expect(await askedOf(pending)).toEqual(["paul"]);
    expect(await last(pending)).toMatchObject({ because: "returned" });
    expect(await askedOf(decided)).toEqual(["paul", "ada"]);
    expect(await desk.changes(pending.reference, id("ada"), approve)).toMatchObject({
      refusal: { type: "others-asked", by: [id("paul")] },
    });
    expect(await desk.tx((tx) => takeBack(tx, desk.deps, id("paul")))).toBeNull();
  });

  test("decides again by the clock, and has them begin by it, also what nobody looked at in time", async () => {
    const pending = await opens();
    await says("paul", "ada", { from: hours(1), until: hours(3) });
    const key = timerKeys.ofDelegation(id("paul"));
    expect(await askedOf(pending)).toEqual(["paul"]);
    expect(await desk.tx((tx) => tx.timerAt(key))).toEqual(hours(1));
    desk.passes(60);
    await desk.tx((tx) => turnDelegation(tx, desk.deps, id("paul")));
    expect(await askedOf(pending)).toEqual(["paul", "ada"]);
    expect(await desk.tx((tx) => tx.timerAt(key))).toEqual(hours(2));
    desk.passes(120);
    // The desk has not looked at what waits yet, and nobody decides in their place all the same.
    expect(await desk.changes(pending.reference, id("ada"), approve)).toMatchObject({
      refusal: { type: "stands-in-no-more", for: id("paul"), as: "delegate" },
    });
    await desk.tx((tx) => turnDelegation(tx, desk.deps, id("paul")));
    expect(await askedOf(pending)).toEqual(["paul"]);
    expect(await desk.tx((tx) => tx.timerAt(key))).toBeNull();
    expect((await desk.store.people([id("paul")])).get(id("paul"))?.delegation).toBeNull();
    expect(
      (await desk.sent())
        .flat()
        .filter(({ kind }) => kind === "tell-delegation")
        .at(-1),
    ).toMatchObject({ told: "over" });
  });

  test("asks neither themselves nor whoever has them decide, directly or by another", async () => {
    expect(await says("paul", "paul")).toEqual({ result: "self" });
    await says("paul", "ada");
    expect(await says("ada", "paul")).toEqual({ result: "comes-back" });
    await says("ada", "zoe");
    expect(await says("zoe", "paul")).toEqual({ result: "comes-back" });
    expect(await says("zoe", "paul", { from: hours(48), until: hours(60) })).toMatchObject({ result: "delegated" });
  });

  test("and that two say it of each other in one instant, leaves one of them", async () => {
    const both = await Promise.all([says("paul", "zoe"), says("zoe", "paul")]);
    expect(both.map(({ result }) => result).toSorted()).toEqual(["comes-back", "delegated"]);
  });

  test("is followed to the end, and comes back as far as one of them decides again", async () => {
    await says("paul", "ada");
    const pending = await opens();
    await says("ada", "zoe");
    expect(await askedOf(pending)).toEqual(["paul", "zoe"]);
    await desk.tx((tx) => takeBack(tx, desk.deps, id("ada")));
    expect(await askedOf(pending)).toEqual(["paul", "ada"]);
    // Whoever is away without anybody in their place leaves it with whom it was asked of.
    await desk.tx((tx) => goAway(tx, desk.deps, { person: id("ada"), day: null }));
    expect(await askedOf(pending)).toEqual(["paul"]);
    await desk.tx((tx) => comeBack(tx, desk.deps, id("ada")));
    expect(await askedOf(pending)).toEqual(["paul", "ada"]);
  });

  test("keeps what that one asked for themselves, or what is for them", async () => {
    await says("paul", "mona");
    expect(await askedOf(await opens())).toEqual(["paul"]);
    expect(await askedOf(await desk.opens(id("zoe"), { ...asLaptop, beneficiary: id("mona") }))).toEqual(["paul"]);
  });

  test("of a chain that ends with whom it is for has the last one before them decide, and hears what went where", async () => {
    await nothingWaits();
    const monas = await opens();
    const zoes = await desk.opens(id("zoe"), { ...asLaptop, beneficiary: id("zoe") });
    await says("claire", "zoe");
    expect(await says("paul", "claire")).toMatchObject({ waiting: { all: 2, own: 0 } });
    expect(await askedOf(monas)).toEqual(["paul", "zoe"]);
    expect(await askedOf(zoes)).toEqual(["paul", "claire"]);
    const reply = await chat("paul").does({ kind: "asked", words: "delegate to Claire until 2026-11-27", in: channel });
    expect(JSON.stringify(said(reply).blocks)).toContain("One request is waiting: Zoe Blanc has it too now.");
    expect(JSON.stringify(said(reply).blocks)).toContain("One request is waiting: Claire Dubois has it too now.");
    expect(await desk.changes(zoes.reference, id("claire"), approve)).toMatchObject({ result: "changed" });
  });

  test("hears that what is for whom they asked stays, and not that they have it", async () => {
    await nothingWaits();
    await opens();
    const reply = await chat("paul").does({ kind: "asked", words: "delegate to Mona until 2026-11-27", in: channel });
    expect(JSON.stringify(said(reply).blocks)).toContain("Mona Petit’s own request stays with you.");
    expect(JSON.stringify(said(reply).blocks)).not.toContain("has it too");
  });

  test("asks no guest", async () => {
    person["gus"] = await desk.person("U-gus", { email: null, unvouched: true, name: "Gus Guest" });
    expect(await says("paul", "gus")).toEqual({ result: "guest" });
    await nothingWaits();
    const reply = await chat("paul").does({ kind: "asked", words: "delegate to Gus until 2026-11-27", in: channel });
    expect(reply.kind).toBe("open-form");
    expect((await desk.store.people([id("paul")])).get(id("paul"))?.delegation).toBeNull();
  });

  test("reads first that private requests go along", async () => {
    const secret = await opens({ isPrivate: true });
    const typed = await chat("paul").does({ kind: "asked", words: "delegate to Zoe until 2026-11-27", in: channel });
    expect(formOf(typed).values).toMatchObject({ whom: "U-zoe", until: "2026-11-27" });
    expect(JSON.stringify(typed)).toContain("private requests as well");
    expect(await askedOf(secret)).toEqual(["paul"]);
    await desk.changes(secret.reference, id("paul"), approve);
  });

  test("has whoever is asked too decide once, in their own place", async () => {
    desk.configure(asks(["paul", "ada"], { rule: "all" }));
    await says("paul", "ada");
    const ticket = await opens();
    desk.configure(asks(["paul"]));
    expect(await askedOf(ticket)).toEqual(["paul", "ada"]);
    await desk.changes(ticket.reference, id("ada"), approve);
    expect(await desk.changes(ticket.reference, id("ada"), approve)).toMatchObject({
      refusal: { type: "voted-already" },
    });
    expect((await desk.store.ticket(ticket.reference))?.approval?.stages[0]?.votes).toHaveLength(1);
    await desk.changes(ticket.reference, id("paul"), approve);
    expect((await desk.store.ticket(ticket.reference))?.approval?.stages[0]?.votes).toHaveLength(2);
  });
});

describe("in one instant", () => {
  const press = ({ reference, mark }: Ticket) =>
    ({ do: "approve", ticket: reference, mark: mark ?? "", seen: 1 }) as const;

  test("both press, on two platforms: one vote counts, and the other reads who was first", async () => {
    desk.configure(asks(["paul", "zoe"], { rule: "all" }));
    await says("paul", "ada");
    const ticket = await opens();
    desk.configure(asks(["paul"]));
    const replies = await Promise.all([chat("paul").presses(press(ticket)), adas().presses(press(ticket))]);
    expect(replies.map(({ kind }) => kind).toSorted()).toEqual(["done", "whisper"]);
    const [late] = replies.filter(({ kind }) => kind === "whisper");
    const first = replies[0].kind === "done" ? "Paul Martin" : "Ada Roux";
    expect(late && said(late).summary).toContain(`${first} was first and approved it`);
    const votes = (await desk.store.ticket(ticket.reference))?.approval?.stages[0]?.votes ?? [];
    expect(votes).toHaveLength(1);
    expect((await desk.history(ticket.reference)).filter(({ event }) => event.type === "approved")).toHaveLength(1);
  });

  test("it is taken back and decided: it is either theirs, or decided by nobody", async () => {
    await says("paul", "ada");
    const ticket = await opens();
    await Promise.all([
      desk.tx((tx) => takeBack(tx, desk.deps, id("paul"))),
      desk.changes(ticket.reference, id("ada"), approve),
    ]);
    const votes = (await desk.store.ticket(ticket.reference))?.approval?.stages[0]?.votes ?? [];
    expect(await askedOf(ticket)).toEqual(votes.length === 0 ? ["paul"] : ["paul", "ada"]);
  });
});

describe("in chat", () => {
  const types = (name: keyof typeof named, words: string) => chat(name).does({ kind: "asked", words, in: channel });
  const delegationOf = async (name: string) => (await desk.store.people([id(name)])).get(id(name))?.delegation ?? null;

  test("one sentence says who, and until when; the answer has what takes it back", async () => {
    const reply = await types("paul", "delegate to Zoe until 2026-11-27");
    expect(await delegationOf("paul")).toMatchObject({ to: id("zoe"), until: new Date("2026-11-27T08:00:00Z") });
    expect(said(reply).summary).toContain("Zoe Blanc decides for you until");
    const [back] = buttonsOf(reply);
    expect(back?.action).toEqual({ do: "end-delegation" });
    expect(said(await chat("paul").presses({ do: "end-delegation" })).summary).toContain("You decide again yourself");
    expect(await delegationOf("paul")).toBeNull();
    expect(said(await types("paul", "who decides for me")).summary).toContain("You decide yourself");
  });

  test("so does one in French, with when it begins; and another in its place says so", async () => {
    await types("paul", "déléguer mes accords à Claire du 2026-12-01 au 2026-12-05");
    expect(await delegationOf("paul")).toMatchObject({ to: id("claire"), from: new Date("2026-11-30T23:00:00Z") });
    const reply = await types("paul", "delegate my approvals to Zoe until tomorrow");
    expect(JSON.stringify(said(reply).blocks)).toContain("Claire Dubois no longer does");
    await types("paul", "ne plus déléguer");
    expect(await delegationOf("paul")).toBeNull();
  });

  test("what is missing or unclear is asked in the form, with what was understood", async () => {
    expect(formOf(await types("paul", "delegate to Zoe")).values).toMatchObject({ whom: "U-zoe", until: null });
    expect(formOf(await types("paul", "delegate to Nobody until 2026-11-27")).values).toMatchObject({
      whom: null,
      until: "2026-11-27",
    });
    expect(formOf(await types("paul", "delegate to Zoe until soon")).values).toMatchObject({ until: null });
    expect(await delegationOf("paul")).toBeNull();
  });

  test("the form says on its fields what cannot be", async () => {
    const sends = (values: Readonly<Record<string, string | null>>) =>
      chat("paul").sends(`form ${JSON.stringify(values)}`, { do: "delegate" }, { from: null, ...values });
    const errors = { kind: "form-errors" };
    expect(await sends({ whom: "U-zoe", until: null })).toMatchObject({
      ...errors,
      errors: { until: expect.any(String) },
    });
    expect(await sends({ whom: "U-zoe", from: "2026-11-28", until: "2026-11-27" })).toMatchObject(errors);
    expect(await sends({ whom: "U-zoe", until: "2028-11-27" })).toMatchObject(errors);
  });

  test("nothing is understood so where nobody approves anything, nor the title of a ticket", async () => {
    desk.configure(policyIn("Europe/Paris"));
    expect((await types("paul", "delegate to Zoe until 2026-11-27")).kind).toBe("whisper");
    desk.configure(asks(["paul"]));
    await types("paul", "delegate access to the mailbox to Zoe");
    expect(await delegationOf("paul")).toBeNull();
  });

  test("the list says who decides, and why a ticket waits says in whose place", async () => {
    await says("paul", "ada");
    const ticket = await opens();
    const list = await types("paul", "approvals");
    expect(JSON.stringify(said(list).blocks)).toContain("Ada Roux");
    expect(buttonsOf(list).map(({ action }) => action.do)).toEqual(expect.arrayContaining(["end-delegation"]));
    const why = await chat("claire").does({ kind: "asked", words: `why ${ticket.reference}`, in: channel });
    expect(JSON.stringify(said(why).blocks)).toContain("Paul Martin has asked Ada Roux to decide for them");
    expect(JSON.stringify(said(why).blocks)).toContain("Ada Roux (for Paul Martin)");
  });
});

describe("two accounts that turn out to be one person", () => {
  test("keep who decides for them, and for whom they do; never themselves", async () => {
    const other = await desk.person("U-paul-2");
    await desk.tx((tx) =>
      delegate(tx, desk.deps, {
        person: other,
        delegation: { to: id("ada"), from: desk.deps.now(), until: hours(9) },
      }),
    );
    await says("zoe", "paul");
    await desk.tx((tx) => tx.joinPeople(id("paul"), other)); // the other stays
    const people = await desk.store.people([other, id("paul"), id("zoe")]);
    expect(people.get(other)?.delegation?.to).toBe(id("ada"));
    expect(people.get(id("paul"))?.delegation).toBeNull();
    expect(people.get(id("zoe"))?.delegation?.to).toBe(other);
    await desk.tx((tx) => tx.joinPeople(other, id("zoe")));
    const [row] = await query(desk.url, `select delegate_id from person where id = '${id("zoe")}'`);
    expect(row?.["delegate_id"]).toBe(id("ada"));
  });
});
