import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { phrases } from "../../src/features/words.ts";
import { policyIn } from "../../src/kernel/policy.ts";
import type { Channel } from "../../src/playground/slack/channel.ts";
import type { Person } from "../../src/playground/slack/person/person.ts";
import { appears, eventually } from "../support/eventually.ts";
import type { Agent, Stage } from "./stage/cast.ts";
import { opens } from "./stage/shortcuts.ts";
import type { Person as TeamsPerson } from "../../src/playground/teams/person.ts";
import type { Team } from "../../src/playground/teams/places.ts";
import { administratorOnTeams } from "./stage/on-teams.ts";
import { createStage, createWorld, everywhere, type World } from "./stage/world.ts";

const title = "The printer eats paper";

describe.each(everywhere(import.meta.filename))(
  "queues and their channels, on $platform, in $language",
  ({ platform, language }) => {
    let world: World;
    let stage: Stage;
    let claire: Agent;

    beforeEach(async () => {
      ({ world, stage } = await createStage(platform, language));
      claire = stage.agent("Claire Dubois");
      await stage.setsUp();
      await opens(stage.employee("Mona Petit"), title);
      await appears(() => (claire.readsChannel().includes(title) ? title : undefined));
    });
    afterEach(() => world.close());

    const channels = () => world.rows("select queue_name, address from agents_channel order by 1");

    it("a name that may be a slip takes no channel before somebody agrees", async () => {
      const { words } = stage.lead;
      const before = await channels();
      await stage.leadIn("support").commands("setup suport");
      await eventually(() =>
        expect(stage.leadIn("support").hears()).toContain(words.setUp.ask.resembles("suport", "support")),
      );
      const { becomeAgents } = words.setUp.ask;
      expect(stage.leadIn("support").hears()).toContain(
        becomeAgents("suport", stage.channelName("support"), stage.peopleIn("support")),
      );
      expect(await channels()).toEqual(before);
      await stage.leadIn("support").presses(words.buttons.queues.keep);
      await eventually(() => expect(stage.leadIn("support").hears()).toContain(words.setUp.kept));
      expect(await channels()).toEqual(before);
      expect(await world.rows("select name from queue")).toEqual([{ name: "support" }]);
    });

    it("the lead renames the queue: its channel reads it, and so does whoever lists the queues", async () => {
      const { words } = stage.lead;
      const { queueList } = words;
      const there = stage.leadIn("support");
      await there.commands(language === "fr" ? "files" : "queues");
      await there.presses(words.buttons.queues.rename);
      await stage.lead.enters({ [queueList.renameForm.name]: "front-desk" });
      expect(await stage.lead.sends()).toEqual({});
      await eventually(() => expect(there.hears()).toContain(queueList.renamed("support", "front-desk")));
      await eventually(() =>
        expect(claire.readsChannel()).toContain(queueList.renamedBy("Ada Admin", "support", "front-desk")),
      );
      await there.commands("queues");
      await eventually(() => expect(there.hears()).toContain(queueList.firstCalled("support")));
    });

    it("a renamed queue gives its name to the one that the policy calls so, and is told", async () => {
      const { words } = stage.lead;
      const { queueList } = words;
      const there = stage.leadIn("support");
      const renames = async (to: string) => {
        await there.commands("queues");
        await there.presses(words.buttons.queues.rename);
        await stage.lead.enters({ [queueList.renameForm.name]: to });
        return stage.lead.sends();
      };
      expect(await renames("network")).toEqual({});
      await eventually(() => expect(there.hears()).toContain(queueList.renamed("support", "network")));
      await world.goesBy({ ...policyIn("Europe/Paris"), queues: { network: { hours: null, nextLevel: null } } });
      await eventually(() => expect(claire.readsChannel()).toContain(queueList.nameInPolicy("network", "support")));
      expect(await world.rows("select title from queue where title is not null")).toEqual([]);
      await renames("network");
      expect(await world.rows("select title from queue where title is not null")).toEqual([]);
    });

    it("leads whom the policy names are listed as soon as it is read, also before they were seen", async () => {
      const { queueList } = stage.lead.words;
      const there = stage.leadIn("support");
      const named = (leads: readonly string[]) =>
        world.goesBy({ ...policyIn("Europe/Paris"), queues: { support: { hours: null, nextLevel: null, leads } } });
      await named(["nina@atelier.example"]);
      await there.commands("queues");
      await eventually(() => expect(there.hears()).toContain(queueList.unseen("nina@atelier.example")));
      await named([]);
      expect(await world.rows("select 1 from named_lead")).toEqual([]);
    });

    it("the lead lists the queues, and names another lead", async () => {
      const { lead } = stage;
      const { queueList } = lead.words;
      const there = stage.leadIn("support");
      await there.commands(language === "fr" ? "files" : "queues");
      await eventually(() => expect(there.hears()).toContain(queueList.led("Ada Admin")));
      await there.presses(lead.words.buttons.queues.leads);
      await lead.enters({ [queueList.leadForm.who]: queueList.leadForm.add("Claire Dubois") });
      expect(await lead.sends()).toEqual({});
      await eventually(() => expect(there.hears()).toContain(queueList.leads("Claire Dubois", "support")));
      expect(await world.rows("select 1 from queue_lead")).toHaveLength(2);
    });

    it.each(["putsBotOut", "deletesChannel"] as const)(
      "the lead hears at once that the channel is lost, and a day later nobody has rights there: %s",
      async (lost) => {
        const { setUp } = stage.lead.words;
        const agents = stage.peopleIn("support");
        await stage[lost]();
        const told = setUp.channelLost(
          "support",
          platform === "slack" ? "Slack" : "Teams",
          stage.channelName("support"),
        );
        await eventually(() => expect(stage.lead.reads()).toContain(told));
        expect(await world.rows("select 1 from queue_member")).toHaveLength(agents);
        world.waits(1);
        await world.rests();
        await world.returns(); // a desk reads its channels at start
        await eventually(async () => expect(await world.rows("select 1 from queue_member")).toEqual([]));
      },
    );

    it("whose channel is deleted is set up elsewhere without a question, and its tickets appear there", async () => {
      const [before] = await channels();
      await stage.deletesChannel();
      await eventually(async () =>
        expect(await world.rows("select 1 from agents_channel where unread_since is not null")).toHaveLength(1),
      );
      await stage.leadIn("elsewhere").commands("setup");
      await eventually(async () => {
        const [now] = await channels();
        expect(now).not.toEqual(before);
        const shown = await world.rows(
          "select 1 from surface s join agents_channel c using (address) where s.person_id is null and s.message is not null",
        );
        expect(shown).toHaveLength(1);
      });
    });

    it("a queue moves when its lead agrees, with its tickets, and the channel that it leaves is told", async () => {
      const { words } = stage.lead;
      const before = await channels();
      await stage.leadIn("elsewhere").commands("setup");
      const [from, to] = [stage.channelName("support"), stage.channelName("elsewhere")];
      await eventually(() =>
        expect(stage.leadIn("elsewhere").hears()).toContain(words.setUp.ask.leaves("support", from, to)),
      );
      expect(await channels()).toEqual(before);
      await stage.leadIn("elsewhere").presses(words.buttons.queues.move);
      await eventually(async () => {
        const [now] = await channels();
        expect(now).toMatchObject({ queue_name: "support" });
        expect(now).not.toEqual(before[0]);
        const named = platform === "slack" ? null : to; // the one on Slack is private
        expect(claire.readsChannel()).toContain(words.setUp.farewell("support", "Ada Admin", named));
        const shown = await world.rows("select 1 from surface where person_id is null and message is not null");
        expect(shown).toHaveLength(2); // the card that was, and the one where the queue is now
      });
    });
  },
);

describe("the agents' channel on Slack alone", () => {
  let world: World;
  let ada: Person;
  let agents: Channel;

  beforeEach(async () => {
    world = await createWorld({ slack: true }, "en");
    const { workspace } = world;
    if (workspace === null) throw new Error("no Slack in this world");
    ada = workspace.person({ name: "Ada", admin: true, locale: "en-US" });
    agents = workspace.channel({ name: "helpers", private: true, members: [ada, workspace.bot] });
    await ada.types("/ticket setup", agents);
    await appears(() => ada.sees(agents).find(({ isEphemeral }) => !isEphemeral));
  });
  afterEach(() => world.close());

  it("is archived: the lead hears at once", async () => {
    await agents.archive();
    await eventually(() => {
      const told = ada.sees(ada.dm).at(-1)?.text;
      expect(told).toContain(phrases("en").setUp.channelLost("support", "Slack", "#helpers"));
      expect(told).toContain(phrases("en").setUp.lost["channel-archived"]);
    });
  });

  it("is renamed: the queues are listed with the new name", async () => {
    await agents.rename("carers");
    await eventually(async () =>
      expect(await world.rows("select name from agents_channel")).toEqual([{ name: "#carers" }]),
    );
    await ada.types("/ticket queues", agents);
    await eventually(() => expect(ada.sees(agents).at(-1)?.text).toContain("#carers (Slack)"));
  });

  it.each([false, true])(
    "moves to a channel that is private (%s): the one it leaves names no private channel",
    async (isPrivate) => {
      const { workspace } = world;
      const next = workspace?.channel({ name: "carers", private: isPrivate, members: [ada, workspace.bot] });
      if (next === undefined) throw new Error("no Slack in this world");
      const { buttons, setUp } = phrases("en");
      await ada.types("/ticket setup", next);
      const asked = await appears(() => ada.sees(next).find(({ buttons: all }) => all.includes(buttons.queues.move)));
      await ada.presses(buttons.queues.move, asked);
      await eventually(() => {
        const told = ada.sees(agents).at(-1)?.text;
        expect(told).toContain(setUp.farewell("support", "Ada", isPrivate ? null : "#carers"));
        expect(told).toContain(setUp.farewellNext(isPrivate ? "Ada" : null));
      });
    },
  );

  it("is given another id: the queue goes on there", async () => {
    const { state } = world.workspace ?? {};
    const changed = await agents.changesId();
    await eventually(async () =>
      expect(await world.rows("select address from agents_channel")).toEqual([{ address: changed.channel }]),
    );
    await ada.types(`/ticket ${title}`);
    await (await appears(() => ada.modal())).submit();
    await eventually(() =>
      expect(
        state?.channels
          .get(changed.channel)
          ?.messages.map(({ text }) => text)
          .join(),
      ).toContain(title),
    );
  });
});

describe("the agents' channel on Teams alone", () => {
  const { setUp } = phrases("en");
  const lost = setUp.channelLost("support", "Teams", "Helpers › help");
  let world: World;
  let ada: TeamsPerson;
  let team: Team;

  beforeEach(async () => {
    world = await createWorld({ teams: true }, "en");
    const { tenant } = world;
    if (tenant === null) throw new Error("no Teams in this world");
    ada = tenant.person({ name: "Ada Admin", email: administratorOnTeams, locale: "en-US" });
    team = tenant.team({ name: "Helpers", owners: [ada], members: [] });
    await ada.mentionsBot("setup", team.channel("help"));
    await appears(() => (ada.sees("chat").includes(setUp.done("support", "Helpers › help")) ? true : undefined));
  });
  afterEach(() => world.close());

  const names = () => world.rows("select name from agents_channel");
  const unread = () => world.rows("select 1 from agents_channel where unread_since is not null");

  it("goes with its whole team: the lead hears at once", async () => {
    await team.deletes();
    await eventually(() => expect(ada.sees("chat")).toContain(lost));
  });

  it("is archived with its team: the lead hears at once, and what was missed appears when it is back", async () => {
    await team.archives();
    await eventually(() => expect(ada.sees("chat")).toContain(lost));
    expect(ada.sees("chat")).toContain(setUp.lost["channel-archived"]);
    const { teams } = world;
    if (teams === null) throw new Error("no Teams in this world");
    await opens(teams.employee("Mona Petit"), title);
    await eventually(async () =>
      expect(
        await world.rows("select 1 from surface where person_id is null and unreachable is not null"),
      ).toHaveLength(1),
    );
    await team.unarchives();
    await eventually(async () => expect(await unread()).toEqual([]));
    await eventually(() => expect(ada.sees(team.channel("help"))).toContain(title));
  });

  it("is renamed, and so is its team: the queues are listed with the new names", async () => {
    await team.renamesChannel(team.channel("help"), "desk");
    await eventually(async () => expect(await names()).toEqual([{ name: "Helpers › desk" }]));
    await team.renames("Care");
    await eventually(async () => expect(await names()).toEqual([{ name: "Care › desk" }]));
    await ada.says("queues");
    await eventually(() => expect(ada.sees("chat")).toContain("Care › desk (Teams)"));
  });
});
