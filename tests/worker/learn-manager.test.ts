import { afterEach, beforeEach, expect, test } from "vitest";
import { openBench, someone, type Bench } from "./bench.ts";
import type { ChatUser, ManagerTold } from "../../src/channels/platform.ts";
import type { DeskPolicy } from "../../src/kernel/policy.ts";
import type { WorkerDeps } from "../../src/worker/deps.ts";
import type { JobOf } from "../../src/worker/job-rule.ts";
import { tryJob } from "../../src/worker/try-job.ts";

let bench: Bench;
let told: ManagerTold;
let asked: string[];
const boss: ChatUser = { ...someone("U-boss", "Boss"), email: "Boss@example.com" };

beforeEach(async () => {
  bench = await openBench();
  told = { result: "found", manager: { email: "Boss@example.com", user: boss } };
  asked = [];
});
afterEach(() => bench.close());

const depsOf = (managers: DeskPolicy["managers"]): WorkerDeps => ({
  ...bench.deps,
  rules: { ...bench.deps.rules, policy: { ...bench.deps.rules.policy, managers } },
  platforms: {
    ...bench.deps.platforms,
    slack: {
      ...bench.platform,
      managerOf: (_, field) => {
        asked.push(field);
        return Promise.resolve(told);
      },
    },
  },
});
const looked = { slack: "Manager", microsoft: false };
const renees = () => {
  const [account] = bench.renee.accounts;
  if (account === undefined) throw new Error("Renée has no account");
  return account;
};
const job = (kind: "learn-manager" | "re-read", managers: DeskPolicy["managers"] = looked) =>
  tryJob(depsOf(managers), { kind, ...renees() }, { age: 0, tries: 0 });
const manager = async () => (await bench.store.personOf(renees()))?.managers;
const waiting = (kind: JobOf<"meet" | "learn-manager">["kind"]) =>
  bench.rows(
    `select data->>'email' as email, data->>'platform' as platform from jobs.job where data->>'kind' = '${kind}'`,
  );

test("whom a platform has as somebody's manager is kept and met, until it has nobody any more", async () => {
  expect(await job("learn-manager")).toBeNull();
  expect(asked).toEqual(["Manager"]);
  expect(await manager()).toEqual({ slack: "boss@example.com" });
  expect(await bench.store.personWithEmail("boss@example.com")).toMatchObject({ name: "Boss" });
  told = { result: "found", manager: null };
  await job("learn-manager");
  expect(await manager()).toBeUndefined();
});

test("one who is not written to there is looked for where else the desk is", async () => {
  await bench.joinTeams();
  told = { result: "found", manager: { email: "Boss@example.com", user: null } };
  await job("learn-manager");
  expect(await manager()).toEqual({ slack: "boss@example.com" });
  expect(await waiting("meet")).toEqual([{ email: "Boss@example.com", platform: "teams" }]);
});

test("what was learned stays while a platform does not answer, or does not let the desk read it", async () => {
  await job("learn-manager");
  told = { result: "refused", because: "not-allowed" };
  expect(await job("learn-manager")).toBeNull();
  told = { result: "retry", after: 7_000, reason: "ratelimited" };
  expect(await job("learn-manager")).not.toBeNull();
  expect(await manager()).toEqual({ slack: "boss@example.com" });
});

test("nobody is asked where the policy does not look there", async () => {
  await job("learn-manager", { slack: null, microsoft: true });
  await job("re-read", { slack: null, microsoft: true });
  expect(asked).toEqual([]);
  expect(await waiting("learn-manager")).toEqual([]);
});

test("it is asked anew as somebody is read again", async () => {
  bench.platform.profiles.set(renees().user, someone(renees().user, "Renée"));
  await job("re-read");
  expect(await waiting("learn-manager")).toHaveLength(1);
});
