import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const verb = { en: "issues", fr: "incidents connus" } as const;
const sentence = { en: "my vpn doesn’t connect", fr: "mon vpn ne se connecte plus" } as const;
const words = { en: "Nobody gets in. We’re on it.", fr: "Plus personne ne passe. On y travaille." } as const;

describe.each(everywhere(import.meta.filename))("a known issue on $platform in $language", ({ platform, language }) => {
  let world: World;
  afterEach(() => world.close());

  it("is told from a ticket above the form and in the chat, counts with one press, and says when it is over", async () => {
    const { world: made, stage } = await createStage(platform, language);
    world = made;
    const claire = stage.agent("Claire Dubois");
    await stage.setsUp();
    const [mona, noor] = [stage.employee("Mona Petit"), stage.employee("Noor Haddad")];
    const { knownIssues, buttons } = mona.words;
    const { form } = knownIssues;
    await opens(mona, sentence[language]);
    await eventually(() => expect(claire.buttonsInChannel(sentence[language])).toContain(buttons.fill.more));
    await claire.pressesInChannel(sentence[language], buttons.fill.more);
    await eventually(() => expect(claire.formSays()).toContain(buttons.tellKnownIssue));
    await claire.pressesInForm(buttons.tellKnownIssue);
    await eventually(() => expect(claire.formSays()).toContain(form.everybody));
    await claire.enters({ [form.service]: "VPN", [form.words]: words[language] });
    expect(await claire.sends()).toEqual({});
    await eventually(() => expect(claire.formSays()).toContain(words[language]));
    await claire.closesForm();

    await noor.callsForm();
    await eventually(() => expect(noor.formSays()).toContain(words[language]));
    expect(noor.formSays()).not.toContain(sentence[language]);
    await noor.pressesInForm(buttons.meToo);
    await eventually(() => expect(noor.formSays()).toContain(knownIssues.counted("VPN", 1)));
    await noor.closesForm();

    const paul = stage.employee("Paul Petit");
    await paul.writes(sentence[language]);
    await eventually(() => expect(paul.reads()).toContain(words[language]));
    await paul.presses(buttons.meToo);
    await eventually(() => expect(paul.reads()).toContain(knownIssues.counted("VPN", 2)));
    expect(await world.rows("select from ticket")).toHaveLength(1);

    await claire.commands(verb[language]);
    await eventually(() => expect(claire.reads()).toContain(knownIssues.affected(3)));
    await claire.presses(buttons.knownIssueOver);
    const over = knownIssues
      .over("VPN")
      .map((each) => ("text" in each ? each.text : ""))
      .join("");
    await eventually(() => expect(noor.reads()).toContain(over));
    await eventually(() => expect(paul.reads()).toContain(over));
    await eventually(() => expect(mona.reads()).toContain(over)); // of whose ticket it was made
    await noor.callsForm();
    expect(noor.formSays()).not.toContain(words[language]);
  });
});
