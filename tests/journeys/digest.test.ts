import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import type { Agent, Person, Stage } from "./stage/cast.ts";
import { opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const titles = ["The door squeaks", "The fan hums"] as const;

describe.each(everywhere(import.meta.filename))(
  "two tickets are late, on $platform, in $language",
  ({ platform, language }) => {
    let world: World;
    let stage: Stage;
    let claire: Agent;
    let requesters: readonly Person[];

    beforeEach(async () => {
      ({ world, stage } = await createStage(platform, language));
      claire = stage.agent("Claire Dubois");
      await stage.setsUp();
      requesters = [stage.employee("Mona Petit"), stage.employee("Sam Reed")];
      for (const [index, requester] of requesters.entries()) await opens(requester, titles[index] ?? "");
    });
    afterEach(() => world.close());

    const areLate = async (): Promise<void> => {
      world.waitsUntil("2026-11-23T14:00:05+01:00");
      await eventually(async () =>
        expect(await world.rows("select 1 from ticket_event where event->>'type' = 'alerted'")).toHaveLength(2),
      );
      world.waitsUntil("2026-11-23T14:00:20+01:00");
      await eventually(() => {
        expect(stage.lead.reads()).toContain(stage.lead.words.digests.late(2, "support"));
        expect(claire.readsChannel()).toContain(claire.words.digests.late(2, "support"));
      });
    };

    it("the lead reads them in one message, looks at them, makes sure, and reads that all is clear", async () => {
      const { lead } = stage;
      const { digests, buttons } = lead.words;
      await areLate();
      expect(
        await world.rows("select 1 from surface join person on person.id = person_id where name = 'Ada Admin'"),
      ).toEqual([]);
      await lead.presses(buttons.showLate(2));
      await eventually(() => {
        const told = lead.reads() + lead.formSays() + lead.whispered();
        expect(told).toContain(digests.list("support"));
        for (const title of titles) expect(told).toContain(title);
      });
      await lead.presses(buttons.press.acknowledge);
      await eventually(() => {
        expect(lead.reads()).toContain(digests.seen("Ada Admin", 1, 2, 2));
        expect(claire.readsChannel()).toContain(claire.words.digests.seen("Ada Admin", 1, 2, 2));
      });
      for (const requester of requesters) await requester.presses(requester.words.buttons.withdraw["no-longer-needed"]);
      world.waitsUntil("2026-11-23T14:02:00+01:00");
      await eventually(() => {
        expect(lead.reads()).toContain(digests.cleared("support"));
        expect(claire.readsChannel()).toContain(claire.words.digests.clearedForAgents("support"));
      });
      expect(lead.reads()).not.toContain(digests.late(2, "support"));
    });

    it("the digest goes with the queue into its new channel, and the old one reads no more of it", async () => {
      await areLate();
      const channel = () => world.rows("select address from agents_channel where queue_name = 'support'");
      const before = await channel();
      const there = stage.leadIn("network");
      await there.commands("setup support");
      await there.presses(stage.lead.words.buttons.queues.move);
      await eventually(async () => expect(await channel()).not.toEqual(before));
      const { digests } = claire.words;
      world.waitsUntil("2026-11-23T14:02:00+01:00");
      await eventually(async () => {
        expect(claire.readsChannel()).toContain(digests.elsewhere("support"));
        expect(
          await world.rows(
            `select 1 from digest join agents_channel as channel using (queue_name, platform, tenant, address)
            where person_id is null and digest.message is not null and settled = calls`,
          ),
        ).toHaveLength(1);
      });
      expect(claire.readsChannel()).not.toContain(digests.late(2, "support"));
    });
  },
);
