import { pino } from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Outbox } from "../../src/desk/outbox.ts";
import { workOff } from "../../src/worker/outbox/work-off.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** An outbox that is asked, and answers when it is told to. */
function asked(): { readonly outbox: Outbox; readonly answers: () => void } {
  let looking = Promise.withResolvers<readonly []>();
  return {
    outbox: {
      take: () => looking.promise,
      settle: () => Promise.resolve(),
      retryRefused: () => Promise.resolve(),
      keep: () => Promise.resolve(),
      release: () => Promise.resolve(),
    },
    answers: () => {
      looking.resolve([]);
      looking = Promise.withResolvers();
    },
  };
}

test("an outbox that does not answer is not said to be taken from", async () => {
  const { outbox, answers } = asked();
  const worker = workOff({
    outbox,
    log: pino({ level: "silent" }),
    parts: [],
    say: () => Promise.reject(new Error("nothing was taken")),
    roomLeft: () => ({ room: [], opensIn: null, accepting: [] }),
  });
  await vi.advanceTimersByTimeAsync(4_000);
  expect(worker.takes()).toBe(true);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(worker.takes()).toBe(false);
  answers();
  await vi.advanceTimersByTimeAsync(0);
  expect(worker.takes()).toBe(true);
  const stopped = worker.stop(0);
  await vi.advanceTimersByTimeAsync(1_000);
  await stopped;
});
