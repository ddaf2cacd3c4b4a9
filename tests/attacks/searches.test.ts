import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { queuesRead, readFound } from "../../src/desk/read-found.ts";
import { record } from "../../src/desk/tickets.ts";
import { anything, type Wanted } from "../../src/features/search/rules.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";
import { administrator } from "../support/test-store.ts";

/**
 * One ticket, with words that not everybody may read: `zzpublic` whoever reads the ticket, `zzinside` agents, `zzsecret` nobody
 * in what is found. Another stands in a queue of its own: `zzpayroll`.
 */
let desk: DeskInATest;
const person: Record<
  "mona" | "ben" | "former" | "claire" | "left" | "noor" | "paul" | "boss" | "passer" | "admin",
  PersonId
> = { mona: "", ben: "", former: "", claire: "", left: "", noor: "", paul: "", boss: "", passer: "", admin: "" };
type Who = keyof typeof person;
let reference: string;

beforeAll(async () => {
  desk = await openDeskInATest();
  for (const who of ["mona", "ben", "former", "claire", "left", "noor", "paul", "boss", "passer"] as const)
    person[who] = await desk.person(`U-${who}`);
  person.admin = await desk.person("U-admin", { email: administrator });
  const { mona, ben, former, claire, left, noor, paul, boss } = person;
  await desk.queue("support", [claire, left, noor]);
  await desk.queue("payroll", [paul]);
  const secret = "password: zzsecret7Kq9"; // as a form or a message brings it
  ({ reference } = await desk.opens(mona, {
    title: "zzpublic lamp",
    description: `It is dark. ${secret}`,
    beneficiary: former,
  }));
  await desk.changes(reference, noor, { type: "follow" });
  await desk.changes(reference, left, { type: "claim" });
  await desk.changes(reference, left, { type: "note", text: `zzinside she is to be dismissed. ${secret}`, files: [] });
  await desk.changes(reference, left, { type: "reply", text: "zzpublic I come at once", files: [] });
  await desk.changes(reference, claire, { type: "change", to: { beneficiary: ben } });
  await desk.tx(async (tx) => {
    const ticket = await tx.lock(reference);
    if (ticket !== null)
      await record(tx, desk.deps, ticket, { type: "alerted", step: 0, to: "person", people: [boss] });
  });
  await desk.queue("support", [claire]);
  const { reference: payroll } = await desk.opens(paul, { title: "zzpayroll lamp", description: "" });
  await desk.changes(payroll, claire, { type: "move", queue: "payroll", reason: "zzpayroll confidential" });
  while ((await desk.store.indexListed(25)) > 0);
});
afterAll(() => desk.close());

const looks = async (who: Who, wanted: Partial<Wanted>) =>
  readFound(
    desk.store,
    { person: person[who], wanted: { ...anything, ...wanted }, queues: await queuesRead(desk.store, person[who]) },
    { after: null, most: 15 },
  );
const titles = async (who: Who, wanted: Partial<Wanted>) =>
  (await looks(who, wanted)).tickets.map(({ ticket }) => ticket.title).toSorted();

const outside: readonly Who[] = ["former", "left", "noor", "boss", "passer"];
const all: readonly Who[] = ["mona", "ben", "claire", "paul", "admin", ...outside];

describe("what somebody finds", () => {
  test("is what they may read, and counts nothing else", async () => {
    const lamp = { words: ["lamp"] };
    expect(await titles("mona", lamp)).toEqual(["zzpublic lamp"]);
    expect(await titles("ben", lamp)).toEqual(["zzpublic lamp"]);
    expect(await titles("claire", lamp)).toEqual(["zzpublic lamp"]);
    expect(await titles("paul", lamp)).toEqual(["zzpayroll lamp"]);
    expect(await titles("admin", lamp)).toEqual(["zzpayroll lamp", "zzpublic lamp"]);
    for (const who of all) {
      const found = await looks(who, lamp);
      expect([who, found.total, found.hidden]).toEqual([who, found.tickets.length, 0]);
    }
  });

  test.each(outside)(
    "is nothing for %s, whose it is no more or never was, nor its queue, however they ask",
    async (who) => {
      const asked: readonly Partial<Wanted>[] = [
        { words: ["lamp"] },
        { words: ["zzpublic"] },
        { phrases: ["zzpublic lamp"] },
        { references: [reference] },
        { from: [person.mona] },
        { assignee: [person.left] },
        { statuses: ["in-progress", "new"] },
        { queues: ["support"] },
        { since: new Date(0) },
        { without: ["nothing"] },
        {},
      ];
      for (const wanted of asked) {
        const { tickets, total, hidden } = await looks(who, wanted);
        expect([who, wanted, tickets, total, hidden]).toEqual([who, wanted, [], 0, 0]);
      }
    },
  );

  test("tells a requester nothing of what agents say among themselves: neither by what is there nor by what is missing", async () => {
    for (const who of ["mona", "ben"] as const) {
      for (const wanted of [{ words: ["zzinside"] }, { words: ["zzins"] }, { phrases: ["be dismissed"] }])
        expect([who, (await looks(who, wanted)).total]).toEqual([who, 0]);
      for (const without of [["zzinside"], ["be dismissed"]]) {
        expect(await titles(who, { words: ["lamp"], without })).toEqual(["zzpublic lamp"]);
        expect(await titles(who, { without })).toEqual(["zzpublic lamp"]);
      }
      const { tickets } = await looks(who, { words: ["zzpublic"] });
      expect(tickets.map(({ asAgent }) => asAgent)).toEqual([false]);
      expect(JSON.stringify(tickets.map(({ said }) => said))).not.toContain("zzinside");
    }
    expect(await titles("claire", { words: ["zzinside"] })).toEqual(["zzpublic lamp"]);
    expect(await titles("claire", { words: ["lamp"], without: ["zzinside"] })).toEqual([]);
  });

  test.each(all)("is never found by a secret, also by %s", async (who) => {
    for (const wanted of [{ words: ["zzsecret7Kq9"] }, { words: ["zzsecret"] }, { phrases: ["password zzsecret7Kq9"] }])
      expect((await looks(who, wanted)).total).toBe(0);
    const told = await titles(who, { words: ["lamp"] });
    expect(await titles(who, { words: ["lamp"], without: ["zzsecret7Kq9"] })).toEqual(told);
  });
});

test("a queue is no word that anybody could look for", async () => {
  for (const queue of ["support", "payroll"]) {
    const word = `q${createHash("md5").update(queue).digest("hex")}`;
    expect((await looks("mona", { words: [word] })).total).toBe(0);
  }
});
