import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { claims, opens } from "./stage/shortcuts.ts";
import { createStage, type World } from "./stage/world.ts";

let world: World;
afterEach(() => world.close());

describe.each(["en", "fr"] as const)("on Slack, in %s", (language) => {
  it("a card whose post was never answered stands there once, and goes on", async () => {
    const made = await createStage("slack", language);
    world = made.world;
    const { stage } = made;
    const claire = stage.agent("Claire Dubois");
    await stage.setsUp();
    const mona = stage.employee("Mona Petit");
    await opens(mona, "The first one"); // from then on it is known where she is written to
    await eventually(() => expect(mona.reads()).toContain("The first one"));
    await eventually(() => expect(claire.readsChannel()).toContain("The first one"));
    world.workspace?.faults.loseAnswer("chat.postMessage", { times: 2 });
    await opens(mona, "The second one");
    await eventually(
      async () => {
        const cards = await world.rows("select from surface where message is null");
        expect([cards, await world.rows("select from outbox")]).toEqual([[], []]);
      },
      { within: 30_000 },
    );
    const posts = world.workspace?.wire.of("chat.postMessage") ?? [];
    expect(posts.filter(({ answered }) => JSON.stringify(answered).startsWith('{"lost"'))).toHaveLength(2);
    await claims(claire, "The second one");
    await eventually(() => expect(cardsAbout("The second one")).toEqual([1, 1]));
    await eventually(() => expect(mona.reads()).toContain("Claire Dubois"));
  }, 90_000);
});

describe.each(["en", "fr"] as const)(
  "on Teams, in %s, a card that stands twice in the agents' channel",
  { timeout: 90_000 },
  (language) => {
    it("does what is pressed on its copy, which then leads to it, and gives the words under the copy a way there", async () => {
      const made = await createStage("teams", language);
      world = made.world;
      const { stage } = made;
      const claire = stage.agent("Claire Dubois");
      await stage.setsUp();
      const { teams, words } = claire;
      if (teams === null) throw new Error("not on Teams");
      const { person, channel } = teams;
      const mona = stage.employee("Mona Petit");
      const title = "The one that stands twice";
      await opens(mona, "The first one"); // so that no chat is begun with the call that fails
      await eventually(() => expect(claire.readsChannel()).toContain("The first one"));
      const about = () => channel.threads().filter((thread) => person.sees(thread).includes(title));
      world.tenant?.faults.next({ kind: "lose-answer" }, { on: "create-conversation" });
      await opens(mona, title);
      await eventually(async () => {
        expect(about()).toHaveLength(2);
        expect([
          ...(await world.rows("select from outbox")),
          ...(await world.rows("select from surface where message is null")),
        ]).toEqual([]);
      });
      const [copy, card] = about();
      if (copy === undefined || card === undefined) throw new Error("it does not stand there twice");

      await person.writes("Who has the key of the room?", copy);
      await eventually(() => {
        expect(claire.reads()).toContain(words.signposts.underCopy);
        expect(claire.reads()).toContain("Who has the key of the room?");
      });
      await claire.presses(words.buttons.sendAnyway.note);
      await eventually(() => expect(person.sees(card)).toContain("Who has the key of the room?"));

      await person.presses(words.buttons.press.claim, { in: copy });
      await eventually(() => {
        expect(person.buttons(card)).toContain(words.buttons.fill.resolve);
        expect(person.sees(copy)).toContain(words.signposts.cardCopied);
        expect(person.sees(copy)).toContain(title);
      });
      expect(person.buttons(copy)).toEqual([]);
    });

    it("is not thought of where people talk among themselves, or write under the card itself", async () => {
      const made = await createStage("teams", language);
      world = made.world;
      const { stage } = made;
      const claire = stage.agent("Claire Dubois");
      await stage.setsUp();
      const { teams, words } = claire;
      if (teams === null) throw new Error("not on Teams");
      const { person, channel } = teams;
      await opens(stage.employee("Mona Petit"), "One that stands once");
      await eventually(() => expect(claire.readsChannel()).toContain("One that stands once"));
      await claire.writesInChannel("Lunch, anybody?");
      const talk = channel.threads().find((thread) => person.sees(thread).includes("Lunch, anybody?"));
      if (talk === undefined) throw new Error("no such thread");
      await opens(stage.employee("Mona Petit"), "Another");
      await person.writes("Yes, at one", talk);
      await claire.chatsUnder("One that stands once", "Who takes it?");
      await claims(claire, "One that stands once");
      expect(claire.reads()).not.toContain(words.signposts.underCopy);
      expect(claire.readsChannel()).not.toContain(words.signposts.cardCopied);
    });
  },
);

/** How many cards with this title stand in each conversation that has one. */
const cardsAbout = (title: string): readonly number[] =>
  [...(world.workspace?.state.channels.values() ?? [])]
    .map(
      ({ messages }) =>
        messages.filter(
          ({ botId, threadTs, onlyFor, blocks }) =>
            botId !== undefined &&
            threadTs === undefined &&
            onlyFor === undefined &&
            JSON.stringify(blocks).includes(title),
        ).length,
    )
    .filter((count) => count > 0);
