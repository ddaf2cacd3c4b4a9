import { appears, eventually } from "../support/eventually.ts";
import type { Act, Knobs, Snapshot, WireLine } from "../../src/playground/protocol.ts";

/** What somebody does, before it is said who. */
export type Deed = Act extends infer One ? (One extends Act ? Omit<One, "as"> : never) : never;

/** A browser's place before the playground: its HTTP API and nothing else. */
export interface Visitor {
  screens(selves?: Readonly<Record<"slack" | "teams", string>>): Promise<Snapshot>;
  /** Answers what went wrong, in words. */
  does(as: string, deed: Deed): Promise<string | null>;
  turns(knobs: Partial<Knobs>): Promise<void>;
  wire(): Promise<readonly WireLine[]>;
  posts(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

export function visitorAt(url: string): Visitor {
  const posts: Visitor["posts"] = (path, body, headers = {}) =>
    fetch(url + path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  const succeeds = async (path: string, body: unknown): Promise<string> => {
    const answer = await posts(path, body);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.text();
  };
  return {
    posts,
    screens: (selves) => firstEvent(`${url}/events?${new URLSearchParams(selves).toString()}`),
    async does(as, deed) {
      const { trouble }: { trouble: string | null } = JSON.parse(await succeeds("/act", { as, ...deed }));
      return trouble;
    },
    turns: async (knobs) => void (await succeeds("/knobs", knobs)),
    async wire() {
      const lines: WireLine[] = JSON.parse(await (await fetch(`${url}/wire`)).text());
      return lines;
    },
  };
}

async function firstEvent(url: string): Promise<Snapshot> {
  const { body } = await fetch(url);
  let read = "";
  for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    read += text;
    if (read.endsWith("\n\n")) break; // which also hangs up
  }
  const snapshot: Snapshot = JSON.parse(read.slice("data: ".length));
  return snapshot;
}

/** The knobs make everything take its time. */
export const patience = { within: 30_000, every: 50 };

export const sooner = <T>(attempt: () => Promise<T>): Promise<T> => eventually(attempt, patience);
export const shows = <T>(look: () => Promise<T | undefined>): Promise<T> => appears(look, patience);

/** Whether something is written anywhere in blocks or a card. */
export const says = (content: unknown, words: string): boolean =>
  JSON.stringify(content).includes(JSON.stringify(words).slice(1, -1));

/** Whether there is a button that says exactly this. */
export const offers = (content: unknown, label: string): boolean =>
  JSON.stringify(content).includes(JSON.stringify(label));
