import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import type { Stage } from "./stage/cast.ts";
import { opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

/** A usual desk, Monday to Friday, 9:00 to 18:00 in Paris; it is Monday, 23 November, 10:00. */
describe.each(everywhere(import.meta.filename))(
  "a queue's hours, changed in chat on $platform, in $language",
  ({ platform, language }) => {
    let world: World;
    let stage: Stage;

    beforeEach(async () => {
      ({ world, stage } = await createStage(platform, language));
      await stage.setsUp();
      await opens(stage.employee("Mona Petit"), "The printer eats paper"); // P3: answered in 4 h, by 14:00
    });
    afterEach(() => world.close());

    const due = (): Promise<readonly unknown[]> =>
      world.rows(`select to_char((clock->'due'->>'first-response')::timestamptz at time zone 'Europe/Paris', 'Dy HH24:MI') as due
                  from ticket`);
    const is = (when: string) => eventually(async () => expect(await due()).toEqual([{ due: when }]));

    it("the lead sees what it would do, goes back, saves it, and the channel and the ticket follow", async () => {
      const { lead } = stage;
      const { buttons, queuePolicy: says } = lead.words;
      const there = stage.leadIn("support");
      await is("Mon 14:00");
      await there.commands("queues");
      await there.presses(buttons.queues.service);
      await there.presses(says.change.hours);

      await lead.enters({ [says.week]: "whenever", [says.zone]: "Europe/Pari" });
      const wrong = Object.values(await lead.sends()).join();
      for (const error of [says.errors.unread("whenever"), says.errors.zoneMeant("Europe/Pari", "Europe/Paris")])
        expect(wrong + lead.formSays()).toContain(error);
      expect(lead.form()).toMatchObject({ [says.week]: "whenever", [says.zone]: "Europe/Pari" });

      await lead.enters({ [says.week]: "Mon – Fri: 10:00 – 12:00", [says.zone]: "Europe/Paris" });
      expect(await lead.sends()).toEqual({});
      expect(lead.formSays()).toContain(says.moved(1, says.later(1)));
      await lead.pressesInForm(says.back);
      expect(lead.form()).toMatchObject({ [says.week]: "Mon – Fri: 10:00 – 12:00" });
      await lead.enters({ [says.week]: "Mon – Fri: 10:00 – 13:00\nSat: 10:00 – 11:00" });
      expect(await lead.sends()).toEqual({});
      await is("Mon 14:00");

      await lead.pressesInForm(says.save);
      await eventually(() => expect(lead.formSays()).toContain(says.saved.hours("support")));
      await lead.closesForm();
      await is("Tue 11:00"); // three hours of Monday, one of Tuesday
      await eventually(() =>
        expect(stage.agent("Claire Dubois").readsChannel()).toContain(says.told.hours("Ada Admin", "support")),
      );
      await there.commands("queues");
      await there.presses(buttons.queues.service);
      await eventually(() => expect(there.hears()).toContain(says.changedBy("Ada Admin")));
    });
  },
);
