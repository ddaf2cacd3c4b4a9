import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { plainText } from "../../src/screen/plain-text.ts";
import { eventually } from "../support/eventually.ts";
import { paperAt, rowsOf, sectionOf } from "../support/papers.ts";
import type { Agent, Person, Stage } from "./stage/cast.ts";
import { claims, opens, resolves } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const title = "The printer smokes";

/** Somebody whose presses are counted. What stands behind "…" takes two, and one option of a few takes one. */
function countedHand(person: Person) {
  let presses = 0;
  return {
    presses: () => presses,
    async onCard(agent: Agent, label: string, behind?: "behind …") {
      presses += behind === undefined ? 1 : 2;
      await agent.pressesInChannel(title, label);
    },
    async inChat(label: string) {
      presses += 1;
      await person.presses(label);
    },
    async inForm(agent: Agent, label: string) {
      presses += 1;
      await agent.pressesInForm(label);
    },
    async chooses(label: string, option: string) {
      presses += 1;
      await person.enters({ [label]: option });
    },
    async sends() {
      presses += 1;
      expect(await person.sends()).toEqual({});
    },
  };
}

/** What the README promises on a platform, by task. */
function promised(platform: "slack" | "teams"): Readonly<Record<string, number>> {
  const [, ...rows] = rowsOf(sectionOf(paperAt("README.md"), "How many presses"));
  return Object.fromEntries(rows.map(([task = "", slack, teams]) => [task, Number({ slack, teams }[platform])]));
}

describe.each(everywhere(import.meta.filename))(
  "what people do most, on $platform, in $language,",
  ({ platform, language }) => {
    let world: World;
    let stage: Stage;
    let claire: Agent;
    let paul: Agent;
    let mona: Person;
    const measured: Record<string, number> = {};

    beforeEach(async () => {
      ({ world, stage } = await createStage(platform, language));
      claire = stage.agent("Claire Dubois");
      paul = stage.agent("Paul Martin");
      await stage.setsUp();
      mona = stage.employee("Mona Petit");
      await opens(mona, title);
    });
    afterEach(() => world.close());

    const assignee = async (): Promise<unknown> =>
      (await world.rows("select p.name from ticket t join person p on p.id = t.assignee"))[0]?.["name"];

    it("takes, answers and resolves a ticket in three presses", async () => {
      const { buttons, forms, agentsNotes } = claire.words;
      const hand = countedHand(claire);
      await hand.onCard(claire, buttons.fill.take);
      await claire.enters({ [forms.text.reply]: "I changed the fuse" });
      await hand.chooses(forms.isThatAll, forms.resolvesIt);
      await hand.sends();
      measured["take, answer and resolve a ticket"] = hand.presses();
      await eventually(() => {
        expect(mona.reads()).toContain("I changed the fuse");
        expect(mona.buttonsOn(title)).toContain(mona.words.buttons.press.confirm);
        expect(claire.readsThread(title)).toContain(agentsNotes.claimed(claire.name));
      });
      expect(await assignee()).toBe(claire.name);
      expect(
        await world.rows("select event->>'type' as type from ticket_event where event->>'type' = 'replied'"),
      ).toEqual([]);
    });

    it("answers and takes a ticket in two, and of two who do so at once one has it: the other's words are kept", async () => {
      const hands = [claire, paul];
      const counted = hands.map((agent) => ({ agent, hand: countedHand(agent) }));
      for (const { agent, hand } of counted) {
        await hand.onCard(agent, agent.words.buttons.fill.take);
        await agent.enters({ [agent.words.forms.text.reply]: `${agent.name} is coming up` });
      }
      await Promise.all(counted.map(({ hand }) => hand.sends()));
      measured["answer a free ticket and take it"] = counted[0]?.hand.presses() ?? 0;
      const winner = await eventually(async () => {
        const name = await assignee();
        expect(name).toEqual(expect.any(String));
        return name;
      });
      const [has, late] = winner === claire.name ? [claire, paul] : [paul, claire];
      await eventually(() => {
        expect(mona.reads()).toContain(`${has.name} is coming up`);
        const told = platform === "slack" ? late.readsChannel() : late.reads();
        expect(told).toContain(late.words.refusals.alreadyClaimed(has.name));
        expect(told).toContain(`${late.name} is coming up`);
      });
      expect(mona.reads()).not.toContain(`${late.name} is coming up`);
      await late.presses(late.words.buttons.sendAnyway.reply);
      await eventually(() => expect(mona.reads()).toContain(`${late.name} is coming up`));
      expect(await assignee()).toBe(has.name);
    });

    it("asks for help with a claimed ticket in three, and hands it over in three, reading who has how many", async () => {
      const { buttons, forms, agentsNotes } = claire.words;
      await claims(claire, title);
      const asks = countedHand(claire);
      await asks.onCard(claire, buttons.fill.escalate, "behind …");
      await claire.enters({ [forms.reason.escalate]: "I have no key to that room" });
      await asks.sends();
      measured["ask for help with a ticket"] = asks.presses();
      await eventually(() => expect(claire.readsThread(title)).toContain(agentsNotes.escalatedBy(claire.name)));

      await paul.writesInChannel("Good morning"); // whoever never acted is not known by name
      const gives = countedHand(claire);
      await gives.onCard(claire, buttons.fill.assign, "behind …");
      await gives.inForm(claire, forms.hasOpen(paul.name, 0));
      measured["hand a ticket over"] = gives.presses();
      await eventually(async () => expect(await assignee()).toBe(paul.name));

      const calls = countedHand(paul);
      await calls.onCard(paul, paul.words.buttons.press.called, "behind …");
      measured["log a call that nobody took"] = calls.presses();
      await eventually(async () =>
        expect(await world.rows("select from ticket_event where type = 'worked'")).toHaveLength(1),
      );
    });

    it("reads who has a ticket that is a colleague's, and takes it over", async () => {
      await claims(claire, title);
      await eventually(() => expect(paul.buttonsInChannel(title)).toContain(paul.words.buttons.fill.resolve));
      await paul.pressesInChannel(title, paul.words.buttons.fill.resolve);
      const told = () =>
        platform === "slack" ? paul.readsChannel() : paul.reads() + paul.formSays() + paul.whispered();
      await eventually(() => expect(told()).toContain(paul.words.refusals.somebodyElses(claire.name)));
      await paul.closesForm();
      await paul.presses(paul.words.buttons.press["take-over"]);
      await eventually(async () => expect(await assignee()).toBe(paul.name));
      const lost = plainText(claire.words.takenAway.tookOver(paul.name, title), { locale: language, zone: "UTC" });
      await eventually(() => expect(claire.reads()).toContain(lost));
    });

    it("does at once what “More…” offers, and says so", async () => {
      await claims(claire, title);
      await claire.pressesInChannel(title, claire.words.buttons.fill.more);
      await claire.pressesInForm(claire.words.buttons.press.release);
      await eventually(async () => expect(await world.rows("select status from ticket")).toEqual([{ status: "new" }]));
      if (platform === "slack") await eventually(() => expect(claire.formSays()).toContain("✅"));
      else expect(claire.form()).toBeNull();
    });

    it("has a ticket of a sentence, claimed in a list, and confirmed with stars, in a press each", async () => {
      const ben = stage.employee("Ben Roche");
      const { buttons, whispers } = ben.words;
      const screen = "mon écran est cassé";
      const asks = countedHand(ben);
      await ben.writes(screen);
      await eventually(() => expect(ben.reads()).toContain(whispers.offerTicket.incident));
      await asks.inChat(buttons.sendAsItIs);
      measured["open a ticket from a sentence"] = asks.presses();
      await eventually(() => expect(claire.readsChannel()).toContain(screen));

      const looks = countedHand(claire);
      await claire.commands(language === "fr" ? "liste" : "list");
      await looks.inChat(claire.words.buttons.show);
      measured["open a ticket from the list"] = looks.presses();
      await eventually(() => expect(claire.formSays()).toContain(title));
      await claire.closesForm();
      const takes = countedHand(claire);
      await takes.inChat(claire.words.buttons.press.claim);
      measured["claim a ticket in the list"] = takes.presses();
      await eventually(async () => expect(await assignee()).toBe(claire.name));

      await resolves(claire, title, "A new fuse", mona);
      const rates = countedHand(mona);
      await rates.inChat("5 ★");
      measured["say that it works, and rate it"] = rates.presses();
      await eventually(async () =>
        expect(await world.rows("select from ticket where status = 'closed'")).toHaveLength(1),
      );
    });

    it("takes as many presses as docs/use.md says", () => {
      expect(measured).toEqual(promised(platform));
    });
  },
);
