import { afterEach, beforeEach, expect, test } from "vitest";
import { screenshot } from "../support/pictures.ts";
import { sentFile } from "../support/sent-file.ts";
import { eventually } from "../support/eventually.ts";
import { tryJob } from "../../src/worker/try-job.ts";
import { change } from "../../src/desk/tickets.ts";
import { openBench, someone, type Bench } from "./bench.ts";
import { wordsOf, type Posted } from "./fake-platform.ts";

/** What stands in the agents' channel, and with somebody who followed, once a ticket is private. */

const secret = "xyzzy";
let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const at = (address: string): readonly Posted[] => bench.platform.posted.filter((each) => each.address === address);
const said = (address: string): string =>
  at(address)
    .map(({ message }) => wordsOf(message))
    .join("\n");
const isPrivate = () =>
  bench.store.transaction((tx) =>
    change(tx, bench.deps.rules, { reference: bench.ticket, command: { type: "make-private" }, by: bench.ada.id }),
  );

/** Renée sends a picture, which is shown under the card. */
async function sendsPicture(): Promise<void> {
  const { store, deps, platform, renee } = bench;
  const bytes = await screenshot();
  const sent = sentFile(`${secret}.png`);
  const content = (async function* () {
    yield await Promise.resolve(bytes);
  })();
  platform.files.set(JSON.stringify(sent.source), () => ({ result: "found", type: null, bytes: null, content }));
  const on = { platform: "slack", tenant: "T1", address: "D-renee" } as const;
  const [taken] = await store.transaction((tx) => tx.takeFiles([sent], { by: renee.id, at: deps.now(), on }));
  if (taken?.link.id === undefined) throw new Error("it is not taken");
  await bench.does(renee, { type: "answer", text: secret, files: [taken.link] });
  await tryJob(deps, { kind: "fetch-file", file: taken.link.id, platform: "slack" }, { age: 0, tries: 0 });
}

test("the card is reduced, notes and files are gone, who followed is told no more; and what is written since is only announced", async () => {
  const paul = await bench.store.transaction(async (tx) => {
    const met = await tx.recognise(someone("U-paul", "Paul"));
    await tx.setMembers("it", "slack", [bench.ada.id, met.id]);
    return met;
  });
  bench.platform.members = [someone("U-ada", "Ada"), someone("U-paul", "Paul")];
  await bench.start();
  await bench.does(paul, { type: "follow" });
  await bench.does(bench.ada, { type: "claim" });
  await bench.does(bench.ada, { type: "note", text: secret, files: [] });
  await sendsPicture();
  await eventually(() => {
    expect(said("C1")).toContain(secret);
    expect(said("D-paul")).toContain("printer");
    expect(bench.platform.shown.map(({ name }) => name)).toContain(`${secret}.png`);
  });

  await isPrivate();
  await eventually(() => {
    expect(said("C1")).not.toMatch(/xyzzy|printer|Renée/u);
    expect(at("C1").map(({ message }) => wordsOf(message))).toEqual([expect.stringContaining("Private ticket")]);
    expect(said("D-paul")).not.toMatch(/xyzzy|printer/u);
    expect(bench.platform.shown).toEqual([]);
  });
  expect(said("D-renee")).toContain("printer");

  await bench.does(bench.renee, { type: "answer", text: `${secret} again`, files: [] });
  await eventually(() => expect(said("C1")).toContain("There is news"));
  expect(said("C1")).not.toMatch(/xyzzy|printer|Renée/u);
  expect(said("D-paul")).not.toContain(secret);

  // Few stars, of which no lead can be told, are no news for a shared place.
  await bench.does(bench.ada, { type: "resolve", text: secret, cause: "other" });
  await bench.does(bench.renee, { type: "rate", attempt: 1, stars: 1, comment: secret });
  const to = { platform: "slack", tenant: "T1", address: "C1" } as const;
  const stars = { kind: "low-rating", ticket: bench.ticket, attempt: 1, person: null, to } as const;
  expect(await tryJob(bench.deps, stars, { age: 0, tries: 0 })).toBeNull();
  expect(said("C1")).not.toContain(secret);
});

test("a note that was on its way is taken away a minute later", async () => {
  await bench.start();
  await bench.does(bench.ada, { type: "claim" });
  await eventually(() => expect(said("C1")).toContain("printer"));
  await isPrivate();
  await eventually(() => expect(at("C1")).toHaveLength(1));
  const [surface] = await bench.store.surfaces(bench.ticket);
  const card = at("C1")[0];
  if (surface === undefined || card === undefined) throw new Error("it is shown nowhere");
  const { id } =
    surface.audience.kind === "agents" ? surface : ((await bench.store.surfaces(bench.ticket))[1] ?? surface);
  const late = await bench.platform.post(surface, { ...card.message, summary: secret }, card.id);
  if (late.result !== "delivered") throw new Error("it is not posted");
  await bench.store.deliveries.noted(id, 2, { ...late.posted, address: "C1" });
  await bench.store.transaction((tx) =>
    tx.deliver([{ kind: "tidy", surface: id, platform: "slack", before: 3, again: false }]),
  );
  await eventually(() => expect(said("C1")).not.toContain(secret));
});
