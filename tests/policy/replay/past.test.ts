import { expect, test } from "vitest";
import type { Period } from "../../../src/kernel/time/periods.ts";
import { policyIn } from "../../../src/kernel/policy.ts";
import { livePast } from "../../../src/policy/replay/past.ts";
import { opening } from "../../support/a-ticket.ts";

const start = new Date("2026-11-23T09:00:00Z").getTime();
const period = { from: new Date(start), to: new Date(start + 3_600_000_000) };

/** Tickets of which some were opened in one instant; what is read of each, and how many histories at one time. */
function aStore(many: number) {
  const tickets = Array.from({ length: many }, (_, index) => ({
    reference: `I261123_${String(index).padStart(4, "0")}`,
    at: new Date(start + Math.floor(index / 7) * 60_000),
  }));
  const read: string[] = [];
  let [beside, most, gone] = [0, 0, 0];
  return {
    read,
    most: () => most,
    goneThrough: () => gone,
    queues: () => Promise.resolve(["support"]),
    servedQueues: () => Promise.resolve(["support"]),
    standings: () => Promise.resolve([]),
    allChannels: () => Promise.resolve([]),
    people: () => Promise.resolve(new Map()),
    peopleWithEmails: () => Promise.resolve([]),
    openedIn(
      _: readonly string[],
      { from, to }: Period,
      part: { readonly after: string | null; readonly most: number },
    ) {
      const within = tickets.filter(({ at }) => at >= from && at < to);
      const behind = within.findIndex(({ reference }) => reference === part.after) + 1;
      gone += behind;
      return Promise.resolve(within.slice(behind, behind + part.most).map(({ reference }) => reference));
    },
    async history(reference: string) {
      read.push(reference);
      beside += 1;
      most = Math.max(most, beside);
      await Promise.resolve();
      beside -= 1;
      const at = tickets.find((each) => each.reference === reference)?.at ?? period.from;
      return [{ number: 1, by: "mona", at, event: opening }];
    },
  };
}

test("every ticket is read once, a few at a time, also where many were opened in one instant", async () => {
  const store = aStore(512);
  const policy = policyIn("UTC");
  const compared = { running: policy, next: policy, serviceNow: (service: string) => service };
  const past = await livePast(store, compared, { period, until: period.to });
  expect([past.read, new Set(store.read).size, store.read.length, past.unreadable.many]).toEqual([512, 512, 512, 0]);
  expect(store.most()).toBeLessThanOrEqual(5);
  // Of what was read before no page goes through more than one instant.
  expect(store.goneThrough()).toBeLessThanOrEqual(6 * 7);
});

test("what the database does not give ends it: no ticket is passed over for that", async () => {
  const store = { ...aStore(3), history: () => Promise.reject(new Error("Connection terminated")) };
  const policy = policyIn("UTC");
  const compared = { running: policy, next: policy, serviceNow: (service: string) => service };
  await expect(livePast(store, compared, { period, until: period.to })).rejects.toThrow("Connection terminated");
});
