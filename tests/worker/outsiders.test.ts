import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AccountId } from "../../src/desk/person.ts";
import { tryJob } from "../../src/worker/try-job.ts";
import { openBench, someone, type Bench } from "./bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const pat = someone("U-pat", null);
const account: AccountId & { directAddress: string } = {
  platform: "slack",
  tenant: "T1",
  user: "U-pat",
  directAddress: "U-pat",
};

describe.each(["introduce", "re-read"] as const)("whom Slack calls one of another organisation (%s)", (kind) => {
  const looksUp = async (ticket: string) => {
    bench.platform.profiles.set("U-pat", { ...pat, name: "Pat Partner", outsider: true });
    const job = kind === "introduce" ? { kind, ...account, ticket } : { kind, ...account };
    expect(await tryJob(bench.deps, job, { age: 0, tries: 0 })).toBeNull();
  };

  test("is taken off every ticket that was opened for them, and hears of none any more", async () => {
    const { store, ada } = bench;
    const { id } = await store.transaction((tx) => tx.recognise({ ...pat, administrator: true }));
    const first = await bench.opens("U-mona", { beneficiary: id });
    const second = await bench.opens("U-mona", { beneficiary: id });
    await looksUp(first);
    for (const reference of [first, second]) {
      const ticket = await store.ticket(reference);
      expect(ticket?.beneficiary).toBe(ticket?.requester);
      expect(await store.history(reference)).toMatchObject([
        { number: 1 },
        { by: null, event: { type: "changed", from: { beneficiary: id } } },
      ]);
    }
    expect((await store.actor(id, "it")).administrator).toBe(false);
    expect(await store.ticketsOf(id, 10, null)).toEqual([]);
    expect((await store.ticket(bench.ticket))?.version).toBe(1); // others' are left alone
    expect(ada.id).not.toBe(id);
  });

  test("keeps what is theirs on another platform", async () => {
    const { store } = bench;
    const both = await store.transaction(async (tx) => {
      const email = "pat@example.org";
      const met = await tx.recognise({ ...someone("aad-pat", "Pat"), platform: "teams", tenant: "T2", email });
      await tx.recognise({ ...pat, email }, new Set([met.id]));
      return met;
    });
    expect(await store.personOf(account)).toMatchObject({ id: both.id });
    const reference = await bench.opens("U-mona", { beneficiary: both.id });
    await looksUp(reference);
    expect((await store.ticket(reference))?.beneficiary).toBe(both.id);
  });
});
