import { afterEach, beforeEach, expect, test } from "vitest";
import { forgetSearch, keepSearch } from "../../src/features/saved-searches/use-cases.ts";
import { searchesAtMost } from "../../src/features/saved-searches/rules.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";

let desk: DeskInATest;
let mona: PersonId;
let tom: PersonId;
beforeEach(async () => {
  desk = await openDeskInATest();
  [mona, tom] = [await desk.person("U-mona"), await desk.person("U-tom", { platform: "teams" })];
});
afterEach(() => desk.close());

const keeps = async (name: string, sought: string, by = mona): Promise<string> =>
  (await desk.tx((tx) => keepSearch(tx, { name, sought, by, at: desk.deps.now() }))).result;
const has = async (person: PersonId): Promise<readonly string[]> =>
  (await desk.store.savedSearches(person)).map(({ name, sought }) => `${name}: ${sought}`);

test("a search is kept under one name, in any case of it, and under a newer one when it is kept again", async () => {
  expect(await keeps("VPN", "vpn status:open")).toBe("kept");
  expect(await keeps("vpn", "vpn queue:network")).toBe("taken");
  expect(await keeps("Network", "vpn status:open")).toBe("kept");
  expect(await keeps("vpn", "vpn status:open", tom)).toBe("kept");
  expect(await has(mona)).toEqual(["Network: vpn status:open"]);
  expect(await has(tom)).toEqual(["vpn: vpn status:open"]);
});

test("nobody keeps more than there may be, also at once, nor a secret", async () => {
  const all = Array.from({ length: searchesAtMost + 3 }, (_, index) => keeps(`Search ${index}`, `printer ${index}`));
  expect((await Promise.all(all)).filter((result) => result === "full")).toHaveLength(3);
  expect(await has(mona)).toHaveLength(searchesAtMost);
  expect(await keeps("Search again", "another")).toBe("full");
  await keeps("Mine", "password: hunter2xyz", tom);
  expect((await has(tom)).join()).not.toContain("hunter2xyz");
});

test("a search is removed by whose it is alone, and once", async () => {
  await keeps("VPN", "vpn");
  const [{ id } = { id: "" }] = await desk.store.savedSearches(mona);
  const forgets = (by: PersonId, which = id) => desk.tx((tx) => forgetSearch(tx, which, by));
  expect([await forgets(tom), await forgets(mona, "no id")]).toEqual([null, null]);
  expect((await forgets(mona))?.name).toBe("VPN");
  expect(await forgets(mona)).toBeNull();
});

test("whoever turns out to be one person keeps the searches of both, one of each name", async () => {
  await keeps("VPN", "vpn");
  await keeps("vpn", "vpn at home", tom);
  await keeps("Printers", "printer", tom);
  await desk.tx((tx) => tx.joinPeople(tom, mona));
  expect(await has(mona)).toEqual(["Printers: printer", "VPN: vpn"]);
});
