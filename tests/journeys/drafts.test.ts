import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appears, eventually } from "../support/eventually.ts";
import type { Agent, Filled, Person, Stage } from "./stage/cast.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const inBoth = (["en", "fr"] as const).map((language) => ({ language }));
let titles = 0;
const newTitle = (): string => `The copier hums ${(titles += 1)}`;

/** Each field of the form, filled in. */
function everyField({ words }: Person, title: string): Filled {
  const { newTicket, urgencyChoice } = words.forms;
  return {
    [newTicket.titleLabel]: title,
    [newTicket.description]: "Since noon, with every door shut,\nand louder each hour.",
    [newTicket.service]: "Copying",
    [newTicket.urgency]: urgencyChoice.high,
    [newTicket.device]: "CP-11",
    [newTicket.phone]: "4242",
    [newTicket.steps]: "Listen.",
  };
}

/** Slack alone tells what is typed, and that a form is closed. */
describe.each(inBoth)("what was typed into a form that was closed, in $language", ({ language }) => {
  let world: World;
  let stage: Stage;
  let claire: Agent;
  let people = 0;
  beforeAll(async () => {
    ({ world, stage } = await createStage("slack", language));
    claire = stage.agent("Claire Dubois");
    await stage.setsUp();
  });
  afterAll(() => world.close());
  const newcomer = (): Person => stage.employee(`Mona ${language} ${(people += 1)}`);
  const offers = (mona: Person): number => mona.reads().split(mona.words.whispers.draft.kept).length - 1;
  const tickets = (title: string) =>
    world.rows(`select description, urgency, device, phone from ticket where title = '${title}'`);
  const drafts = () => world.rows("select id from draft");
  /** Types and closes at once: what was typed last is still on its way. */
  const abandons = async (mona: Person, filled: Filled): Promise<void> => {
    await mona.callsForm();
    await mona.enters(filled);
    await mona.closesForm();
  };
  const continues = async (mona: Person): Promise<void> => {
    await mona.presses(mona.words.buttons.continueTicket);
    await appears(() => mona.form() ?? undefined);
  };

  it("is offered in their own chat, stands in the form again, and is gone once it is sent", async () => {
    const [mona, title] = [newcomer(), newTitle()];
    const filled = everyField(mona, title);
    await abandons(mona, filled);
    await eventually(() => expect(offers(mona)).toBe(1));
    expect(mona.reads()).toContain(title);
    await continues(mona);
    expect(mona.form()).toMatchObject(filled);
    expect(await mona.sends()).toEqual({});
    await eventually(async () =>
      expect(await tickets(title)).toEqual([
        {
          description: filled[mona.words.forms.newTicket.description],
          urgency: "high",
          device: "CP-11",
          phone: "4242",
        },
      ]),
    );
    expect(await drafts()).toEqual([]);
    const [ticket] = await world.rows(`select reference from ticket where title = '${title}'`);
    await eventually(() => {
      expect(mona.reads()).toContain(mona.words.whispers.sentAs(String(ticket?.["reference"])));
      expect(offers(mona)).toBe(0);
    });
  });

  it("is offered once, however often it is closed and whatever is brought twice", async () => {
    const [mona, title] = [newcomer(), newTitle()];
    world.workspace?.faults.deliverTwice();
    await abandons(mona, { [mona.words.forms.newTicket.titleLabel]: title });
    await eventually(() => expect(offers(mona)).toBe(1));
    await continues(mona);
    await mona.enters({ [mona.words.forms.newTicket.description]: "Still." });
    await mona.closesForm();
    await continues(mona);
    world.workspace?.faults.deliverTwice(false);
    expect(mona.form()).toMatchObject({ [mona.words.forms.newTicket.description]: "Still." });
    await mona.closesForm();
    await world.workspace?.settled();
    expect(offers(mona)).toBe(1);
  });

  it("is not offered when nothing was, or nothing was changed", async () => {
    const mona = newcomer();
    await mona.callsForm();
    await mona.closesForm();
    await mona.callsForm(newTitle());
    await mona.closesForm();
    await abandons(mona, { [mona.words.forms.newTicket.urgency]: mona.words.forms.urgencyChoice.high });
    await world.workspace?.settled();
    await mona.commands("list");
    await eventually(() => expect(mona.reads() + mona.whispered()).toContain(mona.words.lists.noneOfMine));
    expect(offers(mona)).toBe(0);
  });

  it("is discarded on request", async () => {
    const mona = newcomer();
    await abandons(mona, { [mona.words.forms.newTicket.titleLabel]: newTitle() });
    const before = (await eventually(drafts)).length;
    await mona.presses(mona.words.buttons.discard);
    await eventually(() => expect(mona.reads()).toContain(mona.words.whispers.draft.discarded));
    expect(offers(mona)).toBe(0);
    expect(await drafts()).toHaveLength(before - 1);
  });

  it("survives restarts of the desk: while it is typed, when it is closed, and before it is continued", async () => {
    const [mona, title] = [newcomer(), newTitle()];
    const filled = everyField(mona, title);
    const restarts = () => world.rests().then(() => world.returns());
    await mona.callsForm();
    await mona.enters(filled);
    await restarts();
    await mona.closesForm();
    await eventually(() => expect(offers(mona)).toBe(1));
    await restarts();
    await continues(mona);
    expect(mona.form()).toMatchObject(filled);
    await restarts();
    expect(await mona.sends()).toEqual({});
    await eventually(async () => expect(await tickets(title)).toHaveLength(1));
  });

  it("in a command is not lost when no form opens", async () => {
    const [mona, title] = [newcomer(), newTitle()];
    world.workspace?.faults.refuse("views.open", "expired_trigger_id");
    await mona.commands(title);
    await eventually(() =>
      expect(mona.reads()).toContain(mona.words.whispers.offerForm(mona.words.forms.newTicket.title, true)),
    );
    await world.rests();
    await world.returns();
    await mona.presses(mona.words.buttons.openForm);
    await eventually(() => expect(mona.form()).toMatchObject({ [mona.words.forms.newTicket.titleLabel]: title }));
  });

  it("about a ticket is offered as well", async () => {
    const [mona, title] = [newcomer(), newTitle()];
    await mona.callsForm();
    await mona.enters({ [mona.words.forms.newTicket.titleLabel]: title });
    expect(await mona.sends()).toEqual({});
    const { buttons, forms } = claire.words;
    await eventually(() => claire.pressesInChannel(title, buttons.press.claim));
    await claire.pressesInChannel(title, buttons.fill.ask);
    await appears(() => claire.form() ?? undefined);
    await claire.enters({ [forms.text.ask]: "Which copier?" });
    await claire.closesForm();
    const [ticket] = await world.rows(`select reference from ticket where title = '${title}'`);
    const reference = String(ticket?.["reference"]);
    const kept = claire.words.whispers.draft.keptFor(`${reference} ${title}`);
    await eventually(() => expect(claire.reads()).toContain(kept));
    await claire.presses(buttons.continueForm);
    await eventually(() => expect(claire.form()).toMatchObject({ [forms.text.ask]: "Which copier?" }));
    expect(await claire.sends()).toEqual({});
    await eventually(() => expect(mona.reads()).toContain("Which copier?"));
    await eventually(() => {
      expect(claire.reads()).toContain(claire.words.whispers.draft.sent(reference));
      expect(claire.reads()).not.toContain(kept);
    });
  });
});

describe.each(everywhere(import.meta.filename))(
  "a form that is refused, on $platform in $language",
  ({ platform, language }) => {
    let world: World;
    let mona: Person;
    beforeAll(async () => {
      const built = await createStage(platform, language);
      ({ world } = built);
      mona = built.stage.employee("Mona Petit");
      await built.stage.setsUp();
    });
    afterAll(() => world.close());

    it("keeps all that was typed, and is sent once it is right", async () => {
      const title = newTitle();
      const filled = everyField(mona, title);
      const { titleLabel } = mona.words.forms.newTicket;
      await mona.callsForm();
      await mona.enters({ ...filled, [titleLabel]: "  " });
      expect(Object.values(await mona.sends())).toContain(mona.words.errors.required);
      const { [titleLabel]: _, ...others } = filled;
      expect(mona.form()).toMatchObject(others);
      await mona.enters({ [titleLabel]: title });
      expect(await mona.sends()).toEqual({});
      await eventually(async () =>
        expect(await world.rows(`select device, phone from ticket where title = '${title}'`)).toEqual([
          { device: "CP-11", phone: "4242" },
        ]),
      );
    });

    it("for a desk that is away keeps all that was typed too", async () => {
      const title = newTitle();
      const filled = everyField(mona, title);
      await mona.callsForm();
      await mona.enters(filled);
      await world.rests();
      await mona.sends().catch(() => {}); // Slack and Teams say that the app did not answer
      expect(mona.form()).toMatchObject(filled);
      await world.returns();
      expect(await mona.sends()).toEqual({});
      await eventually(async () =>
        expect(await world.rows(`select device from ticket where title = '${title}'`)).toEqual([{ device: "CP-11" }]),
      );
    });
  },
);
