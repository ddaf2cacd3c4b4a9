import type { ChatPlatform, ChatUser, Conversation, Outcome, Retry } from "../../src/channels/platform.ts";
import type { Message } from "../../src/screen/message.ts";
import { touching, type Fault } from "./checkpoint.ts";
import { inTurn, type Stage } from "./scheduler.ts";
import { short } from "./told.ts";

/** Something that the bot said and that stands there. */
export interface Standing {
  readonly id: string;
  readonly address: string;
  readonly thread: string | null;
  /** By which it is found again; null: it has none. */
  readonly mark: string | null;
  readonly message: Message;
}

/** A chat of which each call waits for its turn, and may go wrong there. */
export interface SimChat extends ChatPlatform {
  readonly standing: () => readonly Standing[];
  /** Calls that were done there though the desk was never told. */
  readonly answersLost: () => number;
  begin(standing: readonly Standing[]): void;
}

const noAnswer: Retry = { result: "retry", after: null, reason: "no answer" };

/** Where a direct message to somebody stands. */
const placeOf = (address: string): string => address.replace(/^U/, "D");

export function simChat(stage: Stage, members: readonly ChatUser[]): SimChat {
  let standing: readonly Standing[] = [];
  let posts = 0;
  let answersLost = 0;

  function call<Result>(label: string, address: string, run: () => Result): Promise<Result | Retry> {
    return inTurn<Result | Retry>(stage, {
      kind: "send",
      label,
      touches: touching({ writes: new Set([`chat ${address}`]) }),
      yields: true,
      pid: null,
      run: () => Promise.resolve(run()),
      broken: (fault: Fault) => {
        if (fault === "answer lost" || fault === "gone") {
          run();
          answersLost += 1;
        }
        return Promise.resolve(noAnswer);
      },
    });
  }

  const delivered = ({ platform, tenant, address }: Conversation, message: string): Outcome => ({
    result: "delivered",
    posted: { platform, tenant, address: placeOf(address), message },
  });

  return {
    name: "slack",
    rates: [],
    standing: () => standing,
    answersLost: () => answersLost,
    begin(there) {
      standing = there;
      posts = there.length;
      answersLost = 0;
    },
    post: (to, message, thread, mark) =>
      call<Outcome>(`post ${to.address} ${thread ?? ""} ${short(message)}`, to.address, () => {
        if (thread !== null && !standing.some(({ id }) => id === thread))
          return { result: "gone", reason: "no such thread" };
        posts += 1;
        const id = `m${posts}`;
        standing = [...standing, { id, address: placeOf(to.address), thread, mark: mark ?? null, message }];
        return delivered(to, id);
      }),
    update: (at, message) =>
      call<Outcome>(`update ${at.address} ${at.message} ${short(message)}`, at.address, () => {
        if (!standing.some(({ id }) => id === at.message)) return { result: "gone", reason: "no such message" };
        standing = standing.map((each) => (each.id === at.message ? { ...each, message } : each));
        return delivered(at, at.message);
      }),
    takeDown: (at) =>
      call<Outcome>(`take down ${at.address} ${at.message}`, at.address, () => {
        if (!standing.some(({ id }) => id === at.message)) return { result: "gone", reason: "no such message" };
        standing = standing.filter(({ id }) => id !== at.message);
        return delivered(at, at.message);
      }),
    // Before anything was written to somebody there is no conversation in which to look.
    find: (mark, at) =>
      call("find", at.address, () => {
        const found = standing.find((each) => each.mark === mark && each.address === at.address);
        return { result: "found", posted: found === undefined ? null : { ...at, message: found.id } } as const;
      }),
    fetchFile: (source) =>
      call(`fetch ${JSON.stringify(source)}`, "files", () => ({
        result: "found" as const,
        type: "text/plain",
        bytes: 5,
        content: (async function* () {
          yield await Promise.resolve(Buffer.from("hello"));
        })(),
      })),
    access: ({ address }) => call("access", address, () => ({ result: "ready" }) as const),
    membersOf: ({ address }) => call("members", address, () => ({ result: "ready", members }) as const),
    nameOf: () => Promise.resolve(null),
    chosen: (user, by) => ({ ...by, user, directAddress: user, name: null, email: null }),
    lookUp: (users) =>
      call("look up", users.map(({ user }) => user).join(), () => ({
        result: "found" as const,
        users: members.filter(({ user }) => users.some((asked) => asked.user === user)),
      })),
  };
}
