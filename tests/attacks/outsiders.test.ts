import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isOutsider, userOf } from "../../src/channels/teams/people.ts";
import type { Person as SlackPerson } from "../../src/playground/slack/person/person.ts";
import { appears } from "../support/eventually.ts";
import type { AttackedDesk } from "./stage/attacked-desk.ts";
import { deskForATest } from "./stage/for-a-test.ts";
import { quiet } from "./stage/quiet.ts";
import { fromSlack } from "./stage/signing.ts";
import { send } from "./stage/recorder.ts";
import { opens } from "../journeys/stage/shortcuts.ts";

describe("on Slack", () => {
  let desk: AttackedDesk;
  let agentsChannel: string;
  let guestAgent: SlackPerson;
  let partner: SlackPerson;

  beforeAll(async () => {
    desk = await deskForATest();
    const { workspace } = desk;
    const claire = desk.slack.agent("Claire Dubois");
    guestAgent = workspace.person({ name: "Gil Contractor", guest: true });
    partner = workspace.person({ name: "Pat Partner", stranger: true, admin: true });
    const channel = [...workspace.state.channels.values()].find(({ name }) => name === "desk-support");
    agentsChannel = channel?.id ?? "";
    for (const { id } of [guestAgent, partner]) channel?.members.add(id);
    await desk.slack.setsUp();
    await opens(desk.slack.employee("Mona Petit"), "The printer is on fire");
    await appears(() => claire.readsChannel().includes("The printer is on fire") || undefined);
    await quiet(desk);
  });
  afterAll(() => desk.close());

  const agents = async () => {
    const rows = await desk.rows("select p.name from queue_member m join person p on p.id = m.person_id order by 1");
    return rows.map(({ name }) => name);
  };
  const claims = async (person: SlackPerson) => {
    await person.presses("Claim", { channel: agentsChannel });
    await quiet(desk);
    return (await desk.rows("select status from ticket"))[0]?.["status"];
  };

  test("whom the company let into the agents' channel is an agent, guests too; bots and other companies' people are not", async () => {
    expect(await agents()).toEqual(["Ada Admin", "Claire Dubois", "Gil Contractor"]);
  });

  test("somebody of another company gets nothing done there, although they see the button", async () => {
    expect(await claims(partner)).toBe("new");
    await partner.writes("I am in charge now", { channel: agentsChannel });
    await partner.writes("@Guichet setup", { channel: agentsChannel });
    await quiet(desk);
    const people = (await desk.rows("select name from person")).map(({ name }) => name);
    expect(people).not.toContain("Pat Partner");
    expect(await desk.rows("select from ticket_event where event->>'type' = 'noted'")).toEqual([]);
  });

  test("a guest who is none of the agents opens tickets, and is neither agent nor administrator", async () => {
    const guest = desk.workspace.person({ name: "Gwen Guest", guest: true, admin: true });
    await guest.types("/ticket My badge does not open the door");
    const modal = await appears(() => guest.modal());
    expect(await modal.submit()).toEqual({ result: "cleared" });
    await quiet(desk);
    expect(await desk.rows("select from ticket where title like 'My badge%'")).toHaveLength(1);
    const [row] = await desk.rows(
      "select p.email, bool_or(a.administrator) as administrator from person p join account a on a.person_id = p.id where p.name = 'Gwen Guest' group by p.id",
    );
    expect(row).toEqual({ email: null, administrator: false });
    expect(await agents()).not.toContain("Gwen Guest");
  });

  test("what a bot writes, in a thread or to the desk, is nobody's", async () => {
    const before = await desk.memory();
    for (const more of [{ bot_id: "B0OTHER" }, { subtype: "bot_message", bot_id: "B0OTHER" }, { user: "USLACKBOT" }]) {
      const event = {
        type: "message",
        channel_type: "im",
        channel: "D1",
        user: "U1",
        ts: "1.2",
        text: "hello",
        ...more,
      };
      const body = { type: "event_callback", team_id: desk.workspace.team, event_id: "Ev1", event };
      expect((await send(desk.url, fromSlack(body, "json"))).status).toBe(200);
    }
    expect(await desk.memory()).toBe(before);
  });
});

describe("on Teams", () => {
  const at = { serviceUrl: "https://smba.example/", tenant: "T-1", roster: "team" as const };
  const member = { id: "29:1", name: "Somebody", email: "somebody@example.com", userRole: "owner" };

  test("an owner of a team owns that and no more, and their address counts", () => {
    const known = { ...member, tenantId: "t-1" };
    expect(isOutsider(known, at.tenant)).toBe(false);
    expect(userOf(known, at)).toMatchObject({ ownsPlace: true, administrator: null, email: "somebody@example.com" });
  });

  test("a guest belongs to the team, but their address is nobody's here", () => {
    const guest = { ...member, userRole: "guest" };
    expect(isOutsider(guest, at.tenant)).toBe(false);
    expect(userOf(guest, at)).toMatchObject({ ownsPlace: false, administrator: null, email: null });
  });

  test("somebody of another tenant, or of none, is an outsider whatever they are at home", () => {
    const foreign = { ...member, tenantId: "T-2" };
    expect(isOutsider(foreign, at.tenant)).toBe(true);
    expect(userOf(foreign, at)).toMatchObject({ ownsPlace: false, administrator: null, email: null });
    expect(isOutsider({ ...member, userRole: "anonymous" }, at.tenant)).toBe(true);
  });
});
