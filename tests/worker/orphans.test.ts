import { afterEach, beforeEach, expect, test } from "vitest";
import { openBench, type Bench } from "./bench.ts";
import { wordsOf, type Posted } from "./fake-platform.ts";
import { outboxParts, theCard, type Taken } from "../../src/desk/outbox.ts";
import { showCard } from "../../src/worker/delivery/post-card.ts";
import { cardMark } from "../../src/worker/delivery/orphan.ts";
import type { DeskStore } from "../../src/desk/store.ts";
import { sayPart } from "../../src/worker/outbox/say-part.ts";
import { eventually } from "../support/eventually.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const cards = (): readonly Posted[] =>
  bench.platform.posted.filter(({ address, thread }) => address === "C1" && thread === null);

/** A desk that is gone took everything, and posted the cards without writing it down. */
async function diesAfterPosting(): Promise<void> {
  const taken = await bench.outbox.take({ most: 12, parts: outboxParts, room: [] });
  for (const { surface } of taken) {
    const ticket = await bench.store.ticket(surface.ticket);
    if (ticket === null) throw new Error("no ticket");
    await showCard(bench.deps, surface, async (card) => {
      await bench.platform.post(surface, card, null, cardMark(surface.id));
      return { result: "retry", after: null, reason: "killed" };
    });
  }
  await bench.rows("update outbox set at = now()"); // its lease is over
}

test("a card that a killed desk posted and did not write down is found, and brought up to date", async () => {
  await diesAfterPosting();
  const [orphan] = cards();
  await bench.does(bench.ada, { type: "claim" });
  await bench.start();
  await eventually(async () => {
    const surfaces = await bench.store.surfaces(bench.ticket);
    expect(surfaces.find(({ audience }) => audience.kind === "agents")?.message).toBe(orphan?.id);
  });
  await eventually(() => expect(wordsOf(bench.card().message)).toContain("Ada"));
  await eventually(async () => expect(await bench.waiting("posts")).toEqual([]));
  expect(cards()).toHaveLength(1);
  expect(
    await bench.store.surfaceOf({ platform: "slack", tenant: "T1", address: "C1", message: orphan?.id ?? "" }),
  ).not.toBeNull();
});

const take = () => bench.outbox.take({ most: 12, parts: outboxParts, room: [] });
/** What was taken is begun on, by a desk that is stopped already or is not. */
async function say(all: readonly Taken[], stopping = new AbortController()): Promise<void> {
  for (const taken of all) {
    const said = await sayPart(bench.deps, taken, stopping.signal);
    await bench.outbox.settle([{ ...said, pause: null }]);
  }
}

test("it is found when the card was wanted again before anybody took it up, however long ago it was posted", async () => {
  await diesAfterPosting();
  await bench.rows(`update outbox set wanted = jsonb_build_object('1', clock_timestamp() - interval '30 minutes')`);
  const surfaces = await bench.store.surfaces(bench.ticket);
  await bench.store.transaction((tx) =>
    tx.deliver(surfaces.map(({ id }) => ({ kind: "note", surface: id, event: theCard }))),
  );
  const find = bench.platform.find.bind(bench.platform);
  const halfAnHourAgo = bench.deps.now().getTime() - 30 * 60_000;
  bench.platform.find = (mark, at, since) =>
    since.getTime() > halfAnHourAgo ? Promise.resolve({ result: "found", posted: null }) : find(mark, at, since);
  await say(await take());
  expect(await bench.waiting("posts")).toEqual([]);
  expect(cards()).toHaveLength(1);
});

test("it is found though the next desk was stopped before it began", async () => {
  await diesAfterPosting();
  const stopped = new AbortController();
  stopped.abort();
  await say(await take(), stopped);
  await say(await take());
  expect(await bench.waiting("posts")).toEqual([]);
  expect(cards()).toHaveLength(1);
});

test("it is found though the platform had no time to look for it at first", async () => {
  await diesAfterPosting();
  const find = bench.platform.find.bind(bench.platform);
  bench.platform.find = () => Promise.resolve({ result: "retry", after: 500, reason: "ratelimited", unsent: true });
  await say(await take());
  bench.platform.find = find;
  await say(await take());
  expect(await bench.waiting("posts")).toEqual([]);
  expect(cards()).toHaveLength(1);
});

test("where the answer to a post was lost, the card that stands there is taken", async () => {
  let lost = 0;
  const post = bench.platform.post.bind(bench.platform);
  bench.platform.post = async (to, message, thread, mark) => {
    const outcome = await post(to, message, thread, mark);
    if (thread !== null || lost >= 2) return outcome;
    lost += 1;
    return { result: "retry", after: 100, reason: "unreachable: TimeoutError" };
  };
  await bench.start();
  await eventually(async () => {
    const surfaces = await bench.store.surfaces(bench.ticket);
    expect(surfaces.map(({ message }) => message !== null)).toEqual([true, true]);
  });
  await eventually(async () => expect(await bench.waiting("posts")).toEqual([]));
  expect(bench.platform.posted.map(({ address }) => address).toSorted()).toEqual(["C1", "D-renee"]);
});

/** A desk whose `store` it is dies in its next transaction, which is not committed. Gives when it is dead. */
function diesInATransaction(store: DeskStore): { readonly store: DeskStore; readonly dead: Promise<void> } {
  const { promise: dead, resolve } = Promise.withResolvers<void>();
  const transaction = () => {
    resolve();
    return new Promise<never>(() => {}); // nothing comes back from there
  };
  return { store: { ...store, transaction }, dead };
}

/** What is taken from the outbox is begun on by a desk that dies on the way. */
async function dies(deps = bench.deps): Promise<void> {
  const sayings = (await take()).map((taken) => {
    const { store, dead } = diesInATransaction(deps.store);
    return Promise.race([dead, sayPart({ ...deps, store }, taken, new AbortController().signal)]);
  });
  await Promise.all(sayings);
  await bench.rows("update outbox set at = now()");
}

/** Another worker finds no card to bring up to date yet. */
const looksAtCards = async () => say(await bench.outbox.take({ most: 12, parts: ["card"], room: [] }));

test("a desk that dies while it writes down what it found leaves no card that is out of date", async () => {
  await diesAfterPosting();
  await bench.does(bench.ada, { type: "claim" });
  await looksAtCards();
  await dies();
  await bench.start();
  await eventually(() => expect(wordsOf(bench.card().message)).toContain("Ada"));
  await eventually(async () => expect(await bench.waiting("posts")).toEqual([]));
  expect(cards()).toHaveLength(1);
});

test("nor does one that dies while it writes down a card of a ticket that has changed meanwhile", async () => {
  const post = bench.platform.post.bind(bench.platform);
  let claimed: Promise<void> | null = null;
  bench.platform.post = async (to, ...more) => {
    const outcome = await post(to, ...more);
    await (claimed ??= bench.does(bench.ada, { type: "claim" }).then(looksAtCards));
    return outcome;
  };
  await dies();
  await bench.start();
  await eventually(() => expect(wordsOf(bench.card().message)).toContain("Ada"));
  expect(cards()).toHaveLength(1);
});

test("nor is a card missing that it found to be gone", async () => {
  await say(await take());
  bench.platform.posted.splice(0);
  const surfaces = await bench.store.surfaces(bench.ticket);
  await bench.store.transaction((tx) =>
    tx.deliver(surfaces.map(({ id }) => ({ kind: "refresh-card", surface: id }) as const)),
  );
  await dies();
  await bench.start();
  await eventually(() => expect(cards()).toHaveLength(1));
});

test("nothing is looked for where a post was not tried before", async () => {
  let looks = 0;
  const find = bench.platform.find.bind(bench.platform);
  bench.platform.find = (...asked) => {
    looks += 1;
    return find(...asked);
  };
  await bench.start();
  await eventually(async () => expect(await bench.waiting("posts")).toEqual([]));
  expect(looks).toBe(0);
});
