import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, expect, test } from "vitest";
import { restore } from "../../src/backup/restore.ts";
import { policyIn } from "../../src/kernel/policy.ts";
import { startDesk } from "../../src/process/start.ts";
import { writeBackup } from "../../src/store/backup/write-backup.ts";
import { environmentOf, visit } from "../doctor/patient.ts";
import { claims, opens } from "../journeys/stage/shortcuts.ts";
import { createStage, type World } from "../journeys/stage/world.ts";
import { createEmptyDatabase, query } from "../support/database.ts";
import { eventually } from "../support/eventually.ts";

let world: World;
let folder: string;
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

test("a drill: backed up under load, restored elsewhere, and well", { timeout: 180_000 }, async () => {
  folder = await mkdtemp(join(tmpdir(), "guichet-backups-"));
  const made = await createStage("slack", "en");
  world = made.world;
  world.waitsUntil(new Date().toISOString()); // one clock for the desk, the backup and what is missing
  const { stage } = made;
  const claire = stage.agent("Claire Dubois");
  await stage.setsUp();

  // People go on while it is backed up.
  const acknowledged: string[] = [];
  const run = { over: false };
  const goesOn = async (name: string): Promise<void> => {
    const person = stage.employee(name);
    for (let each = 1; !run.over; each += 1) {
      await opens(person, `${name}'s ${each}.`);
      acknowledged.push(`${name}'s ${each}.`);
    }
  };
  const people = Promise.all(["Mona Petit", "Noor Bakker", "Ravi Patel"].map(goesOn));
  await eventually(() => expect(acknowledged.length).toBeGreaterThan(4), { within: 60_000 });
  const before = [...acknowledged];
  const backup = await writeBackup({ url: world.config.databaseUrl ?? "", folder });
  await eventually(() => expect(acknowledged.length).toBeGreaterThan(before.length + 2), { within: 60_000 });
  run.over = true;
  await people;
  await world.rests();

  const elsewhere = await createEmptyDatabase();
  const config = { ...world.config, databaseUrl: elsewhere.url };
  await restore({
    config,
    policy: policyIn(config.zone),
    now: () => world.now(),
    from: backup.folder,
    stopped: world.now(),
  });
  const desk = await startDesk(config, { log: pino({ level: "silent" }), now: () => world.now() });
  try {
    world.workspace?.pointTo(desk.url);
    const titles = await query<{ title: string }>(elsewhere.url, "select title from ticket");
    expect(titles.map(({ title }) => title)).toEqual(expect.arrayContaining(before));
    await eventually(
      async () => {
        const env = { ...environmentOf(world), DATABASE_URL: elsewhere.url };
        const report = await visit(env, { deep: true, now: () => world.now() });
        expect(report.findings.filter(({ state }) => state === "ill")).toEqual([]);
        expect(await query(elsewhere.url, "select from surface where message is null")).toEqual([]);
      },
      { within: 60_000 },
    );
    await claims(claire, before[0] ?? "");
  } finally {
    await desk.stop();
    await elsewhere.drop();
    await world.returns();
  }
});
