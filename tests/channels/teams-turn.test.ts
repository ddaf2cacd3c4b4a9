import { createBroughtAgain } from "../../src/channels/brought-again.ts";
import { pino } from "pino";
import { expect, test } from "vitest";
import type { ChatPlatform, ChatUser, Intent, Outcome } from "../../src/channels/platform.ts";
import { createBegunThreads } from "../../src/channels/teams/begun-threads.ts";
import { activitySchema } from "../../src/channels/teams/inbound.ts";
import { userOf } from "../../src/channels/teams/people.ts";
import { createProfiles, type Profiles } from "../../src/channels/teams/profiles.ts";
import { takeTurn } from "../../src/channels/teams/turn.ts";
import { phrases } from "../../src/features/words.ts";
import type { Message } from "../../src/screen/message.ts";
import { someone } from "../support/test-store.ts";

const message: Message = { summary: "Only for you", blocks: [], locale: "en", zone: "UTC", urgent: false };
const posted = { platform: "teams", tenant: "t", address: "https://s/|19:c", message: "9" } as const;

/** A turn with everything around it faked; what is posted, to whom, and what the desk heard. */
async function turn(
  more: object,
  outcomeAt: (address: string) => Outcome,
  profile: Partial<ChatUser> | "does not say" | "unread" | null = null,
  brought = createBroughtAgain(),
) {
  const posts: [address: string, thread: string | null][] = [];
  const heard: Intent[] = [];
  const met: ChatUser[] = [];
  const work: Promise<void>[] = [];
  const platform: ChatPlatform = {
    name: "teams",
    rates: [],
    post: async ({ address }, _, thread) => {
      posts.push([address, thread]);
      return outcomeAt(address);
    },
    update: async () => ({ result: "gone", reason: "" }),
    takeDown: async () => ({ result: "gone", reason: "" }),
    access: async () => ({ result: "retry", after: null, reason: "" }),
    nameOf: async () => null,
    membersOf: async () => ({ result: "retry", after: null, reason: "" }),
    chosen: (_, by) => by,
    fetchFile: () => Promise.resolve({ result: "gone" }),
    find: async () => ({ result: "found", posted: null }),
    lookUp: async () => ({ result: "found", users: [] }),
  };
  let isAsked = profile === null;
  const profiles: Profiles = {
    isAsked: () => isAsked,
    recalled: (by) => by,
    ask: async (by) => {
      if (profile === "does not say" || profile === "unread") return null;
      isAsked = true;
      return profile && { ...by, ...profile };
    },
  };
  const answer = await takeTurn(
    {
      listener: {
        handle: async (intent) => {
          heard.push(intent);
          return { kind: "whisper", message };
        },
        callsPlatform: (intent) => intent.kind === "asked" && intent.words === "setup",
        askedAt: () => Promise.resolve(),
        lookUpLater: () => Promise.resolve(),
        hears: () => Promise.resolve(false),
        isUnknownUser: () =>
          profile === "unread" ? Promise.reject(new Error("no database")) : Promise.resolve(profile !== null),
        membersChanged: async () => {},
        met: async (user) => void met.push(user),
      },
      platform,
      profiles,
      threads: createBegunThreads(),
      locale: "en",
      zone: "UTC",
      log: pino({ level: "silent" }),
      nonce: () => "nonce",
      brought,
      afterwards: (each) => void work.push(each),
    },
    activitySchema.parse({
      channelId: "msteams",
      serviceUrl: "https://s/",
      type: "message",
      id: "7",
      from: { id: "29:a", aadObjectId: "1b4e28ba-2fa1-11d2-883f-0016d3cca427", name: "Ann" },
      recipient: { id: "28:bot" },
      conversation: { id: "19:c;messageid=7", conversationType: "channel", tenantId: "t" },
      text: "<at>Guichet</at> help",
      entities: [{ type: "mention", text: "<at>Guichet</at>", mentioned: { id: "28:bot" } }],
      ...more,
    }),
  );
  const answeredAfter = [...heard];
  for (const each of work) await each; // it grows while it is worked off
  return { answer, posts, heard, met, answeredAfter };
}

test("whoever cannot be reached alone is answered in the thread they spoke in", async () => {
  const { posts } = await turn({}, (address) =>
    address === posted.address
      ? { result: "delivered", posted }
      : { result: "undeliverable", reason: "app-not-installed" },
  );
  expect(posts).toEqual([
    ["https://s/|1b4e28ba-2fa1-11d2-883f-0016d3cca427", null],
    ["https://s/|19:c", "7"],
  ]);
});

test("a whisper is tried again after what Teams asks for", async () => {
  let tries = 0;
  const { posts } = await turn({}, () =>
    ++tries === 1 ? { result: "retry", after: 1, reason: "429" } : { result: "delivered", posted },
  );
  expect(posts).toHaveLength(2);
});

test("who sets up a channel is known before the desk answers, and Teams has its answer before that", async () => {
  const profile = { email: "ann@x.test", ownsPlace: true };
  const { answer, heard } = await turn(
    { text: "<at>Guichet</at> setup" },
    () => ({ result: "delivered", posted }),
    profile,
  );
  expect(answer).toEqual({ status: 200, body: null });
  expect(heard).toMatchObject([{ kind: "asked", words: "setup", by: profile }]);
});

test("first words are answered too while nobody can tell whose they are", async () => {
  const first = {
    text: "My laptop is broken",
    entities: [],
    conversation: { id: "a:1", conversationType: "personal", tenantId: "t" },
  };
  const { answer, answeredAfter, posts } = await turn(first, () => ({ result: "delivered", posted }), "unread");
  expect([answer.status, answeredAfter.length, posts.length]).toEqual([200, 1, 1]);
});

test("the first words of somebody unknown are heard as of who they are, and of somebody known as they come", async () => {
  const alone = {
    conversation: { id: "a:1", conversationType: "personal", tenantId: "t" },
    text: "list",
    entities: [],
  };
  const delivers = (): Outcome => ({ result: "delivered", posted });
  const first = await turn(alone, delivers, { email: "ann@x.test" });
  expect(first.answer).toEqual({ status: 200, body: null });
  expect(first.heard).toMatchObject([{ kind: "wrote", by: { email: "ann@x.test" } }]);
  expect(first.met).toMatchObject([{ email: "ann@x.test" }]);
  for (const profile of ["does not say", null] as const)
    expect((await turn(alone, delivers, profile)).heard).toMatchObject([{ kind: "wrote", by: { email: null } }]);
  const stranger = await turn(alone, delivers, { outsider: true });
  expect([stranger.answer.status, stranger.heard, stranger.met]).toEqual([200, [], []]);
});

test("Teams has its answer to somebody's first words before it tells who they are", async () => {
  const alone = {
    conversation: { id: "a:1", conversationType: "personal", tenantId: "t" },
    text: "list",
    entities: [],
  };
  const { heard, answeredAfter } = await turn(alone, () => ({ result: "delivered", posted }), { email: "ann@x.test" });
  expect(answeredAfter).toEqual([]);
  expect(heard).toMatchObject([{ kind: "wrote", by: { email: "ann@x.test" } }]);
});

test("whoever asks in a channel for the first time is known before the desk answers", async () => {
  const { answer, heard } = await turn({}, () => ({ result: "delivered", posted }), { email: "ann@x.test" });
  expect(answer).toEqual({ status: 200, body: null }); // Teams does not wait for it
  expect(heard).toMatchObject([{ kind: "asked", words: "help", by: { name: "Ann", email: "ann@x.test" } }]);
});

test("the answer to a press does not wait for what follows it", async () => {
  const { answer, met } = await turn(
    {
      type: "invoke",
      name: "adaptiveCard/action",
      value: { action: { data: { action: { do: "claim", ticket: "I1", seen: 1 } } } },
    },
    () => ({ result: "delivered", posted }),
    { email: "ann@x.test" },
  );
  expect(answer).toEqual({
    status: 200,
    body: { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "Only for you" },
  });
  expect(met).toMatchObject([{ email: "ann@x.test" }]);
});

const sentForm = {
  type: "invoke",
  name: "task/submit",
  value: { data: { form: { opener: { do: "new-ticket" }, nonce: "n" }, title: "The lift is stuck" } },
};

const sendsWords = {
  type: "invoke",
  name: "adaptiveCard/action",
  value: { action: { data: { action: { do: "send", words: "w" } } } },
};

test.each([
  ["asks", {}],
  ["sets up", { text: "<at>Guichet</at> setup" }],
  ["sends a form", sentForm],
  ["opens a ticket by a press", sendsWords],
])("whoever %s in a shared channel and is of another organisation is served in nothing", async (_, act) => {
  const delivers = (): Outcome => ({ result: "delivered", posted });
  const { answer, heard, met, posts } = await turn(act, delivers, { outsider: true });
  expect(answer.status).toBe(200);
  expect([heard, met, posts]).toEqual([[], [], []]);
  expect((await turn(act, delivers, { email: "ann@x.test" })).heard).toHaveLength(1);
  expect((await turn(act, delivers, { email: "ann@x.test" })).met).toHaveLength(1);
});

test.each([
  ["sends a form", sentForm, 500], // Teams keeps it open, with what was typed
  ["opens a ticket by a press", sendsWords, 200],
])("a stranger who %s while Teams does not say who they are is refused", async (_, act, status) => {
  const { answer, heard } = await turn(act, () => ({ result: "delivered", posted }), "does not say");
  expect([answer.status, heard]).toEqual([status, []]);
  if (status === 200) expect(answer.body).toMatchObject({ value: phrases("en").whispers.notKnownYet });
});

test("the same button pressed once more in a client that sends presses as messages is heard again, the same press brought again is not", async () => {
  const brought = createBroughtAgain();
  const presses = (id: string) =>
    turn(
      { id, text: undefined, value: { action: { do: "claim", ticket: "I1", seen: 1 } } },
      () => ({ result: "delivered", posted }),
      null,
      brought,
    );
  const heard = [await presses("7"), await presses("7"), await presses("8")].map((each) => each.heard.length);
  expect(heard).toEqual([1, 0, 1]);
});

test.each(["member", "a guest"])("what a roster tells of %s is said of their address too", (who) => {
  const member = { id: "29:a", name: "Ann", userPrincipalName: who === "member" ? "ann@x.test" : "ann_y#EXT#@x.test" };
  const told = userOf(member, { serviceUrl: "https://s/", tenant: "t", roster: "chat" });
  expect(told).toMatchObject(who === "member" ? { email: "ann@x.test" } : { email: null, unvouched: true });
  expect(told.unvouched === true).toBe(who !== "member");
});

test.each(["t", "another"])(
  "what the roster of a channel tells of somebody of tenant %s is remembered",
  async (tenantId) => {
    const unused = () => Promise.reject(new Error("not to be called"));
    const profiles = createProfiles({
      connector: {
        startThread: unused,
        send: unused,
        replace: unused,
        remove: unused,
        openChat: unused,
        members: unused,
        teamName: unused,
        channelsOf: unused,
        member: async () => ({ ok: true, value: { id: "29:a", name: "Ann", email: "ann@x.test", tenantId } }),
      },
      chats: { rememberOf: () => {}, within: unused },
      now: () => new Date(0),
    });
    const by = someone("29:a", { platform: "teams", tenant: "t" });
    const at = { serviceUrl: "https://s/", kind: "channel", id: "19:c" } as const;
    expect(profiles.recalled(by, at).outsider).toBeUndefined();
    const told = tenantId === "t" ? { email: "ann@x.test" } : { email: null, unvouched: true, outsider: true };
    expect(await profiles.ask(by, at)).toMatchObject(told);
    expect(profiles.recalled(by, at)).toMatchObject(told);
    expect(profiles.recalled(by, at).outsider === true).toBe(tenantId !== "t");
  },
);
