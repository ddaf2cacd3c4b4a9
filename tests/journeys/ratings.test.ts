import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import type { Agent, Person, Stage } from "./stage/cast.ts";
import { claims, opens, resolves } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

describe.each(everywhere(import.meta.filename))(
  "what is said of a resolution, on $platform, in $language:",
  ({ platform, language }) => {
    let world: World;
    let stage: Stage;
    let claire: Agent;
    let mona: Person;

    beforeAll(async () => {
      ({ world, stage } = await createStage(platform, language));
      claire = stage.agent("Claire Dubois");
      await stage.setsUp();
      mona = stage.employee("Mona Petit");
    });
    afterAll(() => world.close());

    const eventsOf = (title: string, ...types: readonly string[]) =>
      world.rows(
        `select event->>'type' as type, (event->>'attempt')::int as attempt, (event->>'stars')::int as stars
           from ticket_event join ticket on reference = ticket
          where title = '${title}' and event->>'type' in (${types.map((each) => `'${each}'`).join()}) order by number`,
      );
    const statusOf = async (title: string) =>
      (await world.rows(`select status from ticket where title = '${title}'`))[0]?.["status"];
    const becomes = (title: string, status: string) =>
      eventually(async () => expect(await statusOf(title)).toBe(status));

    it("each has stars of its own, and those of the first stay as they were", async () => {
      const title = "A dim lamp";
      const { buttons, forms } = mona.words;
      await opens(mona, title);
      await claims(claire, title);
      await resolves(claire, title, "A new bulb", mona);
      await mona.presses(buttons.press.confirm);
      await becomes(title, "closed");
      await mona.presses("2 ★");
      await eventually(async () => expect(await eventsOf(title, "rated")).toHaveLength(1));
      await mona.presses(buttons.fill.reopen);
      await mona.enters({ [forms.reason.reopen]: "Dim again" });
      expect(await mona.sends()).toEqual({});
      await becomes(title, "in-progress");
      await resolves(claire, title, "A new lamp", mona);
      await mona.presses(buttons.press.confirm);
      await becomes(title, "closed");
      await mona.presses("5 ★");
      await eventually(async () =>
        expect(await eventsOf(title, "rated")).toEqual([
          { type: "rated", attempt: 1, stars: 2 },
          { type: "rated", attempt: 2, stars: 5 },
        ]),
      );
      const [shown] = await world.rows(`select attempts from ticket where title = '${title}'`);
      expect(shown?.["attempts"]).toMatchObject([{ rating: { stars: 2 } }, { rating: { stars: 5 } }]);
    });

    it("of two who may give them, the stars of whoever was first stand, and the other is told", async () => {
      const title = "A chair for Ben";
      const ben = stage.employee("Ben Roche");
      await opens(mona, title, { [mona.words.forms.newTicket.beneficiary]: ben.name });
      await claims(claire, title);
      await resolves(claire, title, "It is at your desk", mona);
      await eventually(() => expect(ben.reads()).toContain(title));
      await Promise.allSettled([mona.presses("5 ★"), ben.presses("1 ★")]);
      await becomes(title, "closed");
      await eventually(async () => expect(await eventsOf(title, "rated")).toHaveLength(1));
      const [rated] = await eventsOf(title, "rated");
      const [shown] = await world.rows(`select attempts from ticket where title = '${title}'`);
      expect(shown?.["attempts"]).toMatchObject([{ rating: { stars: rated?.["stars"] } }]);
      const [first, second] = rated?.["stars"] === 5 ? [mona, ben] : [ben, mona];
      const told = second.words.refusals.alreadyRated(first.name, rated?.["stars"] === 5 ? "★★★★★" : "★☆☆☆☆");
      await eventually(() => expect(`${second.reads()}\n${second.whispered()}`).toContain(told));
    });

    it("five refusals are five, each with its reason, and one escalation", async () => {
      const title = "A lift that stops";
      const { buttons, forms } = mona.words;
      await opens(mona, title);
      await claims(claire, title);
      for (let attempt = 1; attempt <= 5; attempt += 1) {
        await resolves(claire, title, `Try ${attempt}`, mona);
        await mona.presses(buttons.fill.refuse);
        await mona.enters({ [forms.text.refuse]: `It stopped at floor ${attempt}` });
        expect(await mona.sends()).toEqual({});
        await becomes(title, "in-progress");
        await eventually(() => expect(claire.readsThread(title)).toContain(`It stopped at floor ${attempt}`));
      }
      expect(await eventsOf(title, "refused")).toHaveLength(5);
      expect(await eventsOf(title, "escalated")).toHaveLength(1);
    });
  },
);
