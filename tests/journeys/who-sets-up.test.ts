import { expect, test } from "vitest";
import { eventually } from "../support/eventually.ts";
import { createWorld } from "./stage/world.ts";

/** Anybody may make a team in Teams, own it, and put the app there. */
test("who owns a team begins a queue there, and takes none that others have", async () => {
  const world = await createWorld({ teams: true }, "en");
  const { tenant } = world;
  if (tenant === null) throw new Error("no Teams in this world");
  const [ann, eve] = ["Ann Owner", "Eve Elsewhere"].map((name) =>
    tenant.person({ name, email: `${name.split(" ")[0]?.toLowerCase()}@atelier.example`, locale: "en-US" }),
  );
  if (ann === undefined || eve === undefined) throw new Error("nobody there");
  const channels = () => world.rows("select queue_name, address from agents_channel");
  const hers = tenant.team({ name: "IT", owners: [ann], members: [] }).channel("support");
  await ann.mentionsBot("setup", hers);
  await eventually(async () => expect(await channels()).toHaveLength(1));
  const before = await channels();
  const elsewhere = tenant.team({ name: "Elsewhere", owners: [eve], members: [] }).channel("mine");
  await eve.mentionsBot("setup", elsewhere);
  await eventually(() => expect(eve.sees()).toContain("Only an administrator"));
  expect(await channels()).toEqual(before);
  expect(await world.rows("select 1 from account where administrator")).toEqual([]);
  await world.close();
});
