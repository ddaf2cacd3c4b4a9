import { expect, test } from "vitest";
import { fakePlatform } from "./fake-platform.ts";
import { text } from "../../src/kernel/text.ts";
import { createRateLimits } from "../../src/worker/rate-limits/rate-limits.ts";

const at = { platform: "slack", tenant: "T1", address: "C1" } as const;
const message = {
  summary: "",
  blocks: [{ kind: "paragraph", text: text`Hello` }],
  locale: "en",
  zone: "UTC",
  urgent: false,
} as const;
const onceASecond = [{ of: ["post"], per: "conversation", windows: [{ most: 1, within: 1_000 }] }] as const;

test("a call beyond the rate is not made, and is told when to come again", async () => {
  let now = 0;
  const platform = fakePlatform(onceASecond);
  const rateLimits = createRateLimits({ share: 1, clock: () => now });
  expect(await rateLimits.rateLimited(platform, "a").post(at, message, null)).toMatchObject({ result: "delivered" });
  expect(await rateLimits.rateLimited(platform, "b").post(at, message, null)).toMatchObject({
    unsent: true,
    after: 1_000,
  });
  expect(platform.posted).toHaveLength(1);
  now = 1_000;
  expect(await rateLimits.rateLimited(platform, "b").post(at, message, null)).toMatchObject({ result: "delivered" });
});

test("so many are busy with a platform at once; the next is told so, and another platform is not asked to wait", async () => {
  const rateLimits = createRateLimits({ share: 1, clock: () => 0 });
  const slack = { platform: "slack", speaks: "on-platform", most: 2 } as const;
  const waits = Promise.withResolvers<string>();
  const busy = [
    rateLimits.withConcurrencyLimit(slack, () => waits.promise),
    rateLimits.withConcurrencyLimit(slack, () => waits.promise),
  ];
  expect(await rateLimits.withConcurrencyLimit(slack, () => Promise.resolve("done"))).toBeNull();
  expect(await rateLimits.withConcurrencyLimit({ ...slack, platform: "teams" }, () => Promise.resolve("done"))).toBe(
    "done",
  );
  expect(await rateLimits.withConcurrencyLimit({ ...slack, speaks: "at-length" }, () => Promise.resolve("done"))).toBe(
    "done",
  );
  waits.reject(new Error("no answer"));
  await Promise.allSettled(busy);
  expect(await rateLimits.withConcurrencyLimit(slack, () => Promise.resolve("done"))).toBe("done");
});
