import { afterEach, beforeEach, expect, test } from "vitest";
import type { PostedMessage } from "../../src/channels/platform.ts";
import { tryJob } from "../../src/worker/try-job.ts";
import { eventually } from "../support/eventually.ts";
import { openBench, type Bench } from "./bench.ts";
import { wordsOf, type Misbehaviour } from "./fake-platform.ts";

/** The sign on a requester's message that the agents have it, and the line on their card that says so. */

let bench: Bench;
let marked: string[];
beforeEach(async () => {
  bench = await openBench();
  marked = [];
});
afterEach(() => bench.close());

const at: PostedMessage = { platform: "slack", tenant: "T1", address: "D-renee", message: "1.2" };
const refused =
  (address: string, reason: "bot-not-in-channel" | null): Misbehaviour =>
  (call) => {
    if (call.kind !== "post" || call.address !== address) return null;
    return reason === null ? { result: "retry", after: null, reason: "down" } : { result: "undeliverable", reason };
  };
const writes = () => bench.does(bench.renee, { type: "answer", text: "It smokes", files: [] });
/** What becomes of the sign: the pause until it is tried again; null: it is settled. */
async function signs() {
  const version = (await bench.store.ticket(bench.ticket))?.version ?? 0;
  const slack = {
    ...bench.platform,
    markReceived: (message: PostedMessage) => {
      marked.push(message.message);
      return Promise.resolve({ result: "delivered" as const, posted: message });
    },
  };
  const deps = { ...bench.deps, platforms: { ...bench.deps.platforms, slack } };
  const job = { kind: "mark-received", at, words: { ticket: bench.ticket, version } } as const;
  return tryJob(deps, job, { age: 0, tries: 0 });
}
const isSaid = () => eventually(async () => expect(await bench.waiting("posts")).toEqual([]));
const cardSays = (words: string) => eventually(() => expect(wordsOf(bench.card("D-renee").message)).toContain(words));

test("comes once they are told, and no sooner", async () => {
  await writes();
  expect(await signs()).toMatchObject({ failed: false });
  expect(marked).toEqual([]);
  await bench.start();
  await isSaid();
  expect(await signs()).toBeNull();
  expect(marked).toEqual(["1.2"]);
  await cardSays("passed on");
});

test("waits while their platform does not answer", async () => {
  await bench.start();
  await isSaid();
  bench.platform.misbehave(refused("C1", null));
  await writes();
  await eventually(async () => expect((await bench.waiting("posts"))[0]?.tries).toBeGreaterThan(0));
  expect(await signs()).toMatchObject({ failed: true });
  expect(marked).toEqual([]);
});

test("does not come where no agent can read it: the card says that it is kept, and when it is passed on", async () => {
  await bench.start();
  await isSaid();
  bench.platform.misbehave(refused("C1", "bot-not-in-channel"));
  await writes();
  await cardSays("kept until the agents can read it");
  expect(await signs()).toBeNull();
  expect(marked).toEqual([]);
  bench.platform.misbehave(() => null);
  await bench.store.transaction((tx) => tx.deliver([{ kind: "sync-members", queue: "it", platform: "slack" }]));
  await cardSays("passed on");
});

test("comes where the agents of the other platform can read it", async () => {
  const teams = await bench.joinTeams();
  await bench.start();
  await bench.notes(["both have a card"]);
  await isSaid();
  bench.platform.misbehave(refused("C1", "bot-not-in-channel"));
  await writes();
  await eventually(() => expect(teams.posted.map(({ message }) => wordsOf(message)).join()).toContain("It smokes"));
  await isSaid();
  expect(await signs()).toBeNull();
  expect(marked).toEqual(["1.2"]);
  await cardSays("passed on");
});
