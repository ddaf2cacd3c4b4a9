import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import type { Agent, Stage } from "./stage/cast.ts";
import { opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

describe.each(everywhere(import.meta.filename))(
  "an emoji under a message, or its menu, on $platform, in $language:",
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

    const stored = async (title: string) =>
      world.rows(`select reference, status, is_private, assignee from ticket where title = '${title}'`);

    /** Paul writes it in the agents' channel of Slack, and puts 🎫 under it. */
    async function writesAndMarks(title: string) {
      const { slack } = paul;
      if (slack === null) throw new Error("nobody is on Slack");
      const channel = [...(world.workspace?.state.channels.values() ?? [])].find(({ name }) => name === "desk-support");
      const message = await slack.writes(title, { channel: channel?.id ?? "" });
      await slack.reacts(message, "ticket");
      return { slack, message };
    }

    it("makes one private ticket of a message, which is answered with its reference alone", async () => {
      const title = "My payslip is wrong";
      await paul.writesInChannel(title);
      await paul.marks(title, "private-ticket");
      await eventually(async () => expect(await stored(title)).toMatchObject([{ is_private: true }]));
      await claire.marks(title, "private-ticket");
      const reference = String((await stored(title))[0]?.["reference"]);
      await eventually(() => expect(paul.readsChannel()).toContain(`🤫 ${reference}`));
      await eventually(() => expect(paul.reads()).toContain(title));
      expect(await stored(title)).toHaveLength(1);
    });

    it("claims the ticket of a card, asks what was done, and resolves it with that", async () => {
      const mona = stage.employee("Mona Petit");
      const title = "Slow lift";
      await opens(mona, title);
      await eventually(() => expect(claire.readsChannel()).toContain(title));
      const says = claire.words.emoji;
      await paul.marks(title, "resolve");
      const first = says.claimFirst(title).split(title).at(-1)?.trim() ?? "";
      await eventually(() => expect(platform === "slack" ? paul.whispered() : paul.formSays()).toContain(first));
      await claire.marks(title, "claim");
      await eventually(async () => expect(await stored(title)).toMatchObject([{ status: "in-progress" }]));
      if (platform === "teams")
        await eventually(() => expect(claire.formSays()).toContain(says.claimed(title).split(title).at(-1)?.trim()));
      await paul.marks(title, "claim");
      await eventually(() => expect(platform === "slack" ? paul.whispered() : paul.formSays()).toContain(claire.name));

      await claire.marks(title, "resolve");
      const { words } = claire;
      if (platform === "slack") {
        await eventually(() => expect(claire.reads()).toContain(title));
        await claire.presses(words.buttons.fill.resolve);
      }
      await claire.enters({ [words.forms.text.resolve]: "Oiled it", [words.forms.cause]: words.labels.cause.hardware });
      expect(await claire.sends()).toEqual({});
      await eventually(() => expect(mona.reads()).toContain("Oiled it"));
    });

    if (platform === "slack")
      it("🎫 makes a ticket that is answered in the thread, is claimed by 👀 there, and shows how it stands", async () => {
        const title = "The tap drips";
        const { slack, message } = await writesAndMarks(title);
        const { under } = paul.words.emoji;
        await eventually(() => {
          const [, answer] = slack.sees(message.thread);
          expect(answer?.text).toContain(under.next);
          expect(answer?.buttons).toEqual([paul.words.buttons.addToIt, paul.words.buttons.press.undo]);
        });
        await claire.slack?.reacts(message, "eyes");
        await eventually(() => {
          const [root, answer, ...more] = slack.sees(message.thread);
          expect(root?.reactions).toContain("eyes");
          expect(answer?.text).toContain(claire.name);
          expect([answer?.buttons, more]).toEqual([[], []]);
        });
        // Taken away, it asks, and changes nothing by itself.
        await claire.slack?.reacts(message, "eyes");
        await eventually(() => expect(claire.whispered()).toContain(claire.words.buttons.press.release));
        expect(await stored(title)).toMatchObject([{ status: "in-progress" }]);
      });

    if (platform === "slack")
      it("reads on its ticket what its author changes in the message, and what nobody else does", async () => {
        const mona = stage.employee("Mona Petit");
        const title = "My screen is black";
        await writesAndMarks(title);
        await eventually(async () => expect(await stored(title)).toHaveLength(1));
        await paul.corrects(title, "My screen is grey");
        await eventually(() => expect(claire.readsThread(title)).toContain("My screen is grey"));
        await paul.corrects("My screen is grey", "My screen is green");
        await eventually(() => expect(claire.readsThread(title)).toContain("My screen is green"));
        expect(mona.reads()).not.toContain("My screen");
      });
  },
);
