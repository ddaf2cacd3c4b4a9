import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { placeKept, placeOrKeep, say, sayUnder } from "../../src/features/replies/use-cases.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";

let desk: DeskInATest;
let claire: string;
beforeAll(async () => {
  desk = await openDeskInATest();
  claire = await desk.person("U-claire");
  await desk.queue("support", [claire]);
});
afterAll(() => desk.close());

let mona = "";
let people = 0;
beforeEach(async () => {
  mona = await desk.person(`U-mona-${(people += 1)}`);
});

const words = { text: "The third floor", files: [{ name: "plan.png", url: "https://example.org/plan.png" }] };
const writes = (text = words.text, files = words.files, by = mona) =>
  desk.tx((tx) => placeOrKeep(tx, desk.deps, { text, files, by }));
const places = (kept: string, reference: string, by = mona) =>
  desk.tx((tx) => placeKept(tx, desk.deps, { words: kept, reference, by }));
const typesOf = async (reference: string) => (await desk.history(reference)).map(({ event }) => event.type);

describe("words to the desk, under nothing", () => {
  test("of somebody without open tickets begin one, and of what they closed none", async () => {
    const keptForNone = { result: "kept", words: expect.any(String), tickets: [] };
    expect(await writes("Hello", [])).toEqual(keptForNone);
    const { reference } = await desk.opens(mona);
    await desk.changes(reference, mona, { type: "withdraw", reason: "solved-by-myself" });
    expect(await writes("Hello", [])).toEqual(keptForNone);
  });

  test("with a file are kept with it", async () => {
    expect(await writes()).toEqual({ result: "kept", words: expect.any(String), tickets: [] });
  });

  test("answer the one ticket that waits for an answer", async () => {
    const { reference } = await desk.opens(mona);
    await desk.opens(mona);
    await desk.changes(reference, claire, { type: "claim" });
    await desk.changes(reference, claire, { type: "ask", text: "Which floor?" });
    expect(await writes()).toMatchObject({ result: "changed", ticket: { reference, status: "in-progress" } });
    expect((await desk.history(reference)).map(({ event }) => event)).toContainEqual({ type: "answered", ...words });
  });

  test("go to the ticket of their author that they name, even if it is closed", async () => {
    const [named, waiting] = [await desk.opens(mona), await desk.opens(mona)];
    await desk.changes(waiting.reference, claire, { type: "claim" });
    await desk.changes(waiting.reference, claire, { type: "ask", text: "Which floor?" });
    const { reference } = named;
    await desk.changes(reference, mona, { type: "withdraw", reason: "solved-by-myself" });
    expect(await writes(`${reference}, again`)).toMatchObject({ result: "changed", ticket: { reference } });
    expect(await typesOf(waiting.reference)).not.toContain("answered");
  });

  test("are kept when they name several, or none of their author's, whatever waits", async () => {
    const tickets = [await desk.opens(mona), await desk.opens(mona)];
    const [one = "", other = ""] = tickets.map(({ reference }) => reference);
    await desk.changes(one, claire, { type: "claim" });
    await desk.changes(one, claire, { type: "ask", text: "Which floor?" });
    const theirs = await desk.opens(claire);
    for (const text of [`${other} is like ${one}`, `${theirs.reference} is mine too`, "I200101_0001 again"]) {
      const kept = await writes(text, []);
      if (kept.result !== "kept") throw new Error(`not kept: ${kept.result}`);
      expect(kept.tickets.map(({ reference }) => reference).toSorted()).toEqual([one, other].toSorted());
    }
  });

  test("are kept when several wait, and go where their author says, once", async () => {
    const tickets = [await desk.opens(mona), await desk.opens(mona)];
    const kept = await writes();
    if (kept.result !== "kept") throw new Error(`not kept: ${kept.result}`);
    expect(kept.tickets.map(({ reference }) => reference).toSorted()).toEqual(
      tickets.map(({ reference }) => reference).toSorted(),
    );
    const [{ reference } = { reference: "" }] = tickets;
    expect(await places(kept.words, reference)).toMatchObject({ result: "changed", ticket: { reference } });
    expect(await places(kept.words, reference)).toEqual({ result: "words-gone" });
    expect(await typesOf(reference)).toEqual(["opened", "answered"]);
  });

  test("are nobody else's to place, and go to no ticket that is nothing to their author", async () => {
    const theirs = await desk.opens(claire);
    await desk.opens(mona);
    const kept = await writes();
    if (kept.result !== "kept") throw new Error(`not kept: ${kept.result}`);
    expect(await places(kept.words, theirs.reference, claire)).toEqual({ result: "words-gone" });
    const foreign = await desk.tx((tx) =>
      placeKept(tx, desk.deps, { words: kept.words, reference: theirs.reference, by: mona }),
    );
    expect(foreign).toEqual({ result: "not-found", kept: words });
    expect(await places("no uuid", theirs.reference)).toEqual({ result: "words-gone" });
  });
});

test("words that are placed in their author's own chat are told there, and not once more under their card", async () => {
  const notes = async (toldOn?: "slack"): Promise<readonly string[]> => {
    const { reference } = await desk.opens(mona);
    const kept = await desk.tx((tx) => tx.keepWords(mona, "yes", [], desk.deps.now()));
    await desk.tx((tx) => placeKept(tx, desk.deps, { words: kept, reference, by: mona, toldOn }));
    const [answered] = (await desk.history(reference)).slice(-1);
    const surfaces = await desk.store.surfaces(reference);
    const sent = (await desk.sent()).flat();
    return surfaces
      .filter(({ id }) =>
        sent.some((each) => each.kind === "note" && each.surface === id && each.event === answered?.number),
      )
      .map(({ audience }) => audience.kind)
      .toSorted();
  };
  expect(await notes()).toEqual(["agents", "person"]);
  expect(await notes("slack")).toEqual(["agents"]);
});

test("words that a ticket refuses wait on, and can still go to another", async () => {
  const { reference } = await desk.opens(mona);
  const kept = await writes();
  if (kept.result !== "kept") throw new Error(`not kept: ${kept.result}`);
  const asNote = await desk.tx((tx) =>
    placeKept(tx, desk.deps, { words: kept.words, as: "note", reference, by: mona }),
  );
  expect(asNote).toMatchObject({ result: "refused", refusal: { type: "not-allowed" }, kept: words });
  expect(await places(kept.words, reference)).toMatchObject({ result: "changed" });
});

describe("words on a ticket", () => {
  test("stay among agents under their card, and go to the agents under the requester's", async () => {
    const { reference } = await desk.opens(mona);
    const surfaces = await desk.store.surfaces(reference);
    const under = (kind: "agents" | "person", by: string) => {
      const surface = surfaces.find(({ audience }) => audience.kind === kind);
      if (surface === undefined) throw new Error(`nothing is shown to ${kind}`);
      return desk.tx((tx) => sayUnder(tx, desk.deps, surface, { ...words, by }));
    };
    expect(await under("agents", claire)).toMatchObject({ result: "changed" });
    expect(await under("person", mona)).toMatchObject({ result: "changed" });
    expect(await typesOf(reference)).toEqual(["opened", "noted", "answered"]);
    expect(await under("agents", mona)).toMatchObject({ result: "refused", refusal: { type: "not-allowed" } });
    expect(await under("person", claire)).toMatchObject({ result: "refused", refusal: { type: "not-allowed" } });
    expect(await under("agents", await desk.person("U-passer"))).toEqual({ result: "not-found" });
  });

  test("of an agent to the requester are theirs to say alone, and take a ticket that is free", async () => {
    const { reference } = await desk.opens(mona);
    const reply = (by: string) => desk.tx((tx) => say(tx, desk.deps, "reply", { reference, ...words, by }));
    expect(await reply(claire)).toMatchObject({ result: "changed" });
    expect(await reply(mona)).toMatchObject({ result: "refused", refusal: { type: "not-allowed" } });
    expect(await typesOf(reference)).toEqual(["opened", "claimed", "replied", "met"]);
  });

  test("of an administrator who is no agent take nothing", async () => {
    const { reference } = await desk.opens(mona);
    const ada = await desk.person("U-ada", { administrator: true });
    const said = await desk.tx((tx) => say(tx, desk.deps, "reply", { reference, ...words, by: ada }));
    expect(said).toMatchObject({ result: "changed", ticket: { status: "new", assignee: null } });
  });
});
