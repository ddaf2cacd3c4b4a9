import { afterEach, beforeEach, expect, test } from "vitest";
import { openBench, someone, type Bench } from "./bench.ts";
import { wordsOf } from "./fake-platform.ts";
import { eventually } from "../support/eventually.ts";
import { change } from "../../src/desk/tickets.ts";
import { wake } from "../../src/desk/wake.ts";
import { jobs } from "../../src/features/digests/jobs.ts";
import type { WorkerDeps } from "../../src/worker/deps.ts";
import { tryJob } from "../../src/worker/try-job.ts";

let bench: Bench;
let lea: string;
beforeEach(async () => {
  bench = await openBench();
  lea = await bench.store.transaction(async (tx) => {
    const { id } = await tx.recognise(someone("U-lea", "Lea"));
    await tx.setMembers("it", "slack", [bench.ada.id, id]);
    await tx.addLead("it", id);
    return id;
  });
  bench.platform.members = [someone("U-ada", "Ada"), someone("U-lea", "Lea")];
});
afterEach(() => bench.close());

/** From Saturday 9:00 to the Monday on which the first answers of P3 tickets are due at 13:00. */
const untilLate = 52 * 60 + 1;
const digestsAt = (address: string) =>
  bench.platform.posted.filter((each) => each.address === address && each.mark?.startsWith("digest ") === true);
const toLea = () => digestsAt("D-lea").map(({ message }) => wordsOf(message));
const toAgents = () => digestsAt("C1").map(({ message }) => wordsOf(message));
const isQuiet = () =>
  eventually(async () => expect((await bench.errands()).every(({ state }) => state === "completed")).toBe(true));
const events = (type: string) =>
  bench.rows(`select ticket, by, event from ticket_event where event->>'type' = '${type}' order by ticket`);

/** What is late at the same time is told together, ten seconds later. */
async function gathered(many: number): Promise<void> {
  await eventually(async () => expect(await events("alerted")).toHaveLength(many));
  bench.passes(1 / 4);
}

async function threeAreLate(): Promise<void> {
  await bench.opens("U-mona");
  await bench.opens("U-sam");
  await bench.start();
  bench.passes(untilLate);
  await gathered(3);
  await eventually(() => {
    expect(toLea()).toHaveLength(1);
    expect(toLea()[0]).toContain("3 tickets are late in “it”");
  });
}
const lateSoonAfter = async (minutes: number): Promise<void> => {
  await bench.opens(`U-late-${minutes}`);
  await bench.rows(
    `update ticket_event set due = jsonb_set(due, '{first-response}', to_jsonb('2026-11-23T13:0${minutes}:00.000Z'::text))
      where ticket = (select max(reference) from ticket)`,
  );
  await bench.rows(
    `update ticket set clock = jsonb_set(clock, '{due,first-response}', to_jsonb('2026-11-23T13:0${minutes}:00.000Z'::text))
      where reference = (select max(reference) from ticket)`,
  );
  await bench.rows(
    `update timer set at = '2026-11-23T13:0${minutes}:00Z' where key = 'ticket ' || (select max(reference) from ticket)`,
  );
};

test("what is late is one message to the lead and one to the agents, with no card and no note of each to the lead", async () => {
  await threeAreLate();
  await eventually(() => expect(toAgents()).toHaveLength(1));
  await isQuiet();
  expect(toLea()[0]).toContain("Nobody has any of them. ");
  expect(toLea()[0]).toContain("3 P3.");
  expect(bench.platform.posted.filter(({ address }) => address === "D-lea")).toHaveLength(1);
  expect(bench.platform.posted.filter(({ address, message }) => address === "C1" && message.urgent)).toHaveLength(1);
  expect(await events("alerted")).toHaveLength(3);
});

test("it is edited as tickets clear, and says so when none is left", async () => {
  await threeAreLate();
  await bench.does(bench.ada, { type: "claim" });
  bench.passes(1);
  await eventually(() => expect(toLea()[0]).toContain("2 tickets are late"));
  const references = (await bench.rows("select reference from ticket where status = 'new'")).map(({ reference }) =>
    String(reference),
  );
  for (const reference of references) await claims(reference);
  bench.passes(1);
  await eventually(() => {
    expect(toLea()[0]).toContain("All clear in “it”");
    expect(toAgents()[0]).toContain("All clear in “it”");
  });
  expect(toLea()).toHaveLength(1);
  await isQuiet();
  bench.passes(1);
  await eventually(async () => expect(await bench.rows("select key from timer where key like 'digest %'")).toEqual([]));
});

async function claims(reference: string): Promise<void> {
  const by = bench.ada.id;
  await bench.store.transaction((tx) => change(tx, bench.deps.rules, { reference, command: { type: "claim" }, by }));
}

test("what is late soon after joins the message that stands, and calls after a quarter of an hour", async () => {
  await lateSoonAfter(5);
  await threeAreLate();
  bench.passes(5);
  await eventually(() => expect(toLea()[0]).toContain("4 tickets are late"));
  expect(toLea()).toHaveLength(1);
  bench.passes(10);
  await eventually(() => expect(toLea()).toHaveLength(2));
  await eventually(() => expect(toLea()[0]).toContain("stands in a newer message below"));
  expect(toLea()[1]).toContain("4 tickets are late");
});

test("whoever makes sure is written down with each ticket, is read in the digests, and is not called about these again", async () => {
  await threeAreLate();
  const { newest } = await bench.store
    .lateFigures({ queue: "it", person: lea }, { now: bench.deps.now(), until: null, standIns: [] })
    .then(({ askedUntil }) => ({ newest: askedUntil }));
  const until = (newest ?? new Date(0)).toISOString();
  await bench.store.transaction((tx) =>
    tx.deliver([{ kind: "see-late", queue: "it", own: true, person: lea, until, after: null }]),
  );
  await eventually(() => expect(toLea()[0]).toContain("Lea is making sure they’re handled."));
  await eventually(() => expect(toAgents()[0]).toContain("Lea is making sure they’re handled."));
  const seen = await events("acknowledged");
  expect(seen).toHaveLength(3);
  expect(new Set(seen.map(({ by }) => by))).toEqual(new Set([lea]));
  bench.passes(5 * 60);
  await isQuiet();
  expect(toLea()).toHaveLength(1);
  expect(await events("unacknowledged")).toEqual([]);
  const inThreads = bench.platform.posted.filter(({ address, thread }) => address === "C1" && thread !== null);
  expect(inThreads.filter(({ message }) => wordsOf(message).includes("has seen the alert"))).toEqual([]);
});

test("nobody acknowledges what they were not asked about", async () => {
  await threeAreLate();
  const until = new Date("2030-01-01T00:00:00Z").toISOString();
  for (const own of [true, false])
    await bench.store.transaction((tx) =>
      tx.deliver([{ kind: "see-late", queue: "it", own, person: bench.renee.id, until, after: null }]),
    );
  await isQuiet();
  expect(await events("acknowledged")).toEqual([]);
});

test("who led the queue and left it reads that, and not that all is clear", async () => {
  await threeAreLate();
  bench.platform.members = [someone("U-ada", "Ada")];
  await bench.store.transaction((tx) => tx.setMembers("it", "slack", [bench.ada.id]));
  bench.passes(1);
  await eventually(() => expect(toLea()[0]).toContain("You no longer lead “it”"));
  expect(toLea()[0]).not.toContain("All clear");
  expect(toLea()).toHaveLength(1);
  await eventually(() => expect(toAgents()[0]).toContain("3 tickets are late"));
});

test("in the lead's night nobody calls them; in the morning they are called once", async () => {
  await bench.rows("update person set zone = 'Asia/Tokyo' where name = 'Lea'"); // 22:01 there
  await bench.opens("U-mona");
  await bench.start();
  bench.passes(untilLate);
  await gathered(2);
  await eventually(() => expect(toAgents()).toHaveLength(1));
  await isQuiet();
  expect(toLea()).toEqual([]);
  bench.passes(9 * 60);
  await eventually(() => expect(toLea()).toHaveLength(1));
});

const digest = { kind: "digest", queue: "it", platform: "slack" } as const;
/** Null: it is settled. */
const says = (deps: WorkerDeps = bench.deps) => tryJob(deps, { ...digest, person: lea }, { age: 0, tries: 0 });

/** Late, and not told yet: the worker is stopped, and what it left to do is done by hand. */
async function lateAndUntold(): Promise<void> {
  bench.passes(untilLate);
  await bench.store.transaction((tx) => wake(tx, bench.deps.rules, bench.ticket));
}

test("two desks that say it at once say it once", async () => {
  await lateAndUntold();
  expect(await Promise.all([says(), says()])).toContain(null);
  expect(toLea()).toHaveLength(1);
  await says();
  expect(toLea()).toHaveLength(1);
});

test("posted by a desk that died before it wrote that down, it is found again and not posted twice", async () => {
  await lateAndUntold();
  const dying = {
    ...bench.platform,
    post: async (...asked: Parameters<typeof bench.platform.post>) => {
      await bench.platform.post(...asked);
      throw new Error("killed");
    },
  };
  expect(await says({ ...bench.deps, platforms: { slack: dying } })).toMatchObject({ failed: true });
  expect(await says()).toMatchObject({ failed: false }); // the other desk may be alive
  await bench.rows("update digest set lease_until = clock_timestamp()");
  expect(await says()).toBeNull();
  expect(toLea()).toHaveLength(1);
  expect(await bench.rows("select calls, settled, message is not null as there from digest")).toEqual([
    { calls: 1, settled: 1, there: true },
  ]);
});

const pauseIsOver = () => bench.rows("update digest set lease_until = null");

test("a post that failed for now is tried again, and one that is refused is not", async () => {
  await lateAndUntold();
  bench.platform.misbehave(() => ({ result: "retry", after: 10, reason: "busy" }));
  expect(await says()).toMatchObject({ failed: true });
  bench.platform.misbehave(() => null);
  await pauseIsOver();
  expect(await says()).toBeNull();
  expect(toLea()).toHaveLength(1);
  await bench.rows("delete from digest");
  bench.platform.misbehave(() => ({ result: "undeliverable", reason: "app-not-installed" }));
  expect(await says()).toBeNull();
  bench.platform.misbehave(() => null);
  expect(await says()).toBeNull();
  expect(toLea()).toHaveLength(1);
});

test("ten thousand late tickets are one look, and a message as long as of ten", async () => {
  await lateAndUntold();
  await bench.rows(
    `insert into ticket select (jsonb_populate_record(t, jsonb_build_object(
       'reference', 'I261121_' || lpad((1000 + i)::text, 6, '0')))).* from ticket t, generate_series(1, 10000) i
      where reference = (select min(reference) from ticket)`,
  );
  expect(await says()).toBeNull();
  expect(toLea()[0]).toContain("10,001 tickets are late");
  expect(toLea()[0]?.length).toBeLessThan(4_000);
});

test("the lead hears of a P2 by itself, and the digest counts it", async () => {
  await bench.opens("U-mona", { impact: "everyone" });
  await bench.start();
  bench.passes(untilLate);
  await gathered(2);
  await eventually(() => expect(toLea()[0]).toContain("1 P2, 1 P3."));
  await eventually(() => {
    const cards = bench.platform.posted.filter(({ address, mark }) => address === "D-lea" && mark?.startsWith("card "));
    expect(cards).toHaveLength(1);
  });
});

test("a ticket that cannot be read undoes nothing of the others, and whoever makes sure reads which it is", async () => {
  const others = [await bench.opens("U-mona"), await bench.opens("U-sam")];
  bench.passes(untilLate);
  for (const each of [bench.ticket, ...others]) await bench.store.transaction((tx) => wake(tx, bench.deps.rules, each));
  await bench.rows(`update ticket set attempts = '[{}]' where reference = '${bench.ticket}'`);
  const until = bench.deps.now().toISOString();
  const job = { kind: "see-late", queue: "it", own: true, person: lea, until, after: null } as const;
  const fresh = { age: 0, tries: 0 };
  expect(await tryJob(bench.deps, job, fresh)).toBeNull();
  expect((await events("acknowledged")).map(({ ticket }) => ticket)).toEqual(others);
  const to = { platform: "slack", tenant: "T1", address: "U-lea" } as const;
  const unseen = { kind: "late-unseen", queue: "it", person: lea, references: [bench.ticket], to } as const;
  expect(await bench.rows("select data from jobs.job where data->>'kind' = 'late-unseen'")).toEqual([{ data: unseen }]);
  expect(await tryJob(bench.deps, unseen, fresh)).toBeNull();
  const told = bench.platform.posted
    .filter(({ address }) => address === "D-lea")
    .map(({ message }) => wordsOf(message));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(`1 ticket in “it”: ${bench.ticket}.`);
});

test("whoever makes sure reads that nothing is sure once it is given up", async () => {
  const until = bench.deps.now().toISOString();
  const job = { kind: "see-late", queue: "it", own: true, person: lea, until, after: null } as const;
  await jobs["see-late"].givenUp?.(bench.deps, job, "desk-fault");
  expect(
    await bench.rows("select data->'references' as named from jobs.job where data->>'kind' = 'late-unseen'"),
  ).toEqual([{ named: [] }]);
});
