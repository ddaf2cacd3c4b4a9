import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readPolicy } from "../../src/policy-file/read-policy.ts";
import { eventually } from "../support/eventually.ts";
import type { Agent, Person, Stage } from "./stage/cast.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

/** A badge is approved by whoever somebody works for, as their profile on Slack says, or Microsoft's directory. */
const policyText = `
managers: { slack: Manager, microsoft: true }
services:
  badge:
    name: { en: Badge, fr: Badge }
    emoji: 🪪
    fields:
      door: { kind: text, required: true, label: { en: Which door?, fr: Quelle porte ? } }
    approval: { who: manager, otherwise: [noor.haddad@atelier.example] }
`;

const hour = 1.1 / 24; // days: by then a platform is asked anew about whoever acts

describe.each(everywhere(import.meta.filename))(
  "a manager whom the platform knows, on $platform, in $language",
  ({ platform, language }) => {
    let world: World;
    let stage: Stage;
    let claire: Agent;
    let mona: Person;
    let paul: Person;
    let zoe: Person;
    let noor: Person;
    const { help, door } = {
      en: { help: "help", door: "Which door?" },
      fr: { help: "aide", door: "Quelle porte ?" },
    }[language];

    const goesBy = async (text = policyText): Promise<void> => {
      const read = await readPolicy(text, { zone: "Europe/Paris" });
      if (!read.ok) throw new Error(read.problems.join("\n"));
      await world.goesBy(read.policy);
    };

    beforeEach(async () => {
      ({ world, stage } = await createStage(platform, language));
      claire = stage.agent("Claire Dubois");
      await stage.setsUp();
      mona = stage.employee("Mona Petit");
      [paul, zoe, noor] = [stage.employee("Paul Martin"), stage.employee("Zoe Blanc"), stage.employee("Noor Haddad")];
      await noor.commands(help);
      await goesBy();
    });
    afterEach(() => world.close());

    const managerOfMona = async () =>
      (await world.rows("select manager from account join person on id = person_id where name = 'Mona Petit'"))[0]?.[
        "manager"
      ];
    /** Mona does something, an hour after what she did before: who she works for is learned while nobody waits. */
    async function isLearned(manager: string | null): Promise<void> {
      world.waits(hour);
      await mona.commands(help);
      await eventually(async () => expect(await managerOfMona()).toBe(manager));
    }
    async function asksFor(which: string): Promise<void> {
      await mona.callsForm();
      await mona.pressesInForm("🪪 Badge");
      const field = (): string | undefined => Object.keys(mona.form() ?? {}).find((label) => label.startsWith(door));
      await eventually(() => expect(field()).toBeDefined());
      await mona.enters({ [field() ?? door]: which });
      expect(await mona.sends()).toEqual({});
    }

    it("approves what she asks for; the next one does once it is somebody else; and nobody once it is nobody", async () => {
      const { why, as } = paul.words.approvals;
      const { notAsked } = claire.words.approvals;

      // None of the two has ever spoken to the desk: it has met them by itself.
      stage.worksFor(mona, paul);
      await isLearned("paul.martin@atelier.example");
      await asksFor("The cellar");
      await eventually(() => {
        expect(paul.reads()).toContain("The cellar");
        expect(paul.reads()).toContain(why.manager("Mona Petit", true));
        expect(claire.readsChannel()).toContain(`Paul Martin (${as.manager})`);
      });

      // What waits for Paul still does when she works for Zoe, and he decides it.
      stage.worksFor(mona, zoe);
      await isLearned("zoe.blanc@atelier.example");
      await asksFor("The attic");
      await eventually(() => expect(zoe.reads()).toContain("The attic"));
      expect(zoe.reads()).not.toContain("The cellar");
      expect(paul.reads()).not.toContain("The attic");
      await paul.presses(paul.words.buttons.press.approve);
      await eventually(() => expect(mona.reads()).toContain(mona.words.personNotes.approved("Paul Martin")));

      stage.worksFor(mona, null);
      await isLearned(null);
      await asksFor("The roof");
      await eventually(() => {
        expect(noor.reads()).toContain("The roof");
        expect(claire.readsChannel()).toContain(notAsked.manager.none);
      });
    });

    it("is whom the policy names where it names one, and never herself", async () => {
      stage.worksFor(mona, paul);
      await isLearned("paul.martin@atelier.example");
      await goesBy(policyText + "people: { mona.petit@atelier.example: { manager: noor.haddad@atelier.example } }\n");
      await asksFor("The cellar");
      await eventually(() => expect(noor.reads()).toContain("The cellar"));
      expect(paul.reads()).not.toContain("The cellar");

      await goesBy();
      stage.worksFor(mona, mona);
      await isLearned("mona.petit@atelier.example");
      await asksFor("The attic");
      await eventually(() => {
        expect(noor.reads()).toContain("The attic");
        expect(claire.readsChannel()).toContain(claire.words.approvals.notAsked.manager.own);
      });
      expect(mona.buttonsOn("The attic")).not.toContain(mona.words.buttons.press.approve);
    });

    it("is not asked for where the policy does not say so", async () => {
      stage.worksFor(mona, paul);
      await goesBy(policyText.replace(/^managers:.*$/mu, ""));
      await mona.commands(help);
      await asksFor("The cellar");
      await eventually(() => expect(noor.reads()).toContain("The cellar"));
      expect(await managerOfMona()).toBeNull();
    });
  },
);
