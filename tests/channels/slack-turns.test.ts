import { pino } from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Reply } from "../../src/channels/platform.ts";
import { unknownUser } from "../../src/channels/slack/inbound-event.ts";
import { createOwnChats } from "../../src/channels/slack/own-chats.ts";
import { onceOnly, type Receipt } from "../../src/channels/slack/receipt.ts";
import { replyContextOf } from "../../src/channels/slack/reply-context.ts";
import { createTurns } from "../../src/channels/slack/turns.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const unheard = () => Promise.reject(new Error("not asked here"));

/** A desk whose work ends when it is told to. */
function workingDesk() {
  const work = Promise.withResolvers<Reply>();
  const given: Reply[] = [];
  const turns = createTurns({
    listener: {
      handle: () => work.promise,
      callsPlatform: () => false,
      askedAt: unheard,
      hears: () => Promise.resolve(false),
      lookUpLater: unheard,
      isUnknownUser: () => Promise.resolve(false),
      membersChanged: unheard,
      met: unheard,
    },
    profiles: { remembered: () => null, isFresh: () => true, isOutsider: () => false, find: unheard, findAll: unheard },
    answers: {
      give: async (reply) => {
        given.push(reply);
        return { form: null, posted: null };
      },
      whisper: unheard,
      tell: unheard,
      replace: unheard,
      redraw: unheard,
      retire: unheard,
    },
    chats: createOwnChats(),
    locale: "en",
    zone: "UTC",
    log: pino({ level: "silent" }),
  });
  const intent = {
    kind: "asked",
    once: "1",
    by: unknownUser("T1", "U1"),
    words: "report",
    in: { platform: "slack", tenant: "T1", address: "D1", scope: "personal" },
  } as const;
  return { work, given, takes: (receipt: Receipt) => turns.take({ intent, context: replyContextOf("U1") }, receipt) };
}

test("a command that takes long is acknowledged while Slack waits, once, and answered when it is done", async () => {
  const { work, given, takes } = workingDesk();
  let acks = 0;
  const taken = takes(onceOnly(async () => void (acks += 1)));
  await vi.advanceTimersByTimeAsync(1_900);
  expect(acks).toBe(0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect([acks, given]).toEqual([1, []]);
  work.resolve({ kind: "done" });
  expect(await taken).toBe(true);
  expect([acks, given]).toEqual([1, [{ kind: "done" }]]);
});

test("an event is acknowledged when it is done, since Slack brings again what is not", async () => {
  const { work, takes } = workingDesk();
  let acks = 0;
  const acknowledge = async () => void (acks += 1);
  const taken = takes({ acknowledge, fail: acknowledge, comesAgain: true });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(acks).toBe(0);
  work.resolve({ kind: "done" });
  await taken;
  expect(acks).toBe(1);
});
