import { randomUUID } from "node:crypto";
import type { AdaptiveCard } from "./adaptive-card.ts";

/** A person as the tenant knows them. `id` is the bot-scoped 29:… id, `chatId` their one-to-one conversation with the bot. */
export interface Account {
  readonly id: string;
  readonly aadObjectId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  readonly timezone: string;
  readonly chatId: string;
  /** The app is installed for this person; without it (or a team that has it) the bot may not write to them. */
  installed: boolean;
  /** As an administrator of the organisation wrote it down; `contact`: somebody of no account there. */
  manager: Account | "contact" | null;
  /** They have blocked the bot: it may no longer write to them. */
  blocksBot: boolean;
}

export interface TeamRecord {
  readonly id: string;
  readonly aadGroupId: string;
  name: string;
  /** Read only. */
  archived: boolean;
  readonly owners: Account[];
  readonly members: Account[];
  readonly channels: ChannelRecord[];
  botInstalled: boolean;
}

export interface ChannelRecord {
  readonly id: string;
  name: string;
  readonly team: TeamRecord;
  deleted: boolean;
}

/** A message on screen, in a chat or in the thread of a channel post. */
export interface Post {
  readonly id: string;
  /** `a:…`, or `19:…@thread.tacv2;messageid=<root>` */
  readonly conversationId: string;
  readonly author: Account | "bot";
  readonly at: Date;
  text: string;
  card: AdaptiveCard | null;
  edits: number;
}

export type Conversation =
  | { readonly kind: "chat"; readonly account: Account }
  | { readonly kind: "channel"; readonly channel: ChannelRecord; readonly rootId: string | null };

/** Everything the tenant knows: people, teams, posts. Plain state; the rules are in the connector. */
export interface Directory {
  readonly accounts: Account[];
  readonly teams: TeamRecord[];
  /** Chats of two people, of which the bot is no member. */
  readonly colleagues: Set<string>;
  posts: Post[];
  readonly find: (conversationId: string) => Conversation | undefined;
  readonly account: (id: string) => Account | undefined;
  /** Ids of activities are milliseconds, each greater than the one before. */
  readonly nextId: () => string;
  readonly add: (post: Omit<Post, "id" | "at" | "edits"> & { id?: string }) => Post;
}

/** @param now the tenant's clock */
export function createDirectory(now: () => Date): Directory {
  const accounts: Account[] = [];
  const teams: TeamRecord[] = [];
  const colleagues = new Set<string>();
  let lastId = 0;
  const nextId = () => String((lastId = Math.max(lastId + 1, now().getTime())));
  const directory: Directory = {
    accounts,
    teams,
    colleagues,
    posts: [],
    find: (conversationId) => {
      const account = accounts.find(({ chatId }) => chatId === conversationId);
      if (account) return { kind: "chat", account };
      const [channelId, rootId] = conversationId.split(";messageid=");
      const channel = teams.flatMap(({ channels }) => channels).find(({ id }) => id === channelId);
      return channel && { kind: "channel", channel, rootId: rootId ?? null };
    },
    account: (id) => accounts.find((account) => account.id === id || account.aadObjectId === id),
    nextId,
    add: (post) => {
      const stored = { id: nextId(), ...post, at: now(), edits: 0 };
      directory.posts.push(stored);
      return stored;
    },
  };
  return directory;
}

export const threadId = (channel: ChannelRecord, rootId: string) => `${channel.id};messageid=${rootId}`;

/** A conversation id of the shape Teams gives to channels. */
export const newChannelId = () => `19:${randomUUID().replaceAll("-", "")}@thread.tacv2`;

/** May the bot write to this person on its own initiative? */
export const isReachable = (account: Account, teams: readonly TeamRecord[]) =>
  account.installed || teams.some((team) => team.botInstalled && everyone(team).includes(account));

export const everyone = (team: TeamRecord): readonly Account[] => [...new Set([...team.owners, ...team.members])];
