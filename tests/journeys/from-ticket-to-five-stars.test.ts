import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const title = "The printer is on fire";

describe.each(everywhere(import.meta.filename))(
  "from /ticket to five stars, on $platform, in $language",
  ({ platform, language }) => {
    let world: World;
    afterEach(() => world.close());

    it("goes through a refusal, and ends closed and rated", async () => {
      const made = await createStage(platform, language);
      world = made.world;
      const { stage } = made;
      const claire = stage.agent("Claire Dubois");
      await stage.setsUp();
      const mona = stage.employee("Mona Petit");
      const { words } = mona;
      const agentWords = claire.words;

      await test("the form opens filled with what was typed, and becomes a ticket and two cards", async () => {
        await mona.callsForm(title);
        await eventually(() => expect(mona.form()).toMatchObject({ [words.forms.newTicket.titleLabel]: title }));
        await mona.enters({
          [words.forms.newTicket.description]: "Smoke, then flames.\n*Not* <markup> & such",
          [words.forms.newTicket.service]: "Printing",
          [words.forms.newTicket.impact]: words.labels.impact.team,
        });
        expect(await mona.sends()).toEqual({});
        await eventually(() => {
          expect(mona.reads()).toContain(title);
          expect(mona.reads()).toContain(words.cards.person.next.new);
          expect(claire.readsChannel()).toContain(title);
          expect(claire.readsChannel()).toContain("*Not* <markup> & such");
          expect(claire.readsChannel()).toContain("Mona Petit");
        });
      });

      await test("an agent claims it, and the requester reads who", async () => {
        await claire.pressesInChannel(title, agentWords.buttons.press.claim);
        await eventually(() => {
          expect(mona.reads()).toContain(words.personNotes.claimed("Claire Dubois"));
          expect(mona.reads()).toContain(words.cards.person.onIt("Claire Dubois"));
          expect(claire.readsThread(title)).toContain(agentWords.agentsNotes.claimed("Claire Dubois"));
        });
      });

      await test("they talk both ways, and what agents say among themselves stays there", async () => {
        await mona.answersUnder(title, "It is the one by the window");
        await eventually(() => expect(claire.readsThread(title)).toContain("It is the one by the window"));
        await claire.chatsUnder(title, "Typical of that model, between us");
        await claire.pressesInChannel(title, agentWords.buttons.fill.reply);
        await claire.enters({ [agentWords.forms.text.reply]: "I am coming up" });
        expect(await claire.sends()).toEqual({});
        await eventually(() => expect(mona.reads()).toContain("I am coming up"));
        expect(mona.reads()).not.toContain("between us");
      });

      await test("the agent asks, the requester's answer puts it back to work", async () => {
        await claire.pressesInChannel(title, agentWords.buttons.fill.ask);
        await claire.enters({ [agentWords.forms.text.ask]: "Is anybody hurt?" });
        expect(await claire.sends()).toEqual({});
        await eventually(() => {
          expect(mona.reads()).toContain("Is anybody hurt?");
          expect(mona.reads()).toContain(words.cards.person.waitingForYou);
        });
        await mona.presses(words.buttons.fill.answer);
        await mona.enters({ [words.forms.text.answer]: "No, everybody is fine" });
        expect(await mona.sends()).toEqual({});
        await eventually(() => {
          expect(claire.readsThread(title)).toContain("No, everybody is fine");
          expect(mona.reads()).not.toContain(words.cards.person.waitingForYou);
        });
      });

      const resolves = async (what: string) => {
        await eventually(() => expect(claire.buttonsInChannel(title)).toContain(agentWords.buttons.fill.resolve));
        await claire.pressesInChannel(title, agentWords.buttons.fill.resolve);
        await claire.enters({
          [agentWords.forms.text.resolve]: what,
          [agentWords.forms.cause]: agentWords.labels.cause.hardware,
        });
        expect(await claire.sends()).toEqual({});
        await eventually(() => {
          expect(mona.reads()).toContain(what);
          expect(mona.buttonsOn(title)).toContain(words.buttons.press.confirm);
        });
      };

      await test("it is resolved, and refused: the agent reads why", async () => {
        await resolves("Put the fire out");
        await mona.presses(words.buttons.fill.refuse);
        expect(await mona.sends()).not.toEqual({});
        await mona.enters({ [words.forms.text.refuse]: "It does not print any more" });
        expect(await mona.sends()).toEqual({});
        await eventually(() => {
          expect(claire.readsThread(title)).toContain("It does not print any more");
          expect(mona.reads()).toContain(words.personNotes.refused);
        });
      });

      await test("it is resolved again, and one press confirms and rates, in the note that asked", async () => {
        await resolves("Gave her a new printer");
        await mona.presses("5 ★");
        await eventually(() => {
          expect(mona.reads()).toContain(words.personNotes.rated("★★★★★"));
          expect(claire.readsThread(title)).toContain(agentWords.agentsNotes.confirmed("Mona Petit", "★★★★★"));
          expect(mona.buttonsOn(title)).toContain(words.buttons.addComment);
        });
      });

      await test("a comment is added", async () => {
        await mona.presses(words.buttons.addComment);
        await mona.enters({ [words.forms.text.comment]: "Faster than the fire brigade" });
        expect(await mona.sends()).toEqual({});
        await eventually(() => {
          expect(mona.reads()).toContain("★★★★★");
          expect(claire.readsThread(title)).toContain("Faster than the fire brigade");
        });
      });

      await test("no button is left on a note that was answered", async () => {
        const { confirm } = words.buttons.press;
        await eventually(() => {
          expect(mona.buttonsOn(title)).not.toContain(confirm);
          expect(mona.buttonsOn(title)).not.toContain(words.buttons.fill.refuse);
          expect(mona.buttonsOn(title)).not.toContain("5 ★");
          expect(mona.buttonsOn(title)).not.toContain(words.buttons.addComment);
        });
      });

      await test("the store tells the same story", async () => {
        const [ticket] = await world.rows("select reference, status, attempts, version from ticket");
        expect(ticket).toMatchObject({
          reference: expect.stringMatching(/^I\d{6}_0001$/u),
          status: "closed",
          attempts: [
            {
              number: 1,
              text: "Put the fire out",
              answer: { answer: "refused", reason: "It does not print any more" },
            },
            {
              number: 2,
              text: "Gave her a new printer",
              answer: { answer: "confirmed" },
              rating: { stars: 5, comment: "Faster than the fire brigade" },
            },
          ],
        });
        const events = await world.rows(
          "select event->>'type' as type from ticket_event where by is not null order by number",
        );
        expect(events.map(({ type }) => type)).toEqual([
          "opened",
          "claimed",
          "answered",
          "noted",
          "replied",
          "asked",
          "answered",
          "resumed",
          "resolved",
          "refused",
          "resolved",
          "confirmed",
          "rated",
          "rated",
        ]);
      });
    });
  },
);

/** Names the step that failed. */
async function test(step: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof Error) error.message = `${step}: ${error.message}`;
    throw error;
  }
}
