import { newId } from "./block-kit/ids.ts";
import { emitArchived, emitDeleted, emitIdChanged, emitMembership, emitRenamed } from "./events.ts";
import { postMessage } from "./messages.ts";
import type { Place } from "./person/messages.ts";
import type { SlackServer } from "./server.ts";
import type { SlackChannel } from "./state.ts";

/** Anyone who can be in a channel: a person, or the app's bot. */
export interface Member {
  readonly id: string;
}

/** A channel; it is a `Place` too, so `alice.writes("hello", channel)`. */
export interface Channel extends Place {
  readonly name: string;
  readonly members: () => readonly string[];
  join(who: Member): Promise<void>;
  leave(who: Member): Promise<void>;
  archive(by?: Member): Promise<void>;
  unarchive(by?: Member): Promise<void>;
  delete(by?: Member): Promise<void>;
  rename(name: string): Promise<void>;
  /** Slack gives it another id, with all that is in it; this handle is of the old one. */
  changesId(): Promise<Channel>;
}

export function channelHandle(server: SlackServer, channel: SlackChannel): Channel {
  /** Slack writes “has joined the channel” as a message, which the app hears like any other. */
  const record = (who: Member, subtype: string, words: string) =>
    postMessage(server, channel, { user: who.id, subtype, text: `<@${who.id}> ${words}` }).told;

  const setArchived = async (isArchived: boolean, by: Member) => {
    channel.isArchived = isArchived;
    await emitArchived(server, channel, by.id);
  };

  return {
    channel: channel.id,
    name: channel.name,
    members: () => [...channel.members],
    async join(who) {
      channel.members.add(who.id);
      await Promise.all([
        record(who, "channel_join", "has joined the channel"),
        emitMembership(server, channel, who.id, "member_joined_channel"),
      ]);
    },
    async leave(who) {
      channel.members.delete(who.id);
      await Promise.all([
        record(who, "channel_leave", "has left the channel"),
        emitMembership(server, channel, who.id, "member_left_channel"),
      ]);
    },
    archive: (by = { id: channel.creator }) => setArchived(true, by),
    async rename(name) {
      channel.name = name;
      await emitRenamed(server, channel);
    },
    async delete(by = { id: channel.creator }) {
      server.state.channels.delete(channel.id);
      await emitDeleted(server, channel, by.id);
    },
    async changesId() {
      const changed = { ...channel, id: newId("C") };
      server.state.channels.delete(channel.id);
      server.state.channels.set(changed.id, changed);
      await emitIdChanged(server, channel.id, changed.id);
      return channelHandle(server, changed);
    },
    unarchive: (by = { id: channel.creator }) => setArchived(false, by),
  };
}
