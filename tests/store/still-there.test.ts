import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChatUser } from "../../src/channels/platform.ts";
import { openTestStore, someone, type TestStore } from "../support/test-store.ts";

let desk: TestStore;
beforeAll(async () => {
  desk = await openTestStore(["slack"]);
});
afterAll(() => desk.close());

type Meeting = (user: ChatUser, stillThere?: ReadonlySet<string>) => Promise<string | undefined>;
const alone: Meeting = async (user, stillThere) =>
  (await desk.store.transaction((tx) => tx.recognise(user, stillThere))).id;
const amongMany: Meeting = async (user, stillThere) =>
  (await desk.store.transaction((tx) => tx.recogniseAll([user, someone("U-other")], stillThere)))[0]?.id;

const inTeams = (name: string, email: string | null) =>
  someone(`aad-${name}`, { platform: "teams", tenant: "M1", name, email });

describe.each([
  ["alone", alone],
  ["among many", amongMany],
])("somebody recognised %s", (how, recognise) => {
  const address = (name: string) => `${name}@${how.replace(" ", "-")}.example`;

  test("is not taken for the owner of their address who may have left, nor takes the address", async () => {
    const email = address("paul");
    const owner = await recognise(someone(email, { email, name: "Paul" }));
    const user = inTeams(email, email);
    const newcomer = await recognise(user);
    expect(newcomer).not.toBe(owner);
    expect(await recognise(user)).toBe(newcomer);
    expect(await desk.store.personWithEmail(email)).toMatchObject({ id: owner });
  });

  test("is one with the owner once that one is known to be there", async () => {
    const email = address("olga");
    const owner = await recognise(someone(email, { email, name: "Olga" }));
    const user = inTeams(email, email);
    await recognise(user);
    expect(await recognise(user, new Set([String(owner)]))).toBe(owner);
    expect(await recognise(user)).toBe(owner);
  });

  test("has the address once the owner's account is closed", async () => {
    const email = address("nina");
    const account = someone(email, { email, name: "Nina" });
    const owner = await recognise(account);
    const user = inTeams(email, email);
    await recognise(user);
    await desk.store.transaction((tx) => tx.closeAccount(account));
    const newcomer = await recognise(user);
    expect(newcomer).not.toBe(owner);
    expect(await desk.store.personWithEmail(email)).toMatchObject({ id: newcomer });
  });

  test("is not taken for the owner either when the address is learnt later", async () => {
    const email = address("max");
    const owner = await recognise(someone(email, { email, name: "Max" }));
    await recognise(inTeams(email, null));
    expect(await recognise(inTeams(email, email))).not.toBe(owner);
  });

  test("is one with an owner where no account of theirs can be asked about", async () => {
    const email = address("zoe");
    const owner = await recognise(inTeams(email, email));
    expect(await recognise(someone(email, { email, name: "Zoe" }))).toBe(owner);
  });
});
