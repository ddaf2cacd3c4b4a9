import { randomUUID } from "node:crypto";
import {
  everyone,
  newChannelId,
  threadId,
  type Account,
  type ChannelRecord,
  type Directory,
  type Post,
  type TeamRecord,
} from "./directory.ts";
import type { Delivery } from "./deliver.ts";
import type { Payloads } from "./payloads.ts";

/** A channel, as a story names it. */
export interface Channel {
  readonly kind: "channel";
  readonly id: string;
  readonly name: string;
  readonly record: ChannelRecord;
  /** Threads in the order they began. */
  readonly threads: () => readonly Thread[];
}

/** A post of a channel with its replies; `id` is the conversation's. */
export interface Thread {
  readonly kind: "thread";
  readonly id: string;
  readonly rootId: string;
  readonly channel: ChannelRecord;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly general: Channel;
  readonly channel: (name: string) => Channel;
  /** All that are there, General first. */
  readonly channels: () => readonly Channel[];
  /** The app comes to the team or leaves it; `silently` when the bot is not told, as happens. */
  readonly installsApp: () => Promise<void>;
  readonly removesApp: (how?: { silently?: boolean }) => Promise<void>;
  readonly addsMember: (someone: Someone) => Promise<void>;
  readonly removesMember: (someone: Someone) => Promise<void>;
  readonly createsChannel: (name: string) => Promise<Channel>;
  readonly deletesChannel: (channel: Channel) => Promise<void>;
  readonly renamesChannel: (channel: Channel, name: string) => Promise<void>;
  readonly renames: (name: string) => Promise<void>;
  readonly archives: () => Promise<void>;
  readonly unarchives: () => Promise<void>;
  /** The team goes, with all its channels. */
  readonly deletes: () => Promise<void>;
}

export interface Someone {
  readonly account: Account;
}

export interface TeamWanted {
  readonly name: string;
  readonly owners: readonly Someone[];
  readonly members: readonly Someone[];
  readonly installed: boolean;
}

export interface PlacesDeps {
  readonly directory: Directory;
  readonly payloads: Payloads;
  readonly delivery: Delivery;
}

export function asThread(channel: ChannelRecord, rootId: string): Thread {
  return { kind: "thread", id: threadId(channel, rootId), rootId, channel };
}

const asChannel = (directory: Directory, record: ChannelRecord): Channel => ({
  kind: "channel",
  id: record.id,
  name: record.name,
  record,
  threads: () => {
    const here = directory.posts.filter(({ conversationId }) => conversationId.startsWith(`${record.id};`));
    return [...new Set(here.map(rootOf))].map((rootId) => asThread(record, rootId));
  },
});

export const rootOf = (post: Post): string => post.conversationId.split(";messageid=")[1] ?? post.id;

export function createTeam(deps: PlacesDeps, about: TeamWanted): Team {
  const { directory, payloads, delivery } = deps;
  const id = newChannelId();
  const record: TeamRecord = {
    id,
    aadGroupId: randomUUID(),
    name: about.name,
    archived: false,
    owners: about.owners.map(({ account }) => account),
    members: about.members.map(({ account }) => account),
    channels: [],
    botInstalled: about.installed,
  };
  directory.teams.push(record);
  const [actor] = everyone(record);
  if (actor === undefined) throw new Error(`Team ${about.name} has nobody in it`);
  const general = addChannel(id, "General");
  const where = { kind: "channel", channel: general.record, rootId: null } as const;

  function addChannel(id: string, name: string): Channel {
    const channel: ChannelRecord = { id, name, team: record, deleted: false };
    record.channels.push(channel);
    return asChannel(directory, channel);
  }

  const tell = async (eventType: string, change: object, at = general.record) => {
    if (!record.botInstalled) return;
    await delivery.notify(payloads.conversationUpdate(actor, { ...where, channel: at }, eventType, change));
  };

  return {
    id,
    name: about.name,
    general,
    channel: (name) => {
      const known = record.channels.find((channel) => channel.name === name);
      return known ? asChannel(directory, known) : addChannel(newChannelId(), name);
    },
    channels: () => record.channels.filter(({ deleted }) => !deleted).map((each) => asChannel(directory, each)),
    installsApp: async () => {
      record.botInstalled = true;
      await tell("teamMemberAdded", { membersAdded: [payloads.bot] });
      await delivery.notify(payloads.installation(actor, where, "add"));
    },
    removesApp: async ({ silently = false } = {}) => {
      if (!silently) {
        await tell("teamMemberRemoved", { membersRemoved: [payloads.bot] });
        await delivery.notify(payloads.installation(actor, where, "remove"));
      }
      record.botInstalled = false;
    },
    addsMember: async ({ account }) => {
      record.members.push(account);
      await tell("teamMemberAdded", { membersAdded: [mri(account)] });
    },
    removesMember: async ({ account }) => {
      for (const list of [record.members, record.owners])
        if (list.includes(account)) list.splice(list.indexOf(account), 1);
      await tell("teamMemberRemoved", { membersRemoved: [mri(account)] });
    },
    createsChannel: async (name) => {
      const channel = addChannel(newChannelId(), name);
      await tell("channelCreated", {}, channel.record);
      return channel;
    },
    deletesChannel: async ({ record: channel }) => {
      channel.deleted = true;
      await tell("channelDeleted", {}, channel);
    },
    renamesChannel: async ({ record: channel }, name) => {
      channel.name = name;
      await tell("channelRenamed", {}, channel);
    },
    renames: async (name) => {
      record.name = name;
      await tell("teamRenamed", {});
    },
    archives: async () => {
      record.archived = true;
      await tell("teamArchived", {});
    },
    unarchives: async () => {
      record.archived = false;
      await tell("teamUnarchived", {});
    },
    deletes: async () => {
      for (const channel of record.channels) channel.deleted = true;
      await tell("teamDeleted", {});
    },
  };
}

const mri = ({ id, aadObjectId }: Account) => ({ id, aadObjectId });
