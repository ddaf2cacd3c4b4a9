import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isStillRead, readMaskedWords, readTicket } from "../../src/desk/read.ts";
import { readList } from "../../src/desk/read-lists.ts";
import { record } from "../../src/desk/tickets.ts";
import { listTickets } from "../../src/features/home/use-cases.ts";
import { reveal } from "../../src/features/masking/use-cases.ts";
import type { TicketEvent } from "../../src/features/rules.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";
import { administrator } from "../support/test-store.ts";

let desk: DeskInATest;
const person = { mona: "", ben: "", claire: "", paul: "", ada: "", passer: "" };
let reference: string;
beforeAll(async () => {
  desk = await openDeskInATest();
  const names = ["mona", "ben", "claire", "paul", "passer"] as const;
  for (const name of names) person[name] = await desk.person(`U-${name}`);
  person.ada = await desk.person("U-ada", { email: administrator });
  await desk.queue("support", [person.claire, person.paul]);
  ({ reference } = await desk.opens(person.mona, { beneficiary: person.ben }));
  await desk.changes(reference, person.claire, { type: "claim" });
  await desk.changes(reference, person.claire, { type: "note", text: "the password: Sesame-7!x", files: [] });
  await desk.changes(reference, person.claire, { type: "reply", text: "On my way", files: [] });
});
afterAll(() => desk.close());

const reads = async (who: keyof typeof person) => {
  const read = await readTicket(desk.store, reference, person[who]);
  return read.result === "read" ? read : null;
};
const masked = async (who: keyof typeof person) => {
  const read = await reads(who);
  return read === null ? null : (await readMaskedWords(desk.store, read)).map(({ event }) => event.type);
};

describe("a ticket is read", () => {
  test("by those it concerns, the agents of its queue, and administrators; for everybody else there is none", async () => {
    for (const who of ["mona", "ben", "claire", "paul", "ada"] as const) {
      expect((await reads(who))?.ticket.reference).toBe(reference);
    }
    expect(await reads("passer")).toBeNull();
    expect(await readTicket(desk.store, "I990101_0001", person.claire)).toEqual({ result: "not-found" });
  });

  test("with its masked words in plain sight only by who has it, and by those it concerns as far as it was said to them", async () => {
    expect(await masked("claire")).toEqual(["opened", "claimed", "noted", "replied", "met"]);
    expect(await masked("mona")).toEqual(["opened", "replied"]);
    expect(await masked("ben")).toEqual(["opened", "replied"]);
    expect(await masked("paul")).toEqual([]);
    expect(await masked("ada")).toEqual([]);
  });

  test("in the lists of those it is for and of its queue's agents, and in nobody else's", async () => {
    const listed = async (who: keyof typeof person) => {
      const lists = await listTickets(desk.store, person[who], new Date("2030-01-01T00:00:00Z"));
      const { mine, waiting, agents } = lists;
      const pages = [mine, waiting, ...(agents === null ? [] : [agents.claimed, agents.late, agents.free])];
      return pages.map((page) => page.tickets.map((each) => each.reference));
    };
    expect(await listed("mona")).toEqual([[reference], []]);
    expect(await listed("ben")).toEqual([[reference], []]);
    expect(await listed("claire")).toEqual([[], [], [reference], [reference], []]);
    expect(await listed("paul")).toEqual([[], [], [], [reference], []]);
    expect(await listed("ada")).toEqual([[], []]);
    expect(await listed("passer")).toEqual([[], []]);
  });

  test("in the list of a queue by its agents alone, whatever queue a button names", async () => {
    await desk.queue("payroll", [person.paul]);
    const { reference: secret } = await desk.opens(person.ben);
    await desk.changes(secret, person.claire, { type: "move", queue: "payroll", reason: "confidential" });
    const listed = async (who: keyof typeof person, queue: string | null) => {
      const now = new Date("2030-01-01T00:00:00Z");
      const asked = { name: "queue", person: person[who], queue } as const;
      const { found } = await readList(desk.store, asked, { after: null, most: 15, now });
      return found?.tickets.map((each) => each.reference) ?? null;
    };
    expect(await listed("paul", "payroll")).toEqual([secret]);
    expect(await listed("claire", "payroll")).toBeNull();
    expect(await listed("claire", null)).not.toContain(secret);
    expect(await listed("mona", "payroll")).toBeNull();
    await desk.queue("payroll", []);
  });

  test("not by a follower who has left the channel, who may do nothing with it but stop following", async () => {
    const noor = await desk.person("U-noor");
    await desk.queue("support", [person.claire, person.paul, noor]);
    await desk.changes(reference, noor, { type: "follow" });
    await desk.queue("support", [person.claire, person.paul]);
    expect(await readTicket(desk.store, reference, noor)).toEqual({ result: "not-found" });
    expect(await desk.changes(reference, noor, { type: "claim" })).toEqual({ result: "not-found" });
    expect(await desk.changes(reference, noor, { type: "unfollow" })).toMatchObject({ result: "changed" });
    expect(await desk.changes(reference, noor, { type: "unfollow" })).toEqual({ result: "not-found" });
  });

  test("not by a follower whom a move left behind", async () => {
    const { reference: another } = await desk.opens(person.mona);
    const noor = await desk.person("U-noor");
    await desk.queue("support", [person.claire, person.paul, noor]);
    await desk.queue("payroll", [person.claire]);
    await desk.changes(another, noor, { type: "follow" });
    await desk.changes(another, person.claire, { type: "move", queue: "payroll", reason: "confidential" });
    expect(await readTicket(desk.store, another, noor)).toEqual({ result: "not-found" });
    expect(await readTicket(desk.store, another, person.claire)).toMatchObject({ result: "read" });
    await desk.changes(another, person.claire, { type: "move", queue: "support", reason: "not so" });
    expect(await readTicket(desk.store, another, noor)).toMatchObject({ result: "read" });
  });

  test("by whom the escalation asked by name, also once others were asked, until it goes to another queue", async () => {
    const { reference: another } = await desk.opens(person.mona);
    const boss = await desk.person("U-cto");
    const asks = (people: readonly string[], to: "person" | "lead") =>
      desk.tx(async (tx) => {
        const ticket = await tx.lock(another);
        if (ticket !== null) await record(tx, desk.deps, ticket, { type: "alerted", step: 0, to, people });
      });
    await asks([boss], "person");
    await asks([person.paul], "lead");
    expect(await readTicket(desk.store, another, boss)).toMatchObject({ result: "read" });
    await desk.queue("network", [person.claire]);
    await desk.changes(another, person.claire, { type: "move", queue: "network", reason: "theirs" });
    expect(await readTicket(desk.store, another, boss)).toEqual({ result: "not-found" });
  });
});

describe("a lead whom the escalation has asked, and who is put out of the agents' channel", () => {
  test.each(["still asks", "was acknowledged", "has asked everybody"])(
    "reads the ticket no longer, acts on it no longer, and hears no more of it, where it %s",
    async (how) => {
      const lea = await desk.person("U-lea");
      await desk.queue("support", [person.claire, person.paul, lea]);
      await desk.tx((tx) => tx.addLead("support", lea));
      const { reference: another } = await desk.opens(person.mona, { title: "About Lea" });
      const happens = (event: TicketEvent) =>
        desk.tx(async (tx) => {
          const ticket = await tx.lock(another);
          if (ticket !== null) await record(tx, desk.deps, ticket, event);
        });
      await happens({ type: "alerted", step: 0, to: "lead", people: [lea] });
      const [surface] = await desk.store.surfaces(another);
      if (surface === undefined) throw new Error("the ticket is shown nowhere");
      const shown = () =>
        isStillRead(desk.store, { ...surface, ticket: another, audience: { kind: "person", person: lea } });
      expect(await readTicket(desk.store, another, lea)).toMatchObject({ result: "read" });
      expect(await shown()).toBe(true);
      if (how === "was acknowledged") await desk.changes(another, person.claire, { type: "acknowledge" });
      if (how === "has asked everybody") await happens({ type: "unacknowledged" });

      await desk.queue("support", [person.claire, person.paul]);
      expect(await readTicket(desk.store, another, lea)).toEqual({ result: "not-found" });
      expect(await desk.changes(another, lea, { type: "acknowledge" })).toEqual({ result: "not-found" });
      expect(await shown()).toBe(false);
      expect(await desk.changes(another, lea, { type: "unfollow" })).toMatchObject({ result: "changed" });
    },
  );
});

test("a look at what is masked is written down first, and not of who may not", async () => {
  const looks = async () => (await desk.history(reference)).filter(({ event }) => event.type === "revealed").length;
  const reveals = (who: keyof typeof person) => desk.tx((tx) => reveal(tx, desk.deps, { reference, by: person[who] }));
  expect(await reveals("paul")).toMatchObject({ result: "refused", refusal: { type: "not-allowed" } });
  expect(await reveals("passer")).toEqual({ result: "not-found" });
  expect(await looks()).toBe(0);
  expect(await reveals("claire")).toMatchObject({ result: "changed" });
  expect(await looks()).toBe(1);
});
