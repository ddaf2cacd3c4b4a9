import { afterEach, beforeEach, expect, test } from "vitest";
import { exampleServices } from "../../src/features/catalogue/examples.ts";
import { policyIn } from "../../src/kernel/policy.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";
import { query } from "../support/database.ts";
import { someone } from "../support/test-store.ts";

let desk: DeskInATest;
beforeEach(async () => {
  desk = await openDeskInATest();
  desk.configure({ ...policyIn("Europe/Paris"), services: exampleServices });
  await desk.queue("support", [await desk.person("U-claire")]);
});
afterEach(() => desk.close());

test("a service is one to the figures, in whatever language it was asked for; its title is in its requester's", async () => {
  const opener = { do: "new-ticket", service: "room" } as const;
  const values = { "room.coffee": "yes", details: null, beneficiary: null };
  await desk.as(someone("U-mona", { locale: "en" })).sends("form 1", opener, values);
  await desk.as(someone("U-noor", { locale: "fr" })).sends("form 2", opener, values);
  expect(await query(desk.url, "select title, service from ticket order by title")).toEqual([
    { title: "Préparer une salle", service: "Set up a room" },
    { title: "Set up a room", service: "Set up a room" },
  ]);
});
