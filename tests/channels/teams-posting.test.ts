import { beforeEach, describe, expect, test } from "vitest";
import { createChats } from "../../src/channels/teams/chats.ts";
import { createPlatform } from "../../src/channels/teams/posting.ts";
import { createTeamsOfChannels } from "../../src/channels/teams/teams-of-channels.ts";
import { mention, text } from "../../src/kernel/text.ts";
import type { Person } from "../../src/playground/teams/person.ts";
import type { Channel, Team } from "../../src/playground/teams/places.ts";
import { say, saying, startTeamsDesk } from "./teams-desk.ts";

const desk = await startTeamsDesk();
const { tenant, teams } = desk;
let alice: Person;
let bob: Person;
let support: Team;
let channel: Channel;

beforeEach(() => {
  alice = tenant.person({ name: "Alice Martin", email: "alice@contoso.test", locale: "fr-FR" });
  bob = tenant.person({ name: "Bob Stone", email: "bob@contoso.test" });
  support = tenant.team({ name: "Support", owners: [bob], members: [alice] });
  channel = support.channel("desk");
});

describe("posts", () => {
  test("reach a person by their own address, and tell the chat they were posted in", async () => {
    const posted = await desk.post(desk.at(alice.account.aadObjectId), saying("Hello"));
    expect(posted.address).toBe(`${tenant.serviceUrl}|${alice.account.chatId}`);
    expect(alice.sees()).toBe("Hello");
    expect(await teams.platform.update(posted, saying("Good bye"))).toEqual({ result: "delivered", posted });
    expect(alice.sees()).toBe("Good bye");
  });

  test("hang in a thread", async () => {
    const card = await desk.post(desk.at(channel.id), saying("The card"));
    await desk.post(desk.at(channel.id), saying("A note"), card.message);
    expect(channel.threads()).toHaveLength(1);
    expect(bob.sees(channel)).toBe("The card\nA note");
  });

  test("are cards alone, and alert only when urgent", async () => {
    const sent: object[] = [];
    const refuse = async () => ({ ok: false, refused: { status: 500, code: "", retryAfter: null } }) as const;
    const send = async (_: object, activity: object) => {
      sent.push(activity);
      return { ok: true, value: "1" } as const;
    };
    const unused = {
      startThread: refuse,
      replace: refuse,
      remove: refuse,
      openChat: refuse,
      members: refuse,
      member: refuse,
      teamName: refuse,
      channelsOf: refuse,
    };
    const connector = { send, ...unused };
    const teams = createTeamsOfChannels(connector);
    const platform = createPlatform({
      connector,
      teams,
      chats: createChats({ connector }),
      fetchFile: () => Promise.resolve({ result: "gone" }),
      graph: { get: refuse },
      now: () => new Date(0),
    });
    for (const urgent of [true, false]) await platform.post(desk.at("a:1"), { ...saying("Now"), urgent }, null);
    const card = { contentType: "application/vnd.microsoft.card.adaptive", content: expect.anything() };
    const quiet = { type: "message", summary: "Guichet speaks", attachments: [card] };
    expect(sent).toEqual([{ ...quiet, channelData: { notification: { alert: true } } }, quiet]);
  });

  test("notify whom they mention", async () => {
    const assignee = mention({ name: "Bob *Stone*", user: bob.account.aadObjectId });
    await desk.post(desk.at(channel.id), say({ kind: "paragraph", text: text`For ${assignee}: </at> *now*` }));
    expect(bob.sees(channel)).toBe("For Bob ∗Stone∗: ‹/at› ∗now∗");
  });

  test.for([
    [
      { kind: "refuse", status: 429, retryAfter: 7 },
      { result: "retry", after: 7_000 },
    ],
    [
      { kind: "refuse", status: 412 },
      { result: "retry", after: null },
    ],
    [
      { kind: "refuse", status: 502 },
      { result: "retry", after: null },
    ],
    [
      { kind: "refuse", status: 413 },
      { result: "undeliverable", reason: "too-long" },
    ],
    [{ kind: "lose-answer" }, { result: "retry", after: null }],
  ] as const)("%j is told as %j, and is not tried again in secret", async ([fault, outcome]) => {
    tenant.faults.next(fault, { on: "post" });
    const before = tenant.wire.entries.length;
    expect(await teams.platform.post(desk.at(alice.account.chatId), saying("x"), null)).toMatchObject(outcome);
    expect(tenant.wire.entries.length).toBe(before + 1);
  });

  test("what is no longer there is gone; what was never there cannot be delivered", async () => {
    const posted = await desk.post(desk.at(alice.account.chatId), saying("x"));
    tenant.faults.next({ kind: "activity-gone" }, { on: "update" });
    expect(await teams.platform.update(posted, saying("y"))).toMatchObject({ result: "gone" });
    expect(await teams.platform.post(desk.at("19:none@thread.tacv2"), saying("x"), null)).toEqual({
      result: "undeliverable",
      reason: "conversation-not-found",
    });
    expect(await teams.platform.post(desk.at(channel.id), saying("x"), "12345")).toMatchObject({ result: "gone" });
  });

  test("somebody without the app cannot be reached, nor can a channel without the bot", async () => {
    const carol = tenant.person({ name: "Carol", email: "carol@contoso.test", installed: false });
    expect(await teams.platform.post(desk.at(carol.account.aadObjectId), saying("x"), null)).toEqual({
      result: "undeliverable",
      reason: "app-not-installed",
    });
    await support.removesApp();
    expect(await teams.platform.post(desk.at(channel.id), saying("x"), null)).toEqual({
      result: "undeliverable",
      reason: "bot-not-in-channel",
    });
  });

  test("a connector that is down is tried again", async () => {
    tenant.faults.down();
    expect(await teams.platform.post(desk.at(channel.id), saying("x"), null)).toMatchObject({ result: "retry" });
  });
});

describe("who is there", () => {
  test("a channel tells its members, page after page, and who owns the team", async () => {
    for (let number = 0; number < 3; number += 1) {
      await support.addsMember(tenant.person({ name: `Agent ${number}`, email: `agent${number}@contoso.test` }));
    }
    expect(await teams.platform.access(desk.at(support.general.id))).toEqual({ result: "ready" });
    const found = await teams.platform.membersOf(desk.at(support.general.id));
    if (found.result !== "ready") throw new Error(JSON.stringify(found));
    expect(found.members.map(({ name, ownsPlace }) => [name, ownsPlace])).toEqual([
      ["Bob Stone", true],
      ["Alice Martin", false],
      ["Agent 0", false],
      ["Agent 1", false],
      ["Agent 2", false],
    ]);
  });

  test("a channel without the bot, and what is no channel", async () => {
    await support.removesApp();
    for (const ask of ["access", "membersOf"] as const) {
      const { platform } = teams;
      expect(await platform[ask](desk.at(channel.id))).toEqual({ result: "missing", missing: "not-in-channel" });
      expect(await platform[ask](desk.at(alice.account.chatId))).toEqual({
        result: "missing",
        missing: "not-a-channel",
      });
      tenant.faults.down();
      expect(await platform[ask](desk.at(channel.id))).toMatchObject({ result: "retry" });
      tenant.faults.clear();
    }
  });

  test("somebody is found by their e-mail address in the rosters of channels, and not while Teams is away", async () => {
    const other = tenant.team({ name: "Other", owners: [bob], members: [] });
    const among = [desk.at(other.general.id), desk.at(channel.id)];
    const withEmail = (email: string) => teams.platform.withEmail?.(email, among);
    expect(await withEmail("ALICE@contoso.test")).toMatchObject({ result: "found", users: [{ name: "Alice Martin" }] });
    expect(await withEmail("carol@contoso.test")).toEqual({ result: "found", users: [] });
    tenant.faults.down();
    expect(await withEmail("alice@contoso.test")).toMatchObject({ result: "retry" });
    tenant.faults.clear();
  });

  test("somebody is looked up by their own address", async () => {
    const { tenant: tenantId, address } = desk.at(alice.account.aadObjectId);
    const user = { platform: "teams", tenant: tenantId, user: alice.account.aadObjectId } as const;
    const named = { name: "Alice Martin", email: "alice@contoso.test", directAddress: address, administrator: null };
    expect(await teams.platform.lookUp([{ ...user, directAddress: address }])).toMatchObject({
      result: "found",
      users: [named],
    });
    const nobody = "6f1f1f0e-0000-4000-8000-000000000000";
    const unknown = { ...user, user: nobody, directAddress: desk.at(nobody).address };
    expect(await teams.platform.lookUp([unknown])).toEqual({ result: "found", users: [] });
    tenant.faults.down();
    expect(await teams.platform.lookUp([{ ...user, directAddress: address }])).toMatchObject({ result: "retry" });
  });
});
