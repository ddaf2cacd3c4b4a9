import pino from "pino";
import { afterEach, expect, it, vi } from "vitest";
import { eventually } from "../support/eventually.ts";
import { claims, opens } from "./stage/shortcuts.ts";
import { createStage, type World } from "./stage/world.ts";

let world: World;
afterEach(() => world.close());

/** A desk of yesterday's version: what an agent writes to a requester was no event then, and notes were not refreshed. */
async function startYesterday(): Promise<{ stop(): Promise<void> }> {
  vi.resetModules(); // its modules are its own, and those of today's desk stay as they are
  const { events } = await import("../../src/features/rules.ts");
  Reflect.deleteProperty(events, "replied");
  const { jobs } = await import("../../src/features/jobs.ts");
  Reflect.deleteProperty(jobs, "refresh-note");
  const { startDesk } = await import("../../src/process/start.ts");
  return startDesk(world.config, { log: leaving, now: () => world.now() });
}

let left = 0;
const leaving = pino(
  { level: "debug" },
  { write: (line) => void (left += /newer desk|newer version/.test(line) ? 1 : 0) },
);

const times = (text: string, words: string): number => text.split(words).length - 1;

it("yesterday's desk beside today's loses nothing, says nothing twice and gives nothing up", async () => {
  const made = await createStage("slack", "en");
  world = made.world;
  const { stage } = made;
  const yesterday = await startYesterday();
  try {
    const claire = stage.agent("Claire Dubois");
    await stage.setsUp();
    const mona = stage.employee("Mona Petit");
    const titles = ["one", "two", "three", "four"].map((number) => `Ticket ${number}`);
    for (const title of titles) {
      await opens(mona, title);
      await claims(claire, title);
      await claire.pressesInChannel(title, claire.words.buttons.fill.reply);
      await claire.enters({ [claire.words.forms.text.reply]: `Coming up for ${title}` });
      expect(await claire.sends()).toEqual({});
      await mona.answersUnder(title, `Thanks for ${title}`);
    }
    await eventually(
      async () => {
        const waiting = await world.rows(
          "select data from jobs.job where name in ('note', 'card') and state < 'completed'",
        );
        expect(waiting).toEqual([]);
      },
      { within: 100_000 },
    );
    world.waits(10 / (24 * 60)); // what notified nobody is said by then
    await eventually(
      () => {
        for (const title of titles) {
          expect([title, times(mona.reads(), `Coming up for ${title}`)]).toEqual([title, 1]);
          expect([title, times(claire.readsThread(title), `Thanks for ${title}`)]).toEqual([title, 1]);
        }
      },
      { within: 60_000 },
    );
    expect(left).toBeGreaterThan(0); // else it had nothing to leave to today's
    expect(await world.rows("select from ticket_event where type = 'undelivered'")).toEqual([]);
    expect(await world.rows("select from jobs.job where state = 'failed'")).toEqual([]);
    const versions = await world.rows(
      "select version, (select count(*)::int from ticket_event where ticket = reference) as events from ticket",
    );
    for (const { version, events } of versions) expect(version).toBe(events);
  } finally {
    await yesterday.stop();
  }
}, 240_000);
