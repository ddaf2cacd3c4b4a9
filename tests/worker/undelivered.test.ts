import { afterEach, beforeEach, expect, test } from "vitest";
import { now, openBench, someone, type Bench } from "./bench.ts";
import { wordsOf, type Misbehaviour } from "./fake-platform.ts";
import { eventually } from "../support/eventually.ts";
import { tryJob } from "../../src/worker/try-job.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const texts = ["one", "two", "three"];
const removed: Misbehaviour = ({ kind, address }) =>
  kind === "post" && address === "C1" ? { result: "undeliverable", reason: "bot-not-in-channel" } : null;
const lost = /no longer reach .+ on Slack/;
const alerts = (address: string): number =>
  bench.platform.posted.filter((post) => post.address === address && lost.test(wordsOf(post.message))).length;
const events = async (): Promise<readonly unknown[]> =>
  (await bench.store.history(bench.ticket)).map(({ event }) => event);

async function lead(user: string): Promise<void> {
  bench.platform.members = [...bench.platform.members, someone(user, "Lea")];
  await bench.store.transaction(async (tx) => {
    const { id } = await tx.recognise(someone(user, "Lea"));
    await tx.setMembers("it", "slack", [bench.ada.id, id]);
    await tx.addLead("it", id);
  });
}

const sync = (): Promise<void> =>
  bench.store.transaction((tx) => tx.deliver([{ kind: "sync-members", queue: "it", platform: "slack" }]));

test("that the agents' channel is lost is told to the queue's lead alone, once for all its tickets", async () => {
  await lead("U-lea");
  bench.platform.misbehave(removed);
  for (let count = 0; count < 5; count += 1) await bench.opens("U-renee");
  await bench.notes(texts);
  await bench.start();
  await eventually(async () => expect(await bench.waiting("posts")).toEqual([]));
  await eventually(() => expect(alerts("D-lea")).toBe(1));
  expect(await events()).not.toContainEqual(expect.objectContaining({ type: "undelivered" }));
});

test("as long as its members can be read though nothing can be posted, nobody is told anew", async () => {
  await lead("U-lea");
  let refused = 0;
  bench.platform.misbehave(({ kind, address }) => {
    if (kind !== "post" || address !== "C1") return null;
    refused += 1;
    return { result: "undeliverable", reason: "blocked" };
  });
  await bench.opens("U-renee");
  await bench.start();
  await eventually(() => expect(alerts("D-lea")).toBe(1));
  for (let hour = 0; hour < 3; hour += 1) {
    const before = refused;
    await sync();
    await eventually(() => expect(refused).toBeGreaterThan(before));
    await eventually(async () => expect(await bench.waiting("posts")).toEqual([]));
  }
  await eventually(async () => expect((await bench.errands()).every(({ state }) => state === "completed")).toBe(true));
  expect(alerts("D-lea")).toBe(1);
});

test("where the queue has agents on the other platform, they are told", async () => {
  await lead("U-lea");
  const teams = await bench.joinTeams();
  bench.platform.misbehave(removed);
  await bench.opens("U-renee");
  await bench.start();
  const told = (): readonly string[] =>
    teams.posted.map(({ message }) => wordsOf(message)).filter((words) => lost.test(words));
  await eventually(() => expect(told()).toHaveLength(1));
  await eventually(async () => expect((await bench.errands()).every(({ state }) => state === "completed")).toBe(true));
  expect(alerts("D-lea")).toBe(0);
});

test("where those cannot be told either, the leads are", async () => {
  await lead("U-lea");
  const teams = await bench.joinTeams();
  teams.misbehave(() => ({ result: "undeliverable", reason: "app-not-installed" }));
  bench.platform.misbehave(removed);
  await bench.start();
  await eventually(() => expect(alerts("D-lea")).toBeGreaterThan(0));
});

test("once the bot is back, what was missed there is posted, and another loss is told again", async () => {
  await lead("U-lea");
  await bench.start();
  await bench.notes(["one"]);
  await eventually(() => expect(bench.thread(texts)).toEqual(["one"]));
  bench.platform.misbehave(removed);
  await bench.opens("U-renee");
  await bench.notes(["two", "three"]);
  await eventually(() => expect(alerts("D-lea")).toBe(1));
  await eventually(async () => {
    const surfaces = await bench.store.surfaces(bench.ticket);
    expect(surfaces.map(({ unreachable }) => unreachable)).toContain("bot-not-in-channel");
    expect(await bench.waiting("posts")).toEqual([]);
  });
  bench.platform.misbehave(() => null);
  await sync();
  const cards = (): number =>
    bench.platform.posted.filter(({ address, thread }) => address === "C1" && thread === null).length;
  await eventually(() => expect(cards()).toBe(2));
  await eventually(() => {
    const said = bench.platform.posted.filter(({ thread }) => thread !== null).map(({ message }) => wordsOf(message));
    expect(said.flatMap((words) => texts.filter((text) => words.includes(`"${text}"`)))).toEqual(texts);
  });
  bench.platform.misbehave(removed);
  await bench.opens("U-renee");
  await eventually(() => expect(alerts("D-lea")).toBe(2));
});

test("words that were kept while the channel was lost are passed on, and their author's card says so", async () => {
  const own = (): string => wordsOf(bench.card("D-renee").message);
  await bench.start();
  await eventually(() => expect(own()).toContain("The printer is on fire"));
  const lost: Misbehaviour = ({ address }) =>
    address === "C1" ? { result: "undeliverable", reason: "bot-not-in-channel" } : null;
  bench.platform.misbehave(lost);
  await bench.does(bench.renee, { type: "answer", text: "one", files: [] });
  await eventually(() => expect(own()).toContain("kept until"));
  bench.platform.remove(bench.card().id); // so that a card is posted anew first
  bench.platform.misbehave(() => null);
  await sync();
  await eventually(() => expect(bench.thread(texts)).toEqual(["one"]));
  await eventually(() => expect(own()).toContain("passed on"));
});

test("what alone does not get into the agents' channel is told there, and that ends it", async () => {
  bench.platform.misbehave(({ address, message }) =>
    address === "C1" && /"two"|couldn’t be posted/.test(wordsOf(message))
      ? { result: "undeliverable", reason: "too-long" }
      : null,
  );
  await bench.notes(texts);
  await bench.start();
  await eventually(() => expect(bench.thread(texts)).toEqual(["one", "three"]));
  await eventually(async () => expect(await bench.waiting("posts")).toEqual([]));
  expect((await events()).filter((event) => wordsIn(event).includes("undelivered"))).toEqual([
    { type: "undelivered", to: null, reason: "too-long" },
  ]);
});

test("a person who can be reached again is no longer marked", async () => {
  await bench.start();
  await eventually(() => expect(bench.card("D-renee")).toBeDefined());
  bench.platform.misbehave(({ address, kind }) =>
    kind === "post" && address === "D-renee" ? { result: "undeliverable", reason: "blocked" } : null,
  );
  const reason = async (): Promise<string | null | undefined> =>
    (await bench.store.surfaces(bench.ticket)).find(({ audience }) => audience.kind === "person")?.unreachable;
  await bench.does(bench.renee, { type: "chase" }); // answered at once
  await eventually(async () => expect(await reason()).toBe("blocked"));
  bench.platform.misbehave(() => null);
  await bench.does(bench.renee, { type: "answer", text: "Hello?", files: [] });
  await eventually(async () => expect(await reason()).toBeNull());
});

test("a card that was lost on the way is posted by the hourly round, one that lags is refreshed, and no other is touched", async () => {
  const { store, deps, ticket } = bench;
  await bench.start();
  await eventually(async () => {
    const surfaces = await store.surfaces(ticket);
    expect(surfaces.map(({ message }) => message)).toEqual([expect.any(String), expect.any(String)]);
  });
  const [first, second] = await store.surfaces(ticket);
  if (first?.message === null || first === undefined || second === undefined) throw new Error("no cards");
  await store.deliveries.gone(first.id, first.message);
  await store.deliveries.shown(second.id, { ...second, message: second.message ?? "" }, 0, null);
  const before = bench.platform.posted.length;
  const round = { kind: "upkeep", upkeep: "reconcile" } as const;
  await tryJob({ ...deps, now: () => new Date(now.getTime() + 60_000) }, round, { age: 0, tries: 0 });
  const edits = (): number => bench.platform.posted.reduce((sum, { updates }) => sum + updates, 0);
  const editsBefore = edits();
  expect([await bench.waiting("posts"), await bench.waiting("card")]).toEqual([[], []]);
  await tryJob({ ...deps, now: () => new Date(now.getTime() + 2 * 3_600_000) }, round, { age: 0, tries: 0 });
  await eventually(async () => {
    const surfaces = await store.surfaces(ticket);
    expect(surfaces.map(({ message, shownVersion }) => [message !== null, shownVersion])).toEqual([
      [true, 1],
      [true, 1],
    ]);
  });
  expect(bench.platform.posted).toHaveLength(before + 1);
  expect(edits()).toBe(editsBefore + 1);
});

const wordsIn = (event: unknown): string => JSON.stringify(event);
