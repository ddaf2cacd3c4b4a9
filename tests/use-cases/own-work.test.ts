import { afterAll, beforeAll, expect, test } from "vitest";
import { possibleFor } from "../../src/desk/possible.ts";
import { changeParticulars } from "../../src/features/classification/use-cases.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";

let desk: DeskInATest;
let claire: PersonId;
let paul: PersonId;
beforeAll(async () => {
  desk = await openDeskInATest();
  claire = await desk.person("U-claire");
  paul = await desk.person("U-paul");
  await desk.queue("support", [claire, paul]);
});
afterAll(() => desk.close());

const fiveStars = { type: "rate", attempt: 1, stars: 5, comment: null } as const;
const resolve = { type: "resolve", text: "A new roller", cause: "hardware" } as const;
const workedOn = { result: "refused", refusal: { type: "worked-on" } };

test("an agent who asked themselves, and handed the waiting ticket to a colleague, does not rate it", async () => {
  const { reference } = await desk.opens(claire);
  await desk.changes(reference, claire, { type: "claim" });
  await desk.changes(reference, claire, { type: "ask", text: "Which floor?" });
  await desk.changes(reference, paul, { type: "assign", to: paul, toAgent: true });
  await desk.changes(reference, paul, resolve);
  expect(await desk.changes(reference, claire, fiveStars)).toMatchObject(workedOn);
  expect((await desk.store.ticket(reference))?.status).toBe("resolved");
  expect(await desk.changes(reference, claire, { type: "confirm" })).toMatchObject({ result: "changed" });
  expect(await desk.changes(reference, claire, fiveStars)).toMatchObject(workedOn);
});

test("nor does one who only answered it", async () => {
  const { reference } = await desk.opens(claire);
  await desk.changes(reference, paul, { type: "claim" });
  await desk.changes(reference, claire, { type: "reply", text: "Try the other tray", files: [] });
  await desk.changes(reference, paul, resolve);
  expect(await desk.changes(reference, claire, fiveStars)).toMatchObject(workedOn);
});

test("nor does one who is no agent any more, or whose ticket went to a queue where they are none", async () => {
  const nina = await desk.person("U-nina");
  await desk.queue("support", [claire, paul, nina]);
  await desk.tx((tx) => tx.addQueue("network"));
  await desk.queue("network", [paul]);
  const worked = async () => {
    const { reference } = await desk.opens(nina);
    await desk.changes(reference, paul, { type: "claim" });
    await desk.changes(reference, nina, { type: "reply", text: "Try the other tray", files: [] });
    return reference;
  };
  const [here, elsewhere] = [await worked(), await worked()];
  await desk.changes(elsewhere, paul, { type: "move", queue: "network", reason: "Not ours" });
  await desk.changes(elsewhere, paul, { type: "claim" });
  for (const reference of [here, elsewhere]) await desk.changes(reference, paul, resolve);
  expect(await desk.changes(elsewhere, nina, fiveStars)).toMatchObject(workedOn);
  await desk.queue("support", [claire, paul]); // she leaves
  expect(await desk.changes(here, nina, fiveStars)).toMatchObject(workedOn);
});

test("an agent whose ticket a colleague took care of alone confirms and rates it with one press", async () => {
  const { reference } = await desk.opens(claire);
  await desk.changes(reference, paul, { type: "claim" });
  await desk.changes(reference, paul, resolve);
  expect(await desk.changes(reference, claire, fiveStars)).toMatchObject({
    result: "changed",
    ticket: { status: "closed", attempts: [{ answer: { answer: "confirmed" }, rating: { stars: 5 } }] },
  });
});

test("whoever has worked on it before is not offered the stars that they would be refused, but may confirm", async () => {
  const { reference } = await desk.opens(claire);
  await desk.changes(reference, claire, { type: "claim" });
  await desk.changes(reference, paul, { type: "assign", to: paul, toAgent: true });
  await desk.changes(reference, paul, resolve);
  const offered = async () => {
    const ticket = await desk.store.ticket(reference);
    if (ticket === null) throw new Error("nothing there");
    return possibleFor(desk.store, ticket, await desk.store.actor(claire, ticket.queue));
  };
  const first = await offered();
  expect([first.has("confirm"), first.has("rate")]).toEqual([true, false]);
  await desk.changes(reference, claire, { type: "confirm" });
  expect((await offered()).has("rate")).toBe(false);
});

test("an agent whose ticket a colleague took care of alone is offered the stars", async () => {
  const { reference } = await desk.opens(claire);
  await desk.changes(reference, paul, { type: "claim" });
  await desk.changes(reference, paul, resolve);
  const ticket = await desk.store.ticket(reference);
  if (ticket === null) throw new Error("nothing there");
  const offered = await possibleFor(desk.store, ticket, await desk.store.actor(claire, ticket.queue));
  expect(offered.has("rate")).toBe(true);
});

test("an agent makes the ticket of somebody else no agent's who serves a queue beside them, so that nobody rates their own team", async () => {
  const mona = await desk.person("U-mona");
  const ben = await desk.person("U-ben");
  const { reference } = await desk.opens(mona);
  const makesItFor = (beneficiary: PersonId, by = claire) =>
    desk.tx((tx) =>
      changeParticulars(tx, desk.deps, { reference, command: { type: "change", to: { beneficiary } }, by }),
    );
  const refused = { result: "refused", refusal: { type: "not-for-a-colleague" } };
  expect(await makesItFor(paul)).toMatchObject(refused);
  await desk.tx((tx) => tx.addQueue("storage"));
  await desk.queue("storage", [claire]);
  await desk.changes(reference, claire, { type: "move", queue: "storage", reason: "Disks" });
  expect(await makesItFor(paul)).toMatchObject(refused);
  expect(await makesItFor(ben)).toMatchObject({ result: "changed", ticket: { beneficiary: ben } });
  expect(await makesItFor(mona)).toMatchObject({ result: "changed", ticket: { beneficiary: mona } });
  await desk.changes(reference, claire, { type: "claim" });
  await desk.changes(reference, claire, resolve);
  expect(await desk.changes(reference, mona, { type: "rate", attempt: 1, stars: 1, comment: null })).toMatchObject({
    result: "changed",
    ticket: { attempts: [{ rating: { by: mona, stars: 1 } }] },
  });
});
