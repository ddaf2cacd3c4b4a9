import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readPolicy } from "../../src/policy-file/read-policy.ts";
import { eventually } from "../support/eventually.ts";
import type { Agent, Person } from "./stage/cast.ts";
import { claims, goesOnTo, hearsLater, opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const policy = `
queues:
  support:
    statuses:
      ordered: { under: on-hold, emoji: 📦, name: { en: Ordered, fr: Commandé }, says: { en: It is ordered., fr: C’est commandé. } }
      shipped: { under: on-hold, emoji: 🚚, name: { en: Being delivered, fr: En livraison } }
    toResolve:
      fields:
        category:
          label: { en: Category, fr: Catégorie }
          options: { device: { en: Device, fr: Matériel }, paper: { en: Paper, fr: Papier } }
    criteria:
      speed: { en: Speed, fr: Rapidité }
      result: { en: Result, fr: Résultat }
`;
const title = "A new screen";
const ordered = { en: "📦 Ordered", fr: "📦 Commandé" } as const;
const shipped = { en: "🚚 Being delivered", fr: "🚚 En livraison" } as const;
const says = { en: "It is ordered.", fr: "C’est commandé." } as const;
const category = { en: "Category", fr: "Catégorie" } as const;
const device = { en: "Device", fr: "Matériel" } as const;
const speed = { en: "Speed", fr: "Rapidité" } as const;
const result = { en: "Result", fr: "Résultat" } as const;

describe.each(everywhere(import.meta.filename))("on $platform in $language", ({ platform, language }) => {
  let world: World;
  let claire: Agent;
  let mona: Person;

  beforeEach(async () => {
    const { world: made, stage } = await createStage(platform, language);
    world = made;
    claire = stage.agent("Claire Dubois");
    mona = stage.employee("Mona Petit");
    await stage.setsUp();
    const read = await readPolicy(policy, { zone: "Europe/Paris" });
    if (!read.ok) throw new Error(read.problems.join("\n"));
    await world.goesBy({ ...read.policy, undoSend: 0 });
    await opens(mona, title);
    await claims(claire, title);
  });
  afterEach(() => world.close());

  /** On Teams what is wrong is read in the form itself. */
  const isWrong = async (): Promise<string> => [...Object.values(await claire.sends()), claire.formSays()].join();
  const keyIs = (key: string) =>
    eventually(async () =>
      expect(await world.rows("select custom_status ->> 'key' as key from ticket")).toEqual([{ key }]),
    );

  it("a status of the queue is one press in the menu or in “More…”, and is found by its name", async () => {
    await claire.pressesInChannel(title, ordered[language]);
    await hearsLater(world, mona, says[language]);
    await eventually(() => expect(claire.readsChannel()).toContain(ordered[language]));
    await goesOnTo(claire, title, shipped[language]);
    await keyIs("shipped");
    const called = shipped[language].slice("🚚 ".length);
    await eventually(async () => expect(await world.rows("select 1 from search_pending")).toEqual([]));
    await claire.commands(language === "fr" ? "cherche statut:livraison" : "search status:delivered");
    await eventually(() => expect(claire.reads()).toContain(called));
    await mona.commands(language === "fr" ? "statut" : "status");
    await eventually(() => expect(mona.reads() + mona.whispered()).toContain(called));
  });

  it("a hold says why, or has a status that does", async () => {
    const { buttons, forms, refusals } = claire.words;
    await claire.pressesInChannel(title, buttons.fill.hold);
    expect(await isWrong()).toContain(refusals.holdUnexplained);
    await claire.enters({ [forms.statusIs]: ordered[language] });
    expect(await claire.sends()).toEqual({});
    await keyIs("ordered");
  });

  it("nothing is resolved before all is said, nothing typed is lost, and what is good is said beside the stars", async () => {
    const { buttons, forms, refusals } = claire.words;
    await claire.pressesInChannel(title, buttons.fill.reply);
    const typed = { [forms.text.reply]: "It stands there.", [forms.isThatAll]: forms.resolvesIt };
    await claire.enters(typed);
    expect(await isWrong()).toContain(refusals.notAllSaid(category[language]));
    expect(claire.form()?.[forms.text.reply]).toBe("It stands there.");
    await claire.enters({ [forms.ifResolved(category[language])]: device[language] });
    expect(await claire.sends()).toEqual({});
    await eventually(() => expect(mona.buttonsOn(title)).toContain("4 ★"));
    expect(await world.rows("select attempts #>> '{0,codes,0,chosen,0,value}' as code from ticket")).toEqual([
      { code: "device" },
    ]);

    await mona.presses("4 ★");
    await eventually(() => expect(mona.buttonsOn(title)).toContain(`👍 ${speed[language]}`));
    await mona.presses(`👍 ${speed[language]}`);
    await eventually(() => expect(mona.buttonsOn(title)).toContain(`✓ 👍 ${speed[language]}`));
    await mona.presses(`👎 ${result[language]}`);
    const card = `★★★★☆ · 👍 ${speed[language]} · 👎 ${result[language]}`;
    await eventually(() => expect(claire.readsChannel()).toContain(card));
  });
});
