import { afterEach, beforeEach, expect, test } from "vitest";
import { openBench, someone, type Bench } from "./bench.ts";
import { wordsOf } from "./fake-platform.ts";
import { eventually } from "../support/eventually.ts";
import { refreshCard } from "../../src/worker/delivery/post-card.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const retitle = (title: string): Promise<void> => bench.does(bench.ada, { type: "change", to: { title } });

test("many changes wait as one refresh of each surface", async () => {
  await bench.start();
  await eventually(() => expect(bench.card("D-renee")).toBeDefined());
  await eventually(() => expect(bench.card("C1")).toBeDefined());
  await bench.rest();
  for (const title of ["a", "b", "c", "d", "Toner"]) await retitle(title);
  expect(await bench.waiting("card")).toHaveLength(2);
});

test("a card shows what changed while it was being posted", async () => {
  let changed = false;
  bench.platform.misbehave(async ({ kind, address }) => {
    if (kind === "post" && address === "C1" && !changed) {
      changed = true;
      await retitle("Toner");
    }
    return null;
  });
  await bench.start();
  await eventually(() => expect(wordsOf(bench.card().message)).toContain("Toner"), { within: 25_000 });
});

test("a refresh that was taken as the card was being posted, and knows of none, shows it as it is", async () => {
  await bench.start();
  await eventually(() => expect(wordsOf(bench.card().message)).toContain("The printer is on fire"));
  const surface = (await bench.store.surfaces(bench.ticket)).find(({ audience }) => audience.kind === "agents");
  if (surface === undefined) throw new Error("no surface");
  await bench.rest();
  await retitle("Toner");
  expect(wordsOf(bench.card().message)).not.toContain("Toner");
  expect(await refreshCard(bench.deps, bench.platform, { ...surface, message: null })).toEqual({ result: "done" });
  expect(wordsOf(bench.card().message)).toContain("Toner");
});

test("a refresh the platform puts off is made later, with what is true by then", async () => {
  await bench.start();
  await eventually(() => expect(bench.card()).toBeDefined());
  let refused = 0;
  bench.platform.misbehave(({ kind }) => {
    if (kind === "post" || refused > 2) return null;
    refused += 1;
    return { result: "retry", after: 200, reason: "ratelimited" };
  });
  await retitle("Paper");
  await retitle("Toner");
  await eventually(() => expect(wordsOf(bench.card().message)).toContain("Toner"), { within: 10_000 });
});

test("a card that is gone is posted anew and linked", async () => {
  await bench.start();
  await eventually(() => expect(bench.card("D-renee")).toBeDefined());
  const old = bench.card("D-renee");
  bench.platform.remove(old.id);
  await retitle("Toner");
  await eventually(() => expect(wordsOf(bench.card("D-renee").message)).toContain("Toner"));
  const at = { platform: "slack", tenant: "T1", address: "D-renee" } as const;
  await eventually(async () => {
    const linked = await bench.store.surfaceOf({ ...at, message: bench.card("D-renee").id });
    expect(linked?.audience.kind).toBe("person");
  });
  expect(await bench.store.surfaceOf({ ...at, message: old.id })).toBeNull();
});

test("somebody newly met is called by their name on the card", async () => {
  await bench.store.transaction(async (tx) => {
    await tx.setMembers("it", "slack", []);
    const unknown = await tx.recognise(someone("U-zoe", null));
    await tx.setMembers("it", "slack", [bench.ada.id, unknown.id]);
  });
  bench.platform.members = [someone("U-ada", "Ada"), someone("U-zoe", null)];
  bench.platform.profiles.set("U-zoe", someone("U-zoe", "Zoé"));
  await bench.start();
  await eventually(async () => {
    const agents = await bench.store.agentsOf("it");
    expect(agents.map(({ name }) => name).toSorted()).toEqual(["Ada", "Zoé"]);
  });
  const zoe = (await bench.store.agentsOf("it")).find(({ name }) => name === "Zoé");
  await bench.does(bench.ada, { type: "assign", to: zoe?.id ?? "", toAgent: true });
  await eventually(() => expect(wordsOf(bench.card().message)).toContain("Zoé"));
});

test("a beneficiary named in the form is looked up, and the cards say who it is", async () => {
  const bob = await bench.store.transaction((tx) => tx.recognise(someone("U-bob", null)));
  await bench.does(bench.ada, { type: "change", to: { beneficiary: bob.id } });
  bench.platform.profiles.set("U-bob", someone("U-bob", "Bob"));
  await bench.start();
  await eventually(() => expect(bench.card()).toBeDefined());
  expect(wordsOf(bench.card().message)).not.toContain('"Bob"');
  const { tenant, user, directAddress } = someone("U-bob", null);
  await bench.store.transaction((tx) =>
    tx.deliver([{ kind: "introduce", platform: "slack", tenant, user, directAddress, ticket: bench.ticket }]),
  );
  await eventually(() => expect(wordsOf(bench.card().message)).toContain("Bob"));
});

test("somebody who is met while a card is being posted is named on it all the same", async () => {
  const bob = await bench.store.transaction((tx) => tx.recognise(someone("U-bob", null)));
  await bench.does(bench.ada, { type: "change", to: { beneficiary: bob.id } });
  const posting = Promise.withResolvers<null>();
  const asked = Promise.withResolvers<void>();
  bench.platform.misbehave(({ kind, address }) => {
    if (kind !== "post" || address !== "C1") return null;
    asked.resolve();
    return posting.promise;
  });
  await bench.start();
  await asked.promise;
  await bench.store.transaction((tx) => tx.recognise(someone("U-bob", "Bob")));
  posting.resolve(null);
  await eventually(() => expect(wordsOf(bench.card().message)).toContain("Bob"));
});

test("a new agents' channel is told that it is one", async () => {
  await bench.start();
  await bench.store.transaction((tx) => tx.deliver([{ kind: "welcome", queue: "it", platform: "slack" }]));
  await eventually(() =>
    expect(bench.platform.posted.map(({ message }) => wordsOf(message)).join()).toContain("Help desk"),
  );
});
