import { afterEach, beforeEach, expect, test } from "vitest";
import type { MessageSign } from "../../src/features/emoji/rules.ts";
import type { ChatPlatform, PostedMessage, ReadMessage } from "../../src/channels/platform.ts";
import { usualPolicy } from "../../src/kernel/policy.ts";
import { tryJob } from "../../src/worker/try-job.ts";
import type { JobOf } from "../../src/worker/job-rule.ts";
import { readTicket } from "../../src/desk/read.ts";
import { change } from "../../src/desk/tickets.ts";
import { openBench, someone, type Bench } from "./bench.ts";
import { wordsOf } from "./fake-platform.ts";

/** A ticket of a message under which somebody has put an emoji, and what stands under that message since. */

let bench: Bench;
let signs: (MessageSign | null)[];
let answer: ReadMessage;
let slack: ChatPlatform;
const on: PostedMessage = { platform: "slack", tenant: "T1", address: "C9", message: "7.1" };
const found = {
  result: "found",
  text: "Hello\nThe tap drips\nIn the kitchen",
  files: [],
  link: "https://acme.slack.com/p1",
  thread: null,
  by: ["U-ada"],
} as const;

beforeEach(async () => {
  bench = await openBench();
  signs = [];
  answer = found;
  bench.platform.posted.push({
    id: "7.1",
    address: "C9",
    thread: null,
    mark: undefined,
    message: { summary: "The tap drips", blocks: [], urgent: false, locale: "en", zone: "UTC" },
    updates: 0,
  });
  bench.platform.profiles.set("U-zoe", someone("U-zoe", "Zoe"));
  slack = {
    ...bench.platform,
    readMessage: () => Promise.resolve(answer),
    readThread: () =>
      Promise.resolve({
        result: "found",
        said: [
          "Clean the filter",
          "password: Tulipe33!",
          "Zoe knows, or ask Renée Martin: renee@example.com, +33 6 12 34 56 78. Server Room is open",
        ],
        people: ["U-zoe"],
      }),
    sign: (posted, sign) => {
      signs.push(sign);
      return Promise.resolve({ result: "delivered", posted });
    },
  };
});
afterEach(() => bench.close());

const does = (job: Parameters<typeof tryJob>[1], rules = bench.deps.rules) =>
  tryJob({ ...bench.deps, rules, platforms: { ...bench.deps.platforms, slack } }, job, { age: 0, tries: 0 });
const ticketOfIt = (): JobOf<"ticket-of-message"> => ({
  kind: "ticket-of-message",
  on,
  emoji: "ticket",
  verb: "ticket",
  queue: "it",
  by: bench.ada.id,
  account: "U-ada",
  language: "en",
  to: { platform: "slack", tenant: "T1", address: "U-ada" },
  author: "U-zoe",
});
const asked = (more: Partial<JobOf<"ticket-of-message">> = {}) => does({ ...ticketOfIt(), ...more });
const made = async () => bench.store.ticket((await bench.store.ticketOfMessage(on)) ?? "");
const follows = async () =>
  does({ kind: "follow-message", ticket: (await made())?.reference ?? "", platform: "slack" });
const under = () => bench.platform.posted.filter(({ address, thread }) => address === "C9" && thread !== null);
const told = () =>
  bench.platform.posted.filter(({ address }) => address === "D-ada").map(({ message }) => message.summary);

test("is made once, for whoever wrote it, with their words and where they stand", async () => {
  expect(await asked()).toBeNull();
  expect(await asked({ by: bench.renee.id, account: "U-renee" })).toBeNull();
  const ticket = await made();
  const [zoe] = (await bench.store.people([ticket?.requester ?? ""])).values();
  expect(zoe?.name).toBe("Zoe");
  expect(ticket).toMatchObject({
    title: "The tap drips",
    description: found.text,
    beneficiary: zoe?.id,
    origin: { message: found.link, under: { tenant: "T1", address: "C9", message: "7.1" }, by: bench.ada.id },
  });
  expect(await bench.rows("select reference from ticket where title = 'The tap drips'")).toHaveLength(1);
});

test("makes nobody who reacts a reader of what becomes of it", async () => {
  await asked({ verb: "private-ticket", by: bench.renee.id, account: "U-ada" });
  const { reference = "" } = (await made()) ?? {};
  expect(await readTicket(bench.store, reference, bench.renee.id)).toEqual({ result: "not-found" });
  const [first] = await bench.store.history(reference);
  expect(first).toMatchObject({ by: bench.renee.id, event: { type: "opened" } });
});

test("goes where its words lead, a private one too", async () => {
  const rule = { service: null, kind: null, words: ["tap"], from: [], language: null, channel: null };
  const routing = { ...usualPolicy.routing, rules: [{ ...rule, queue: "it", overridesService: false }] };
  const rules = { ...bench.deps.rules, policy: { ...usualPolicy, routing } };
  await does({ ...ticketOfIt(), queue: null, verb: "private-ticket" }, rules);
  expect(await made()).toMatchObject({ queue: "it", isPrivate: true });
});

test("of nobody who is known, is whoever’s asked for it", async () => {
  await asked({ author: "U-robot" });
  expect(await made()).toMatchObject({ beneficiary: bench.ada.id });
});

test("is not made once the emoji is gone, and is tried again while the platform does not answer", async () => {
  answer = { ...found, by: [] };
  expect(await asked()).toBeNull();
  answer = { result: "retry", after: 1_000, reason: "ratelimited" };
  expect(await asked()).toMatchObject({ failed: true });
  expect([await made(), told()]).toEqual([null, []]);
});

test.for([
  [{ result: "gone" }, "isn’t there any more"],
  [{ result: "not-allowed" }, "not allowed to read"],
  [{ ...found, text: " " }, "no words"],
] as const)("is not made of %o, and whoever wanted it is told", async ([read, words]) => {
  answer = read;
  expect(await asked()).toBeNull();
  expect(await made()).toBeNull();
  expect(told()).toEqual([expect.stringContaining(words)]);
});

test("has one answer under it that follows its state, with the sign, and says it once", async () => {
  await asked();
  await follows();
  await follows();
  expect(under().map(({ thread, message }) => [thread, message.summary])).toEqual([
    ["7.1", expect.stringMatching(/^This is ticket \S+ now, for Zoe\.$/u)],
  ]);
  bench.passes(2);
  const ticket = await made();
  await bench.store.transaction(async (tx) => {
    await change(tx, bench.deps.rules, {
      reference: ticket?.reference ?? "",
      command: { type: "claim" },
      by: bench.ada.id,
    });
  });
  await follows();
  expect(under()).toHaveLength(1);
  expect(under().map(({ message }) => wordsOf(message))).toEqual([expect.stringContaining("Ada")]);
  expect(signs).toEqual([null, "taken"]);
});

test("is answered with its reference alone where it is private, and without a sign", async () => {
  await asked({ verb: "private-ticket" });
  await follows();
  const ticket = await made();
  expect(ticket).toMatchObject({ isPrivate: true });
  expect(under().map(({ message }) => message.summary)).toEqual([`🤫 ${ticket?.reference}`]);
  expect(signs).toEqual([null]);
});

test("an article of a thread begins as a draft that only whoever asked has, with nobody's names, addresses and secrets", async () => {
  await bench.store.transaction((tx) => tx.recognise(someone("U-renee-2", "Renée Martin")));
  const to = { platform: "slack", tenant: "T1", address: "U-ada" } as const;
  await does({ kind: "article-of-thread", on, by: bench.ada.id, to });
  expect(told()).toEqual([expect.stringContaining("an article of this thread")]);
  const [draft] = await bench.rows("select person_id, values from draft");
  expect(draft).toMatchObject({ person_id: bench.ada.id, values: { title: "Clean the filter" } });
  const words = JSON.stringify(draft);
  for (const nobodys of ["Tulipe33!", "Zoe", "Martin", "example.com", "12 34 56"]) expect(words).not.toContain(nobodys);
  expect(words).toContain("[name] knows, or ask [name]: [address], [phone number]. Server Room is open");
});
