import { expect, test } from "vitest";
import { activitySchema, type TeamsActivity } from "../../src/channels/teams/inbound.ts";
import { createTeamsOfChannels } from "../../src/channels/teams/teams-of-channels.ts";

const serviceUrl = "https://smba.example/emea/";
const place = (id: string) => ({ serviceUrl, kind: "channel" as const, id });

const teams: Readonly<Record<string, { readonly name: string; readonly channels: Readonly<Record<string, string>> }>> =
  {
    "19:it": { name: "IT", channels: { "19:it": "", "19:help": "help" } },
    "19:hr": { name: "People", channels: { "19:hr": "", "19:pay": "pay" } },
  };

/** What a team's activities tell: the team, perhaps a channel of it, and what happened. */
const told = (team: string, channel?: string, eventType?: string): TeamsActivity =>
  activitySchema.parse({
    channelId: "msteams",
    serviceUrl,
    type: "conversationUpdate",
    from: { id: "29:a" },
    recipient: { id: "28:bot" },
    conversation: { id: team },
    channelData: { team: { id: team }, ...(channel && { channel: { id: channel } }), ...(eventType && { eventType }) },
  });

function directory() {
  const calls: string[] = [];
  const known = createTeamsOfChannels({
    teamName: async ({ id }) => ({ ok: true, value: teams[id]?.name ?? null }),
    channelsOf: async ({ id }) => {
      calls.push(id);
      const conversations = Object.entries(teams[id]?.channels ?? {}).map(([channel, name]) => ({ id: channel, name }));
      return { ok: true, value: conversations };
    },
  });
  return { known, calls };
}

test("a channel is called by its team and its name, once its team has been heard of", async () => {
  const { known } = directory();
  expect(await known.nameOf(place("19:help"))).toBeNull();
  known.learn(told("19:it", "19:help"));
  expect(await known.nameOf(place("19:help"))).toEqual({ name: "IT › help", isPrivate: false });
  expect(await known.nameOf(place("19:elsewhere"))).toBeNull();
});

test("the channel that a team began with has no name but the team's", async () => {
  const { known } = directory();
  known.learn(told("19:it"));
  expect(await known.nameOf(place("19:it"))).toEqual({ name: "IT", isPrivate: false });
});

test("a private channel is said to be one", async () => {
  const known = createTeamsOfChannels({
    teamName: async () => ({ ok: true, value: "IT" }),
    channelsOf: async () => ({ ok: true, value: [{ id: "19:help", name: "help", type: "private" }] }),
  });
  known.learn(told("19:it", "19:help"));
  expect(await known.nameOf(place("19:help"))).toEqual({ name: "IT › help", isPrivate: true });
});

test("an event about a team is about the channels that it does not name", async () => {
  const { known } = directory();
  known.learn(told("19:hr"));
  known.learn(told("19:it"));
  expect(await known.nameOf(place("19:help"))).toEqual({ name: "IT › help", isPrivate: false });
  known.learn(told("19:it", undefined, "teamArchived"));
  expect(await known.isArchived(place("19:help"))).toBe(true);
  expect(await known.isArchived(place("19:pay"))).toBe(false);
  known.learn(told("19:it", undefined, "channelCreated"));
  expect(await known.isArchived(place("19:help"))).toBe(true);
  known.learn(told("19:it", undefined, "teamUnarchived"));
  expect(await known.isArchived(place("19:help"))).toBe(false);
});

test("a team is asked once for its channels, until something happens in it", async () => {
  const { known, calls } = directory();
  known.learn(told("19:hr"));
  for (const _ of [1, 2, 3]) expect(await known.nameOf(place("19:help"))).toBeNull();
  expect(calls).toEqual(["19:hr"]);
  known.learn(told("19:hr", undefined, "channelCreated"));
  expect(await known.nameOf(place("19:help"))).toBeNull();
  expect(calls).toEqual(["19:hr", "19:hr"]);
});

test("nothing is asked while no team is archived", async () => {
  const { known, calls } = directory();
  known.learn(told("19:it"));
  expect(await known.isArchived(place("19:help"))).toBe(false);
  expect(calls).toEqual([]);
});

test("a team that Teams tells nothing of gives no name", async () => {
  const refused = { ok: false, refused: { status: 403, code: "", retryAfter: null } } as const;
  const known = createTeamsOfChannels({ teamName: async () => refused, channelsOf: async () => refused });
  known.learn(told("19:it", "19:help"));
  expect(await known.nameOf(place("19:help"))).toBeNull();
});
