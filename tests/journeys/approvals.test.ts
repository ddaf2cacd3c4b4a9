import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { money } from "../../src/features/catalogue/messages/answer.ts";
import { readPolicy } from "../../src/policy-file/read-policy.ts";
import { eventually } from "../support/eventually.ts";
import type { Agent, Filled, Person, Stage } from "./stage/cast.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

/** As it is called in a form: what is required has a star where the platform does not mark it by itself. */
const labelled = (form: Filled | null, label: string): string =>
  Object.keys(form ?? {}).find((each) => each === label || each === `${label} *`) ?? label;

/** A laptop of 1,600 € asks the manager, and then whoever buys. */
const tenMinutes = 10.1 / (24 * 60); // days, and a little more than the ten minutes in which nobody is rung twice

describe.each(everywhere(import.meta.filename))(
  "a request that needs approval, on $platform, in $language",
  ({ platform, language }) => {
    let world: World;
    let stage: Stage;
    let claire: Agent;
    let mona: Person;
    let paul: Person;
    let zoe: Person;
    let noor: Person;
    const typed = { en: { away: "away", help: "help" }, fr: { away: "absent", help: "aide" } }[language];
    const title = { en: "New laptop", fr: "Nouvel ordinateur" }[language];

    beforeEach(async () => {
      ({ world, stage } = await createStage(platform, language));
      claire = stage.agent("Claire Dubois");
      await stage.setsUp();
      [mona, paul, zoe, noor] = [
        stage.employee("Mona Petit"),
        stage.employee("Paul Martin"),
        stage.employee("Zoe Blanc"),
        stage.employee("Noor Haddad"),
      ];
      for (const each of [mona, paul, zoe, noor]) await each.commands(typed.help);
      await eventually(async () => {
        if ((await world.rows(met)).length < 4) throw new Error("not everybody is known yet");
      });
      const emails = new Map((await world.rows(met)).map(({ name, email }) => [name, String(email)]));
      const email = ({ name }: Person): string => emails.get(name) ?? "";
      const workplace = (await readFile("policies/workplace.yaml", "utf8"))
        .replaceAll("mona@atelier.example", email(mona))
        .replaceAll("paul@atelier.example", email(paul))
        .replaceAll("claire@atelier.example", email(zoe))
        .replaceAll("ada@atelier.example", email(noor));
      const read = await readPolicy(workplace, { zone: "Europe/Paris" });
      if (!read.ok) throw new Error(read.problems.join("\n"));
      await world.goesBy(read.policy);
    });
    afterEach(() => world.close());
    const met =
      "select name, email from person where email is not null and name in ('Mona Petit', 'Paul Martin', 'Zoe Blanc', 'Noor Haddad')";

    async function answers(filled: Filled, by = mona): Promise<void> {
      for (const [label, value] of Object.entries(filled)) {
        if (platform === "teams" && labelled(by.form(), label) === label && !(label in (by.form() ?? {})))
          expect(await by.sends()).toEqual({});
        await eventually(() => expect(Object.keys(by.form() ?? {})).toContain(labelled(by.form(), label)));
        await by.enters({ [labelled(by.form(), label)]: value });
      }
    }

    const said = {
      en: {
        model: "Which model?",
        other: "Another one",
        which: "Which one?",
        price: "What does it cost? (EUR)",
        why: "Why does it have to be that one?",
        where: "Where do we bring it?",
      },
      fr: {
        model: "Quel modèle ?",
        other: "Un autre",
        which: "Lequel ?",
        price: "Combien coûte-t-il ? (EUR)",
        why: "Pourquoi celui-là ?",
        where: "Où faut-il l’apporter ?",
      },
    }[language];

    async function asksForLaptop(price = "1600"): Promise<void> {
      await mona.callsForm();
      await mona.pressesInForm(`💻 ${title}`);
      await answers({
        [said.model]: said.other,
        [said.which]: "ThinkPad X1",
        [said.price]: price,
        ...(price === "1600" && { [said.why]: "It draws" }),
        [said.where]: "Lyon",
        [mona.words.forms.service.details]: "Before spring",
      });
      expect(await mona.sends()).toEqual({});
    }

    const fills = async (person: Person, button: string, label: string, words: string): Promise<void> => {
      await person.presses(button);
      await eventually(() => expect(person.form()).not.toBeNull());
      await person.enters({ [labelled(person.form(), label)]: words });
      expect(await person.sends()).toEqual({});
    };
    const status = async () => (await world.rows("select status from ticket"))[0]?.["status"];
    const turns = async () =>
      (await world.rows("select jsonb_path_query_array(clock, '$.turns[*].of') as turns from ticket"))[0]?.["turns"];

    it("is asked of both, also of a stand-in; declined with a reason, opened again, and approved", async () => {
      const { press, fill } = paul.words.buttons;
      const { approvals } = paul.words;
      await asksForLaptop();
      // Why him, and what it is about.
      await eventually(() => {
        expect(paul.reads()).toContain(approvals.why.manager("Mona Petit", true));
        expect(paul.reads()).toContain("ThinkPad X1");
        expect(claire.readsChannel()).toContain(`Paul Martin (${approvals.as.manager})`);
        expect(mona.reads()).toContain("Paul Martin");
      });
      expect(await turns()).toEqual(["approver"]);
      await claire.pressesInChannel(title, claire.words.buttons.press.claim);
      await eventually(async () => expect(await status()).toBe("in-progress"));
      await eventually(() => expect(claire.buttonsInChannel(title)).toContain(claire.words.buttons.fill.ask));
      expect(claire.buttonsInChannel(title)).not.toContain(claire.words.buttons.fill.resolve);

      // He asks first, and her answer comes back to him.
      await fills(paul, fill["ask-requester"], paul.words.forms.text.askRequester, "Is the old one broken?");
      await eventually(() => expect(mona.reads()).toContain("Is the old one broken?"));
      await fills(mona, mona.words.buttons.fill.answer, mona.words.forms.text.answer, "It fell");
      await eventually(() => expect(paul.reads()).toContain(paul.words.personNotes.answersApprover("Mona Petit")));
      expect(paul.reads()).toContain("It fell");

      // He goes away: what waits for him follows to his stand-in.
      await paul.commands(typed.away);
      await eventually(() => expect(zoe.reads()).toContain(approvals.why["stand-in"]("Paul Martin")));
      expect(noor.reads()).not.toContain("ThinkPad X1");
      await zoe.presses(press.approve);
      await eventually(() => {
        expect(noor.reads()).toContain(approvals.requests("Mona Petit"));
        expect(paul.reads()).toContain(approvals.approvedInstead(approvals.inPlaceOf("Zoe Blanc", "Paul Martin")));
        expect(zoe.reads()).toContain(approvals.youApprovedWaits("Noor Haddad"));
      });

      await fills(noor, fill.decline, noor.words.forms.reason.decline, "Take the other one");
      await eventually(() => {
        expect(mona.reads()).toContain("Take the other one");
        expect(mona.reads()).toContain(mona.words.personNotes.declined("Noor Haddad"));
        expect(claire.readsThread(title)).toContain(claire.words.agentsNotes.declined("Noor Haddad"));
      });
      expect(await status()).toBe("cancelled");

      await fills(mona, mona.words.buttons.fill.reopen, mona.words.forms.reason.reopen, "The other one does not draw");
      await eventually(async () => expect(await status()).toBe("new"));
      await eventually(() => expect(zoe.buttonsOn(title)).toContain(press.approve));
      await zoe.presses(press.approve);
      await eventually(() => expect(noor.buttonsOn(title)).toContain(press.approve));
      await noor.presses(press.approve);
      await eventually(() => {
        expect(claire.readsThread(title)).toContain(claire.words.agentsNotes.approved("Noor Haddad"));
        expect(mona.reads()).toContain(mona.words.personNotes.approved("Noor Haddad"));
      });
      expect(await turns()).toEqual(["approver", "nobody", "approver", "agents"]);
    });

    it("is decided by stages for those who are away or have another decide, and goes back to them in the end", async () => {
      const { approvals, delegation, buttons } = paul.words;
      const { approve } = buttons.press;
      const says = { en: "delegate to Zoe until 2026-11-24", fr: "déléguer à Zoe jusqu’au 24 novembre" }[language];
      const ines = stage.employee("Ines Roux");
      await ines.commands(typed.help);
      await asksForLaptop();
      await eventually(() => expect(paul.buttonsOn(title)).toContain(approve));

      // He is away, with a stand-in whom the policy names; then he says who decides for him.
      await paul.writes(typed.away);
      await eventually(() => expect(zoe.buttonsOn(title)).toContain(approve));
      await paul.presses(buttons.delegate);
      await eventually(() => expect(paul.form()).not.toBeNull());
      await paul.enters({
        [labelled(paul.form(), delegation.form.who)]: "Ines Roux",
        [labelled(paul.form(), delegation.form.until)]: "2026-11-24",
      });
      expect(await paul.sends()).toEqual({});
      await eventually(() => {
        expect(ines.reads()).toContain(delegation.askedNext("Paul Martin"));
        expect(ines.reads()).toContain(approvals.why.delegate("Paul Martin"));
        expect(ines.buttonsOn(title)).toContain(approve);
        expect(paul.reads()).toContain(approvals.decidesForYou("Ines Roux"));
        expect(zoe.buttonsOn(title)).not.toContain(approve);
        expect(claire.readsChannel()).toContain(approvals.inPlaceOf("Ines Roux", "Paul Martin"));
        expect(mona.reads()).toContain(approvals.inPlaceOf("Ines Roux", "Paul Martin"));
      });
      await ines.presses(approve);
      await eventually(() => {
        expect(paul.reads()).toContain(approvals.approvedInstead(approvals.inPlaceOf("Ines Roux", "Paul Martin")));
        expect(noor.buttonsOn(title)).toContain(approve);
        expect(claire.readsThread(title)).toContain(approvals.inPlaceOf("Ines Roux", "Paul Martin"));
      });

      // The next stage too, in a sentence; on its day it is hers again.
      await noor.writes(says);
      await eventually(() => expect(zoe.buttonsOn(title)).toContain(approve));
      world.waitsUntil("2026-11-24T09:00:05+01:00");
      await eventually(() => {
        expect(noor.reads()).toContain(delegation.over("Zoe Blanc"));
        expect(zoe.buttonsOn(title)).not.toContain(approve);
        expect(noor.reads()).not.toContain(approvals.decidesForYou("Zoe Blanc"));
      });
      await noor.presses(approve);
      await eventually(() => expect(mona.reads()).toContain(mona.words.personNotes.approved("Noor Haddad")));
      const votes =
        "select event->>'inPlaceOf' is null as own from ticket_event where event->>'type' = 'approved' order by number";
      expect(await world.rows(votes)).toEqual([{ own: false }, { own: true }]);
    });

    it("is asked about, listed and approved in words, and no word of an approver becomes a ticket", async () => {
      const { decide, list, stands } = paul.words.approvals;
      const says = {
        en: {
          question: "where is it?",
          unclear: "ok but not more than 1000",
          all: "approve all",
          undo: "I made a mistake",
        },
        fr: {
          question: "c’est où ?",
          unclear: "d’accord mais pas plus de 1000",
          all: "tout approuver",
          undo: "oups je me suis trompé",
        },
      }[language];
      const what = decide.what(`${title} · ThinkPad X1`, money(1_600, "EUR", language));
      await asksForLaptop();
      await eventually(() => expect(paul.reads()).toContain("ThinkPad X1"));

      await paul.writes(says.question);
      await eventually(() => expect(paul.reads()).toContain(decide.question(what, "Mona Petit")));
      await paul.presses(decide.sendAsQuestion);
      await eventually(() => {
        expect(paul.reads()).toContain(decide.asked("Mona Petit"));
        expect(mona.reads()).toContain(says.question);
      });
      await paul.writes(says.unclear);
      await eventually(() => expect(paul.reads()).toContain(decide.either(what, "Mona Petit")));

      await paul.writes(says.all);
      await eventually(() => expect(paul.reads()).toContain(list.title(1)));
      await paul.presses(paul.words.buttons.press.approve);
      await eventually(() => {
        expect(paul.reads()).toContain(list.approved(what, "Mona Petit"));
        expect(paul.reads()).toContain(list.none);
        // What asked him before asks him no more.
        expect(paul.reads()).not.toContain(decide.either(what, "Mona Petit"));
        expect(noor.reads()).toContain("ThinkPad X1");
      });
      await paul.writes(says.undo);
      await eventually(() => expect(paul.reads()).toContain(stands.approved(what, "Mona Petit")));
      expect(await world.rows("select 1 from ticket")).toHaveLength(1);
    });

    it("is approved again of whoever its new answers ask, each reading what it was and is", async () => {
      const { press } = paul.words.buttons;
      await asksForLaptop("900");
      await eventually(() => expect(paul.buttonsOn(title)).toContain(press.approve));
      await paul.presses(press.approve);
      await eventually(async () => expect(await turns()).toEqual(["approver", "agents"]));

      await eventually(() => expect(mona.buttonsOn(title)).toContain(mona.words.buttons.changeAnswers));
      await mona.presses(mona.words.buttons.changeAnswers);
      await eventually(() => expect(mona.form()).not.toBeNull());
      expect(mona.formSays()).toContain(mona.words.answers.asksAgain);
      await answers({ [said.price]: "1900", [said.why]: "It draws" }); // what she answered before stands there
      expect(await mona.sends()).toEqual({});
      world.waits(tenMinutes); // he was asked just before: a change rings once in ten minutes
      const euros = (amount: number) => money(amount, "EUR", language);
      const change = `${euros(900)} → ${euros(1_900)}`;
      await eventually(() => {
        expect(paul.reads()).toContain(change);
        expect(paul.reads()).toContain(paul.words.approvals.changedSinceYou);
        expect(claire.readsThread(title)).toContain(change);
        expect(mona.reads()).toContain(euros(1_900));
      });

      await paul.presses(press.approve);
      await eventually(() => expect(noor.buttonsOn(title)).toContain(press.approve));
      await noor.presses(press.approve);
      await eventually(async () => expect(await turns()).toEqual(["approver", "agents", "approver", "agents"]));
      expect(
        (await world.rows("select jsonb_path_query_array(answers, '$[*].number') as numbers from ticket"))[0],
      ).toEqual({
        numbers: [1_900],
      });

      // An agent corrects it too, under "More…", and Mona is told.
      await claire.pressesInChannel(title, claire.words.buttons.fill.more);
      await eventually(() => expect(claire.formSays()).not.toBe(""));
      await claire.pressesInForm(claire.words.buttons.changeAnswers);
      await eventually(() => expect(claire.form()).not.toEqual({}));
      await answers({ [said.price]: "1950" }, claire);
      for (let page = 0; claire.form() !== null && page < 3; page += 1) expect(await claire.sends()).toEqual({});
      await eventually(() => expect(mona.reads()).toContain(euros(1_950)));
      world.waits(tenMinutes); // what is news to her is told together
      await eventually(() => {
        expect(mona.reads()).toContain(mona.words.personNotes.answersChanged("Claire Dubois"));
        expect(mona.reads()).toContain(`${euros(1_900)} → ${euros(1_950)}`);
      });
    });
  },
);
