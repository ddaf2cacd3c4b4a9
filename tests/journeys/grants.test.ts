import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readPolicy } from "../../src/policy-file/read-policy.ts";
import { calendarDay } from "../../src/screen/plain-text.ts";
import { eventually } from "../support/eventually.ts";
import type { Agent, Person, Stage } from "./stage/cast.ts";
import { claims } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

/** Each story begins on Monday the 23rd of November 2026 at 10:00 in Paris. */
describe.each(everywhere(import.meta.filename))(
  "what is lent until a day, on $platform, in $language,",
  ({ platform, language }) => {
    let world: World;
    let stage: Stage;
    let claire: Agent;
    let mona: Person;
    const says = {
      en: {
        loan: "Borrow something",
        what: "What?",
        projector: "A projector",
        from: "From which day?",
        until: "Back on which day?",
        list: "grants",
      },
      fr: {
        loan: "Emprunter du matériel",
        what: "Quoi ?",
        projector: "Un projecteur",
        from: "À partir de quel jour ?",
        until: "De retour quel jour ?",
        list: "attributions",
      },
    }[language];
    const title = `${says.loan} · ${says.projector}`;
    const day = calendarDay("2026-12-04", language);

    beforeEach(async () => {
      ({ world, stage } = await createStage(platform, language));
      claire = stage.agent("Claire Dubois");
      await stage.setsUp();
      mona = stage.employee("Mona Petit");
      const read = await readPolicy(await readFile("policies/facilities.yaml", "utf8"), { zone: "Europe/Paris" });
      if (!read.ok) throw new Error(read.problems.join("\n"));
      await world.goesBy(read.policy);
    });
    afterEach(() => world.close());

    /** As it is called in a form: what is required has a star where the platform does not mark it by itself. */
    const labelled = (label: string): string =>
      Object.keys(mona.form() ?? {}).find((each) => each === label || each === `${label} *`) ?? label;
    async function answers(filled: Readonly<Record<string, string>>): Promise<void> {
      for (const [label, value] of Object.entries(filled)) {
        if (platform === "teams" && !(labelled(label) in (mona.form() ?? {}))) expect(await mona.sends()).toEqual({});
        await eventually(() => expect(Object.keys(mona.form() ?? {})).toContain(labelled(label)));
        await mona.enters({ [labelled(label)]: value });
      }
    }

    /** Claire gives Mona the projector until the 4th of December. */
    async function lends(): Promise<void> {
      const { grants, buttons, forms } = claire.words;
      await mona.callsForm();
      await mona.pressesInForm(`🚲 ${says.loan}`);
      await answers({ [says.what]: says.projector, [says.from]: "2026-11-24", [says.until]: "2026-12-04" });
      expect(await mona.sends()).toEqual({});
      await eventually(() => expect(claire.readsChannel()).toContain(title));
      await claims(claire, title);
      await claire.pressesInChannel(title, buttons.fill.resolve);
      await eventually(() => expect(claire.form()).toMatchObject({ [grants.givenUntil]: "2026-12-04" }));
      await claire.enters({ [forms.text.resolve]: "It is at the reception" });
      expect(await claire.sends()).toEqual({});
      await eventually(() => {
        expect(mona.reads()).toContain(mona.words.personNotes.given(day));
        expect(mona.buttonsOn(title)).toContain(mona.words.buttons.press.confirm);
      });
      await mona.presses(mona.words.buttons.press.confirm);
      await eventually(async () =>
        expect(await world.rows("select status from ticket")).toEqual([{ status: "closed" }]),
      );
    }

    it("is asked back on its day, returned, and confirmed: its holder reads of no ticket but their own", async () => {
      const { grants, agentsNotes, buttons } = claire.words;
      await lends();
      world.waitsUntil("2026-12-04T09:30:00+01:00");
      const takeBack = grants.takeBackTitle(title);
      await eventually(() => {
        expect(mona.reads()).toContain(mona.words.personNotes.dayHasCome(day));
        expect(mona.reads()).toContain(mona.words.personNotes.bringItBack);
        expect(claire.readsChannel()).toContain(takeBack);
      });
      await mona.presses(mona.words.buttons.press.returned);
      await eventually(() => {
        expect(mona.reads()).toContain(mona.words.personNotes.returning);
        expect(claire.readsThread(takeBack)).toContain(agentsNotes.returned("Mona Petit"));
      });
      // A day later it is late for its agents, and nobody apologises to her.
      world.waitsUntil("2026-12-11T09:30:00+01:00");
      await claims(claire, takeBack);
      await claire.pressesInChannel(takeBack, buttons.fill.resolve);
      await eventually(() => expect(claire.form()).toMatchObject({ [grants.howTakenBack]: grants.isBack }));
      expect(await claire.sends()).toEqual({});
      await eventually(() => expect(mona.reads()).toContain(mona.words.personNotes.isBack));
      expect(mona.reads()).not.toContain(takeBack);
      expect(mona.reads()).not.toContain(mona.words.personNotes.agentsTold);
      expect(await world.rows("select status from ticket where for_grant = 'take-back'")).toEqual([
        { status: "closed" },
      ]);
    });

    it("is given, said to end, given back by its holder, and taken back by whoever confirms it", async () => {
      const { grants, agentsNotes, buttons } = claire.words;
      await lends();

      // Two days before its end she is asked, and could have it longer by the form that she knows.
      world.waitsUntil("2026-12-02T09:30:00+01:00");
      await eventually(() => expect(mona.reads()).toContain(mona.words.personNotes.endsOn(day)));
      await mona.presses(mona.words.grants.extend);
      await eventually(() => expect(mona.form()).toMatchObject({ [labelled(says.what)]: says.projector }));
      await mona.closesForm();
      await mona.presses(mona.words.buttons.press["give-back"]);
      await eventually(() => expect(mona.reads()).toContain(mona.words.personNotes.givingBack));

      const takeBack = grants.takeBackTitle(title);
      const answered = () => (platform === "slack" ? mona.whispered() : mona.reads());
      await eventually(() => expect(claire.readsChannel()).toContain(takeBack));
      expect(await world.rows("select given -> 'ended' as ended from ticket where given is not null")).toEqual([
        { ended: null },
      ]);
      await mona.commands(says.list);
      await eventually(() => expect(answered()).toContain(mona.words.grants.list.yours));
      await claims(claire, takeBack);
      await claire.pressesInChannel(takeBack, buttons.fill.resolve);
      await claire.enters({ [grants.howTakenBack]: "It is here again" });
      expect(await claire.sends()).toEqual({});
      await eventually(async () => {
        const [lent] = await world.rows(
          "select name from ticket join person on person.id::text = given #>> '{ended,by}' where given is not null",
        );
        expect(lent).toEqual({ name: "Claire Dubois" });
        expect(claire.readsChannel()).toContain(agentsNotes.takenBack("Claire Dubois"));
      });
      await mona.commands(says.list);
      await eventually(() => expect(answered()).toContain(mona.words.grants.list.none));
    });
  },
);
