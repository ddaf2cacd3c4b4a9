import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readPolicy } from "../../src/policy-file/read-policy.ts";
import type { DeskPolicy } from "../../src/kernel/policy.ts";
import { eventually } from "../support/eventually.ts";
import type { Agent, Person, Stage } from "./stage/cast.ts";
import { claims, opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

async function policyOf(text: string): Promise<DeskPolicy> {
  const read = await readPolicy(text, { zone: "Europe/Paris" });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.policy;
}

/** A usual desk, Monday to Friday, 9:00 to 18:00 in Paris; each story begins on Monday, 23 November, at 10:00. */
describe.each(everywhere(import.meta.filename))(
  "the policy changes, on $platform, in $language",
  ({ platform, language }) => {
    let world: World;
    let stage: Stage;
    let claire: Agent;
    let mona: Person;

    beforeEach(async () => {
      ({ world, stage } = await createStage(platform, language));
      claire = stage.agent("Claire Dubois");
      await stage.setsUp();
      mona = stage.employee("Mona Petit");
    });
    afterEach(() => world.close());

    /** What is promised of the only ticket, as the clocks of Paris show it. */
    const promised = async (): Promise<unknown> => {
      const due = (name: string): string =>
        `to_char((clock->'due'->>'${name}')::timestamptz at time zone 'Europe/Paris', 'Dy HH24:MI')`;
      const [ticket] = await world.rows(
        `select ${due("first-response")} as response, ${due("resolution")} as resolution,
              clock->'rescheduled'->>'because' as because from ticket`,
      );
      return ticket;
    };
    const is = (response: string, resolution: string, because: string | null) =>
      eventually(async () => expect(await promised()).toEqual({ response, resolution, because }));
    /** How often a queue was looked through; waits until it is done. */
    const looksThrough = async (): Promise<number> => {
      const jobs = "select 1 from jobs.job where data->>'kind' = 'reschedule'";
      await eventually(async () => expect(await world.rows(`${jobs} and state <> 'completed'`)).toEqual([]));
      return (await world.rows(jobs)).length;
    };
    const rescheduled = async (): Promise<number> =>
      (await world.rows("select 1 from ticket_event where event->>'type' = 'rescheduled'")).length;

    it("is promised anew at once, for tickets of before too, and again when a restart brings back the old", async () => {
      await opens(mona, "The scanner hums"); // P3: answered in 4 h, resolved in 3 days
      await is("Mon 14:00", "Thu 10:00", null);

      await world.goesBy(await policyOf("hours: {week: {mon-sat: 09:00-12:00}, holidays: [11-25]}"));
      // Four hours: two of Monday, two of Tuesday. Three days of three hours: 2 + 3, Wednesday is a holiday, 3 + 1.
      await is("Tue 11:00", "Fri 10:00", "hours");
      expect(await rescheduled()).toBe(1);

      await world.goesBy(await policyOf("hours: {week: {mon-sat: 09:00-12:00}, holidays: [2026-11-25]}"));
      const looked = await looksThrough();
      expect(await rescheduled()).toBe(1); // nothing has changed for this one

      await world.rests();
      await world.returns(); // of the usual policy
      await is("Mon 14:00", "Thu 10:00", "hours");
      await world.rests();
      await world.returns();
      expect(await rescheduled()).toBe(2);
      expect(await looksThrough()).toBe(looked + 1); // the same policy as before: nothing was to be done
    });

    it("what the desk does by itself moves too, where no promise does", async () => {
      await opens(mona, "The lift talks");
      await claims(claire, "The lift talks");
      await world.goesBy(await policyOf("stalledAfter: {P3: 30m}"));
      world.waitsUntil("2026-11-23T10:31+01:00");
      await eventually(async () =>
        expect(await world.rows("select 1 from ticket_event where event->>'type' = 'stalled'")).toHaveLength(1),
      );
      expect(await rescheduled()).toBe(0);
    });

    it("a next level that nobody has set up gets nothing: the agents who see the ticket are asked instead", async () => {
      const chain = "{starts: at-once, steps: [{to: next-level, wait: 5m}]}";
      await world.goesBy(await policyOf(`queues: {support: {nextLevel: experts}}\nescalation: {P3: ${chain}}`));
      await opens(mona, "The badge is refused");
      await eventually(() =>
        expect(claire.readsThread("The badge is refused")).toContain(claire.words.agentsNotes.alerted.untaken("P3")),
      );
      expect(await world.rows("select queue_name from ticket")).toEqual([{ queue_name: "support" }]);
    });
  },
);
