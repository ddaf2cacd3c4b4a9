import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type {
  ChatPlatform,
  ChatUser,
  Conversation,
  Outcome,
  PlatformName,
  Rate,
  FetchedFile,
} from "../../src/channels/platform.ts";
import type { Message } from "../../src/screen/message.ts";

export interface Posted {
  readonly id: string;
  readonly address: string;
  readonly thread: string | null;
  readonly mark: string | undefined;
  /** Replaced by updates. */
  message: Message;
  updates: number;
}

interface Call {
  readonly kind: "post" | "update";
  readonly address: string;
  readonly message: Message;
}

/** What a test has the platform do; null: it delivers. */
export type Misbehaviour = (call: Call) => Outcome | null | Promise<Outcome | null>;

export interface FakePlatform extends ChatPlatform {
  readonly posted: Posted[];
  misbehave(how: Misbehaviour): void;
  /** Takes a message away, as a person who deletes it. */
  remove(id: string): void;
  members: readonly ChatUser[];
  readonly profiles: Map<string, ChatUser>;
  /** What is answered when a file is asked for, by its key; of all others that they are gone. */
  readonly files: Map<string, () => FetchedFile>;
  /** What was put under messages. */
  readonly shown: { readonly under: string; readonly name: string; readonly bytes: Buffer }[];
}

const delivers: Misbehaviour = () => null;

/** A direct message to a person is posted in their chat with the bot. */
const chatOf = (address: string): string => address.replace(/^U/, "D");

const delivered = ({ platform, tenant, address }: Conversation, message: string): Outcome => ({
  result: "delivered",
  posted: { platform, tenant, address: chatOf(address), message },
});

/** A platform that keeps what it is given in memory, and does as it is told. */
export function fakePlatform(rates: readonly Rate[] = [], name: PlatformName = "slack"): FakePlatform {
  const posted: Posted[] = [];
  let count = 0;
  let misbehaviour = delivers;
  const find = (id: string | null): Posted | undefined => posted.find((each) => each.id === id);
  const platform: FakePlatform = {
    name,
    rates,
    posted,
    members: [],
    profiles: new Map(),
    files: new Map(),
    shown: [],
    fetchFile: (source) => Promise.resolve(platform.files.get(JSON.stringify(source))?.() ?? { result: "gone" }),
    sendFile: async ({ message }, { name, content, begun }) => {
      await begun(`copy of ${name}`);
      platform.shown.push({ under: message, name, bytes: await buffer(Readable.from(content())) });
      return { result: "sent" };
    },
    misbehave: (how) => {
      misbehaviour = how;
    },
    remove: (id) => {
      const index = posted.findIndex((each) => each.id === id);
      posted.splice(index, 1);
    },
    post: async (to, message, thread, mark) => {
      const told = await misbehaviour({ kind: "post", address: to.address, message });
      if (told !== null) return told;
      if (thread !== null && find(thread) === undefined) return { result: "gone", reason: "thread_not_found" };
      count += 1;
      const id = `ts${count}`;
      posted.push({ id, address: chatOf(to.address), thread, mark, message, updates: 0 });
      return delivered(to, id);
    },
    update: async (at, message) => {
      const told = await misbehaviour({ kind: "update", address: at.address, message });
      if (told !== null) return told;
      const found = find(at.message);
      if (found === undefined) return { result: "gone", reason: "message_not_found" };
      found.message = message;
      found.updates += 1;
      return delivered(at, at.message);
    },
    takeDown: (at) => {
      if (find(at.message) === undefined) return Promise.resolve({ result: "gone", reason: "message_not_found" });
      platform.remove(at.message);
      return Promise.resolve(delivered(at, at.message));
    },
    takeDownFile: (copy) => {
      const index = platform.shown.findIndex(({ name }) => copy === `copy of ${name}`);
      if (index >= 0) platform.shown.splice(index, 1);
      return Promise.resolve({ result: "taken-down" });
    },
    find: (mark, { address }) => {
      const found = posted.find((each) => each.mark === mark && each.address === chatOf(address));
      return Promise.resolve({
        result: "found",
        posted:
          found === undefined ? null : { platform: name, tenant: "T1", address: found.address, message: found.id },
      });
    },
    access: () => Promise.resolve({ result: "ready" }),
    membersOf: () => Promise.resolve({ result: "ready", members: platform.members }),
    nameOf: ({ address }) => Promise.resolve({ name: `#${address}`, isPrivate: false }),
    chosen: (user, by) => ({ ...by, user, directAddress: user, name: null, email: null }),
    lookUp: (users) =>
      Promise.resolve({ result: "found", users: users.flatMap(({ user }) => platform.profiles.get(user) ?? []) }),
  };
  return platform;
}

/** Everything a message says, in one string. */
export const wordsOf = (message: Message): string => JSON.stringify(message);
