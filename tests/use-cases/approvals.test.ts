import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { comeBack, goAway } from "../../src/features/absence/use-cases.ts";
import { placeInLine, readList } from "../../src/desk/read-lists.ts";
import { readTicket, isReadThere } from "../../src/desk/read.ts";
import { recordUndelivered } from "../../src/desk/tickets.ts";
import { open } from "../support/open-ticket.ts";
import { wake } from "../../src/desk/wake.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import { policyIn, type DeskPolicy } from "../../src/kernel/policy.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { approvedService, asLaptop } from "../support/approved-service.ts";
import { aDraft, buttonsOf, formOf, openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

let desk: DeskInATest;
const person: Record<string, PersonId> = {};
const id = (name: string): PersonId => person[name] ?? "";
const email = (name: string): string => `${name}@example.com`;
const onTeams = { platform: "teams", tenant: "T-teams" } as const;
const policy: DeskPolicy = {
  ...policyIn("Europe/Paris"),
  queues: { hr: { hours: null, nextLevel: null, isPrivate: true } },
  people: {
    [email("mona")]: { manager: email("paul"), standIn: null },
    [email("paul")]: { manager: null, standIn: email("zoe") },
    [email("zoe")]: { manager: null, standIn: email("lea") },
  },
  services: [approvedService({ who: "manager", otherwise: [email("lea")], remindAfter: { days: 1, milliseconds: 0 } })],
};
beforeAll(async () => {
  desk = await openDeskInATest();
  for (const name of ["mona", "paul", "zoe", "claire"])
    person[name] = await desk.person(`U-${name}`, { email: email(name) });
  person["lea"] = await desk.person("29:lea", { ...onTeams, email: email("lea") });
  await desk.queue("support", [id("claire")]);
  await desk.queue("hr", [id("claire")]);
  desk.configure(policy);
});
afterAll(() => desk.close());

const approve = { type: "approve" } as const;
const opens = (more: Parameters<DeskInATest["opens"]>[1] = {}) => desk.opens(id("mona"), { ...asLaptop, ...more });
const now = async ({ reference }: Ticket): Promise<Ticket> => {
  const ticket = await desk.store.ticket(reference);
  if (ticket === null) throw new Error(`${reference} is gone`);
  return ticket;
};
const cardsOf = async ({ reference }: Ticket): Promise<readonly string[]> =>
  (await desk.store.surfaces(reference)).flatMap(({ audience }) =>
    audience.kind === "person" ? [Object.entries(person).find(([, each]) => each === audience.person)?.[0] ?? ""] : [],
  );
const listed = async (list: "waiting" | "free", name: string): Promise<readonly string[]> => {
  const { found } = await readList(
    desk.store,
    { name: list, person: id(name) },
    { after: null, most: 50, now: desk.deps.now() },
  );
  return found?.tickets.map(({ reference }) => reference) ?? [];
};
const waiting = (name: string) => listed("waiting", name);

describe("a request that needs approval", () => {
  test("is asked in the change that opens it, and stands among what waits for the approver", async () => {
    const ticket = await opens();
    expect((await now(ticket)).approval?.stages).toMatchObject([{ asked: [{ person: id("paul"), as: "manager" }] }]);
    expect(await cardsOf(ticket)).toEqual(expect.arrayContaining(["mona", "paul"]));
    expect(await waiting("paul")).toContain(ticket.reference);
    await desk.changes(ticket.reference, id("paul"), approve);
    expect(await waiting("paul")).not.toContain(ticket.reference);
  });

  test("is asked of who is in a channel, but of nobody who asks for it", async () => {
    await desk.queue("purchasing", [id("mona"), id("zoe"), id("claire")]);
    desk.configure({ ...policy, services: [approvedService({ who: { channel: "purchasing" } })] });
    const ticket = await opens();
    desk.configure(policy);
    expect(await cardsOf(ticket)).toEqual(expect.arrayContaining(["zoe", "claire"]));
    await desk.changes(ticket.reference, id("mona"), approve);
    expect((await now(ticket)).approval?.stages[0]?.votes).toEqual([]);
    await desk.changes(ticket.reference, id("claire"), approve);
    expect((await now(ticket)).approval?.stages[0]?.votes).toMatchObject([{ by: id("claire") }]);
  });

  test("is free to be taken, and has a place in line, once it is approved", async () => {
    const ticket = await opens();
    expect(await listed("free", "claire")).not.toContain(ticket.reference);
    expect(await placeInLine(desk.store, { ticket: await now(ticket) })).toBeNull();
    await desk.changes(ticket.reference, id("paul"), approve);
    expect(await listed("free", "claire")).toContain(ticket.reference);
    expect(await placeInLine(desk.store, { ticket: await now(ticket) })).toBeGreaterThan(0);
  });

  test("is the requester's to answer where the approver asks first", async () => {
    const ticket = await opens();
    await desk.changes(ticket.reference, id("paul"), { type: "ask-requester", text: "Which one?", files: [] });
    expect(await waiting("mona")).toContain(ticket.reference);
    await desk.changes(ticket.reference, id("mona"), { type: "answer", text: "The small one", files: [] });
    expect(await waiting("mona")).not.toContain(ticket.reference);
    const card = await desk.as(someone("U-paul", { email: email("paul"), name: "Paul" })).presses({
      do: "show",
      ticket: ticket.reference,
      mark: ticket.mark ?? "",
    });
    expect(card.kind === "card" && JSON.stringify(card.card)).toMatch(/Which one\?.*The small one/u);
  });

  test("two who decide in one instant, on two platforms: one counts, and the other reads who was first", async () => {
    desk.configure({ ...policy, services: [approvedService({ who: [email("paul"), email("lea")] })] });
    const ticket = await opens();
    desk.configure(policy);
    const press = { do: "approve", ticket: ticket.reference, mark: ticket.mark ?? "", seen: 1 } as const;
    const replies = await Promise.all([
      desk.as(someone("U-paul", { email: email("paul"), name: "Paul" })).presses(press),
      desk.as(someone("29:lea", { ...onTeams, email: email("lea"), name: "Lea" })).presses(press),
    ]);
    const [late] = replies.filter(({ kind }) => kind === "whisper");
    expect(replies.map(({ kind }) => kind).toSorted()).toEqual(["done", "whisper"]);
    const first = replies[0]?.kind === "done" ? "Paul" : "Lea";
    expect(late && said(late).summary).toContain(`${first} was first and approved it`);
    expect((await desk.history(ticket.reference)).filter(({ event }) => event.type === "approved")).toHaveLength(1);
  });

  test("of a private queue, its approver reads the ticket until it is decided, and nothing after", async () => {
    const ticket = await opens({ queue: "hr" });
    expect((await now(ticket)).isPrivate).toBe(true);
    const reads = async (name: string) => (await readTicket(desk.store, ticket.reference, id(name))).result;
    expect([await reads("paul"), await reads("zoe")]).toEqual(["read", "not-found"]);
    const card = (await desk.store.surfaces(ticket.reference)).find(
      ({ audience }) => audience.kind === "person" && audience.person === id("paul"),
    );
    expect(card && (await isReadThere(desk.store, card))).toBe(true);
    await desk.changes(ticket.reference, id("paul"), approve);
    expect(await reads("paul")).toBe("not-found");
    expect(card && (await isReadThere(desk.store, card))).toBe(false);
    const again = await desk.changes(ticket.reference, id("paul"), approve);
    expect(again).toMatchObject({ result: "refused", refusal: { type: "voted-already" } });
    expect((await desk.changes(ticket.reference, id("zoe"), approve)).result).toBe("not-found");
  });

  test("is decided from a list too, where what became of it stands then", async () => {
    const ticket = await opens();
    const paul = desk.as(someone("U-paul", { email: email("paul"), name: "Paul" }));
    const seen = { ticket: ticket.reference, mark: ticket.mark ?? "" };
    const shown = await paul.presses({ do: "show", ...seen });
    expect(shown.kind === "card" && JSON.stringify(shown.card)).toContain("Approve");
    const decided = await paul.presses({ do: "approve", ...seen, seen: 1, shown: true });
    expect(said(decided).summary).toContain("You approved it.");
    const again = await paul.presses({ do: "show", ...seen });
    expect(again.kind === "card" && JSON.stringify(again.card)).not.toContain("Smoke");
  });

  test("follows whoever goes away to their stand-in, what is pending too; never to its requester", async () => {
    const pending = await opens();
    await desk.tx((tx) => goAway(tx, desk.deps, { person: id("paul"), day: null }));
    expect(await waiting("zoe")).toContain(pending.reference);
    expect(await cardsOf(pending)).toContain("zoe");
    const byZoe = await desk.opens(id("zoe"), { ...asLaptop, beneficiary: id("mona") });
    expect((await now(byZoe)).approval?.stages[0]?.asked.map(({ person }) => person)).toEqual([id("paul")]);
    await desk.tx((tx) => goAway(tx, desk.deps, { person: id("zoe"), day: null }));
    expect(await waiting("lea")).toContain(pending.reference);
    await desk.changes(pending.reference, id("lea"), approve);
    expect((await desk.history(pending.reference)).at(-1)?.event).toEqual({
      type: "approved",
      stage: 0,
      awaits: [],
      inPlaceOf: id("paul"),
    });
    for (const name of ["paul", "zoe"]) await desk.tx((tx) => comeBack(tx, desk.deps, id(name)));
  });

  test("asks others at once where nothing reaches whoever is asked, and waits on for whom one message did not reach", async () => {
    const ticket = await opens();
    const { store, deps } = desk;
    const fails = (reason: string) =>
      recordUndelivered(store, deps, { ticket: ticket.reference, to: id("paul"), reason });
    await fails("too-long");
    await desk.tx((tx) => wake(tx, deps, ticket.reference));
    expect((await now(ticket)).approval?.stages).toMatchObject([{ asked: [{ person: id("paul") }] }]);
    await fails("account-closed");
    await desk.tx((tx) => wake(tx, deps, ticket.reference));
    expect((await now(ticket)).approval?.stages).toMatchObject([{ asked: [{ person: id("lea"), as: "instead" }] }]);
    expect((await desk.history(ticket.reference)).at(-1)?.event).toMatchObject({ because: "unreachable" });
    await desk.changes(ticket.reference, id("lea"), approve);
    expect(await listed("free", "claire")).toContain(ticket.reference);
  });

  test("is reminded of by the clock", async () => {
    const ticket = await opens();
    desk.passes(10 * 24 * 60);
    await desk.tx((tx) => wake(tx, desk.deps, ticket.reference));
    expect((await desk.history(ticket.reference)).map(({ event }) => event.type)).toContain("approval-reminded");
  });

  test("may be for somebody who is asked: it is not theirs to decide then", async () => {
    const ticket = await opens();
    await desk.changes(ticket.reference, id("claire"), { type: "claim" });
    const changed = await desk.changes(ticket.reference, id("claire"), {
      type: "change",
      to: { beneficiary: id("paul") },
    });
    expect(changed.result).toBe("changed");
    expect(await desk.changes(ticket.reference, id("paul"), approve)).toMatchObject({
      refusal: { type: "not-allowed" },
    });
  });

  test("is asked for again when it is changed after it was given, of whoever that asks now", async () => {
    const ticket = await opens();
    await desk.changes(ticket.reference, id("paul"), approve);
    await desk.changes(ticket.reference, id("claire"), { type: "claim" });
    await desk.changes(ticket.reference, id("claire"), { type: "change", to: { title: "Ten laptops" } });
    expect((await now(ticket)).approval?.stages).toMatchObject([{ asked: [{ person: id("paul") }], votes: [] }]);
    const resolve = { type: "resolve", text: "Done", cause: "other" } as const;
    expect(await desk.changes(ticket.reference, id("claire"), resolve)).toMatchObject({
      refusal: { type: "awaits-approval", by: [id("paul")] },
    });
    await desk.changes(ticket.reference, id("claire"), { type: "change", to: { beneficiary: id("paul") } });
    const [stage] = (await now(ticket)).approval?.stages ?? [];
    expect(stage?.asked.map(({ person }) => person)).not.toContain(id("paul"));
    expect(stage?.askedBefore).toEqual([id("paul")]); // who reads what became of it
  });

  describe("decided from a card that was drawn before it was asked for anew", () => {
    const changes = async (ticket: Ticket) =>
      desk.changes(ticket.reference, id("claire"), { type: "change", to: { title: "A Ferrari" } });
    const paul = () => desk.as(someone("U-paul", { email: email("paul"), name: "Paul" }));
    const on = ({ reference, mark, version }: Ticket) => ({ ticket: reference, mark: mark ?? "", seen: version });
    const decisions = async ({ reference }: Ticket) =>
      (await desk.history(reference)).filter(({ event }) => event.type === "approved" || event.type === "declined");

    test("is refused with what is asked now, which can be decided there", async () => {
      const ticket = await opens();
      await changes(ticket);
      const refused = said(await paul().presses({ do: "approve", ...on(ticket) }));
      expect(JSON.stringify(refused)).toContain("A Ferrari");
      expect(refused.summary).toContain("It has changed since you read it");
      expect(await decisions(ticket)).toHaveLength(0);
      const button = refused.blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons : []))[0];
      if (button === undefined) throw new Error("nothing can be pressed");
      await paul().presses(button.action);
      expect(await decisions(ticket)).toHaveLength(1);
    });

    test("is refused in a form too, which opens no more, with the words given back", async () => {
      const ticket = await opens();
      await changes(ticket);
      const opener = { do: "fill", form: "decline", ...on(ticket) } as const;
      expect(said(await paul().presses(opener)).summary).toContain("It has changed since you read it");
      const refused = JSON.stringify(said(await paul().sends("decline", opener, { reason: "Too dear for us" })));
      for (const words of ["Too dear for us", "A Ferrari"]) expect(refused).toContain(words);
      expect(await decisions(ticket)).toHaveLength(0);
    });

    test("is refused where it was put in words before", async () => {
      const ticket = await opens();
      const words = await desk.tx((tx) => tx.keepWords(id("paul"), "Too dear for us", [], desk.deps.now()));
      await changes(ticket);
      const { seen: asOf, ...named } = on(ticket);
      const refused = said(await paul().presses({ do: "place", words, as: "decline", ...named, asOf }));
      expect(JSON.stringify(refused)).toContain("A Ferrari");
      expect(await decisions(ticket)).toHaveLength(0);
    });

    test("is never what was approved, if both happen at once", async () => {
      for (let number = 0; number < 5; number += 1) {
        const ticket = await opens();
        await Promise.all([changes(ticket), paul().presses({ do: "approve", ...on(ticket) })]);
        expect((await now(ticket)).approval?.stages).toMatchObject([{ votes: [] }]);
      }
    });
  });

  describe("of whoever leads the queue", () => {
    const leads = async (queue: string, name: string): Promise<void> => {
      person[name] ??= await desk.person(`U-${name}`, { email: email(name) });
      await desk.queue(queue, [id(name)]);
      await desk.tx((tx) => tx.addLead(queue, id(name)));
    };
    const asked = async (ticket: Ticket) =>
      (await now(ticket)).approval?.stages.flatMap(({ asked }) => asked.map(({ person }) => person));
    const byLeads = { ...policy, services: [approvedService({ who: "leads" })] };

    test("stays theirs wherever it is moved, also once it has changed", async () => {
      await leads("workplace", "wanda");
      await leads("garage", "fred");
      desk.configure(byLeads);
      const ticket = await opens({ queue: "workplace" });
      expect(await asked(ticket)).toEqual([id("wanda")]);
      await desk.changes(ticket.reference, id("wanda"), { type: "move", queue: "garage", reason: "" });
      await desk.changes(ticket.reference, id("fred"), { type: "change", to: { title: "A faster one" } });
      expect(await asked(ticket)).toEqual([id("wanda")]);
      expect((await desk.changes(ticket.reference, id("fred"), approve)).result).not.toBe("changed");
      desk.configure(policy);
    });

    test("that nobody decided in time is decided by no lead to whose queue it was moved", async () => {
      await leads("workplace", "wanda");
      await leads("garage", "fred");
      const stage = { who: [email("paul")], expireAfter: { days: 1, milliseconds: 0 } } as const;
      desk.configure({ ...policy, services: [approvedService(stage)] });
      const ticket = await opens({ queue: "workplace" });
      await desk.changes(ticket.reference, id("wanda"), { type: "move", queue: "garage", reason: "" });
      for (let time = 0; time < 2; time += 1) {
        desk.passes(7 * 24 * 60);
        await desk.tx((tx) => wake(tx, desk.deps, ticket.reference));
      }
      expect((await desk.history(ticket.reference)).map(({ event }) => event)).toContainEqual(
        expect.objectContaining({ because: "expired", asked: [{ person: id("wanda"), as: "lead" }] }),
      );
      expect(await desk.changes(ticket.reference, id("fred"), approve)).toMatchObject({
        refusal: { type: "led-elsewhere", queue: "workplace" },
      });
      await desk.changes(ticket.reference, id("fred"), { type: "move", queue: "workplace", reason: "" });
      expect((await desk.changes(ticket.reference, id("wanda"), approve)).result).toBe("changed");
      desk.configure(policy);
    });

    test("is asked of those whom the policy means, wherever it was typed, and goes to no channel its author is not in", async () => {
      await leads("support", "claire");
      await leads("garage", "fred");
      const garage = { byChannel: true, rules: [] };
      desk.configure({ ...byLeads, routing: garage });
      const opensIn = async (name: string): Promise<Ticket> => {
        const how = {
          chosenBy: null,
          typedIn: { platform: "slack", tenant: "T1", address: "C-garage" },
          language: null,
        } as const;
        const draft = { ...asLaptop, beneficiary: id(name) };
        return (await desk.tx((tx) => open(tx, desk.deps, { ...aDraft, ...draft }, id(name), how))).ticket;
      };
      expect((await opensIn("mona")).queue).toBe("support");
      await desk.tx((tx) => tx.setMembers("garage", "slack", [id("fred"), id("mona")]));
      const ticket = await opensIn("mona");
      expect([ticket.queue, await asked(ticket)]).toEqual(["garage", [id("claire")]]);
      desk.configure(policy);
    });
  });

  test("is one that an agent makes of another too", async () => {
    const ticket = await desk.opens(id("mona"));
    const to = { service: "new laptop" };
    expect((await desk.changes(ticket.reference, id("claire"), { type: "change", to })).result).toBe("changed");
    expect((await desk.history(ticket.reference)).at(-1)?.event).toMatchObject({ because: "needed" });
    expect(await waiting("paul")).toContain(ticket.reference);
    await desk.changes(ticket.reference, id("claire"), { type: "claim" });
    const resolve = { type: "resolve", text: "Done", cause: "other" } as const;
    expect((await desk.changes(ticket.reference, id("claire"), resolve)).result).toBe("refused");
    await desk.changes(ticket.reference, id("paul"), approve);
    expect((await desk.changes(ticket.reference, id("claire"), resolve)).result).toBe("changed");
  });

  test("is asked for again by what follows one that was declined long ago", async () => {
    const ticket = await opens();
    await desk.changes(ticket.reference, id("paul"), { type: "decline", reason: "Too dear" });
    desk.passes(60 * 24 * 60);
    const mona = desk.as(someone("U-mona", { email: email("mona"), name: "Mona" }));
    const { reference, mark, version: seen } = await now(ticket);
    const reopen = { do: "fill", form: "reopen", ticket: reference, mark: mark ?? "", seen } as const;
    const follow = buttonsOf(await mona.sends("reopen", reopen, { reason: "We need it" })).find(
      ({ action }) => action.do === "new-ticket",
    );
    if (follow?.action.do !== "new-ticket") throw new Error("nothing follows it");
    expect(follow.action).toMatchObject({ service: "laptop", followUpOf: reference });
    expect(formOf(await mona.presses(follow.action)).opener).toMatchObject({ service: "laptop" });
    const before = await waiting("paul");
    await mona.sends("follow-up", follow.action, { details: null, beneficiary: null });
    expect(await waiting("paul")).toHaveLength(before.length + 1);
  });

  test("that is opened again tells whoever declined it what they said, and what has changed", async () => {
    const ticket = await opens();
    await desk.changes(ticket.reference, id("paul"), { type: "decline", reason: "Too dear" });
    await desk.changes(ticket.reference, id("mona"), { type: "reopen", reason: "It draws buildings" });
    const paul = desk.as(someone("U-paul", { email: email("paul"), name: "Paul" }));
    const shown = JSON.stringify(await paul.presses({ do: "show", ticket: ticket.reference, mark: ticket.mark ?? "" }));
    for (const said of ["Too dear", "It draws buildings", "Approve"]) expect(shown).toContain(said);
  });

  test("of a private ticket leaves no answer on the card of whoever decided", async () => {
    const label = { en: "Why", fr: "Pourquoi" };
    const answers = [{ field: "why", label, kind: "text", text: "Dialysis" }] as const;
    const shownTo = async (ticket: Ticket): Promise<string> => {
      const paul = desk.as(someone("U-paul", { email: email("paul"), name: "Paul" }));
      return JSON.stringify(await paul.presses({ do: "show", ticket: ticket.reference, mark: ticket.mark ?? "" }));
    };
    const [secret, open] = [await opens({ queue: "hr", answers }), await opens({ answers })];
    for (const ticket of [secret, open]) {
      expect(await shownTo(ticket)).toContain("Dialysis");
      await desk.changes(ticket.reference, id("paul"), approve);
    }
    expect([await shownTo(secret), await shownTo(open)]).toEqual([
      expect.not.stringContaining("Dialysis"),
      expect.stringContaining("Dialysis"),
    ]);
  });

  test("is decided by nobody who stands in for somebody that is back", async () => {
    const ticket = await opens();
    await desk.tx((tx) => goAway(tx, desk.deps, { person: id("paul"), day: null }));
    expect(await waiting("zoe")).toContain(ticket.reference);
    await desk.tx((tx) => tx.setAway(id("paul"), null)); // the desk has not looked at what waits yet
    expect(await desk.changes(ticket.reference, id("zoe"), approve)).toMatchObject({
      refusal: { type: "stands-in-no-more", for: id("paul") },
    });
    expect(await waiting("zoe")).not.toContain(ticket.reference);
    await desk.tx((tx) => goAway(tx, desk.deps, { person: id("paul"), day: null }));
    await desk.tx((tx) => comeBack(tx, desk.deps, id("paul")));
    expect((await desk.history(ticket.reference)).at(-1)?.event).toMatchObject({ because: "back" });
    expect((await now(ticket)).approval?.stages[0]?.asked).toEqual([{ person: id("paul"), as: "manager" }]);
  });

  test("gives an administrator nothing of a private ticket but the decision, nor what is said to its agents", async () => {
    const boss = await desk.person("U-boss", { administrator: true, email: email("boss") });
    desk.configure({ ...policy, services: [approvedService({ who: [email("boss")] })] });
    const ticket = await opens({ queue: "hr" });
    desk.configure(policy);
    await desk.changes(ticket.reference, id("mona"), { type: "answer", text: "I am ill", files: [] });
    expect(await desk.changes(ticket.reference, boss, { type: "reject", reason: "No" })).toMatchObject({
      refusal: { type: "not-allowed" },
    });
    const asBoss = desk.as(someone("U-boss", { administrator: true, email: email("boss"), name: "Boss" }));
    const where = await asBoss.presses({ do: "where", ticket: ticket.reference, mark: ticket.mark ?? "" });
    expect(JSON.stringify(where)).toContain("Approve");
    expect(JSON.stringify(where)).not.toContain("I am ill");
  });

  describe("of somebody whose two accounts turn out to be one person's", () => {
    const joins = async (name: string): Promise<void> => {
      expect(await desk.person(`29:${name}`, { ...onTeams, email: email(name) })).toBe(id(name));
    };
    const opensOnTeams = async (name: string, otherwise: readonly string[] | null = null): Promise<Ticket> => {
      person[`${name} on Teams`] = await desk.person(`29:${name}`, onTeams);
      const service = otherwise === null ? { who: [email(name), email("lea")] } : { who: [email(name)], otherwise };
      desk.configure({ ...policy, services: [approvedService(service)] });
      const ticket = await desk.opens(id(`${name} on Teams`), asLaptop);
      desk.configure(policy);
      return ticket;
    };
    const wakesDue = () =>
      desk.store.takeDueTimers(desk.deps.now(), 50, async (tx, timers) => {
        for (const { job } of timers) if (job.kind === "wake") await wake(tx, desk.deps, job.ticket);
      });
    const lastAsked = async (ticket: Ticket) => (await desk.history(ticket.reference)).at(-1)?.event;

    test("is theirs to decide no more, and others are asked", async () => {
      person["rosa"] = await desk.person("U-rosa", { email: email("rosa") });
      const ticket = await opensOnTeams("rosa");
      await joins("rosa");
      expect((await now(ticket)).requester).toBe(id("rosa"));
      expect(await waiting("lea")).toContain(ticket.reference);
      expect(await desk.changes(ticket.reference, id("rosa"), approve)).toMatchObject({
        refusal: { type: "not-allowed" },
      });
      await wakesDue();
      expect(await lastAsked(ticket)).toMatchObject({ because: "own", asked: [{ person: id("lea") }] });
    });

    test("is asked anew where they had approved it, and not resolved before", async () => {
      person["nora"] = await desk.person("U-nora", { email: email("nora") });
      const ticket = await opensOnTeams("nora");
      await desk.changes(ticket.reference, id("nora"), approve);
      await desk.changes(ticket.reference, id("claire"), { type: "claim" });
      await joins("nora");
      const resolve = { type: "resolve", text: "Done", cause: "other" } as const;
      const resolves = async () => (await desk.changes(ticket.reference, id("claire"), resolve)).result;
      expect(await resolves()).toBe("refused");
      await wakesDue();
      expect(await lastAsked(ticket)).toMatchObject({ because: "own", asked: [{ person: id("lea") }] });
      expect(await resolves()).toBe("refused");
      await desk.changes(ticket.reference, id("lea"), approve);
      expect(await resolves()).toBe("changed");
    });

    test("goes to those the service names besides where nobody else was asked", async () => {
      person["vera"] = await desk.person("U-vera", { email: email("vera") });
      const ticket = await opensOnTeams("vera", [email("lea")]);
      await joins("vera");
      await wakesDue();
      expect((await now(ticket)).approval?.stages).toMatchObject([{ asked: [{ person: id("lea"), as: "instead" }] }]);
    });
  });
});
