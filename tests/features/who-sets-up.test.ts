import { describe, expect, it, test } from "vitest";
import { queueName } from "../../src/features/queues/rules.ts";
import {
  isAtStake,
  maySetUp,
  stakesKey,
  stakesOf,
  whyNotSetUp,
  type SettingUp,
} from "../../src/features/queues/rules/set-up.ts";

/** Who asks, what the queue is to the desk, and what the channel is to its queues, each in every state. */
const who = {
  "an administrator": { administrator: true, ownsPlace: false },
  "an owner of the team": { administrator: false, ownsPlace: true },
  "somebody else": { administrator: false, ownsPlace: false },
} as const;
const queues = {
  "a new queue": { state: "new", leads: false, channel: null },
  "the default queue, untouched": { state: "untouched", leads: false, channel: null },
  "a new queue of the policy": { state: "new", inPolicy: true, leads: false, channel: null },
  "a queue without a channel": { state: "in-use", leads: false, channel: null },
  "a queue with another channel": { state: "in-use", leads: false, channel: "another" },
  "a queue they lead": { state: "in-use", leads: true, channel: "another" },
} as const;
const channels = {
  "a free channel": null,
  "a channel of others": { queue: "other", leads: false },
  "a channel they lead": { queue: "other", leads: true },
} as const;

const none = { "a free channel": false, "a channel of others": false, "a channel they lead": false };
const all = { "a free channel": true, "a channel of others": true, "a channel they lead": true };
const free = { ...none, "a free channel": true };
const ruled = { ...all, "a channel of others": false };
type Allowed = Readonly<Record<keyof typeof channels, boolean>>;

const expected: Readonly<Record<keyof typeof who, Readonly<Record<keyof typeof queues, Allowed>>>> = {
  "an administrator": {
    "a new queue": all,
    "the default queue, untouched": all,
    "a new queue of the policy": all,
    "a queue without a channel": all,
    "a queue with another channel": all,
    "a queue they lead": all,
  },
  "an owner of the team": {
    "a new queue": free,
    "the default queue, untouched": free,
    "a new queue of the policy": none,
    "a queue without a channel": none,
    "a queue with another channel": none,
    "a queue they lead": ruled,
  },
  "somebody else": {
    "a new queue": none,
    "the default queue, untouched": none,
    "a new queue of the policy": none,
    "a queue without a channel": none,
    "a queue with another channel": none,
    "a queue they lead": ruled,
  },
};

const keys = <Key extends string>(table: Readonly<Record<Key, unknown>>): readonly Key[] =>
  Object.keys(table).filter((key): key is Key => Object.hasOwn(table, key));

const settingUp = (more: Partial<SettingUp>): SettingUp => ({
  queue: "network",
  state: "in-use",
  inPolicy: false,
  administrator: true,
  ownsPlace: false,
  leads: false,
  servedHere: null,
  channel: null,
  onOtherPlatform: false,
  openTickets: 0,
  otherQueues: ["support"],
  ...more,
});

describe("who sets up which queue in which channel", () => {
  const cases = keys(who).flatMap((person) =>
    keys(queues).flatMap((queue) => keys(channels).map((channel) => ({ person, queue, channel }))),
  );
  it.each(cases)("$person · $queue · $channel", ({ person, queue, channel }) => {
    const at = settingUp({ ...who[person], ...queues[queue], servedHere: channels[channel] });
    expect(maySetUp(at)).toBe(expected[person][queue][channel]);
  });
});

test("what is private in a queue keeps everybody out whom it is not for, and their hands off its channel", () => {
  expect(maySetUp(settingUp({ closed: true }))).toBe(false);
  const takes = settingUp({ servedHere: { queue: "hr", leads: false, closed: true } });
  expect(maySetUp(takes)).toBe(false);
  expect(whyNotSetUp(takes)).toEqual({ closed: "hr", takes: true });
});

describe("the name of a new queue", () => {
  const begins = (queue: string, more: Partial<SettingUp> = {}) =>
    maySetUp(settingUp({ queue, state: "new", otherQueues: ["support", "network"], ...more }));
  const owner = { administrator: false, ownsPlace: true };
  it.each([
    "n\u0435tw\u043erk",
    "network\u200b",
    "\u202enetwork",
    "net\u034fwork",
    "*network*",
    "net/work",
    "\u3164",
    "",
  ])("is not one that looks like another, or that is not seen, whoever gives it: %j", (queue) =>
    expect(begins(queueName(queue))).toBe(false),
  );
  it.each([
    "networ",
    "net-work",
    "suport",
    "support-desk",
    "it-support",
    "supportdesk",
    "net",
    "\u0441\u043e\u0441\u043e",
  ])("needs an administrator where it may be taken for another: %j", (queue) => {
    expect(begins(queue)).toBe(true);
    expect(begins(queue, owner)).toBe(false);
  });
  it.each(["réseau", "coffee", "po", "level.2_paris", "straße"])("is free otherwise: %s", (queue) =>
    expect(begins(queue, owner)).toBe(true),
  );
  it("is the same however its letters are written", () => expect(queueName("ＲＥ\u0301seau")).toBe("réseau"));
  it("stays as it is where there is the queue already", () =>
    expect(maySetUp(settingUp({ queue: "r&d", state: "in-use" }))).toBe(true));
});

describe("what is asked before a queue is set up", () => {
  const stakes = (more: Partial<SettingUp>) => stakesOf(settingUp(more));
  it("is nothing where nobody loses anything", () => {
    expect(isAtStake(stakes({ state: "new" }))).toBe(false);
    expect(isAtStake(stakes({ state: "untouched", openTickets: 12 }))).toBe(false);
    expect(isAtStake(stakes({ onOtherPlatform: true }))).toBe(false);
  });
  it("is a queue that leaves its channel", () => {
    expect(stakes({ channel: "another" })).toMatchObject({ leaves: true, joins: false });
  });
  it("is open tickets that more people would read", () => {
    expect(stakes({ onOtherPlatform: true, openTickets: 1 })).toMatchObject({ joins: true });
  });
  it("is nothing in the channel that the queue has already, whoever reads its tickets on the other platform", () => {
    expect(isAtStake(stakes({ channel: "this", onOtherPlatform: true, openTickets: 1 }))).toBe(false);
  });
  it("is what is private, which a whole channel would read", () => {
    expect(isAtStake(stakes({ holdsPrivate: true, state: "new", inPolicy: true }))).toBe(true);
    expect(isAtStake(stakes({ holdsPrivate: true, channel: "this" }))).toBe(false);
  });
  it("is a channel that another queue would lose", () => {
    expect(stakes({ servedHere: { queue: "support", leads: true } })).toMatchObject({ takesFrom: "support" });
  });
  it("is a new name that may be a slip", () => {
    expect(stakes({ queue: "suport", state: "new" })).toMatchObject({ resembles: "support" });
    expect(stakes({ queue: "support-desk", state: "new" })).toMatchObject({ resembles: "support" });
    expect(stakes({ queue: "support-desk", state: "new", inPolicy: true })).toMatchObject({ resembles: null });
    expect(stakes({ queue: "network", state: "new" })).toMatchObject({ resembles: null });
    expect(stakes({ queue: "suport", state: "in-use" })).toMatchObject({ resembles: null });
  });
  it("is told apart by the button that agrees to it", () => {
    const several = [
      stakes({}),
      stakes({ channel: "another" }),
      stakes({ onOtherPlatform: true, openTickets: 1 }),
      stakes({ servedHere: { queue: "support", leads: true } }),
      stakes({ queue: "suport", state: "new" }),
    ];
    expect(new Set(several.map(stakesKey)).size).toBe(several.length);
  });
});
