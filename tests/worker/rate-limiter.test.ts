import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Rate } from "../../src/channels/platform.ts";
import { slackRates } from "../../src/channels/slack/rates.ts";
import { teamsRates } from "../../src/channels/teams/rates.ts";
import { createRateLimiter, type Call } from "../../src/worker/rate-limits/rate-limiter.ts";

const at = (address: string, tenant = "T1"): Call["at"] => ({ platform: "slack", tenant, address });
let callers = 0;
const call = (kind: Call["kind"], address: string, tenant?: string): Call => ({
  kind,
  at: at(address, tenant),
  caller: `${(callers += 1)}`,
});

const second = 1_000;

/** When each call is made, if all want to go at once and come again when they are told. */
function times(rates: readonly Rate[], wishes: readonly Call[], share = 1): readonly number[] {
  const limiter = createRateLimiter(rates, share);
  const made: number[] = [];
  let waiting = wishes.map((wish, index) => ({ wish, index, now: 0 }));
  while (waiting.length > 0) {
    const [next, ...rest] = waiting.toSorted((one, other) => one.now - other.now);
    if (next === undefined) break;
    const wait = limiter.take(next.wish, next.now);
    if (wait === 0) made[next.index] = next.now;
    waiting = wait === 0 ? rest : [...rest, { ...next, now: next.now + wait }];
  }
  return made;
}

const most = (made: readonly number[], within: number): number =>
  Math.max(...made.map((start) => made.filter((time) => time >= start && time < start + within).length));

test("Slack: a few posts at once, then one a second in a channel; another channel does not wait", () => {
  const made = times(slackRates, [...Array.from({ length: 20 }, () => call("post", "C1")), call("post", "C2")]);
  expect(made.slice(0, 9).filter((time) => time === 0)).toHaveLength(4);
  expect(made[19]).toBe(16 * second);
  expect(made[20]).toBe(0);
  expect(most(made.slice(0, 20), 4 * second)).toBe(4);
});

test("a flood of personal messages does not silence a busy channel", () => {
  const wishes = Array.from({ length: 600 }, (_, index) => [call("post", `D${index}`), call("post", "C1")]).flat();
  const made = times(slackRates, wishes);
  const inChannel = made.filter((_, index) => index % 2 === 1);
  expect(inChannel.filter((time) => time < 60 * second).length).toBeGreaterThan(45);
  const personal = made.filter((_, index) => index % 2 === 0);
  expect(personal.filter((time) => time < 60 * second).length).toBeGreaterThan(200);
});

test("Slack: at most 50 edits a minute in a workspace, and 300 posts; another workspace has its own", () => {
  const edits = times(
    slackRates,
    Array.from({ length: 200 }, (_, index) => call("update", `C${index}`)),
  );
  expect(most(edits, 60 * second)).toBe(50);
  const posts = times(
    slackRates,
    Array.from({ length: 700 }, (_, index) => call("post", `C${index}`)),
  );
  expect(most(posts, 60 * second)).toBe(300);
  const two = times(
    slackRates,
    ["T1", "T2"].flatMap((tenant) => Array.from({ length: 25 }, () => call("update", "C", tenant))),
  );
  expect(Math.max(...two)).toBe(0);
});

test("Teams: 7 a second, 8 in two, 60 in thirty and 1,800 an hour in a conversation; 50 a second in all", () => {
  const wishes = Array.from({ length: 2_000 }, (_, index) => call(index % 2 === 0 ? "post" : "update", "a:1"));
  const made = times(teamsRates, wishes);
  const windows = [second, 2 * second, 30 * second, 3_600 * second];
  expect(windows.map((within) => most(made, within))).toEqual([7, 8, 60, 1_800]);
  const everywhere = times(
    teamsRates,
    Array.from({ length: 300 }, (_, index) => call("post", `a:${index}`)),
  );
  expect(most(everywhere, second)).toBe(50);
  expect(Math.max(...everywhere)).toBe(5 * second);
});

test("half the share takes twice the time", () => {
  const made = times(
    slackRates,
    Array.from({ length: 20 }, () => call("post", "C1")),
    0.5,
  );
  expect(made[19]).toBe(32 * second);
});

test("a conversation that is far behind holds nobody else back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 2_000 }), (behind) => {
      const limiter = createRateLimiter(slackRates, 1);
      for (let count = 0; count < behind; count += 1) limiter.take(call("post", "C1"), 0);
      expect(limiter.take(call("post", "C2"), 0)).toBe(0);
      expect(limiter.take(call("update", "C1"), 0)).toBe(0);
    }),
    { numRuns: 10 },
  );
});
