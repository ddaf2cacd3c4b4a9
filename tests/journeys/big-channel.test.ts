import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../support/eventually.ts";
import { addUser } from "../../src/playground/slack/newcomer.ts";
import { opens } from "./stage/shortcuts.ts";
import { createWorld, type World } from "./stage/world.ts";

const size = 3_000;
const patience = { within: 120_000, every: 100 };

let world: World;
const agents = async (): Promise<number> => (await world.rows("select 1 from queue_member")).length;

afterEach(() => world.close());

describe("a Slack channel of 3,000 members", () => {
  beforeEach(async () => {
    world = await createWorld({ slack: true }, "en");
  });

  test("is set up at once, and all of them follow", { timeout: 180_000 }, async () => {
    const { workspace, slack } = world;
    if (workspace === null || slack === null) throw new Error("no Slack in this world");
    const ada = workspace.person({ name: "Ada Admin", admin: true });
    const partner = workspace.person({ name: "Pat Partner", outsider: true });
    const channel = workspace.channel({ name: "everybody", members: [ada, partner, workspace.bot] });
    const state = workspace.state.channels.get(channel.channel);
    for (let count = 1; count < size; count += 1)
      state?.members.add(addUser(workspace.state, { name: `Agent ${count}` }));
    workspace.faults.rateLimit("users.list", { retryAfterSeconds: 1 });

    const { status } = await ada.types("/ticket setup", channel);
    // Slack may not be asked about anybody but her, and only after it has its acknowledgement.
    const before = workspace.wire.exchanges;
    const acknowledged = before.findIndex(({ what }) => what === "/ticket");
    expect(status).toBe(200);
    expect(before.slice(0, acknowledged).map(({ what }) => what)).not.toContain("users.info");

    await eventually(() => expect(ada.sees(channel).at(-1)?.text).toContain("“support”"));
    const answered = workspace.wire.exchanges.findIndex(({ what }) => what === "response_url");
    const asked = workspace.wire.exchanges.slice(0, answered).map(({ what }) => what);
    expect(asked.filter((what) => what === "users.info")).toHaveLength(1);
    expect(asked).not.toContain("conversations.members");
    const [lead] = await world.rows(
      "select name from person join queue_lead on person_id = id join queue_member using (person_id, queue_name)",
    );
    expect(lead).toEqual({ name: "Ada Admin" });

    await eventually(async () => expect(await agents()).toBe(size), patience);
    expect(await world.rows("select name from person where name in ('', 'Pat Partner', 'Guichet')")).toEqual([]);
    // A page of users.list tells of 200: asked about one by one, Slack would answer for half an hour.
    expect(workspace.wire.of("users.list").length).toBeLessThan(size / 100);
    expect(workspace.wire.of("users.info").length).toBeLessThan(size / 30);
    const mona = slack.employee("Mona Petit");
    await opens(mona, "The printer is on fire");
    await eventually(() =>
      expect(
        ada
          .sees(channel)
          .map(({ text }) => text)
          .join(),
      ).toContain("The printer is on fire"),
    );
  });
});

describe("a Teams team of 3,000 members", () => {
  beforeEach(async () => {
    world = await createWorld({ teams: true }, "en");
  });

  test("is set up at once, and all of them follow", { timeout: 180_000 }, async () => {
    const { tenant } = world;
    if (tenant === null) throw new Error("no Teams in this world");
    const ann = tenant.person({ name: "Ann Owner", email: "ann@atelier.example", locale: "en-US" });
    const members = Array.from({ length: size - 1 }, (_, number) =>
      tenant.person({ name: `Agent ${number}`, email: `agent${number}@atelier.example`, locale: "en-US" }),
    );
    const channel = tenant.team({ name: "Everybody", owners: [ann], members }).channel("desk");

    await ann.mentionsBot("setup", channel);
    await eventually(() => expect(ann.sees()).toContain("“support”"));
    await eventually(async () => expect(await agents()).toBe(size), patience);
    expect(await world.rows("select name from person where name = ''")).toEqual([]);
  });
});
