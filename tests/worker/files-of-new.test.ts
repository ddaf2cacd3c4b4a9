import { afterEach, beforeEach, expect, test } from "vitest";
import { openBench, someone, type Bench } from "./bench.ts";
import { wordsOf } from "./fake-platform.ts";
import { eventually } from "../support/eventually.ts";
import { rememberAskedAt } from "../../src/desk/asked-at.ts";
import type { DeskStore } from "../../src/desk/store.ts";
import { open } from "../support/open-ticket.ts";
import { bringFiles } from "../../src/features/opening/use-cases.ts";
import { faultGivesUpAfter } from "../../src/worker/retry-delay.ts";
import { tryJob } from "../../src/worker/try-job.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
  await bench.start();
});
afterEach(() => bench.close());

const files = [{ name: "photo.png", url: "https://files.example/photo.png" }];

const told = () =>
  bench.platform.posted.filter(
    ({ address, message }) => address === "D-renee" && wordsOf(message).includes("send them again under its card"),
  );
const keepsFiles = async () => {
  const by = bench.renee.id;
  const words = await bench.store.transaction((tx) => tx.keepWords(by, "", files, bench.deps.now()));
  return { kind: "files-of-new", ticket: bench.ticket, words, by } as const;
};

test("their author is told when it is given up to add them", async () => {
  const job = await keepsFiles();
  let failed = false;
  const store: DeskStore = {
    ...bench.store,
    transaction: (work) => {
      if (failed) return bench.store.transaction(work);
      failed = true;
      return Promise.reject(new Error("a bug"));
    },
  };
  expect(await tryJob({ ...bench.deps, store }, job, { age: 0, tries: faultGivesUpAfter })).toBeNull();
  await eventually(() => expect(told()).toHaveLength(1));
});

test("the question whether they are for another ticket stands there no more once they are added", async () => {
  const job = await keepsFiles();
  const here = { platform: "slack", tenant: "T1", address: "D-renee" } as const;
  const question = { summary: "Not this one", blocks: [], locale: "en", zone: "UTC", urgent: false } as const;
  const asked = await bench.platform.post(here, question, null);
  if (asked.result !== "delivered") throw new Error("it is posted");
  await bench.store.transaction((tx) => rememberAskedAt(tx, job.words, asked.posted, bench.deps.now()));
  expect(await tryJob(bench.deps, job, { age: 0, tries: 0 })).toBeNull();
  await eventually(() => {
    const now = bench.platform.posted.find(({ id }) => id === asked.posted.message);
    expect(now?.message.summary).toBe(`📎 Added to ${bench.ticket} The printer is on fire.`);
  });
});

test("files that came with the words of a new ticket stand in it, once, and its agents read them", async () => {
  const reference = await bench.store.transaction(async (tx) => {
    const { id } = await tx.recognise(someone("U-noor", "Noor"));
    const { rules } = bench.deps;
    const draft = {
      kind: "incident",
      title: "The screen flickers",
      description: "",
      service: "",
      urgency: "medium",
      impact: "one",
      device: "",
      phone: "",
      stepsToReproduce: "",
      queue: "it",
      followUpOf: null,
      beneficiary: id,
      origin: { platform: "slack", conversation: null, message: null },
    } as const;
    const { ticket } = await open(tx, rules, draft, id);
    await bringFiles(tx, { files, ticket: ticket.reference, by: id, now: rules.now() });
    return ticket.reference;
  });
  await eventually(async () => {
    const events = (await bench.store.history(reference)).map(({ event }) => event);
    expect(events).toMatchObject([{ type: "opened" }, { type: "answered", text: "", files }]);
  });
  await eventually(() => expect(JSON.stringify(bench.platform.posted)).toContain("photo.png"));
  expect(await bench.rows("select from pending_words")).toEqual([]);
});

test("files that come after a question do not answer it", async () => {
  const job = await keepsFiles();
  await bench.does(bench.ada, { type: "claim" });
  await bench.does(bench.ada, { type: "ask", text: "Which floor?" });
  expect(await tryJob(bench.deps, job, { age: 0, tries: 0 })).toBeNull();
  expect((await bench.store.ticket(bench.ticket))?.status).toBe("waiting");
  expect((await bench.store.history(bench.ticket)).at(-1)?.event).toMatchObject({ type: "answered", files });
});
