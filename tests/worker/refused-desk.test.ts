import { afterEach, beforeEach, expect, test } from "vitest";
import { openBench, type Bench } from "./bench.ts";
import { fakePlatform } from "./fake-platform.ts";
import type { Outcome } from "../../src/channels/platform.ts";
import { text } from "../../src/kernel/text.ts";
import { createRateLimits } from "../../src/worker/rate-limits/rate-limits.ts";
import { outageGivesUpAfter } from "../../src/worker/retry-delay.ts";
import { eventually } from "../support/eventually.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const revoked: Outcome = { result: "retry", after: null, reason: "token_revoked", refused: true };
const at = { platform: "slack", tenant: "T1", address: "C1" } as const;
const message = {
  summary: "",
  blocks: [{ kind: "paragraph", text: text`Hello` }],
  locale: "en",
  zone: "UTC",
  urgent: false,
} as const;
const left = () => bench.waiting("posts");

test("what waits since a token was refused is not tried one by one, and leaves at once when it is taken again", async () => {
  for (let count = 0; count < 20; count += 1) await bench.opens(`U-${count}`);
  let calls = 0;
  bench.platform.misbehave(() => {
    calls += 1;
    return revoked;
  });
  await bench.start();
  await eventually(async () =>
    expect(await bench.rows("select from outbox where refused = 'token_revoked'")).not.toEqual([]),
  );
  await new Promise((passed) => setTimeout(passed, 3_500));
  expect(calls).toBeLessThan(20);
  expect(await bench.rows("select from outbox where refused is null and tries > 0")).toEqual([]);
  bench.platform.misbehave(() => null);
  await eventually(async () => expect(await left()).toEqual([]), { within: 8_000 });
}, 30_000);

test("a desk that starts has tried at once what waits since an earlier one was refused, and nothing else that failed", async () => {
  await bench.opens("U-zoe");
  await bench.rows("update outbox set at = now() + interval '10 minutes', tries = 1, refused = 'invalid_auth'");
  await bench.opens("U-yan");
  await bench.rows("update outbox set at = now() + interval '10 minutes', tries = 1 where refused is null");
  await bench.start();
  await eventually(async () => expect(await bench.rows("select from outbox where refused is not null")).toEqual([]));
  expect(await left()).toHaveLength(2);
});

test("one message that alone is refused holds up no other for long", async () => {
  bench.platform.misbehave(({ address }) => (address === "C1" ? revoked : null));
  for (let count = 0; count < 10; count += 1) await bench.opens(`U-${count}`);
  await bench.rows("delete from outbox where address = 'C1' and surface_id > 2");
  await bench.start();
  await eventually(async () => expect(await left()).toHaveLength(1), { within: 10_000 });
}, 20_000);

test("a platform that refuses the desk is asked again by one call at a time, ever more seldom, for a day", async () => {
  let now = 0;
  const limits = createRateLimits({ share: 1, clock: () => now });
  const platform = fakePlatform();
  const answers: Outcome[] = [];
  platform.misbehave(() => answers.shift() ?? revoked);
  const post = () => limits.rateLimited(platform, null).post(at, message, null);
  expect(await Promise.all([post(), post(), post()])).toMatchObject([
    { refused: true, after: 1_000 },
    { refused: true, after: 1_000 },
    { refused: true, after: 1_000 },
  ]);
  expect(await post()).toMatchObject({ unsent: true, refused: true, reason: "token_revoked", after: 1_000 });
  now = 1_000;
  const asking = post();
  expect(await post()).toMatchObject({ unsent: true });
  expect(await asking).toMatchObject({ after: 2_000 });
  for (let asked = 0; asked < 10; asked += 1) {
    now += limits.refusal("slack")?.askedIn ?? 0;
    await post();
  }
  expect(limits.refusal("slack")?.askedIn).toBe(60_000);
  now += outageGivesUpAfter;
  expect(limits.refusal("slack")).toBeNull();
});

test("whatever else it says than no to the desk, it takes the desk", async () => {
  let now = 0;
  const limits = createRateLimits({ share: 1, clock: () => now });
  const platform = fakePlatform();
  const post = () => limits.rateLimited(platform, null).post(at, message, null);
  for (const answer of [
    null,
    { result: "gone", reason: "thread_not_found" },
    { result: "undeliverable", reason: "blocked" },
  ] as const) {
    platform.misbehave(() => revoked);
    await post();
    now += 1_000;
    platform.misbehave(() => ({ result: "retry", after: null, reason: "HTTP 503" }));
    await post();
    expect(limits.refusal("slack")).not.toBeNull();
    now += 1_000;
    platform.misbehave(() => answer);
    await post();
    expect(limits.refusal("slack")).toBeNull();
  }
});

test("a sign that may not be put says nothing of what else may be said", async () => {
  const limits = createRateLimits({ share: 1, clock: () => 0 });
  const platform = { ...fakePlatform(), sign: () => Promise.resolve({ ...revoked, reason: "missing_scope" }) };
  await limits.rateLimited(platform, null).sign?.({ ...at, message: "1" }, null);
  expect(limits.refusal("slack")).toBeNull();
});
