import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Person } from "../../src/desk/person.ts";
import { phrases } from "../../src/features/words.ts";
import { eventually } from "../support/eventually.ts";
import { openBench, someone, type Bench } from "./bench.ts";
import { wordsOf } from "./fake-platform.ts";

const { cards, personNotes } = phrases("en");

let bench: Bench;
let ben: Person;
beforeEach(async () => {
  bench = await openBench();
  bench.platform.members = [someone("U-ada", "Ada"), someone("U-noor", "Noor")];
  await bench.start();
  ben = await bench.store.transaction((tx) => tx.recognise(someone("U-ben", "Ben")));
});
afterEach(() => bench.close());

const postedTo = (address: string) => bench.platform.posted.filter((each) => each.address === address);
const cardOf = (address: string) => {
  const card = postedTo(address).find(({ thread }) => thread === null);
  if (card === undefined) throw new Error(`no card at ${address}`);
  return card;
};
const notesTo = (address: string) =>
  postedTo(address)
    .filter(({ thread }) => thread !== null)
    .map(({ message }) => wordsOf(message));
const buttonsOn = (address: string) => cardOf(address).message.blocks.filter(({ kind }) => kind === "buttons");
const isIdle = () =>
  eventually(async () => expect(await bench.rows("select 1 from outbox where at <= now()")).toEqual([]));
const isFormer = (address: string) =>
  eventually(() => {
    expect(wordsOf(cardOf(address).message)).toContain(cards.person.noLonger);
    expect(buttonsOn(address)).toEqual([]);
  });

describe("whoever a ticket was for, once it is for somebody else", () => {
  test("is told so once, has a card that says so without buttons, and hears no more", async () => {
    await bench.does(bench.ada, { type: "change", to: { beneficiary: ben.id } });
    await eventually(() => expect(wordsOf(cardOf("D-ben").message)).toContain("The printer"));
    await bench.does(bench.ada, { type: "change", to: { beneficiary: bench.renee.id, title: "About salaries" } });
    await isFormer("D-ben");
    bench.passes(60); // they read of the ticket a moment ago: the next waits a little
    await eventually(() => expect(notesTo("D-ben")).toHaveLength(1));
    expect(notesTo("D-ben")[0]).toContain(personNotes.takenFromYou("Ada"));
    await isFormer("D-ben");
    bench.passes(15);
    await bench.does(bench.ada, { type: "claim" });
    await bench.does(bench.ada, { type: "resolve", text: "New toner", cause: "hardware" });
    await eventually(() => expect(wordsOf(cardOf("D-renee").message)).toContain("New toner"));
    await isIdle();
    await isFormer("D-ben");
    expect(notesTo("D-ben")).toHaveLength(1);
    const all = postedTo("D-ben").map(({ message }) => wordsOf(message));
    expect(all.join(" ")).not.toMatch(/About salaries|New toner/);
  });

  test("reads on where they opened it, or get it back", async () => {
    await bench.does(bench.ada, { type: "change", to: { beneficiary: ben.id } });
    await eventually(() => expect(wordsOf(cardOf("D-ben").message)).toContain("The printer"));
    await bench.does(bench.ada, { type: "change", to: { beneficiary: bench.renee.id } });
    await isFormer("D-ben");
    expect(wordsOf(cardOf("D-renee").message)).toContain("The printer");
    await bench.does(bench.ada, { type: "change", to: { beneficiary: ben.id } });
    await eventually(() => expect(wordsOf(cardOf("D-ben").message)).toContain("The printer"));
    expect(notesTo("D-renee").join(" ")).not.toContain(personNotes.takenFromYou("Ada"));
  });
});

test("an agent who stops following has a card that says so, without buttons", async () => {
  const noor = await bench.store.transaction(async (tx) => {
    const met = await tx.recognise(someone("U-noor", "Noor"));
    await tx.addMembers("it", "slack", [met.id]);
    return met;
  });
  await bench.does(noor, { type: "follow" });
  await eventually(() => expect(wordsOf(cardOf("D-noor").message)).toContain("The printer"));
  await bench.does(noor, { type: "unfollow" });
  await isFormer("D-noor");
  await bench.does(noor, { type: "follow" });
  await eventually(() => expect(wordsOf(cardOf("D-noor").message)).toContain("The printer"));
});

test("a follower who left the agents' channel has a card that says so", async () => {
  const { store } = bench;
  const noor = await store.transaction(async (tx) => {
    const met = await tx.recognise(someone("U-noor", "Noor"));
    await tx.addMembers("it", "slack", [met.id]);
    return met;
  });
  await bench.does(noor, { type: "follow" });
  await eventually(() => expect(wordsOf(cardOf("D-noor").message)).toContain("The printer"));
  await store.transaction((tx) => tx.setMembers("it", "slack", [bench.ada.id]));
  await bench.does(bench.ada, { type: "change", to: { title: "About salaries" } });
  await isFormer("D-noor");
});
