import { afterEach, beforeEach, expect, test } from "vitest";
import { openBench, someone, type Bench } from "./bench.ts";
import { wake } from "../../src/desk/wake.ts";
import { meetNamed } from "../../src/features/people/use-cases.ts";
import type { ChatUser } from "../../src/channels/platform.ts";
import type { DeskPolicy } from "../../src/kernel/policy.ts";
import type { WorkerDeps } from "../../src/worker/deps.ts";
import { tryJob } from "../../src/worker/try-job.ts";

let bench: Bench;
let policy: DeskPolicy;
let deps: WorkerDeps;
const address = "boss@example.com";
const boss: ChatUser = { ...someone("U-boss", "Boss"), email: address };
let known: readonly ChatUser[];

beforeEach(async () => {
  bench = await openBench();
  const { rules } = bench.deps;
  const wait = { days: 0, milliseconds: 60_000, counted: "calendar" } as const;
  const escalation = {
    ...rules.policy.escalation,
    P3: { starts: "at-once", steps: [{ to: "person", email: "Boss@example.com", wait }] },
  } as const;
  const it = { hours: null, nextLevel: null, leads: ["lead@example.com"] };
  policy = { ...rules.policy, escalation, queues: { it } };
  known = [boss];
  const slack = {
    ...bench.platform,
    withEmail: (email: string) =>
      Promise.resolve({ result: "found", users: email.toLowerCase() === address ? known : [] } as const),
  };
  deps = { ...bench.deps, rules: { ...rules, policy }, platforms: { slack } };
});
afterEach(() => bench.close());

const wakes = () => bench.store.transaction((tx) => wake(tx, deps.rules, bench.ticket));
const meets = (email: string, ticket: string | null = bench.ticket) =>
  tryJob(deps, { kind: "meet", platform: "slack", email, ticket }, { age: 0, tries: 0 });
const alerts = async () =>
  (await bench.store.history(bench.ticket)).flatMap(({ event }) => (event.type === "alerted" ? [event] : []));
const toBeMet = () =>
  bench.rows(
    "select data->>'email' as email, data->>'ticket' as ticket from jobs.job where data->>'kind' = 'meet' order by 1",
  );

test("whom the policy names and nobody has met is looked for beforehand, and asked when it is their turn", async () => {
  await meetNamed(bench.store, policy);
  expect(await toBeMet()).toEqual([
    { email: address, ticket: null },
    { email: "lead@example.com", ticket: null },
  ]);
  await meets(address, null);
  await wakes();
  const person = await bench.store.personWithEmail(address);
  expect(person).not.toBeNull();
  expect(await alerts()).toMatchObject([{ to: "person", people: [person?.id] }]);
});

test("with a new channel they are looked for, since nobody could be before the first", async () => {
  await tryJob(deps, { kind: "welcome", queue: "it", platform: "slack" }, { age: 0, tries: 0 });
  expect((await toBeMet()).map(({ email }) => email)).toEqual([address, "lead@example.com"]);
});

test("whoever is known is not looked for again", async () => {
  await bench.store.transaction((tx) => tx.recognise(boss));
  await meetNamed(bench.store, policy);
  expect(await toBeMet()).toEqual([{ email: "lead@example.com", ticket: null }]);
});

test("whom nobody had met when they were to be asked is looked for, and asked after all", async () => {
  await wakes();
  expect(await alerts()).toMatchObject([{ unmet: "Boss@example.com", people: [] }]);
  expect(await toBeMet()).toEqual([{ email: "Boss@example.com", ticket: bench.ticket }]);
  await meets("Boss@example.com");
  const person = await bench.store.personWithEmail(address);
  expect(await alerts()).toMatchObject([{ people: [] }, { step: 0, to: "person", people: [person?.id] }]);
});

test("who has an address that nobody has, or is of another organisation, is not asked", async () => {
  await wakes();
  known = [];
  expect(await meets("Boss@example.com")).toBeNull();
  known = [{ ...boss, outsider: true }];
  expect(await meets("Boss@example.com")).toBeNull();
  expect(await alerts()).toHaveLength(1);
  expect(await bench.store.personWithEmail(address)).toBeNull();
});

test.each<[string, ChatUser]>([
  ["nobody has confirmed it", { ...boss, email: null, unvouched: true }],
  ["they are a guest who is known by another", { ...boss, email: "guest@example.com" }],
])("an account that is found by an address is not asked where %s", async (_why, found) => {
  await wakes();
  known = [found];
  expect(await meets("Boss@example.com")).toBeNull();
  expect(await alerts()).toHaveLength(1);
  await meetNamed(bench.store, policy);
  await meets(address, null);
  expect(await bench.store.personWithEmail(address)).toBeNull();
});

test("nobody is asked any more once somebody has taken the ticket", async () => {
  await wakes();
  await bench.does(bench.ada, { type: "claim" });
  await meets("Boss@example.com");
  expect(await alerts()).toHaveLength(1);
});
