import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readPolicy } from "../../src/policy-file/read-policy.ts";
import type { DeskPolicy } from "../../src/kernel/policy.ts";
import { eventually } from "../support/eventually.ts";
import type { Agent, Filled, Person, Stage } from "./stage/cast.ts";
import { claims } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

/** As it is called in a form: what is required has a star where the platform does not mark it by itself. */
const labelled = (form: Filled | null, label: string): string =>
  Object.keys(form ?? {}).find((each) => each === label || each === `${label} *`) ?? label;

describe.each(everywhere(import.meta.filename))(
  "a new colleague, on $platform, in $language",
  ({ platform, language }) => {
    let world: World;
    let stage: Stage;
    let claire: Agent;
    let mona: Person;
    let policy: DeskPolicy;

    beforeEach(async () => {
      ({ world, stage } = await createStage(platform, language));
      claire = stage.agent("Claire Dubois");
      await stage.setsUp();
      mona = stage.employee("Mona Petit");
      const read = await readPolicy(await readFile("policies/hr.yaml", "utf8"), { zone: "Europe/Paris" });
      if (!read.ok) throw new Error(read.problems.join("\n"));
      ({ policy } = read);
      await world.goesBy(policy);
    });
    afterEach(() => world.close());

    const said = {
      en: {
        colleague: "New colleague",
        account: "Account",
        contract: "Contract",
        name: "What’s their name?",
        start: "From which day?",
        where: "Where will they work?",
        which: "Which contract?",
        fixed: "Fixed term",
      },
      fr: {
        colleague: "Nouveau collègue",
        account: "Compte",
        contract: "Contrat",
        name: "Quel est son nom ?",
        start: "À partir de quel jour ?",
        where: "Où travaillera cette personne ?",
        which: "Quel contrat ?",
        fixed: "CDD",
      },
    }[language];
    const called = (service: string): string => `${service} · Léa Martin`;

    async function asks(): Promise<void> {
      await mona.callsForm();
      await mona.pressesInForm(`🎉 ${said.colleague}`);
      await eventually(() => expect(mona.formSays()).toContain(said.contract));
      const filled = { [said.name]: "Léa Martin", [said.start]: "2027-01-04", [said.where]: "Lyon" };
      for (const [label, value] of Object.entries({ ...filled, [said.which]: said.fixed }))
        await mona.enters({ [labelled(mona.form(), label)]: value });
      expect(await mona.sends()).toEqual({});
    }

    const tickets = (what: string) => world.rows(`select ${what} from ticket order by reference`);

    it("is asked for in one form: each has a ticket of their own, and whoever asked reads one card", async () => {
      // Nobody would read what is only for hr.
      await asks().catch(() => undefined);
      expect(await tickets("reference")).toEqual([]);
      await mona.closesForm();
      await world.goesBy({ ...policy, queues: { ...policy.queues, hr: { hours: null, nextLevel: null } } });
      await asks();
      const { parts } = mona.words;
      await eventually(() => {
        expect(mona.reads()).toContain(called(said.colleague));
        expect(mona.reads()).toContain(parts.progress(0, 3));
        for (const part of [said.account, "Badge", said.contract])
          expect(claire.readsChannel()).toContain(called(part));
      });
      expect(mona.reads()).not.toContain(called(said.account));
      expect(await tickets("part_of is null as whole")).toEqual(
        [true, false, false, false].map((whole) => ({ whole })),
      );

      await claims(claire, called(said.account));
      const { words } = claire;
      await claire.pressesInChannel(called(said.account), words.buttons.fill.resolve);
      await claire.enters({ [words.forms.text.resolve]: "lea.martin", [words.forms.cause]: words.labels.cause.other });
      expect(await claire.sends()).toEqual({});
      await eventually(() => {
        expect(mona.reads()).toContain(parts.progress(1, 3));
        expect(claire.readsChannel()).toContain(parts.progress(1, 3));
      });
      expect(mona.reads()).not.toContain(called(said.account));

      await claims(claire, called("Badge"));
      await mona.presses(mona.words.buttons.withdraw["no-longer-needed"]);
      await eventually(() => expect(mona.reads()).toContain(parts.stillNeeded));
      await eventually(async () =>
        expect(await tickets("status")).toEqual(
          ["cancelled", "resolved", "in-progress", "cancelled"].map((status) => ({ status })),
        ),
      );
      await eventually(() =>
        expect(claire.readsThread(called("Badge"))).toContain(
          words.agentsNotes.wholeCancelled.requester.begun("Mona Petit"),
        ),
      );
      await mona.presses(mona.words.buttons.withdraw["no-longer-needed"]);
      await eventually(async () => expect((await tickets("status"))[2]).toEqual({ status: "cancelled" }));
      await eventually(() => expect(mona.reads()).not.toContain(parts.stillNeeded));
    });
  },
);
