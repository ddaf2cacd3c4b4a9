import { afterAll, beforeAll, describe, expect, it } from "vitest";
import sharp from "sharp";
import { appears, eventually as soon } from "../support/eventually.ts";
import { paper, photograph, screenshot } from "../support/pictures.ts";
import type { Agent, Dropped, Person, Stage } from "./stage/cast.ts";
import { opens } from "./stage/shortcuts.ts";
import { createWorld, type World } from "./stage/world.ts";

/** A file is fetched, shown in its note, and put beside it: three errands, one after the other. */
const eventually = <Seen>(look: () => Seen | Promise<Seen>): Promise<Seen> => soon(look, { within: 25_000 });

describe.each(["en", "fr"] as const)("files across Slack and Teams, in %s", (language) => {
  let world: World;
  let stages: { slack: Stage; teams: Stage };
  let onSlack: Agent;
  let onTeams: Agent;
  let mona: Person;
  let noor: Person;
  beforeAll(async () => {
    world = await createWorld({ slack: true, teams: true }, language);
    if (world.slack === null || world.teams === null) throw new Error("both platforms are there");
    stages = { slack: world.slack, teams: world.teams };
    onSlack = stages.slack.agent("Claire Dubois");
    onTeams = stages.teams.agent("Paul Martin");
    await stages.slack.setsUp();
    await stages.teams.setsUp();
    mona = stages.slack.employee("Mona Petit");
    noor = stages.teams.employee("Noor Haddad");
    await opens(mona, "The lift is stuck");
    await opens(noor, "The screen flickers");
    for (const agent of [onSlack, onTeams])
      for (const title of ["The lift is stuck", "The screen flickers"])
        await appears(() => agent.readsChannel().includes(title) || undefined);
  });
  afterAll(() => world.close());

  const file = (name: string, type: string, bytes: Buffer): Dropped => ({ name, type, bytes });

  /** What stands in a thread on Slack, as its readers download it. */
  const onSlackAs = (name: string): Buffer => {
    const found = [...(world.workspace?.state.files.values() ?? [])].filter(
      (each) => each.name === name && each.user === world.workspace?.bot.id,
    );
    expect(found).toHaveLength(1);
    return found[0]?.content ?? Buffer.alloc(0);
  };

  it("a screenshot sent in Slack is seen by an agent in Teams, and by those who read the channel in Slack", async () => {
    const { files } = onTeams.words;
    await mona.answersUnder("The lift is stuck", "Look at this", [file("lift.png", "image/png", await screenshot())]);
    await eventually(() => {
      expect(onTeams.readsThread("The lift is stuck")).toContain(files.picture("lift.png"));
      expect(onSlack.readsThread("The lift is stuck")).toContain("🖼 lift.png");
    });
    expect(onTeams.readsThread("The lift is stuck")).not.toContain(files.coming);
    expect(onTeams.readsThread("The lift is stuck")).toContain("Look at this");
  });

  it("a photograph sent in Teams is seen by an agent in Slack, upright, and tells nobody where it was taken", async () => {
    const taken = await photograph();
    expect(taken.toString("latin1")).toContain("Nokia");
    await noor.answersUnder("The screen flickers", "It looks like this", [file("photo.jpg", "image/jpeg", taken)]);
    await eventually(() => expect(onSlack.readsThread("The screen flickers")).toContain("🖼 photo.jpg"));
    const seen = onSlackAs("photo.jpg");
    expect(seen.toString("latin1")).not.toContain("Nokia");
    const { width, height, exif } = await sharp(seen).metadata();
    expect([width, height, exif]).toEqual([600, 800, undefined]);
  });

  it("a picture pasted in Teams arrives too", async () => {
    const pasted = { ...file("", "image/png", await screenshot()), pasted: true } as const;
    await noor.answersUnder("The screen flickers", "And like this", [pasted]);
    await eventually(() => expect(onSlack.readsThread("The screen flickers")).toContain("🖼 image.png"));
    await onTeams.chatsUnder("The lift is stuck", "The cable is off", [pasted]);
    await eventually(() => expect(onSlack.readsThread("The lift is stuck")).toContain("🖼 image.png"));
    expect(mona.reads()).not.toContain("🖼 image.png"); // among agents
  });

  it("a document arrives as it was sent", async () => {
    await noor.answersUnder("The screen flickers", "", [file("invoice.pdf", "application/pdf", paper)]);
    await eventually(() => expect(onSlack.readsThread("The screen flickers")).toContain("🖼 invoice.pdf"));
    expect(onSlackAs("invoice.pdf")).toEqual(paper);
    expect(await world.rows("select name from file where state <> 'kept'")).toEqual([]);
  });

  it("what an agent sends on from Slack is seen by the requester in Teams", async () => {
    const { slack } = onSlack;
    await onSlack.chatsUnder("The screen flickers", "Unplug this one", [
      file("plug.png", "image/png", await screenshot()),
    ]);
    const place = slack?.sees().length; // they are on Slack
    expect(place).toBeDefined();
    const root = slackChannel().find(({ text }) => text.includes("The screen flickers"));
    const said = slack?.sees(root?.thread).findLast(({ text }) => text.includes("Unplug this one"));
    if (slack === null || said === undefined) throw new Error("they wrote there");
    await slack.usesShortcutOn(said, "reply_to_requester");
    await eventually(() => expect(noor.reads()).toContain(noor.words.files.picture("plug.png")));
    expect(noor.reads()).toContain("Unplug this one");
  });

  const slackChannel = () => {
    const channel = [...(world.workspace?.state.channels.values() ?? [])].find(
      ({ kind, messages }) => kind !== "im" && messages.length > 0,
    );
    return onSlack.slack?.sees({ channel: channel?.id ?? "" }) ?? [];
  };

  it("whoever sends a program reads why nobody gets it, and so do those who would", async () => {
    const { files } = mona.words;
    await mona.answersUnder("The lift is stuck", "Run this", [
      file("fix.exe", "application/octet-stream", Buffer.from("MZ")),
    ]);
    await eventually(() => {
      expect(mona.reads()).toContain(files.toSender.refused.program("fix.exe"));
      expect(onTeams.readsThread("The lift is stuck")).toContain(files.refused.program("", ""));
    });
  });

  it("a document is downloaded by whoever may read it, for a while", async () => {
    const { teams, words } = onTeams;
    if (teams === null) throw new Error("they are on Teams");
    await mona.answersUnder("The lift is stuck", "The manual", [file("manual.pdf", "application/pdf", paper)]);
    await eventually(() => expect(onTeams.readsThread("The lift is stuck")).toContain("manual.pdf · 1"));
    await teams.person.presses(words.buttons.download, { in: teams.channel, on: "manual.pdf" });
    const link = await appears(() => linkIn(teams.person.posts("chat").map(({ card }) => card)));
    const response = await fetch(link);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(paper);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-disposition": `attachment; filename="manual.pdf"; filename*=UTF-8''manual.pdf`,
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("sandbox"),
      "cache-control": "private, no-store",
    });
    expect((await fetch(link, { method: "POST" })).status).toBe(405);
    const looked = await fetch(link, { method: "HEAD" });
    expect([looked.status, looked.headers.get("content-length"), await looked.text()]).toEqual([
      200,
      String(paper.length),
      "",
    ]);
    const another = await fetch(link.replace(/[^/]+$/, "bm9ib2R5IGhhcyB0aGlz"));
    expect([another.status, await another.text()]).toEqual([404, `${words.files.linkOver}\n`]);
    world.waits(16 / (24 * 60));
    const over = await fetch(link, { headers: { "accept-language": language === "fr" ? "en" : "fr" } });
    expect([over.status, await over.text()]).toEqual([404, `${words.files.linkOver}\n`]); // to whom it was given
  });

  it("what was sent with a ticket goes with it when that is taken back, and comes with it when it is sent after all", async () => {
    const olga = stages.slack.employee("Olga Roux");
    const { buttons, whispers } = olga.words;
    const title = "The tap drips";
    await olga.writes(title, [file("drip.png", "image/png", await screenshot())]);
    await eventually(() => expect(olga.reads()).toContain(whispers.sentAsKind("").slice(0, 5)));
    await olga.presses(buttons.sendAsItIs);
    const isSeen = () => {
      expect(onTeams.readsThread(title)).toContain(onTeams.words.files.picture("drip.png"));
      expect(onSlack.readsThread(title)).toContain("🖼 drip.png");
    };
    await eventually(isSeen);
    await olga.presses(buttons.press.undo);
    await eventually(() => {
      for (const agent of [onTeams, onSlack]) {
        expect(agent.readsThread(title)).toContain(agent.words.agentsNotes.takenBackTooBy("Olga Roux"));
        expect(agent.readsThread(title)).not.toContain("drip.png");
      }
      expect(olga.reads()).not.toContain(olga.words.personNotes.saidAfterEnd);
    });
    await olga.presses(buttons.press["send-again"]);
    await eventually(isSeen);
  });

  it("and no more by somebody who is no agent of it any more", async () => {
    const { teams, words } = onTeams;
    if (teams === null) throw new Error("they are on Teams");
    const before = linkIn(teams.person.posts("chat").map(({ card }) => card));
    await teams.person.presses(words.buttons.download, { in: teams.channel, on: "manual.pdf" });
    const link = await appears(() => {
      const found = linkIn(teams.person.posts("chat").map(({ card }) => card));
      return found === before ? undefined : found;
    });
    expect((await fetch(link)).status).toBe(200);
    await onTeams.leavesChannel();
    await eventually(async () => expect((await fetch(link)).status).toBe(404));
  });
});

/** The newest link to a file on these cards. */
const linkIn = (cards: readonly unknown[]): string | undefined =>
  [...JSON.stringify(cards).matchAll(/http:\/\/127\.0\.0\.1:\d+\/files\/[\w-]+/g)].map(([found]) => found).at(-1);
