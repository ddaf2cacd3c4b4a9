import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChatUser } from "../../src/channels/platform.ts";
import { query } from "../support/database.ts";
import { openTestStore, someone, type TestStore } from "../support/test-store.ts";

let desk: TestStore;
beforeAll(async () => {
  desk = await openTestStore();
});
afterAll(() => desk.close());

const all = (users: readonly ChatUser[]) => desk.store.transaction((tx) => tx.recogniseAll(users));
const one = (user: ChatUser) => desk.store.transaction((tx) => tx.recognise(user));
const named = (user: string, name: string, email: string | null = `${user.toLowerCase()}@atelier.example`): ChatUser =>
  someone(user, { name, email });

/** Of every row: it changes with each write. */
const versions = () =>
  query(desk.url, "select xmin::text from person union all select xmin::text from account order by 1");

test("many are recognised in the order given, each as if they were alone", async () => {
  const onTeams = await one({ ...named("aad-1", "Paul", "Paul@Atelier.example"), platform: "teams" });
  const known = await one(named("U1", "Ann"));
  const users = [
    named("U5", "Eve"),
    named("U1", "Ann Martin"), // has a new name
    named("U2", "Paul", "paul@atelier.example"), // is known on the other platform
    named("U3", "Guest", null),
    named("U4", "Guest", null),
    named("U6", "John Old", "john@atelier.example"),
    named("U7", "John New", "john@atelier.example"), // was given the address of another
    named("U5", "Eve"), // stands there twice
  ];
  const persons = await all(users);
  expect(persons.map(({ name }) => name)).toEqual([
    "Eve",
    "Ann Martin",
    "Paul",
    "Guest",
    "Guest",
    "John Old",
    "John New",
    "Eve",
  ]);
  const ids = persons.map(({ id }) => id);
  expect([ids[1], ids[2]]).toEqual([known.id, onTeams.id]);
  expect(ids[0]).toBe(ids[7]);
  expect(new Set(ids).size).toBe(7);
  const again = await all(users);
  expect(again[5]).toMatchObject({ id: ids[5], email: null });
  expect(again[6]).toMatchObject({ id: ids[6], email: "john@atelier.example" });
  for (const [index, user] of users.entries()) {
    const { id, name, email } = await one(user);
    expect(again[index]).toMatchObject({ id, name, email });
  }
});

test("nothing is written of who is known and unchanged", async () => {
  const users = Array.from({ length: 20 }, (_, number) => named(`U1${number}`, `Agent ${number}`));
  await all(users);
  const before = await versions();
  await all(users);
  expect(await versions()).toEqual(before);
});

test("two that recognise the same people at the same time make each of them once", async () => {
  const users = Array.from({ length: 50 }, (_, number) => named(`U2${number}`, `Member ${number}`));
  const [first, second, third] = await Promise.all([
    all(users),
    all(users.toReversed()),
    all(users.map((user) => ({ ...user, platform: "teams" }))),
  ]);
  const ids = (persons: readonly { readonly id: string }[] | undefined) => persons?.map(({ id }) => id).toSorted();
  expect(ids(second)).toEqual(ids(first));
  expect(ids(third)).toEqual(ids(first));
});

test("somebody who cannot be joined to the owner of their address stays another, and holds up nobody", async () => {
  const owner = await one(named("U60", "Ida"));
  const other = await one({ ...someone("29:ida", { name: "Ida" }), platform: "teams" });
  await query(
    desk.url,
    `alter table account add constraint apart check ("user" <> '29:ida' or person_id = '${other.id}')`,
  );
  const users = [{ ...named("29:ida", "Ida", "u60@atelier.example"), platform: "teams" } as const, named("U61", "Jan")];
  const persons = await all(users);
  await query(desk.url, "alter table account drop constraint apart");
  expect(persons.map(({ id, name }) => [name, id === owner.id])).toEqual([
    ["Ida", false],
    ["Jan", false],
  ]);
  expect((await all(users))[0]?.id).toBe(owner.id);
});
