import { afterAll, beforeAll, expect, test } from "vitest";
import type { ThreadRoot } from "../../src/channels/platform.ts";
import { createDesk } from "../../src/conversation/listen.ts";
import { phrases } from "../../src/features/words.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

/** Somebody is quicker than the desk writes down which card it has posted. */
let desk: DeskInATest;
let mona: string;
beforeAll(async () => {
  desk = await openDeskInATest();
  mona = await desk.person("U-mona");
  await desk.queue("support", [await desk.person("U-claire")]);
});
afterAll(() => desk.close());

/** The agents' card of a new ticket, which is written down right after the desk has looked for it in vain. */
async function newCard(message: string) {
  const { reference, version } = await desk.opens(mona);
  const surface = (await desk.store.surfaces(reference)).find(({ audience }) => audience.kind === "agents");
  if (surface === undefined) throw new Error("the agents have no card");
  const card = { platform: surface.platform, tenant: surface.tenant, address: surface.address, message };
  let looks = 0;
  const store = {
    ...desk.store,
    async surfaceOf(thread: typeof card) {
      looks += 1;
      const found = await desk.store.surfaceOf(thread);
      if (looks === 1) await desk.store.deliveries.shown(surface.id, card, version, null);
      return found;
    },
  };
  const looked = () => looks;
  return { card, reference, looked, desk: createDesk({ ...desk.deps, store }) };
}

async function writesUnderNewCard(root: ThreadRoot, message: string) {
  const { card, reference, looked, desk: listener } = await newCard(message);
  const words = { text: "Bring the foam", files: [] } as const;
  const by = someone("U-claire");
  const once = `message ${message}`;
  const wrote = { kind: "replied", once, by, thread: card, root, personal: false, ...words } as const;
  // Whoever writes there for the first time is told who reads it.
  expect(["done", "whisper"]).toContain((await listener.handle(wrote)).kind);
  return { looks: looked(), events: (await desk.history(reference)).map(({ event }) => event.type) };
}

const now = () => desk.deps.now();

test("what is written under a card that is just being written down stands in its ticket", async () => {
  expect(await writesUnderNewCard({ by: "desk", at: now() }, "1.1")).toEqual({ looks: 2, events: ["opened", "noted"] });
});

test("where the platform does not tell who began the thread, it does so too", async () => {
  expect(await writesUnderNewCard({ by: null, at: now() }, "1.2")).toEqual({ looks: 2, events: ["opened", "noted"] });
});

test("a card of another version that is just being written down is drawn anew", async () => {
  const { card, desk: listener } = await newCard("1.5");
  const reply = await listener.handle({ kind: "outdated", once: "outdated", by: someone("U-claire"), card });
  expect(JSON.stringify(reply)).toContain(phrases("en").signposts.redrawn);
});

test("under an old message, or one that somebody else began, nobody waits for a card", async () => {
  const old = new Date(now().getTime() - 3_600_000);
  for (const [message, root] of Object.entries({
    "1.3": { by: "desk", at: old },
    "1.4": { by: "somebody", at: now() },
  } as const)) {
    expect(await writesUnderNewCard(root, message)).toEqual({ looks: 1, events: ["opened"] });
  }
});
