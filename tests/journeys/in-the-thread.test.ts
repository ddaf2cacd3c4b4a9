import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import type { Agent, Person, Stage } from "./stage/cast.ts";
import { claims, opens, resolves } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

describe.each(everywhere(import.meta.filename))(
  "words in threads, on $platform, in $language:",
  ({ platform, language }) => {
    let world: World;
    let stage: Stage;
    let claire: Agent;
    let paul: Agent;

    beforeAll(async () => {
      ({ world, stage } = await createStage(platform, language));
      claire = stage.agent("Claire Dubois");
      paul = stage.agent("Paul Martin");
      await stage.setsUp();
    });
    afterAll(() => world.close());

    let newcomers = 0;
    const newcomer = (): Person => stage.employee(`Mona Petit ${(newcomers += 1)}`);

    const stored = async (title: string) =>
      (await world.rows(`select reference, status, attempts from ticket where title = '${title}'`))[0];
    const becomes = (title: string, status: string) =>
      eventually(async () => expect(await stored(title)).toMatchObject({ status }));

    const asks = async (title: string, question: string): Promise<void> => {
      const { words } = claire;
      await claire.pressesInChannel(title, words.buttons.fill.ask);
      await claire.enters({ [words.forms.text.ask]: question });
      expect(await claire.sends()).toEqual({});
      await becomes(title, "waiting");
    };

    it("say to whoever first writes among agents who reads it, once, and can still go to the requester", async () => {
      const mona = newcomer();
      const title = "Creaking chair";
      const { whispers, buttons } = paul.words;
      const says = () => [paul.reads(), platform === "slack" ? paul.readsChannel() : ""].join("\n");
      await opens(mona, title);
      await paul.chatsUnder(title, "I will bring another one");
      await eventually(() => expect(says()).toContain(whispers.amongAgents(mona.name)));
      expect(mona.reads()).not.toContain("I will bring another one");
      await paul.presses(buttons.sendAnyway.replyAndTake);
      await eventually(() => expect(mona.reads()).toContain("I will bring another one"));
      await eventually(() => expect(says()).not.toContain(whispers.amongAgents(mona.name)));

      await paul.chatsUnder(title, "Between us, these chairs");
      await eventually(() => expect(claire.readsThread(title)).toContain("Between us"));
      await eventually(async () =>
        expect(await world.rows("select 1 from ticket_event where type = 'noted'")).toHaveLength(2),
      );
      expect(says()).not.toContain(whispers.amongAgents(mona.name));
    });

    it("have a sign that they arrived", async () => {
      const mona = newcomer();
      const title = "Squeaking hinge";
      await opens(mona, title);
      await mona.answersUnder(title, "It squeaks louder now");
      await eventually(() => expect(claire.readsThread(title)).toContain("It squeaks louder now"));
      const passedOn = mona.words.cards.person.passedOn({ kind: "plain", text: "" });
      const [before = ""] = passedOn.map((run) => ("text" in run ? run.text : ""));
      await eventually(() => expect(mona.reads()).toContain(before));
      const messages = [...(world.workspace?.state.channels.values() ?? [])].flatMap((channel) => channel.messages);
      const written = messages.find(({ text }) => text === "It squeaks louder now");
      if (platform === "slack")
        await eventually(() => expect([...(written?.reactions.keys() ?? [])]).toEqual(["white_check_mark"]));
    });

    it("after a resolution they reopen nothing by themselves; “Still not fixed” refuses with them", async () => {
      const mona = newcomer();
      const { words } = mona;
      const title = "Smelly printer";
      await opens(mona, title);
      await claims(claire, title);
      await resolves(claire, title, "Opened a window", mona);
      await mona.answersUnder(title, "It still smells\nand it smokes");
      await eventually(() => {
        expect(mona.reads()).toContain(words.personNotes.stillNotFixed);
        expect(mona.buttonsOn(title)).toContain(words.buttons.stillNotFixed);
        expect(mona.buttonsOn(title)).toContain(words.buttons.press.confirm);
        expect(claire.readsThread(title)).toContain("It still smells");
      });
      expect(await stored(title)).toMatchObject({ status: "resolved" });

      await mona.presses(words.buttons.stillNotFixed);
      await becomes(title, "in-progress");
      const answer = { answer: "refused", reason: "It still smells\nand it smokes" };
      expect(await stored(title)).toMatchObject({ attempts: [{ answer }] });
      await eventually(() => expect(claire.readsThread(title)).toContain(claire.words.agentsNotes.refused(mona.name)));
    });

    it("after a resolution, “It works” closes it all the same", async () => {
      const mona = newcomer();
      const title = "Slow door";
      await opens(mona, title);
      await claims(claire, title);
      await resolves(claire, title, "Oiled it", mona);
      await mona.answersUnder(title, "Thank you so much");
      await eventually(() => expect(mona.reads()).toContain(mona.words.personNotes.stillNotFixed));
      await mona.presses(mona.words.buttons.press.confirm);
      await becomes(title, "closed");
    });

    it("on a closed ticket they offer to reopen it", async () => {
      const mona = newcomer();
      const { words } = mona;
      const title = "Flat battery";
      await opens(mona, title);
      await claims(claire, title);
      await resolves(claire, title, "Charged it", mona);
      await mona.presses(words.buttons.press.confirm);
      await becomes(title, "closed");
      await mona.answersUnder(title, "Flat again");
      await eventually(() => {
        expect(mona.reads()).toContain(words.personNotes.saidAfterEnd);
        expect(mona.buttonsOn(title)).toContain(words.buttons.fill.reopen);
      });
      expect(await stored(title)).toMatchObject({ status: "closed" });
      await mona.presses(words.buttons.fill.reopen);
      await mona.enters({ [words.forms.reason.reopen]: "Flat again, as I said" });
      expect(await mona.sends()).toEqual({});
      await becomes(title, "in-progress");
    });

    it("among agents they never reach the requester", async () => {
      const mona = newcomer();
      const title = "Humming fridge";
      await opens(mona, title);
      await claims(claire, title);
      await claire.chatsUnder(title, "He always says so");
      await claire.pressesInChannel(title, claire.words.buttons.press.called);
      await eventually(() => expect(mona.reads()).toContain(mona.words.personNotes.called)); // said later, and there
      expect(mona.reads()).not.toContain("He always says so");
      const noted = await world.rows(
        "select text from words join ticket_event on event->>'text' = id::text where event->>'type' = 'noted'",
      );
      expect(noted).toContainEqual({ text: "He always says so" });
    });

    if (platform === "slack") {
      it("“Reply to requester” on a message sends exactly that one", async () => {
        const mona = newcomer();
        const title = "Blue screen";
        await opens(mona, title);
        await claims(claire, title);
        await claire.chatsUnder(title, "Third one this week");
        await claire.chatsUnder(title, "Please switch it off and on");
        const channel = [...(world.workspace?.state.channels.values() ?? [])].find(
          ({ name }) => name === "desk-support",
        );
        const messages = channel?.messages.filter(({ user }) => user === claire.slack?.id) ?? [];
        const chosen = claire.slack
          ?.sees({ channel: channel?.id ?? "", thread: messages.at(-1)?.threadTs ?? "" })
          .findLast(({ text }) => text.includes("switch it off"));
        if (chosen === undefined) throw new Error("the message is not there");
        await claire.slack?.usesShortcutOn(chosen, "reply_to_requester");
        await eventually(() => {
          expect(mona.reads()).toContain("Please switch it off and on");
          expect(claire.whispered()).toContain(claire.words.whispers.relayed(mona.name));
        });
        expect(mona.reads()).not.toContain("Third one this week");
      });
    }

    it("under nothing, they answer the only ticket that waits", async () => {
      const mona = newcomer();
      const [first, second] = ["Cold office", "Hot office"];
      await opens(mona, first);
      await opens(mona, second);
      await claims(claire, second);
      await asks(second, "Which office?");
      await eventually(() => expect(mona.reads()).toContain("Which office?"));
      await mona.writes("The one by the stairs");
      await becomes(second, "in-progress");
      await eventually(() => expect(claire.readsThread(second)).toContain("The one by the stairs"));
      expect(claire.readsThread(first)).not.toContain("The one by the stairs");
    });

    it("under nothing, one word that is nearly a command is an answer all the same", async () => {
      const mona = newcomer();
      const title = "Scratched door";
      await opens(mona, title);
      await claims(claire, title);
      await asks(title, "Which part?");
      await eventually(() => expect(mona.reads()).toContain("Which part?"));
      await mona.writes("Side");
      await becomes(title, "in-progress");
      await eventually(() => expect(claire.readsThread(title)).toContain("Side"));
    });

    it("under nothing, they go to the ticket that they name, and not to the one that waits", async () => {
      const mona = newcomer();
      const [named, waiting] = ["Dark corridor", "Bright corridor"];
      await opens(mona, named);
      await opens(mona, waiting);
      await claims(claire, waiting);
      await asks(waiting, "Which corridor?");
      await eventually(() => expect(mona.reads()).toContain("Which corridor?"));
      const reference = String((await stored(named))?.["reference"]);
      await mona.writes(`${reference.toLowerCase().replace("_", "-")}: I stumble every day`);
      await eventually(() => expect(claire.readsThread(named)).toContain("I stumble every day"));
      expect(await stored(waiting)).toMatchObject({ status: "waiting" });
      expect(claire.readsThread(waiting)).not.toContain("I stumble every day");
    });

    it("under nothing, with several open, their author is asked where they belong", async () => {
      const mona = newcomer();
      const { words } = mona;
      const titles = ["Left screen", "Right screen"];
      for (const title of titles) await opens(mona, title);
      await mona.writes("It flickers");
      await eventually(() => expect(mona.reads()).toContain(words.whispers.placeOrNew.incident));
      const before = await world.rows("select * from words where text = 'It flickers'");
      expect(before).toEqual([]);
      await mona.presses(words.buttons.addHere);
      await eventually(async () => {
        const rows = await world.rows(
          "select title from ticket t join words w on w.ticket = t.reference where text = 'It flickers'",
        );
        expect(rows).toHaveLength(1);
        expect(titles).toContain(rows[0]?.["title"]);
        expect(claire.readsThread(String(rows[0]?.["title"]))).toContain("It flickers");
      });
      expect(await world.rows("select * from pending_words where text = 'It flickers'")).toEqual([]);
      // What they were asked is what came of it from now on.
      await eventually(() => expect(mona.reads()).not.toContain(words.whispers.placeOrNew.incident));
      expect(`${mona.reads()}\n${mona.whispered()}`).not.toContain(words.whispers.wordsGone);
    });

    it("under nothing, with none open, they begin a new ticket", async () => {
      const mona = newcomer();
      const { words } = mona;
      await mona.writes("My badge does not open the gate");
      await mona.presses(words.buttons.addToIt);
      await eventually(() =>
        expect(mona.form()).toMatchObject({ [words.forms.newTicket.titleLabel]: "My badge does not open the gate" }),
      );
      expect(await mona.sends()).toEqual({});
      await becomes("My badge does not open the gate", "new");
    });

    it("stay text, whatever they look like", async () => {
      const mona = newcomer();
      const odd =
        "<!channel> *bold* _slanted_ ~gone~ </at> <https://evil.example|here> [a](https://evil.example) @here #1 &amp;";
      const title = `1. ${odd}`;
      await opens(mona, title, { [mona.words.forms.newTicket.description]: `2. ${odd}` });
      await eventually(() => {
        expect(mona.reads()).toContain(title);
        expect(claire.readsChannel()).toContain(title);
        expect(claire.readsChannel()).toContain(`2. ${odd}`);
      });
      await claims(claire, title);
      await mona.answersUnder(title, `3. ${odd}`);
      await claire.pressesInChannel(title, claire.words.buttons.fill.reply);
      await claire.enters({ [claire.words.forms.text.reply]: `4. ${odd}` });
      expect(await claire.sends()).toEqual({});
      await eventually(() => {
        expect(claire.readsThread(title)).toContain(`3. ${odd}`);
        expect(claire.readsThread(title)).toContain(`4. ${odd}`);
        expect(mona.reads()).toContain(`4. ${odd}`);
      });
    });

    it("an onlooker who presses an agents' button is refused", async () => {
      const mona = newcomer();
      const title = "Lost key";
      await opens(mona, title);
      const onlooker = stage.onlooker("Lou Passer");
      await onlooker.pressesInChannel(title, onlooker.words.buttons.press.claim);
      await eventually(() => expect(onlooker.whispered()).toContain(onlooker.words.refusals.notAllowed));
      await becomes(title, "new");
    });

    it("an agent who has left the channel can no longer act", async () => {
      const mona = newcomer();
      const title = "Stuck drawer";
      await opens(mona, title);
      const reference = String((await stored(title))?.["reference"]);
      await claire.commands(reference);
      await eventually(() => expect(claire.reads()).toContain(title));
      const agents = () => world.rows("select p.name from queue_member join person p on p.id = person_id");
      await eventually(async () => expect(await agents()).toContainEqual({ name: "Claire Dubois" }));
      await claire.leavesChannel();
      await eventually(async () => expect(await agents()).not.toContainEqual({ name: "Claire Dubois" }));

      await claire.presses(claire.words.buttons.press.claim); // on the card in her own chat
      await eventually(() => expect(claire.whispered()).toContain(claire.words.refusals.notAllowed));
      await becomes(title, "new");
    });

    it("are kept while no agent can read them, as the card says", async () => {
      const mona = newcomer();
      const title = "Squeaking window";
      await opens(mona, title);
      const kept = mona.words.cards.person.kept({ kind: "plain", text: "" });
      await stage.putsBotOut();
      await mona.answersUnder(title, "It squeaks at night");
      for (const run of kept) await eventually(() => expect(mona.reads()).toContain("text" in run ? run.text : ""));
    });
  },
);
