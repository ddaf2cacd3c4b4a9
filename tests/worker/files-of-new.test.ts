import { afterEach, beforeEach, expect, test } from "vitest";
import { openBench, someone, type Bench } from "./bench.ts";
import { eventually } from "../support/eventually.ts";
import { open } from "../../src/desk/tickets.ts";
import { bringFiles } from "../../src/features/opening/use-cases.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
  await bench.start();
});
afterEach(() => bench.close());

const files = [{ name: "photo.png", url: "https://files.example/photo.png" }];

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
