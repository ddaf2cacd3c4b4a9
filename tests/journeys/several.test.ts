import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { claims, opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const search = { en: "search chair", fr: "cherche chair" } as const;

describe.each(everywhere(import.meta.filename))(
  "several tickets at once on $platform in $language",
  ({ platform, language }) => {
    let world: World;
    afterEach(() => world.close());

    it("are changed in the background, their requesters hear of it, and the lead reads which were not", async () => {
      const { world: made, stage } = await createStage(platform, language);
      world = made;
      const claire = stage.agent("Claire Dubois");
      await stage.setsUp();
      const mona = stage.employee("Mona Petit");
      const { several: says, buttons, forms, search: found } = claire.words;
      await world.rows(
        "insert into queue_lead (queue_name, person_id) select 'support', id from person where name = 'Claire Dubois'",
      );
      await opens(mona, "Broken chair");
      await opens(mona, "Second chair");
      await claims(claire, "Broken chair");
      await eventually(async () => expect(await world.rows("select from search_pending")).toEqual([]));

      await claire.commands(search[language]);
      await eventually(() => expect(claire.reads()).toContain(found.count(2)));
      const all = platform === "slack" ? says.all(2) : "yes";
      await claire.presses(buttons.several.assign);
      await eventually(() => expect(claire.formSays()).toContain(says.which));
      await claire.enters({ [says.allLabel]: all, [forms.assignTo]: "Claire Dubois" });
      expect(await claire.sends()).toEqual({});
      await eventually(() => expect(claire.formSays()).toContain(says.later));
      await claire.closesForm();
      // What she had already is done too.
      await eventually(() => expect(claire.reads()).toContain(says.done.assign(2, 2, "Claire Dubois")));

      await claire.commands(search[language]);
      await eventually(() => expect(claire.reads()).toContain(found.count(2)));
      await claire.presses(buttons.several.reject);
      await eventually(() => expect(claire.formSays()).toContain(says.which));
      await claire.enters({ [says.allLabel]: all, [forms.reason.reject]: "Chairs are on their way" });
      expect(await claire.sends()).toEqual({});
      await claire.closesForm();
      await eventually(() => expect(claire.reads()).toContain(says.done.reject(2, 2)));
      await eventually(() => expect(mona.reads()).toContain("Chairs are on their way"));
      await eventually(async () => expect(await world.rows("select from several_changed")).toEqual([]));
    });
  },
);
