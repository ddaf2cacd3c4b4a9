import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { policyIn } from "../../src/kernel/policy.ts";
import { eventually } from "../support/eventually.ts";
import type { Agent, Person, Stage } from "./stage/cast.ts";
import { claims, goesOnTo, opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const title = "The database does not start";

describe.each(everywhere)("an agent does not get on, on $platform, in $language", ({ platform, language }) => {
  let world: World;
  let stage: Stage;
  let claire: Agent;
  let mona: Person;

  beforeEach(async () => {
    ({ world, stage } = await createStage(platform, language));
    claire = stage.agent("Claire Dubois");
    await stage.setsUp();
    mona = stage.employee("Mona Petit");
  });
  afterEach(() => world.close());

  async function escalates(to: string, reason: string): Promise<void> {
    const { forms, buttons } = claire.words;
    await goesOnTo(claire, title, buttons.fill.escalate);
    await claire.enters({ [forms.escalateTo.whom]: to, [forms.reason.escalate]: reason });
    expect(await claire.sends()).toEqual({});
  }

  it("and escalates to the queue that knows more, with a reason", async () => {
    const usual = policyIn("Europe/Paris");
    await world.goesBy({ ...usual, queues: { support: { hours: null, nextLevel: "network" } } });
    await stage.setsUp("network");
    await opens(mona, title);
    await claims(claire, title);
    await escalates(claire.words.forms.escalateTo.nextLevel("network"), "It hangs in the kernel");
    await eventually(() =>
      expect(claire.readsThread(title)).toContain(
        claire.words.agentsNotes.escalatedTo("Claire Dubois", "support", "network"),
      ),
    );
    world.waitsUntil("2026-11-23T10:15+01:00"); // she is not rung twice in ten minutes
    await eventually(() => expect(mona.reads()).toContain(mona.words.personNotes.moved("network")));
    expect(await world.rows("select queue_name, status, assignee from ticket")).toEqual([
      { queue_name: "network", status: "new", assignee: null },
    ]);
  });

  it("and escalates to whoever leads the queue, who sees to it from their own chat", async () => {
    await opens(mona, title);
    await claims(claire, title);
    await escalates(claire.words.forms.escalateTo.manager, "The supplier does not answer");
    const { lead } = stage;
    await eventually(() => {
      expect(claire.readsThread(title)).toContain(claire.words.agentsNotes.escalatedBy("Claire Dubois"));
      expect(lead.reads()).toContain(lead.words.personNotes.alerted.asked("P3", "Claire Dubois"));
    });
    await lead.presses(lead.words.buttons.press.acknowledge);
    await eventually(() => {
      expect(claire.readsThread(title)).toContain(claire.words.agentsNotes.acknowledged("Ada Admin"));
      expect(lead.buttonsOn(title)).not.toContain(lead.words.buttons.press.acknowledge);
    });
    world.waits(1);
    await new Promise((resolve) => setTimeout(resolve, 1_500)); // a look at the timers, and time to act on it
    expect(await world.rows("select 1 from ticket_event where event->>'type' = 'unacknowledged'")).toEqual([]);
  });
});
