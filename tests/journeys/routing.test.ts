import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readPolicy } from "../../src/policy-file/read-policy.ts";
import { eventually } from "../support/eventually.ts";
import type { Agent, Person, Stage } from "./stage/cast.ts";
import { opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const title = "The VPN drops every hour";
const policy = `
queues:
  support:
    offer:
      skills: { vpn: [] }
      lease: 10m
people:
  PAUL: { skills: [vpn] }
routing:
  rules:
    - words: [payslip]
      queue: hr
`;

/** Each story begins on Monday the 23rd of November 2026 at 10:00 in Paris. */
describe.each(everywhere(import.meta.filename))(
  "where a ticket goes, and who is asked to take it, on $platform, in $language",
  ({ platform, language }) => {
    let world: World;
    let stage: Stage;
    let claire: Agent;
    let paul: Agent;
    let mona: Person;
    const away = { en: "away", fr: "absent" }[language];

    beforeEach(async () => {
      ({ world, stage } = await createStage(platform, language));
      claire = stage.agent("Claire Dubois");
      paul = stage.agent("Paul Martin");
      await stage.setsUp();
      mona = stage.employee("Mona Petit");
      const [row] = await world.rows("select email from person where name = 'Paul Martin'");
      const read = await readPolicy(policy.replace("PAUL", String(row?.["email"])), { zone: "Europe/Paris" });
      if (!read.ok) throw new Error(read.problems.join("\n"));
      await world.goesBy(read.policy);
    });
    afterEach(() => world.close());

    const offers = async () =>
      (
        await world.rows(
          `select coalesce(name, '') as name, type from ticket_event left join person on person.id::text = event ->> 'to'
            where type in ('offered-to', 'passed', 'left-untaken') order by number`,
        )
      ).map(({ type, name }) => `${String(type)} ${String(name)}`.trim());
    const minutes = (count: number): void => world.waits(count / (24 * 60));

    const goAway = async (...people: readonly Person[]) => {
      for (const each of people) await each.commands(away);
      await eventually(async () => {
        const gone = await world.rows("select 1 from person where away");
        if (gone.length < people.length) throw new Error("somebody is there");
      });
    };

    it("whoever knows it is asked first, then the other; nobody takes it, and that is said", async () => {
      const { routing } = paul.words;
      await goAway(stage.lead);
      await opens(mona, title);
      await eventually(() => {
        expect(paul.reads()).toContain(routing.canYou);
        expect(claire.readsChannel()).toContain(title);
        expect(paul.buttonsOn(title)).toContain(paul.words.buttons.press.claim);
      });
      expect(claire.reads()).not.toContain(routing.canYou);
      await paul.presses(paul.words.buttons.press.pass);
      await eventually(() => {
        expect(paul.reads()).toContain(paul.words.routing.youPassed);
        expect(claire.readsThread(title)).toContain(claire.words.agentsNotes.passed("Paul Martin"));
        expect(claire.reads()).toContain(routing.canYou);
      });
      // She does nothing for as long as it is offered to her.
      minutes(11);
      await eventually(() => expect(claire.reads()).toContain(claire.words.routing.stillFree));
      const { leftUntaken } = claire.words.agentsNotes;
      await eventually(() => {
        expect(claire.readsThread(title)).toContain(leftUntaken["nobody-took-it"]);
        expect(stage.lead.reads()).toContain(title);
      });
      expect(await offers()).toEqual(["offered-to Paul Martin", "passed", "offered-to Claire Dubois", "left-untaken"]);
      // It was anybody's all along.
      await paul.pressesInChannel(title, paul.words.buttons.press.claim);
      await eventually(() => expect(claire.reads()).toContain(claire.words.personNotes.claimed("Paul Martin")));
    });

    it("an agent asks why, and takes it, in words", async () => {
      const says = { en: { why: "why me?", takes: "I'll take it" }, fr: { why: "pourquoi moi ?", takes: "je prends" } }[
        language
      ];
      const { routing } = paul.words;
      await opens(mona, title);
      await eventually(() => expect(paul.reads()).toContain(routing.canYou));
      await paul.writes(says.why);
      await eventually(() => expect(paul.reads()).toContain(routing.why.person("Paul Martin")));
      await paul.writes(says.takes);
      await eventually(() => expect(paul.reads()).toContain(routing.answer.one(title)));
      await paul.writes({ en: "yes", fr: "oui" }[language]);
      await eventually(() => expect(claire.readsChannel()).toContain("Paul Martin"));
      await eventually(async () =>
        expect(await world.rows("select status from ticket")).toEqual([{ status: "in-progress" }]),
      );
    });

    it("nobody is asked who is away, and that nobody could be asked is said", async () => {
      await goAway(claire, paul, stage.lead);
      await opens(mona, title);
      const { leftUntaken } = claire.words.agentsNotes;
      await eventually(() => expect(claire.readsThread(title)).toContain(leftUntaken["nobody-eligible"]));
      expect(claire.readsThread(title)).toContain(`Paul Martin (${claire.words.routing.leftOut.away})`);
      expect(await offers()).toEqual(["left-untaken"]);
    });

    it("words lead to the queue that a rule names, as long as somebody looks there", async () => {
      await opens(mona, "My payslip is wrong");
      const where = async () =>
        await world.rows(
          "select queue_name as queue, event -> 'routed' as routed from ticket join ticket_event on ticket = reference and number = 1 order by opened_at",
        );
      await eventually(async () => expect(await where()).toHaveLength(1));
      const unserved = { number: 1, queue: "hr" };
      expect(await where()).toEqual([{ queue: "support", routed: { because: { by: "default" }, unserved } }]);
      await stage.setsUp("hr");
      await opens(mona, "Another payslip is wrong");
      await eventually(async () => expect(await where()).toHaveLength(2));
      expect((await where())[1]).toEqual({
        queue: "hr",
        routed: { because: { by: "rule", number: 1, fits: { word: "payslip" } } },
      });
    });

    it("what is typed in the channel of a queue goes there", async () => {
      await stage.setsUp("network");
      await stage.leadIn("network").commands("The switch blinks red");
      await eventually(async () =>
        expect(
          (await world.rows("select 1 from pending_words")).length + (stage.lead.form() === null ? 0 : 1),
        ).toBeGreaterThan(0),
      );
      if (stage.lead.form() === null) await stage.lead.presses(stage.lead.words.buttons.sendAsItIs);
      else expect(await stage.lead.sends()).toEqual({});
      await eventually(async () =>
        expect(
          await world.rows(
            "select queue_name as queue, event #>> '{routed,because,by}' as by from ticket join ticket_event on ticket = reference and number = 1",
          ),
        ).toEqual([{ queue: "network", by: "channel" }]),
      );
    });
  },
);
