import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { claims, opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const verb = { en: "articles", fr: "articles" } as const;
const sentence = { en: "my vpn doesn’t connect", fr: "mon vpn ne se connecte plus" } as const;
const titles = { en: "The VPN doesn’t connect", fr: "Le VPN ne se connecte pas" } as const;

describe.each(everywhere(import.meta.filename))("an article on $platform in $language", ({ platform, language }) => {
  let world: World;
  afterEach(() => world.close());

  it("is written by an agent, suggested to whoever says that something is wrong, and answers it before anything is sent", async () => {
    const { world: made, stage } = await createStage(platform, language);
    world = made;
    const claire = stage.agent("Claire Dubois");
    await stage.setsUp();
    const mona = stage.employee("Mona Petit");
    const { articles, buttons } = mona.words;
    const { form } = articles;

    await claire.commands(verb[language]);
    await eventually(() => expect(claire.reads()).toContain(articles.noneToKeep));
    await claire.presses(buttons.newArticle);
    await eventually(() => expect(claire.formSays()).toContain(form.title));
    await claire.enters({
      [form.title]: titles[language],
      [form.body]: "Restart the **box**.",
      [form.state]: articles.state.published,
    });
    expect(await claire.sends()).toEqual({});
    await eventually(() => expect(claire.formSays()).toContain(articles.saved.published));
    await claire.closesForm();

    await mona.writes(sentence[language]);
    await eventually(() => expect(mona.reads()).toContain(articles.mayHelp(1)));
    await mona.presses(buttons.show);
    await eventually(() => expect(mona.formSays()).toContain("Restart the box."));
    await mona.pressesInForm(buttons.articleHelped);
    await eventually(() => expect(mona.formSays()).toContain(articles.solved));
    await eventually(() => expect(mona.reads()).toContain(articles.nothingOpened));
    expect(await world.rows("select from ticket")).toEqual([]);
    expect(claire.readsChannel()).not.toContain(titles[language]);
  });

  it("is made of a ticket that was resolved, and closes one that was sent too soon", async () => {
    const { world: made, stage } = await createStage(platform, language);
    world = made;
    const claire = stage.agent("Claire Dubois");
    await stage.setsUp();
    const mona = stage.employee("Mona Petit");
    const { articles, buttons, forms } = mona.words;
    await opens(mona, titles[language]);
    await claims(claire, titles[language]);
    await claire.pressesInChannel(titles[language], buttons.fill.resolve);
    await claire.enters({ [forms.text.resolve]: "Mona Petit: restart the box." });
    expect(await claire.sends()).toEqual({});
    await eventually(() => expect(claire.buttonsInChannel(titles[language])).toContain(buttons.keepAsArticle));
    await claire.pressesInChannel(titles[language], buttons.keepAsArticle);
    await eventually(() => expect(claire.formSays()).toContain(articles.form.fromTicket));
    expect(claire.form()?.[articles.form.body]).toContain(articles.blanks.name);
    expect(claire.form()?.[articles.form.body]).not.toContain("Mona");
    await claire.enters({ [articles.form.state]: articles.state.published });
    expect(await claire.sends()).toEqual({});
    await eventually(() => expect(claire.formSays()).toContain(articles.saved.published));
    await claire.closesForm();

    const noor = stage.employee("Noor Haddad");
    await noor.callsForm();
    await noor.enters({ [forms.newTicket.titleLabel]: sentence[language] });
    expect(await noor.sends()).toEqual({});
    await eventually(() => expect(noor.reads()).toContain(articles.mayHelp(1)));
    await noor.presses(buttons.show);
    await eventually(() => expect(noor.formSays()).toContain("restart the box."));
    await noor.pressesInForm(buttons.articleHelped);
    await eventually(() => expect(noor.formSays()).toContain(articles.ticketClosed));
    const closed = "select from ticket where cancellation ->> 'reason' = 'solved-by-myself'";
    expect(await world.rows(closed)).toHaveLength(1);
  });
});
