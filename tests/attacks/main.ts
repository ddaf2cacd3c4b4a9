import { tmpdir } from "node:os";
import { parseArgs } from "node:util";
import { startEmbeddedPostgres } from "../../src/postgres/embedded-postgres.ts";
import { abandonDataFolders, makeDataFolder } from "../support/data-folder.ts";
import { bombard, brokenLaws, mistakesIn } from "./bombard.ts";
import { openAttackedDesk, type AttackedDesk } from "./stage/attacked-desk.ts";
import { quiet } from "./stage/quiet.ts";
import { begins, goesOn, isClaimed } from "./stage/story.ts";

/** `npm run attacks -- --payloads 100000 --seed 7`: ends with 1 when anything was answered with a 5xx, or broke. */

const { values } = parseArgs({ options: { payloads: { type: "string" }, seed: { type: "string" } } });
const payloads = Number(values.payloads ?? 10_000);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const title = "The printer is on fire";
const say = (line: string): void => void process.stdout.write(`${line}\n`);
Object.assign(console, { error: () => undefined }); // botbuilder's words on each token it refuses

const runFolder = await makeDataFolder(tmpdir());
process.once("exit", () => abandonDataFolders(runFolder));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
const folder = await makeDataFolder(runFolder);
const postgres = await startEmbeddedPostgres({ folder, log: () => undefined, durable: false });
const desk = await openAttackedDesk(postgres.url);
const found = await attack(desk).catch((error: unknown) => [
  `not to its end: ${error instanceof Error ? error.stack : String(error)}`,
]);
for (const each of found) say(`BROKEN: ${each}`);
say(found.length === 0 ? "nothing broke" : `${found.length} things broke`);
await desk.close();
await postgres.stop();
process.exit(found.length === 0 ? 0 : 1);

/** Everything that broke. */
async function attack(desk: AttackedDesk): Promise<readonly string[]> {
  const story = await begins(desk.slack, title);
  await goesOn(story, title);
  await goesOn(await begins(desk.teams, title, { mona: "Noor Bakker", claire: "Ravi Patel" }), title);
  await quiet(desk);
  say(`seed ${seed}: ${payloads} payloads, changed from ${desk.recorder.requests.length} recorded requests`);

  const crashes = watchForCrashes();
  const told = desk.log.length;
  const began = performance.now();
  const { failures, statuses } = await bombard(desk, { payloads, seed, progress: (sent) => say(`${sent}`) });
  say(`${Math.round((payloads * 1_000) / (performance.now() - began))} payloads a second`);
  for (const [status, times] of [...statuses].toSorted(([one], [other]) => one - other)) say(`${status}: ${times}`);
  for (const [mistake, times] of mistakesIn(desk.log.slice(told))) say(`logged ${times} times: ${mistake}`);

  await quiet(desk, 10 * 60_000);
  const after = isClaimed(desk.slack, story.claire, "After it all", "Lea Blum");
  return [
    ...failures.map(({ number, what, request }) => `#${number} ${what}: ${JSON.stringify(request)}`),
    ...crashes,
    ...(await after.then(
      (): string[] => [],
      (error: unknown) => [`the desk no longer works: ${String(error)}`],
    )),
    ...(await brokenLaws(desk)),
  ];
}

/** What would have ended the desk's process. */
function watchForCrashes(): readonly string[] {
  const crashes: string[] = [];
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.on(event, (error: unknown) => {
      crashes.push(`${event}: ${error instanceof Error ? error.stack : String(error)}`);
    });
  }
  return crashes;
}
