import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { policyIn } from "../../src/kernel/policy.ts";
import type { Person } from "../../src/playground/teams/person.ts";
import type { Channel } from "../../src/playground/teams/places.ts";
import { eventually } from "../support/eventually.ts";
import type { Stage } from "./stage/cast.ts";
import { opens } from "./stage/shortcuts.ts";
import { createWorld, type World } from "./stage/world.ts";

/** Anybody may make a team in Teams, own it, and put the app there. */
describe("who owns a team in Teams", () => {
  let world: World;
  let stage: Stage;
  let ann: Person;
  let eve: Person;
  let ada: Person; // HELPDESK_ADMINS names her
  let hers: Channel;
  let elsewhere: Channel;

  beforeEach(async () => {
    world = await createWorld({ teams: true }, "en");
    const { tenant, teams } = world;
    if (tenant === null || teams === null) throw new Error("no Teams in this world");
    stage = teams;
    const owner = (name: string) =>
      tenant.person({ name, email: `${name.toLowerCase()}@atelier.example`, locale: "en-US" });
    ann = owner("Ann");
    ada = owner("Ada");
    eve = owner("Eve");
    hers = tenant.team({ name: "IT", owners: [ann, ada], members: [] }).channel("help");
    elsewhere = tenant.team({ name: "Elsewhere", owners: [eve], members: [] }).channel("mine");
  });
  afterEach(() => world.close());

  const channels = () => world.rows("select queue_name, address from agents_channel order by 1");
  const refused = (person: Person, queue: string) =>
    eventually(() =>
      expect(person.sees()).toMatch(
        new RegExp(`You can’t make the channel “\\S+ › \\S+” the agents’ channel of “${queue}”\\.`),
      ),
    );

  it("begins a queue there, and takes none that others have", async () => {
    await ann.mentionsBot("setup", hers);
    await eventually(async () => expect(await channels()).toHaveLength(1));
    const before = await channels();
    await eve.mentionsBot("setup", elsewhere);
    await refused(eve, "support");
    expect(await channels()).toEqual(before);
    expect(await world.rows("select 1 from account where administrator")).toEqual([]);
    await eve.mentionsBot("setup garden", elsewhere);
    await eventually(async () => expect(await channels()).toHaveLength(2));
  });

  it("cannot take the agents' channel for a queue of their own, and so begins nobody's queue anew", async () => {
    await ada.mentionsBot("setup", hers);
    await eventually(async () => expect(await channels()).toHaveLength(1));
    const before = await channels();
    await ann.mentionsBot("setup coffee", hers);
    await refused(ann, "coffee");
    await ann.mentionsBot("setup", hers);
    await refused(ann, "support");
    await eve.mentionsBot("setup", elsewhere);
    await refused(eve, "support");
    expect(await channels()).toEqual(before);
    expect(await world.rows("select distinct queue_name from queue_lead")).toEqual([{ queue_name: "support" }]);
  });

  it("begins neither a queue that the policy names, nor the first one once tickets wait in it", async () => {
    await world.goesBy({ ...policyIn("Europe/Paris"), queues: { support: { hours: null, nextLevel: "experts" } } });
    await eve.mentionsBot("setup experts", elsewhere);
    await refused(eve, "experts");
    const hours = { hours: null, nextLevel: null };
    await world.goesBy({ ...policyIn("Europe/Paris"), queues: { payroll: hours } });
    await eve.mentionsBot("setup payroll", elsewhere);
    await refused(eve, "payroll");
    await eve.mentionsBot("setup payroll-desk", elsewhere);
    await refused(eve, "payroll-desk");
    await eve.mentionsBot("setup support-desk", elsewhere);
    await refused(eve, "support-desk");
    await opens(stage.employee("Mona Petit"), "The door is stuck");
    await eve.mentionsBot("setup", elsewhere);
    await refused(eve, "support");
    expect(await channels()).toEqual([]);
  });
});
