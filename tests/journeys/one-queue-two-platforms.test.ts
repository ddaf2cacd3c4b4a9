import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import type { Stage } from "./stage/cast.ts";
import { claims, opens, resolves } from "./stage/shortcuts.ts";
import { createWorld, type World } from "./stage/world.ts";

const title = "The lift is stuck";

describe.each(["en", "fr"] as const)("one queue served from Slack and from Teams, in %s", (language) => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld({ slack: true, teams: true }, language);
  });
  afterEach(() => world.close());

  const stages = (): { slack: Stage; teams: Stage } => {
    if (world.slack === null || world.teams === null) throw new Error("both platforms are there");
    return { slack: world.slack, teams: world.teams };
  };

  it.each(["slack", "teams"] as const)("shows a claim made on one on the other; requester on %s", async (home) => {
    const stage = stages();
    const onSlack = stage.slack.agent("Claire Dubois");
    const onTeams = stage.teams.agent("Paul Martin");
    await stage.slack.setsUp();
    await stage.teams.setsUp();
    const mona = stage[home].employee("Mona Petit");
    await opens(mona, title);
    await eventually(() => {
      expect(onSlack.readsChannel()).toContain(title);
      expect(onTeams.readsChannel()).toContain(title);
    });

    await claims(onTeams, title);
    await eventually(() => {
      expect(onSlack.buttonsInChannel(title)).not.toContain(onSlack.words.buttons.press.claim);
      expect(onSlack.readsThread(title)).toContain(onSlack.words.agentsNotes.claimed("Paul Martin"));
      expect(mona.reads()).toContain(mona.words.personNotes.claimed("Paul Martin"));
    });

    await onSlack.chatsUnder(title, "Do you need a hand?");
    await eventually(() => expect(onTeams.readsThread(title)).toContain("Do you need a hand?"));
    await mona.answersUnder(title, "There is somebody in it");
    await eventually(() => {
      expect(onSlack.readsThread(title)).toContain("There is somebody in it");
      expect(onTeams.readsThread(title)).toContain("There is somebody in it");
    });
    expect(mona.reads()).not.toContain("Do you need a hand?");

    await resolves(onTeams, title, "They are out", mona);
    await mona.presses(mona.words.buttons.press.confirm);
    await eventually(() => {
      expect(onSlack.readsThread(title)).toContain(onSlack.words.agentsNotes.confirmed("Mona Petit", null));
      expect(onTeams.readsThread(title)).toContain(onTeams.words.agentsNotes.confirmed("Mona Petit", null));
    });
  });
});
