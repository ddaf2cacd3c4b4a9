import { afterAll, beforeAll, expect, test } from "vitest";
import { viewerOf } from "../../src/desk/viewers.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";
import { namedOnButton } from "../../src/screen/ticket-buttons.ts";

let desk: DeskInATest;
let ids: readonly string[];
const called = [
  { user: "U-1", name: "Marie Martin", email: "marie.martin@atelier.example" },
  { user: "U-2", name: "Marie  martin", email: "marie.martin2@atelier.example" },
  { user: "U-3", name: "Marie Martin", email: null },
  { user: "U-4", name: "Claire Dubois", email: "claire@atelier.example" },
  { user: "U-5", name: `${"Maximilian ".repeat(8)}Long`, email: `${"a".repeat(60)}1@atelier.example` },
  { user: "U-6", name: `${"Maximilian ".repeat(8)}Long`, email: `b${"a".repeat(60)}@atelier.example` },
];
beforeAll(async () => {
  desk = await openDeskInATest();
  ids = await desk.tx(async (tx) => {
    const people = await tx.recogniseAll(called.map(({ user, ...told }) => someone(user, told)));
    return people.map(({ id }) => id);
  });
  await desk.queue("support", ids);
});
afterAll(() => desk.close());

test("two agents of one name are told apart where one is chosen, and the others keep their name alone", async () => {
  const ticket = await desk.opens(ids[3] ?? "", { queue: "support" });
  const reply = await desk.listener.handle({
    kind: "pressed",
    once: "a press",
    by: someone("U-4"),
    action: { do: "fill", form: "assign", ...namedOnButton(ticket), seen: 1 },
  });
  if (reply.kind !== "open-form") throw new Error("no form");
  const labels = (reply.form.ways ?? []).flat().map(({ label }) => label);
  expect(labels).toContain("Claire Dubois · 0 open");
  expect(labels).toContain("Marie Martin (marie.martin@atelier.example) · 0 open");
  expect(new Set(labels).size).toBe(called.length);
  expect(labels.filter((label) => label.length > 75)).toEqual([]);
});

test("they are told apart in whatever names both", async () => {
  const people = await desk.store.people(ids);
  const { names } = viewerOf(
    null,
    people,
    { platform: "slack", tenant: "T1" },
    { name: "Help", locale: "en", zone: "UTC" },
  );
  expect(ids.slice(0, 4).map((id) => names(id).name)).toEqual([
    "Marie Martin (marie.martin@atelier.example)",
    "Marie martin (marie.martin2@atelier.example)",
    "Marie Martin (U-3)",
    "Claire Dubois",
  ]);
});

test("a name ends no line and turns nothing around that stands beside it", async () => {
  const [person] = await desk.tx((tx) =>
    tx.recogniseAll([someone("U-7", { name: " Ada\r\n> Closed\u2028by \u202eecilA\u0007" })]),
  );
  if (person === undefined) throw new Error("nobody");
  const { names } = viewerOf(null, new Map([[person.id, person]]), { platform: "slack", tenant: "T1" }, desk.deps);
  expect(names(person.id).name).toBe("Ada > Closed by ecilA");
});
