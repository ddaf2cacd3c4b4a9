import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { policyIn } from "../../src/kernel/policy.ts";
import { eventually } from "../support/eventually.ts";
import type { Agent, Person, Stage } from "./stage/cast.ts";
import { claims, opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const seconds = (count: number): number => count / 86_400; // days

describe.each(everywhere(import.meta.filename))(
  "a reply waits ten seconds before it leaves, on $platform, in $language:",
  ({ platform, language }) => {
    let world: World;
    let stage: Stage;
    let claire: Agent;
    let mona: Person;
    let people = 0;
    let title: string;
    beforeAll(async () => {
      ({ world, stage } = await createStage(platform, language));
      await world.goesBy(policyIn("Europe/Paris"));
      claire = stage.agent("Claire Dubois");
      await stage.setsUp();
    });
    afterAll(() => world.close());

    const begins = async (): Promise<void> => {
      mona = stage.employee(`Mona Petit ${(people += 1)}`);
      title = `The lamp flickers ${people}`;
      await opens(mona, title);
      await claims(claire, title);
    };
    const replies = async (text: string): Promise<void> => {
      await claire.pressesInChannel(title, claire.words.buttons.fill.reply);
      await claire.enters({ [claire.words.forms.text.reply]: text });
      expect(await claire.sends()).toEqual({});
    };
    /** That it leaves for them: in Slack, where that stands on, at which second. */
    const leavesFor = (who: Person): string =>
      platform === "teams"
        ? claire.words.whispers.leavesSoon(who.name, 10)
        : (claire.words.whispers.leavesAt(who.name, "…").split("…")[0] ?? "");
    /** What she is told alone; whoever it is about is called by name. */
    const told = (): string => claire.reads() + claire.whispered();
    const events = async (): Promise<readonly unknown[]> =>
      (
        await world.rows(
          `select event ->> 'type' as type from ticket_event join ticket on reference = ticket
            where title = '${title}' order by number`,
        )
      ).map(({ type }) => type);

    it("and reaches the requester then, without anybody's doing", async () => {
      await begins();
      await replies("Replace the bulb");
      await eventually(() => expect(told()).toContain(leavesFor(mona)));
      expect(claire.form()).toBeNull();
      expect(mona.reads()).not.toContain("Replace the bulb");
      world.waits(seconds(10));
      await eventually(() => {
        expect(mona.reads()).toContain("Replace the bulb");
        expect(claire.readsThread(title)).toContain("Replace the bulb");
      });
      if (platform === "teams")
        await eventually(() => expect(claire.reads()).toContain(claire.words.whispers.relayed(mona.name)));
    });

    it("undone, nothing reaches them, and the words stand in the form again", async () => {
      await begins();
      await replies("Replace the lamb");
      await eventually(() => expect(told()).toContain(leavesFor(mona)));
      await claire.presses(claire.words.buttons.press.undo);
      await eventually(() =>
        expect(claire.form()).toMatchObject({ [claire.words.forms.text.reply]: "Replace the lamb" }),
      );
      await eventually(() =>
        expect(claire.reads() + claire.whispered()).toContain(claire.words.whispers.takenBack(mona.name)),
      );
      world.waits(seconds(11));
      await claire.enters({ [claire.words.forms.text.reply]: "Replace the lamp" });
      expect(await claire.sends()).toEqual({});
      await eventually(async () =>
        expect(await world.rows("select from pending_words where leaves_to is not null")).toHaveLength(1),
      );
      expect(await events()).toEqual(["opened", "claimed"]);
      world.waits(seconds(11));
      await eventually(() => expect(mona.reads()).toContain("Replace the lamp"));
      expect(mona.reads()).not.toContain("Replace the lamb");
      expect(JSON.stringify(await world.rows("select text from words"))).not.toContain("lamb");
    });

    it("stays with its author where it would resolve the ticket over what the requester has written since", async () => {
      await begins();
      const { forms, whispers } = claire.words;
      await claire.pressesInChannel(title, claire.words.buttons.fill.reply);
      await claire.enters({ [forms.text.reply]: "The bulb is new", [forms.isThatAll]: forms.resolvesIt });
      expect(await claire.sends()).toEqual({});
      await eventually(() => expect(told()).toContain(whispers.resolvesThen));
      await mona.answersUnder(title, "It is on fire");
      await eventually(() => expect(claire.readsThread(title)).toContain("It is on fire"));
      world.waits(seconds(11));
      const [ticket] = await world.rows(`select reference from ticket where title = '${title}'`);
      const why = whispers.replyStayed["requester-spoke"](String(ticket?.["reference"]));
      await eventually(() => expect(claire.reads()).toContain(why));
      expect(await events()).toEqual(["opened", "claimed", "answered"]);
      expect(mona.reads()).not.toContain("The bulb is new");
    });

    it("outlives a restart of the desk", async () => {
      await begins();
      await replies("Wait for the electrician");
      await world.rests();
      world.waits(seconds(11));
      expect(mona.reads()).not.toContain("electrician");
      await world.returns();
      await eventually(() => expect(mona.reads()).toContain("Wait for the electrician"));
      await world.goesBy(policyIn("Europe/Paris"));
    });

    it("is asked about first where it looks meant for colleagues", async () => {
      await begins();
      const { words } = claire;
      const text = language === "fr" ? "Interne : encore elle" : "Internal: her again";
      await replies(text);
      await eventually(() =>
        expect(claire.reads() + claire.whispered()).toContain(words.whispers.doubted["says-internal"](mona.name)),
      );
      await claire.presses(words.buttons.keepInternal);
      await eventually(() => expect(claire.readsThread(title)).toContain(words.agentsNotes.noted(claire.name)));
      world.waits(seconds(11));
      expect(await events()).toEqual(["opened", "claimed", "noted"]);
      expect(mona.reads()).not.toContain(text);
    });
  },
);
