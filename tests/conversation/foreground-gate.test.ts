import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ChatListener, Intent, Reply } from "../../src/channels/platform.ts";
import { foregroundGate } from "../../src/conversation/foreground-gate.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const intent: Intent = {
  kind: "visited",
  once: "1",
  by: {
    platform: "slack",
    tenant: "T1",
    user: "U1",
    directAddress: "U1",
    name: null,
    email: null,
    locale: null,
    zone: null,
    administrator: null,
  },
};

/** A desk that answers each when it is told to, and slow work that says when it goes on. */
function front() {
  const asked: PromiseWithResolvers<Reply>[] = [];
  const desk: ChatListener = {
    handle: () => {
      const answer = Promise.withResolvers<Reply>();
      asked.push(answer);
      return answer.promise;
    },
    callsPlatform: () => false,
    askedAt: () => Promise.resolve(),
    lookUpLater: () => Promise.resolve(),
    hears: () => Promise.resolve(false),
    isUnknownUser: () => Promise.resolve(false),
    membersChanged: () => Promise.resolve(),
    met: () => Promise.resolve(),
  };
  const { listener, whenIdle } = foregroundGate(desk);
  const work = { goesOn: false };
  return {
    asked,
    listener,
    work,
    begins: () => void whenIdle().then(() => (work.goesOn = true)),
  };
}

const soon = (): Promise<unknown> => vi.advanceTimersByTimeAsync(1);

test("where nobody waits, slow work begins at once", async () => {
  const { begins, work } = front();
  begins();
  await soon();
  expect(work.goesOn).toBe(true);
});

test("slow work goes on when the last of those who waited has their answer", async () => {
  const { asked, listener, begins, work } = front();
  const answers = [listener.handle(intent), listener.handle(intent)];
  begins();
  asked[0]?.resolve({ kind: "done" });
  await soon();
  expect(work.goesOn).toBe(false);
  asked[1]?.resolve({ kind: "done" });
  await soon();
  expect(work.goesOn).toBe(true);
  expect(await Promise.all(answers)).toEqual([{ kind: "done" }, { kind: "done" }]);
});

test("one whom the desk could not answer does not keep slow work waiting", async () => {
  const { asked, listener, begins, work } = front();
  const answer = listener.handle(intent);
  begins();
  asked[0]?.reject(new Error("the database is down"));
  await expect(answer).rejects.toThrow("the database is down");
  await soon();
  expect(work.goesOn).toBe(true);
});

test("slow work waits a fifth of a second at most, however many are still to be answered", async () => {
  const { listener, begins, work } = front();
  void listener.handle(intent);
  begins();
  await vi.advanceTimersByTimeAsync(199);
  expect(work.goesOn).toBe(false);
  await soon();
  expect(work.goesOn).toBe(true);
});
