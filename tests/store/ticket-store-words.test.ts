import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { at, meet, openTestStore, someone, type TestStore } from "../support/test-store.ts";

let desk: TestStore;
let ann: string;
beforeAll(async () => {
  desk = await openTestStore();
  ann = await meet(desk.store, someone("U1"));
});
afterAll(() => desk.close());

const take = (id: string, person: string) => desk.store.transaction((tx) => tx.takeWords(id, person));

describe("words kept until their place is known", () => {
  const files = [{ name: "smoke.jpg", url: "https://files.test/1" }];
  const keep = () => desk.store.transaction((tx) => tx.keepWords(ann, "It smokes", files, at));

  test("can be read and are taken once, even by two at the same time", async () => {
    const id = await keep();
    expect(await desk.store.keptWords(id, ann)).toEqual({ text: "It smokes", files });
    const taken = await Promise.all([take(id, ann), take(id, ann)]);
    expect(taken).toContainEqual({ text: "It smokes", files });
    expect(taken).toContain(null);
    expect(await desk.store.keptWords(id, ann)).toBeNull();
  });

  test("are nobody else's, and an id that is none finds nothing", async () => {
    const bob = await meet(desk.store, someone("U2"));
    const id = await keep();
    expect([await desk.store.keptWords(id, bob), await take(id, bob), await take("'; --", ann)]).toEqual([
      null,
      null,
      null,
    ]);
    expect(await desk.store.keptWords("none", ann)).toBeNull();
    expect(await take(id, ann)).not.toBeNull();
  });
});
