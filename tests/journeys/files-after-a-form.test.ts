import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually as soon } from "../support/eventually.ts";
import { paper, screenshot } from "../support/pictures.ts";
import type { Agent, Dropped, Person } from "./stage/cast.ts";
import { opens } from "./stage/shortcuts.ts";
import { createWorld, type World } from "./stage/world.ts";

const eventually = <Seen>(look: () => Seen | Promise<Seen>): Promise<Seen> => soon(look, { within: 25_000 });
const minute = 1 / (24 * 60); // days

describe.each(["en", "fr"] as const)("files sent in Teams after a form, in %s", (language) => {
  let world: World;
  let agent: Agent;
  let noor: Person;
  beforeAll(async () => {
    world = await createWorld({ teams: true }, language);
    if (world.teams === null) throw new Error("Teams is there");
    agent = world.teams.agent("Paul Martin");
    await world.teams.setsUp();
    noor = world.teams.employee("Noor Haddad");
  });
  afterAll(() => world.close());

  const file = (name: string, type: string, bytes: Buffer): Dropped => ({ name, type, bytes });
  const picture = async (name: string) => file(name, "image/png", await screenshot());

  it("a screenshot follows the ticket, and its sender is told to which", async () => {
    await opens(noor, "The screen flickers");
    expect(noor.reads()).toContain(noor.words.files.sendHere);
    await noor.writes("", [await picture("screen.png")]);
    await eventually(() => expect(noor.reads()).toMatch(/📎.*I\d{6}_\d{4}/u));
    expect(agent.readsThread("The screen flickers")).not.toContain("screen.png");
    world.waits(minute);
    await eventually(() =>
      expect(agent.readsThread("The screen flickers")).toContain(agent.words.files.picture("screen.png")),
    );
    const { reference } = await only();
    // What asked is answered, and stands there no more.
    await eventually(() =>
      expect(noor.reads()).toContain(`📎 ${noor.words.whispers.placed(`${reference} The screen flickers`)}`),
    );
    expect(noor.reads()).not.toContain(noor.words.whispers.filesGoTo(1, reference));
    await expect(noor.presses(noor.words.buttons.notThisOne)).rejects.toThrow("No button");
    expect(agent.readsThread("The screen flickers")).toContain(agent.words.files.picture("screen.png"));
  });

  it("and does not where they say that it is not for this one: they are asked for which", async () => {
    const { whispers, buttons } = noor.words;
    const { reference } = await only();
    await noor.writes("", [file("invoice.pdf", "application/pdf", paper)]);
    await eventually(() => expect(noor.reads()).toContain(whispers.filesGoTo(1, reference)));
    await noor.presses(buttons.notThisOne);
    await eventually(() => expect(noor.reads()).toContain(whispers.place));
    expect(await world.rows("select key from timer where key like 'words %'")).toEqual([]);
    expect(agent.readsThread("The screen flickers")).not.toContain("invoice.pdf");
    expect(await world.rows("select id from pending_words where files <> '[]'")).toHaveLength(1);
  });

  it("and once the ticket is older they are asked at once", async () => {
    world.waits(11 * minute);
    await noor.writes("", [await picture("late.png")]);
    await eventually(() => expect(noor.reads()).toContain(noor.words.whispers.place));
    expect(await world.rows("select key from timer where key like 'words %'")).toEqual([]);
  });

  const only = async () => {
    const [row] = await world.rows("select reference from ticket");
    return { reference: String(row?.["reference"]) };
  };
});
