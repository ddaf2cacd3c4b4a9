import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bold, type Text } from "../../src/kernel/text.ts";
import { phrases } from "../../src/features/words.ts";
import { appears, eventually } from "../support/eventually.ts";
import type { Agent, Person, Stage } from "./stage/cast.ts";
import { claims, opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const unknownReference = "I200101_0001";

let newcomers = 0;
/** Somebody whom no story before has met. */
const newcomer = (stage: Stage): Person => stage.employee(`Mona Petit ${(newcomers += 1)}`);

/** Its last words: they are said alike everywhere. */
const endOf = (line: Text): string =>
  line.flatMap((part) => (part.kind === "plain" ? [part.text.trim()] : [])).at(-1) ?? "";

describe.each(everywhere(import.meta.filename))(
  "what can be asked for, on $platform, in $language:",
  ({ platform, language }) => {
    let world: World;
    let stage: Stage;
    let claire: Agent;

    beforeAll(async () => {
      ({ world, stage } = await createStage(platform, language));
      claire = stage.agent("Claire Dubois");
      await stage.setsUp();
    });
    afterAll(() => world.close());

    const referenceOf = async (title: string): Promise<string> =>
      String((await world.rows(`select reference from ticket where title = '${title}'`))[0]?.["reference"]);

    /** What stands in their chat once they have asked, and did not before. */
    async function answerTo(person: Person, asked: string): Promise<string> {
      const before = person.reads().length + (platform === "teams" ? asked.length + 1 : 0);
      await person.commands(asked);
      return eventually(() => {
        const answer = person.reads().slice(before).trim();
        expect(answer).not.toBe("");
        return answer;
      });
    }

    it.each(["help", "aide"])("“%s” says what there is, and offers a new ticket", async (verb) => {
      const mona = newcomer(stage);
      expect(await answerTo(mona, verb)).toContain(mona.words.whispers.help.intro);
      expect(mona.buttonsOn("")).toContain(mona.words.buttons.newTicket);
    });

    it("help tells an employee nothing that only others may do, and the lead what they may", async () => {
      const mona = newcomer(stage);
      await opens(mona, "Dim screen, for help");
      const { help } = mona.words.whispers;
      const said = await answerTo(mona, "help");
      expect(said).toContain(await referenceOf("Dim screen, for help"));
      for (const line of [help.how[platform].queues, help.how[platform].report, help.how[platform].setup])
        expect(said).not.toContain(endOf(line));
      const lead = stage.leadIn("support");
      await lead.commands("help");
      await eventually(() => {
        for (const line of [help.how[platform].queues, help.how[platform].report, help.how[platform].setup])
          expect(lead.hears()).toContain(endOf(line));
      });
    });

    it.each(["list", "liste"])("“%s” shows my tickets, and each of them at a press", async (verb) => {
      const mona = newcomer(stage);
      const title = `Dim screen, ${verb}`;
      expect(await answerTo(mona, verb)).toContain(mona.words.lists.noneOfMine);
      await opens(mona, title);
      const list = await answerTo(mona, verb);
      expect(list).toContain(mona.words.lists.ownTitle);
      expect(list).toContain(title);
      expect(list).toContain(await referenceOf(title));
      expect(list).not.toContain(mona.words.lists.title.free);

      await mona.presses(mona.words.buttons.show);
      await eventually(() => expect(mona.formSays()).toContain(mona.words.cards.person.next.new));
      await mona.closesForm();
    });

    it("an agent's list has what is free too", async () => {
      const mona = newcomer(stage);
      await opens(mona, "Torn cable");
      const list = await answerTo(claire, "list");
      expect(list).toContain(claire.words.lists.title.free);
      expect(list).toContain("Torn cable");
    });

    it("a reference shows my ticket; somebody else's looks as if there were none", async () => {
      const mona = newcomer(stage);
      const ben = stage.employee("Ben Roche");
      await opens(mona, "Loose hinge");
      const reference = await referenceOf("Loose hinge");
      expect(await answerTo(mona, reference.toLowerCase())).toContain(mona.words.cards.person.next.new);
      expect(await answerTo(claire, reference)).toContain(claire.words.buttons.press.claim);

      const [hidden, unknown] = [await answerTo(ben, reference), await answerTo(ben, unknownReference)];
      expect(hidden).toContain(ben.words.whispers.noSuchTicket(reference));
      expect(hidden).not.toContain("Loose hinge");
      expect(hidden.replaceAll(reference, unknownReference)).toBe(unknown);
    });

    it.each(["help!", "aide ?", "« Help »"])("“%s” is help as well", async (typed) => {
      const mona = newcomer(stage);
      expect(await answerTo(mona, typed)).toContain(mona.words.whispers.help.intro);
    });

    it.each(["any news on %?", "où en est % ?"])("“%s” tells where the ticket that it names stands", async (typed) => {
      const mona = newcomer(stage);
      const title = `Loud keyboard ${typed}`;
      await opens(mona, title);
      const told = await answerTo(mona, typed.replace("%", await referenceOf(title)));
      expect(told).toContain(title);
      expect(told).toContain(mona.words.buttons.whereNow);
      expect(mona.form()).toBeNull();
    });

    it.each(["%.", "#%", "show %", "%!"])("“%s” shows the ticket that it names", async (typed) => {
      const mona = newcomer(stage);
      const title = `Worn keyboard ${typed}`;
      await opens(mona, title);
      const asked = typed.replace("%", (await referenceOf(title)).replace("_", "-"));
      expect(await answerTo(mona, asked)).toContain(mona.words.cards.person.next.new);
      expect(mona.form()).toBeNull();
    });

    it("one word that is nearly a command is asked about, and may still become a ticket", async () => {
      const mona = newcomer(stage);
      const { whispers, buttons, forms } = mona.words;
      await opens(mona, "Bent antenna");
      expect(await answerTo(mona, "lsit")).toContain(plain(whispers.didYouMean(bold(whispers.meant.list))));
      await mona.presses(buttons.newTicket);
      await eventually(() => expect(mona.form()).toMatchObject({ [forms.newTicket.titleLabel]: "lsit" }));
      await mona.closesForm();
      await mona.presses(buttons.myTickets);
      await eventually(() => expect(mona.reads()).toContain("🔵 Bent antenna"));
    });

    it("a sentence that names my ticket goes there, after a command once I say so", async () => {
      const mona = newcomer(stage);
      const asks = platform === "teams" ? "ticket " : ""; // what is written to the bot of Teams is no command
      await opens(mona, "Lame elevator");
      const words = `${asks}${await referenceOf("Lame elevator")} stops on every floor`;
      expect(await answerTo(mona, words)).toContain(mona.words.whispers.placeOrNew.incident);
      await mona.presses(mona.words.buttons.addHere);
      await eventually(() => expect(claire.readsThread("Lame elevator")).toContain("stops on every floor"));
    });

    it.each(["setup", "configurer"])("“%s” is refused to who is no administrator", async (verb) => {
      const before = await world.rows("select * from queue order by name");
      await claire.commandsInChannel(`${verb} network`);
      const { setUp } = claire.words;
      await eventually(() =>
        expect(claire.reads() + claire.whispered()).toContain(
          setUp.notAllowed("network", stage.channelName("support")),
        ),
      );
      expect(await world.rows("select * from queue order by name")).toEqual(before);
    });

    it("a message becomes a ticket that quotes it and knows where it stands", async () => {
      const { words } = claire;
      await claire.writesInChannel("The coffee machine leaks\nOn the carpet by now");
      await claire.quotes("The coffee machine leaks");
      await eventually(() =>
        expect(claire.form()).toMatchObject({
          [words.forms.newTicket.titleLabel]: "The coffee machine leaks",
          [words.forms.newTicket.description]: "The coffee machine leaks\nOn the carpet by now",
        }),
      );
      expect(await claire.sends()).toEqual({});
      await eventually(() => expect(claire.reads()).toContain("The coffee machine leaks"));
      const [ticket] = await world.rows(
        "select description, origin->>'message' as link from ticket where title = 'The coffee machine leaks'",
      );
      expect(ticket).toEqual({
        description: "The coffee machine leaks\nOn the carpet by now",
        link: expect.stringMatching(/^https:\/\//u),
      });
      await eventually(() => expect(claire.readsChannel()).toContain(words.labels.particular.message));
    });

    it("a yes to what the desk asked last does it, and is no answer to the agents", async () => {
      const mona = newcomer(stage);
      const title = "Dim screen, with an old mailbox";
      await opens(mona, title);
      await claims(claire, title);
      await claire.pressesInChannel(title, claire.words.buttons.fill.ask);
      await claire.enters({ [claire.words.forms.text.ask]: "May I delete the old mailbox?" });
      await claire.sends();
      await eventually(() => expect(mona.reads()).toContain("May I delete the old mailbox?"));
      // What the desk says after the question would end it.
      await eventually(async () => expect(await world.rows("select from outbox")).toEqual([]));
      await mona.writes(language === "fr" ? "annule mon ticket" : "cancel my ticket");
      await eventually(() => expect(mona.reads()).toContain(mona.words.wishes.cancel.one));
      await mona.writes(language === "fr" ? "oui" : "yes");
      await eventually(async () =>
        expect(await world.rows(`select status from ticket where title = '${title}'`)).toEqual([
          { status: "cancelled" },
        ]),
      );
      expect(await world.rows("select 1 from words where text in ('yes', 'oui')")).toEqual([]);
    });
  },
);

describe.each(["en", "fr"] as const)("on Slack alone, in %s:", (language) => {
  let world: World;
  let stage: Stage;
  let claire: Agent;

  beforeAll(async () => {
    ({ world, stage } = await createStage("slack", language));
    claire = stage.agent("Claire Dubois");
    await stage.setsUp();
  });
  afterAll(() => world.close());

  it("the Home tab shows my tickets, and opens the form of a new one", async () => {
    const mona = newcomer(stage);
    const { words, slack } = mona;
    await opens(mona, "Sticky keys");
    await slack?.opensHome();
    const home = await appears(() => slack?.home());
    expect(home.text).toContain(words.lists.ownTitle);
    expect(home.text).toContain("Sticky keys");
    expect(home.text).not.toContain(words.lists.title.free);

    await home.press(words.buttons.newTicket);
    await mona.enters({ [words.forms.newTicket.titleLabel]: "Stickier keys" });
    expect(await mona.sends()).toEqual({});
    await eventually(() => expect(mona.reads()).toContain("Stickier keys"));
    await slack?.opensHome();
    await eventually(() => expect(slack?.home()?.text).toContain("Stickier keys"));
  });

  it("an agent's Home tab has what is free, and shows a ticket at a press", async () => {
    const mona = newcomer(stage);
    await opens(mona, "Missing mouse");
    const { words, slack } = claire;
    await slack?.opensHome();
    await eventually(() => {
      expect(slack?.home()?.text).toContain(words.lists.title.free);
      expect(slack?.home()?.text).toContain("Missing mouse");
    });
    await slack?.home()?.press(words.buttons.show);
    await eventually(() => expect(slack?.modal()?.buttons).toContain(words.buttons.press.claim));
    await claire.closesForm();
  });

  it("setting up where the bot is not says how to bring it there, and here makes nothing", async () => {
    const tag = language === "fr" ? "fr-FR" : "en-US";
    const ada = world.workspace?.person({ name: "Ada Chief", admin: true, locale: tag });
    if (ada === undefined) throw new Error("there is Slack here");
    const lobby = world.workspace?.channel({ name: "lobby", private: true, members: [ada] });
    await ada.types("/ticket setup lobby", lobby);
    await eventually(() => expect(ada.sees(lobby).at(-1)?.text).toContain("/invite"));
    await ada.types("/ticket setup lobby");
    await eventually(() =>
      expect(ada.sees().at(-1)?.text).toContain(plain(claire.words.setUp.missing.slack["not-a-channel"])),
    );
    expect(await world.rows("select name from queue")).toEqual([{ name: "support" }]);
  });
});

const plain = (words: Text): string => words.map((inline) => ("text" in inline ? inline.text : "")).join("");

describe.each(["en", "fr"] as const)("on Teams alone, in %s:", (language) => {
  it("setting up in one's own chat says where to do it", async () => {
    const { world } = await createStage("teams", language);
    const boss = world.tenant?.person({ name: "Boss", email: "ada@atelier.example", locale: `${language}-FR` });
    await boss?.says("setup");
    const said = plain(phrases(language).setUp.missing.teams["not-a-channel"]);
    await eventually(() => expect(boss?.sees()).toContain(said));
    await world.close();
  });
});
