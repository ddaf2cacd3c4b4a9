import pino from "pino";
import { afterAll, afterEach, expect, it, vi } from "vitest";
import { policyIn } from "../../src/kernel/policy.ts";
import { startDesk, type RunningDesk } from "../../src/process/start.ts";
import { eventually } from "../support/eventually.ts";
import { silent } from "../support/silent.ts";
import { claims, opens } from "./stage/shortcuts.ts";
import { createStage, type World } from "./stage/world.ts";

const policy = { ...policyIn("Europe/Paris"), undoSend: 0 };
let world: World;
afterEach(() => world.close());
afterAll(() => void vi.resetModules()); // other files may run in this process, on today's

/** A desk of yesterday's version: what an agent writes to a requester was no event then, and notes were not refreshed. */
async function startYesterday(): Promise<Pick<RunningDesk, "url" | "stop">> {
  vi.resetModules(); // its modules are its own, and those of today's desk stay as they are
  const { events } = await import("../../src/features/rules.ts");
  Reflect.deleteProperty(events, "replied");
  const { parts } = await import("../../src/worker/delivery/parts.ts");
  Reflect.deleteProperty(parts, "notes");
  const process = await import("../../src/process/start.ts");
  return process.startDesk(world.config, { log: leaving, now: () => world.now(), policy });
}

let left = 0;
const leaving = pino({ level: "debug" }, { write: (line) => void (left += /left to a newer desk/.test(line) ? 1 : 0) });

/** How often the desk says these words, in each conversation in which it does. */
const timesSaid = (words: string): readonly number[] =>
  [...(world.workspace?.state.channels.values() ?? [])]
    .map(
      ({ messages }) => messages.filter(({ botId, blocks }) => botId !== undefined && includes(blocks, words)).length,
    )
    .filter((times) => times > 0);
const includes = (blocks: readonly unknown[], words: string): boolean => JSON.stringify(blocks).includes(words);

it("yesterday's desk beside today's loses nothing, says nothing twice and gives nothing up", async () => {
  const made = await createStage("slack", "en");
  world = made.world;
  const { stage } = made;
  const yesterday = await startYesterday();
  await world.rests();
  const startToday = () => startDesk(world.config, { log: silent, now: () => world.now(), policy });
  let today = await startToday();
  const { workspace } = world;
  workspace?.pointTo(today.url);
  try {
    const claire = stage.agent("Claire Dubois");
    await stage.setsUp();
    const mona = stage.employee("Mona Petit");
    const answered = () => world.rows("select from ticket_event where type = 'answered'");
    const titles = ["one", "two", "three", "four"].map((number) => `Ticket ${number}`);
    for (const title of titles) {
      await opens(mona, title);
      await claims(claire, title);
      await claire.pressesInChannel(title, claire.words.buttons.fill.reply);
      await claire.enters({ [claire.words.forms.text.reply]: `Coming up for ${title}` });
      expect(await claire.sends()).toEqual({});
      const isAlone = title === titles[0]; // else today's may be the faster one each time
      if (isAlone) await today.stop();
      workspace?.pointTo(yesterday.url); // which does not know what she answers
      await mona.answersUnder(title, `Thanks for ${title}`);
      await eventually(async () => expect(await answered()).toHaveLength(titles.indexOf(title) + 1));
      if (isAlone) {
        await eventually(() => expect(left).toBeGreaterThan(0));
        today = await startToday();
      }
      workspace?.pointTo(today.url);
    }
    await eventually(
      async () => {
        const waiting = await world.rows("select wanted from outbox");
        expect(waiting).toEqual([]);
      },
      { within: 160_000 },
    );
    world.waits(10 / (24 * 60)); // what notified nobody is said by then
    await eventually(
      () => {
        for (const title of titles) {
          expect(mona.reads()).toContain(`Coming up for ${title}`);
          expect(claire.readsThread(title)).toContain(`Thanks for ${title}`);
          expect([title, timesSaid(`Coming up for ${title}`)]).toEqual([title, [1, 1]]); // to Mona, and among the agents
          expect([title, timesSaid(`Thanks for ${title}`)]).toEqual([title, [1]]); // among the agents
        }
      },
      { within: 60_000 },
    );
    expect(await world.rows("select from ticket_event where type = 'undelivered'")).toEqual([]);
    expect(await world.rows("select from jobs.job where state = 'failed'")).toEqual([]);
    const versions = await world.rows(
      "select version, (select count(*)::int from ticket_event where ticket = reference) as events from ticket",
    );
    for (const { version, events } of versions) expect(version).toBe(events);
  } finally {
    await yesterday.stop();
    await today.stop();
  }
}, 300_000);
