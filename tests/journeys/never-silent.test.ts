import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { phrases } from "../../src/features/words.ts";
import type { Person as SlackPerson } from "../../src/playground/slack/person/person.ts";
import type { SlackWorkspace } from "../../src/playground/slack/workspace.ts";
import type { Person as TeamsPerson } from "../../src/playground/teams/person.ts";
import type { TeamsTenant } from "../../src/playground/teams/tenant.ts";
import { appears, eventually } from "../support/eventually.ts";
import type { Agent, Stage } from "./stage/cast.ts";
import { claims, opens } from "./stage/shortcuts.ts";
import { createStage, type World } from "./stage/world.ts";

const picture = { name: "", type: "image/*", bytes: Buffer.from("x"), inline: true };

describe.each(["en", "fr"] as const)("on Teams, in %s, an answer and a way on comes after", (language) => {
  const words = phrases(language);
  const tag = language === "fr" ? "fr-FR" : "en-US";
  let world: World;
  let tenant: TeamsTenant;
  let stage: Stage;
  let claire: Agent;
  let count = 0;
  const newcomer = (): TeamsPerson => {
    count += 1;
    return tenant.person({ name: `Nora ${count}`, email: `nora.${count}@atelier.example`, locale: tag });
  };

  beforeAll(async () => {
    ({ world, stage } = await createStage("teams", language));
    if (world.tenant === null) throw new Error("no Teams in this world");
    ({ tenant } = world);
    claire = stage.agent("Claire Dubois");
    await stage.setsUp();
  });
  afterAll(() => world.close());

  it("a pasted picture, with words beside it or without", async () => {
    const nora = newcomer();
    await nora.says("", { files: [picture] });
    await eventually(() => expect(nora.sees()).toContain(words.whispers.place));
    const noah = newcomer();
    await noah.says("It looks like this", { files: [picture] });
    await eventually(() => expect(noah.sees()).toContain(words.whispers.offerTicket.incident));
  });

  it("a mention in somebody's thread, and in a group chat", async () => {
    const nora = newcomer();
    const team = tenant.team({ name: "Lunch", owners: [nora], members: [] });
    const thread = await nora.writes("Where do we eat?", team.general);
    await nora.mentionsBot("help", thread);
    await eventually(() => expect(nora.sees()).toContain(words.whispers.help.intro));

    const noah = newcomer();
    const post = { id: "1", words: "help", mentionsBot: true, files: [] };
    const group = { kind: "elsewhere", id: "19:group@thread.v2" } as const;
    const attempt = await tenant.post(tenant.payloads.message(noah.account, group, post));
    expect(attempt.status).toBe(200);
    await eventually(() => expect(noah.sees()).toContain(words.whispers.help.intro));
  });

  it("“setup” in a thread, which makes the channel the agents' channel", async () => {
    const [row] = await world.rows("select count(*)::int as channels from agents_channel");
    const owner = tenant.person({ name: "Olga", email: "ada@atelier.example", locale: tag });
    const team = tenant.team({ name: `Doors ${language}`, owners: [owner], members: [] });
    const thread = await owner.writes("Guichet was added", team.general);
    await owner.mentionsBot("setup doors", thread);
    await eventually(async () =>
      expect(await world.rows("select count(*)::int as channels from agents_channel")).toEqual([
        { channels: Number(row?.["channels"]) + 1 },
      ]),
    );
  });

  it("talk in a thread that mentions nobody, which is left alone", async () => {
    const nora = newcomer();
    const team = tenant.team({ name: "Talk", owners: [nora], members: [] });
    const thread = await nora.writes("Where do we eat?", team.general);
    await nora.writes("At noon", thread);
    await nora.says("list");
    await eventually(() => expect(nora.sees()).toContain(words.lists.noneOfMine));
    expect(nora.sees(thread)).toBe("Where do we eat?\nAt noon");
  });

  it("the app's coming to a team, once", async () => {
    const owner = newcomer();
    const team = tenant.team({ name: "New here", owners: [owner], members: [], installed: false });
    await team.installsApp();
    await eventually(() => expect(owner.sees(team.general)).toContain(words.signposts.greeting(words.labels.helpDesk)));
    expect(team.general.threads()).toHaveLength(1);
  });

  it("a press on a button of another version, whose card is drawn anew", async () => {
    const nora = newcomer();
    const title = `The door is stuck, in ${language}`;
    await nora.runsCommand("newTicket", { from: "compose", in: "chat" });
    nora.fills({ [words.forms.newTicket.titleLabel]: title });
    await nora.presses(words.forms.newTicket.submit);
    const card = await appears(() => nora.posts().find(({ text }) => text.includes(title)));
    const { edits } = card.post;
    const gone = { action: { type: "Action.Execute", verb: "press", data: { action: { do: "explode", seen: 1 } } } };
    const invoke = tenant.payloads.invoke(nora.account, { kind: "chat" }, "adaptiveCard/action", gone, card.post.id);
    const { status, body } = await tenant.post(invoke);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain(words.signposts.redrawn);
    await eventually(() => expect(card.post.edits).toBeGreaterThan(edits));
  });

  it("the form of the message extension, with the reference", async () => {
    const nora = newcomer();
    await nora.runsCommand("newTicket", { from: "compose", in: "elsewhere" });
    nora.fills({ [words.forms.newTicket.titleLabel]: "Sent from a group chat" });
    await nora.presses(words.forms.newTicket.submit);
    const [row] = await world.rows("select reference from ticket where title = 'Sent from a group chat'");
    expect(nora.dialog()).toMatchObject({ card: null });
    expect(nora.dialog()?.text).toContain(String(row?.["reference"]));
  });

  it.each([["a:1pairwise"], ["19:0f0f-guid_1e1e-guid@unq.gbl.spaces"], ["2c9be87a-21e7-4c2a-9b6d-5b2f3c4d5e6f"]])(
    "a ticket out of a chat of two colleagues called %s, in one's own chat",
    async (id) => {
      const nora = newcomer();
      await nora.says("help");
      await eventually(() => expect(nora.sees()).toContain(words.whispers.help.intro));
      const own = async () => {
        const found = await world.rows(
          `select direct_address from account where "user" = '${nora.account.aadObjectId}'`,
        );
        return String(found[0]?.["direct_address"]);
      };
      await eventually(async () => expect(await own()).toContain(nora.account.chatId));
      const before = await own();
      const title = `From ${id}, in ${language}`;
      await nora.runsCommand("newTicket", { from: "compose", in: tenant.colleagues(id) });
      nora.fills({ [words.forms.newTicket.titleLabel]: title });
      await nora.presses(words.forms.newTicket.submit);
      nora.closesDialog();
      await eventually(() => expect(nora.sees()).toContain(title));
      expect(await own()).toBe(before);
      await claims(claire, title);
      await eventually(() => expect(nora.sees()).toContain(claire.name));
    },
  );

  it("a first act in a chat of two colleagues, by somebody whom the desk has never met", async () => {
    const nora = newcomer();
    await nora.runsCommand("newTicket", { from: "compose", in: tenant.colleagues() });
    nora.fills({ [words.forms.newTicket.titleLabel]: `Never met, in ${language}` });
    await nora.presses(words.forms.newTicket.submit);
    await eventually(() => expect(nora.sees()).toContain(`Never met, in ${language}`));
    await eventually(async () =>
      expect(await world.rows(`select email from person where name = '${nora.name}'`)).toEqual([
        { email: nora.account.email },
      ]),
    );
  });

  it("a card in a chat that is theirs no more, in the chat that is opened anew", async () => {
    const nora = newcomer();
    await nora.says("help");
    await eventually(() => expect(nora.sees()).toContain(words.whispers.help.intro));
    const gone = tenant.colleagues().id;
    await eventually(async () =>
      expect(await world.rows(`select 1 from account where "user" = '${nora.account.aadObjectId}'`)).toHaveLength(1),
    );
    await world.rows(
      `update account set direct_address = replace(direct_address, '${nora.account.chatId}', '${gone}') where "user" = '${nora.account.aadObjectId}'`,
    );
    await world.rests();
    await world.returns();
    await nora.runsCommand("newTicket", { from: "compose", in: "elsewhere" });
    nora.fills({ [words.forms.newTicket.titleLabel]: `Back again, in ${language}` });
    await nora.presses(words.forms.newTicket.submit);
    await eventually(() => expect(nora.sees()).toContain(`Back again, in ${language}`));
  });
});

describe.each(["en", "fr"] as const)("on Slack, in %s, an answer and a way on comes after", (language) => {
  const words = phrases(language);
  const tag = language === "fr" ? "fr-FR" : "en-US";
  let world: World;
  let workspace: SlackWorkspace;
  let stage: Stage;
  let claire: Agent;
  let count = 0;
  const newcomer = (): SlackPerson => {
    count += 1;
    return workspace.person({ name: `Nora ${count}`, locale: tag });
  };

  beforeAll(async () => {
    ({ world, stage } = await createStage("slack", language));
    if (world.workspace === null) throw new Error("no Slack in this world");
    ({ workspace } = world);
    claire = stage.agent("Claire Dubois");
    await stage.setsUp();
  });
  afterAll(() => world.close());

  it("a mention in somebody's thread, once, for them alone", async () => {
    const nora = newcomer();
    const colleague = newcomer();
    const lunch = workspace.channel({ name: `lunch-${language}`, members: [nora, colleague, workspace.bot] });
    const root = await colleague.writes("Where do we eat?", lunch);
    await nora.writes("@Guichet help", root.thread);
    await eventually(() =>
      expect(nora.sees(root.thread).filter(({ text }) => text.includes(words.whispers.help.intro))).toHaveLength(1),
    );
    expect(nora.sees(root.thread).at(-1)).toMatchObject({ isEphemeral: true });
    await workspace.settled();
    expect(colleague.sees(root.thread)).toHaveLength(2);
  });

  it("/me under one's card, which the agents read", async () => {
    const mona = stage.employee("Mona Petit");
    await opens(mona, "The door is stuck");
    // Slack shows a card a moment before the desk has written down where it stands.
    await eventually(async () => expect(await world.rows("select from surface where message is null")).toEqual([]));
    await mona.answersUnder("The door is stuck", "/me is still waiting");
    await eventually(() => expect(claire.readsThread("The door is stuck")).toContain("is still waiting"));
  });

  it("the bot's being invited, for whoever did it", async () => {
    const nora = newcomer();
    const channel = workspace.channel({ name: `doors-${language}`, members: [nora] });
    await channel.join(workspace.bot);
    await eventually(() =>
      expect(nora.sees(channel).at(-1)).toMatchObject({
        isEphemeral: true,
        text: expect.stringContaining(words.signposts.greeting(words.labels.helpDesk)),
      }),
    );
  });

  it("a press on a button of another version, whose card is drawn anew", async () => {
    const mona = stage.employee("Mona Vieux");
    await opens(mona, "An old button");
    const { slack } = mona;
    const card = slack?.sees().find(({ text }) => text.includes("An old button"));
    const stored = workspace.state.channels.get(card?.channel ?? "")?.messages.find(({ ts }) => ts === card?.ts);
    if (slack === null || card === undefined || stored === undefined) throw new Error("no card");
    stored.blocks = JSON.parse(
      JSON.stringify(stored.blocks).replaceAll(String.raw`\"d\":\"where\"`, String.raw`\"d\":\"nudge\"`),
    );
    await slack.presses(words.buttons.where, card);
    await eventually(() => expect(mona.whispered()).toContain(words.signposts.redrawn));
    await eventually(() => expect(JSON.stringify(stored.blocks)).not.toContain("nudge"));
  });
});
