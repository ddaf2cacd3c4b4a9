import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { usualPolicy } from "../../src/kernel/policy.ts";
import { appears, eventually as soon } from "../support/eventually.ts";
import { paper, screenshot } from "../support/pictures.ts";
import type { Agent, Dropped, Person } from "./stage/cast.ts";
import { claims, opens } from "./stage/shortcuts.ts";
import { createWorld, type World } from "./stage/world.ts";

/** A file is fetched, shown in its note, and put beside it: three errands, one after the other. */
const eventually = <Seen>(look: () => Seen | Promise<Seen>): Promise<Seen> => soon(look, { within: 25_000 });

describe.each(["en", "fr"] as const)("files put into forms on Slack, in %s", (language) => {
  let world: World;
  let onSlack: Agent;
  let onTeams: Agent;
  let mona: Person;
  let noor: Person;
  beforeAll(async () => {
    world = await createWorld({ slack: true, teams: true }, language);
    if (world.slack === null || world.teams === null) throw new Error("both platforms are there");
    onSlack = world.slack.agent("Claire Dubois");
    onTeams = world.teams.agent("Paul Martin");
    await world.slack.setsUp();
    await world.teams.setsUp();
    mona = world.slack.employee("Mona Petit");
    noor = world.teams.employee("Noor Haddad");
  });
  afterAll(() => world.close());

  const file = (name: string, type: string, bytes: Buffer): Dropped => ({ name, type, bytes });
  const calls = async (title: string) => {
    await mona.callsForm();
    await soon(() => expect(Object.keys(mona.form() ?? {})).toContain(mona.words.forms.newTicket.titleLabel));
    await mona.enters({ [mona.words.forms.newTicket.titleLabel]: title });
  };

  it("those of a new ticket stay while the form is drawn anew, and come with the ticket", async () => {
    const { inForm } = mona.words.files;
    await calls("The lift is stuck");
    await mona.attaches([file("lift.png", "image/png", await screenshot())]);
    await mona.pressesInForm(mona.words.forms.moreDetails);
    await mona.attaches([file("plan.pdf", "application/pdf", paper)]);
    expect(mona.form()?.[inForm.label]).toBe("lift.png, plan.pdf");
    expect(await mona.sends()).toEqual({});
    await eventually(() => {
      expect(onTeams.readsThread("The lift is stuck")).toContain(onTeams.words.files.picture("lift.png"));
      expect(onTeams.readsThread("The lift is stuck")).toContain("plan.pdf");
      expect(onSlack.readsThread("The lift is stuck")).toContain("🖼 lift.png");
      expect(onSlack.readsThread("The lift is stuck")).toContain("🖼 plan.pdf");
    });
  });

  it("what nobody would get is told on its field, and what was typed stays", async () => {
    const { files } = mona.words;
    await calls("The door is shut");
    await mona.attaches([file("fix.exe", "application/octet-stream", Buffer.from("MZ"))]);
    expect(await mona.sends()).toEqual({ [files.inForm.label]: files.toSender.refused.program("fix.exe") });
    expect(mona.form()).toMatchObject({
      [mona.words.forms.newTicket.titleLabel]: "The door is shut",
      [files.inForm.label]: "fix.exe",
    });
    await mona.closesForm();
    expect(onSlack.readsChannel()).not.toContain("The door is shut");
  });

  it("those of a reply are seen by the requester in Teams, and by the agents on both sides", async () => {
    const title = "The screen flickers";
    await opens(noor, title);
    await appears(() => onSlack.readsChannel().includes(title) || undefined);
    await claims(onSlack, title);
    await onSlack.pressesInChannel(title, onSlack.words.buttons.fill.reply);
    await appears(() => onSlack.form() ?? undefined);
    await onSlack.enters({ [onSlack.words.forms.text.reply]: "Unplug this one" });
    expect(await onSlack.attaches([file("plug.png", "image/png", await screenshot())])).toBe(true);
    expect(await onSlack.sends()).toEqual({});
    await eventually(() => {
      expect(noor.reads()).toContain("Unplug this one");
      expect(noor.reads()).toContain(noor.words.files.picture("plug.png"));
      expect(onTeams.readsThread(title)).toContain(onTeams.words.files.picture("plug.png"));
      expect(onSlack.readsThread(title)).toContain("🖼 plug.png");
    });
  });

  it("what its queue does not take is told on the field of a reply, with what it takes", async () => {
    const { files, forms, buttons } = onSlack.words;
    const title = "The screen flickers";
    const strict = { atMost: 1_000, types: ["pdf"] } as const;
    await world.goesBy({ ...usualPolicy, queues: { support: { hours: null, nextLevel: null, files: strict } } });
    await onSlack.pressesInChannel(title, buttons.fill.reply);
    await appears(() => onSlack.form() ?? undefined);
    await onSlack.enters({ [forms.text.reply]: "See this" });
    await onSlack.attaches([file("manual.mp4", "video/mp4", Buffer.from("moving"))]);
    const taken = [files.size(strict.atMost), files.kinds.pdf] as const;
    expect(await onSlack.sends()).toEqual({
      [files.inForm.label]: files.toSender.refused["not-taken"]("manual.mp4", ...taken),
    });
    expect(onSlack.form()).toMatchObject({ [forms.text.reply]: "See this", [files.inForm.label]: "manual.mp4" });
    await onSlack.closesForm();
    expect(noor.reads()).not.toContain("See this");
  });
});
