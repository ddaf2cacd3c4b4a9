import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { phrases } from "../../src/features/words.ts";
import { isOutsider, userOf } from "../../src/channels/teams/people.ts";
import type { Person as SlackPerson } from "../../src/playground/slack/person/person.ts";
import { appears } from "../support/eventually.ts";
import type { AttackedDesk } from "./stage/attacked-desk.ts";
import { deskForATest } from "./stage/for-a-test.ts";
import { sendsOnSlack } from "./stage/forger.ts";
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
    partner = workspace.person({ name: "Pat Partner", outsider: true, admin: true });
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

  describe("while Slack does not say who somebody is", () => {
    afterEach(() => desk.workspace.faults.clear());

    const sends = (sender: { readonly id: string; readonly home?: string }, title: string) =>
      sendsOnSlack(desk, sender, { do: "new-ticket" }, newTicket(title));
    const newTicket = (title: string) => ({ title, kind: "question", urgency: "low", impact: "one" });
    const opened = (title: string) => desk.rows(`select from ticket where title = '${title}'`);
    const told = phrases("en").whispers.notKnownYet;

    const silences = {
      "is out of order": () => desk.workspace.faults.fail("users.info", { status: 500, times: 50 }),
      "says that it is asked too often": () => desk.workspace.faults.rateLimit("users.info", { times: 50 }),
      "does not answer at all": () =>
        desk.workspace.faults.always((method) => (method === "users.info" ? { kind: "hang" } : undefined)),
    };

    test.each(Object.entries(silences))(
      "who is not said to be of this workspace opens no ticket, and keeps their words: it %s",
      async (how, begin) => {
        begin();
        const stranger = desk.workspace.person({ name: `Stranger while it ${how}`, outsider: true });
        const before = await desk.memory();
        const asked = Date.now();
        const { status, said } = await sends({ id: stranger.id }, "Let me in");
        expect(Date.now() - asked).toBeLessThan(2_500); // Slack waits three seconds
        expect(status).toBe(200);
        expect(said).toContain(told);
        expect(await opened("Let me in")).toEqual([]);
        expect(await desk.memory()).toBe(before);
      },
    );

    test.each(Object.entries(silences))(
      "nor does a press of theirs, which leaves their words where they are: it %s",
      async (how, begin) => {
        begin();
        const { id } = desk.workspace.person({ name: `Presses while it ${how}`, outsider: true });
        const text = `Let me in, it ${how}`;
        const event = {
          type: "message",
          channel_type: "im",
          channel: "D1",
          user: id,
          ts: `${Date.now() / 1_000}`,
          text,
        };
        const body = { type: "event_callback", team_id: desk.workspace.team, event_id: `Ev ${how}`, event };
        expect((await send(desk.url, fromSlack(body, "json"))).status).toBe(200);
        const kept = await appears(async () => {
          const [row] = await desk.rows(`select id from pending_words where text = '${text}'`);
          return row;
        });
        const press = {
          type: "block_actions",
          user: { id },
          team: { id: desk.workspace.team, domain: "atelier" },
          trigger_id: `t ${how}`,
        };
        const value = JSON.stringify({ do: "send", words: kept["id"] });
        const actions = [{ type: "button", action_id: "press-0", value }];
        const asked = Date.now();
        const answer = await send(
          desk.url,
          fromSlack({ ...press, container: { type: "message" }, actions }, "payload"),
        );
        expect(Date.now() - asked).toBeLessThan(2_500);
        expect(answer.status).toBe(200);
        expect(await opened(text)).toEqual([]);
        expect(await desk.rows(`select from pending_words where text = '${text}'`)).toHaveLength(1);
      },
    );

    test("who is said to be of another workspace is refused without being looked up", async () => {
      silences["does not answer at all"]();
      const { said } = await sends({ id: partner.id, home: "T0OTHER" }, "Let me in");
      expect(said).not.toContain(told);
      expect(await opened("Let me in")).toEqual([]);
    });

    test("an employee is let in: what Slack sends says that they are of this workspace", async () => {
      silences["does not answer at all"]();
      const employee = desk.workspace.person({ name: "Nils New" });
      await sends({ id: employee.id, home: desk.workspace.team }, "I am new here");
      expect(await opened("I am new here")).toHaveLength(1);
    });

    test("somebody known is let in, whatever Slack tells of them", async () => {
      silences["is out of order"]();
      await sends({ id: desk.slack.employee("Never Asked").slack?.id ?? "" }, "Not known");
      const mona = [...desk.workspace.state.users.values()].find(({ realName }) => realName === "Mona Petit");
      await sends({ id: mona?.id ?? "" }, "Known for long");
      expect(await opened("Not known")).toEqual([]);
      expect(await opened("Known for long")).toHaveLength(1);
    });
  });

  test("what a bot writes, in a thread or to the desk, is nobody's", async () => {
    await quiet(desk);
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
