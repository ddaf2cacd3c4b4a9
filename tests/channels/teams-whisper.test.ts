import { createBroughtAgain } from "../../src/channels/brought-again.ts";
import { pino } from "pino";
import { expect, test } from "vitest";
import type { ChatPlatform, Outcome, Reply } from "../../src/channels/platform.ts";
import { createBegunThreads } from "../../src/channels/teams/begun-threads.ts";
import { activitySchema } from "../../src/channels/teams/inbound.ts";
import { takeTurn } from "../../src/channels/teams/turn.ts";
import type { Message } from "../../src/screen/message.ts";
import { phrases } from "../../src/features/words.ts";
import { button, form, say, saying } from "./teams-desk.ts";

const secret = "SECRET payroll dispute with my manager";
const alone: Message = say({ kind: "heading", text: secret }, button("Claim", { do: "show", ticket: secret }));

/** Every reply that there is; a kind without a line does not compile. */
const replies: Readonly<Record<Reply["kind"], readonly Reply[]>> = {
  done: [{ kind: "done" }],
  whisper: [
    { kind: "whisper", message: alone },
    { kind: "whisper", message: saying(secret) },
    { kind: "whisper", message: alone, onTheirCard: true },
  ],
  "open-form": [{ kind: "open-form", form: { ...form, title: secret }, offer: alone }],
  card: [{ kind: "card", title: "I261121_0042", card: alone }],
  found: [
    { kind: "found", found: [{ title: secret, under: secret, card: alone }], none: secret },
    { kind: "found", found: [], none: secret },
  ],
  "form-errors": [{ kind: "form-errors", errors: { text: secret } }],
  greeting: [{ kind: "greeting", message: saying("Hello everybody") }],
};

const claim = { do: "claim", ticket: "I261121_0001", seen: 1 };
const acts = {
  mention: { type: "message", text: "<at>Guichet</at> list" },
  press: { type: "invoke", name: "adaptiveCard/action", value: { action: { data: { action: claim } } } },
  "old press": { type: "message", replyToId: "5", value: { action: claim } },
  "dialog asked for": { type: "invoke", name: "task/fetch", value: { data: { action: claim } } },
  "dialog sent": {
    type: "invoke",
    name: "task/submit",
    value: { data: { form: { opener: { do: "new-ticket" }, nonce: "n" } } },
  },
  "command chosen": { type: "invoke", name: "composeExtension/fetchTask", value: { commandId: "newTicket" } },
  "search of the extension": {
    type: "invoke",
    name: "composeExtension/query",
    value: { commandId: "search", parameters: [{ name: "words", value: "vpn" }], queryOptions: { skip: 0, count: 25 } },
  },
  "command sent": {
    type: "invoke",
    name: "composeExtension/submitAction",
    value: { data: { form: { opener: { do: "new-ticket" }, nonce: "n" } } },
  },
};
const places = {
  "a channel": { id: "19:everybody@thread.tacv2;messageid=7", conversationType: "channel", tenantId: "t" },
  "a thread": { id: "19:everybody@thread.tacv2;messageid=3", conversationType: "channel", tenantId: "t" },
  "a group chat": { id: "19:everybody@thread.v2", conversationType: "groupChat", tenantId: "t" },
  "a chat of two colleagues": { id: "a:colleagues", conversationType: "personal", tenantId: "t" },
};
const outcomes: readonly Outcome[] = [
  { result: "undeliverable", reason: "app-not-installed" },
  { result: "undeliverable", reason: "conversation-not-found" },
  { result: "undeliverable", reason: "blocked" },
  { result: "undeliverable", reason: "too-long" },
  { result: "undeliverable", reason: "refused-by-platform" },
  { result: "gone", reason: "404" },
];
const isPrivate = (address: string): boolean => !address.includes("everybody") && !address.includes("colleagues");

/** What is posted where more than one person reads it, when their own chat refuses. */
async function postedInPublic(reply: Reply, act: object, conversation: object, refusal: Outcome, locale = "en-US") {
  const inPublic: Message[] = [];
  const work: Promise<void>[] = [];
  const platform: ChatPlatform = {
    name: "teams",
    rates: [],
    post: async (to, message) => {
      if (isPrivate(to.address)) return refusal;
      inPublic.push(message);
      return { result: "delivered", posted: { ...to, message: "9" } };
    },
    fetchFile: () => Promise.resolve({ result: "gone" }),
    find: () => Promise.resolve({ result: "found", posted: null }),
    update: async () => refusal,
    takeDown: async () => refusal,
    access: async () => ({ result: "ready" }),
    nameOf: async () => null,
    membersOf: async () => ({ result: "ready", members: [] }),
    chosen: () => null,
    lookUp: async () => ({ result: "found", users: [] }),
  };
  await takeTurn(
    {
      listener: {
        handle: async () => reply,
        callsPlatform: () => false,
        askedAt: () => Promise.resolve(),
        lookUpLater: () => Promise.resolve(),
        hears: () => Promise.resolve(false),
        isUnknownUser: () => Promise.resolve(false),
        membersChanged: () => Promise.resolve(),
        met: () => Promise.resolve(),
      },
      platform,
      threads: createBegunThreads(),
      profiles: { isAsked: () => true, recalled: (by) => by, ask: () => Promise.resolve(null) },
      locale: "en",
      zone: "UTC",
      log: pino({ level: "silent" }),
      nonce: () => "nonce",
      brought: createBroughtAgain(),
      afterwards: (each) => void work.push(each),
    },
    activitySchema.parse({
      channelId: "msteams",
      serviceUrl: "https://s/",
      id: "7",
      from: { id: "29:a", aadObjectId: "1b4e28ba-2fa1-11d2-883f-0016d3cca427", name: "Ann" },
      recipient: { id: "28:bot" },
      locale,
      entities: [{ type: "mention", text: "<at>Guichet</at>", mentioned: { id: "28:bot" } }],
      conversation,
      ...act,
    }),
  );
  for (const each of work) await each; // it grows while it is worked off
  return inPublic;
}

/** The bot hears no message of two colleagues, and greets nobody there. */
const everyCase = Object.entries(places)
  .flatMap(([where, conversation]) =>
    Object.entries(acts).flatMap(([what, act]) =>
      Object.values(replies).flatMap((each) => each.map((reply) => ({ where, conversation, what, act, reply }))),
    ),
  )
  .filter(
    ({ where, what, reply }) =>
      where !== "a chat of two colleagues" || (what !== "mention" && reply.kind !== "greeting"),
  );

test.for(everyCase)("$reply.kind after $what in $where is for one person and never posted for many", async (each) => {
  for (const refusal of outcomes) {
    const said = await postedInPublic(each.reply, each.act, each.conversation, refusal);
    expect(JSON.stringify(said)).not.toContain("SECRET");
    if (each.where === "a chat of two colleagues") expect(said).toEqual([]);
  }
});

test.for([
  ["en-US", "en"],
  ["fr-FR", "fr"],
] as const)("whoever cannot be written to reads so where they asked, with the way on, in %s", async ([tag, locale]) => {
  const reply: Reply = { kind: "whisper", message: alone };
  const refused: Outcome = { result: "undeliverable", reason: "app-not-installed" };
  for (const where of ["a channel", "a thread", "a group chat"] as const) {
    const said = await postedInPublic(reply, acts.mention, places[where], refused, tag);
    expect(said).toHaveLength(1);
    expect(said[0]?.summary).toBe(phrases(locale).signposts.unreachable);
  }
});

test("a greeting is for everybody where the bot was added", async () => {
  const team = { id: "19:everybody@thread.tacv2" };
  const came = {
    type: "conversationUpdate",
    membersAdded: [{ id: "28:bot" }],
    channelData: { team, eventType: "teamMemberAdded" },
  };
  const [greeting] = replies.greeting;
  if (greeting === undefined) throw new Error("no greeting");
  const refused: Outcome = { result: "undeliverable", reason: "app-not-installed" };
  const said = await postedInPublic(greeting, came, { ...team, conversationType: "channel", tenantId: "t" }, refused);
  expect(said.map(({ blocks }) => blocks)).toEqual([saying("Hello everybody").blocks]);
});
