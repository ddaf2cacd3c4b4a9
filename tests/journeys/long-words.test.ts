import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { claims, opens } from "./stage/shortcuts.ts";
import { createStage, type World } from "./stage/world.ts";

const title = "Crash log";
const minutes = Array.from({ length: 180 }, (_, minute) => String(minute % 60).padStart(2, "0"));
const log = minutes.map((minute, line) => `2026-11-23T09:${minute}:00 ERROR worker-${line} failed to open its handle`);

describe.each(["slack", "teams"] as const)("long words on %s", (platform) => {
  let world: World;
  afterEach(() => world.close());

  it("of a pasted log of more than 11,000 characters the agents read the last line too", async () => {
    const made = await createStage(platform, "en");
    world = made.world;
    const claire = made.stage.agent("Claire Dubois");
    await made.stage.setsUp();
    const mona = made.stage.employee("Mona Petit");
    await opens(mona, title);
    await claims(claire, title);
    const pasted = [...log, "THE-ROOT-CAUSE-IS-HERE"].join("\n");
    expect(pasted.length).toBeGreaterThan(11_000);

    await mona.answersUnder(title, pasted);

    await eventually(() => {
      const thread = claire.readsThread(title);
      for (const line of [log[0], log[90], "THE-ROOT-CAUSE-IS-HERE"]) expect(thread).toContain(line);
    });
  });

  it("with which a ticket begins are read whole under “More…”, and by their author under “Add details”", async () => {
    const made = await createStage(platform, "en");
    world = made.world;
    const claire = made.stage.agent("Claire Dubois");
    await made.stage.setsUp();
    const mona = made.stage.employee("Mona Petit");
    await mona.writes([title, ...log, "THE-ROOT-CAUSE-IS-HERE"].join("\n"));
    await mona.presses(mona.words.buttons.sendAsItIs);
    await eventually(() => expect(claire.readsChannel()).toContain(title));
    expect(claire.readsChannel()).not.toContain("THE-ROOT-CAUSE-IS-HERE");

    await claire.pressesInChannel(title, claire.words.buttons.fill.more);
    await eventually(() => expect(claire.formSays()).toContain("THE-ROOT-CAUSE-IS-HERE"));
    await mona.presses(mona.words.buttons.addDetails);
    await eventually(() => expect(mona.formSays()).toContain("THE-ROOT-CAUSE-IS-HERE"));
  });
});
