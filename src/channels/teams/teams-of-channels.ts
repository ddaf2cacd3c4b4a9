import type { Connector, Team } from "./connector.ts";
import type { ChannelName } from "../platform.ts";
import type { TeamsActivity } from "./inbound.ts";
import type { Place } from "./address.ts";

/** What activities tell of teams, and no call tells of a channel by its id: which team it is in, and whether that is archived. */
export interface TeamsOfChannels {
  learn(activity: TeamsActivity): void;
  /** As people find it, the team first; null: not known now. Two calls. */
  nameOf(channel: Place): Promise<ChannelName | null>;
  /** Whether Teams has told that its team was archived, since this desk began. */
  isArchived(channel: Place): Promise<boolean>;
}

const mostTeams = 500; // of which the oldest is forgotten: a desk has agents in a few

interface Known extends Team {
  readonly channels: Set<string>;
  /** Whether all its channels are known. */
  isListed: boolean;
  isArchived: boolean;
}

export function createTeamsOfChannels(connector: Pick<Connector, "teamName" | "channelsOf">): TeamsOfChannels {
  const teams = new Map<string, Known>();

  const listChannels = async (team: Known) => {
    const answer = await connector.channelsOf(team);
    if (!answer.ok) return [];
    for (const { id } of answer.value) team.channels.add(id);
    team.isListed = true;
    return answer.value;
  };

  /** An activity about a team names none of its channels, or only one. */
  const teamOf = async (channel: string): Promise<Known | null> => {
    const known = [...teams.values()].find(({ channels }) => channels.has(channel));
    if (known !== undefined) return known;
    for (const team of [...teams.values()].filter(({ isListed }) => !isListed))
      if ((await listChannels(team)).some(({ id }) => id === channel)) return team;
    return null;
  };

  return {
    learn({ serviceUrl, channelData }) {
      const id = channelData?.team?.id;
      if (!id) return;
      const team = teams.get(id) ?? { serviceUrl, id, channels: new Set([id]), isListed: false, isArchived: false };
      if (channelData.channel) team.channels.add(channelData.channel.id);
      const { eventType } = channelData;
      if (eventType) team.isListed = false;
      if (eventType === "teamArchived" || eventType === "teamUnarchived")
        team.isArchived = eventType === "teamArchived";
      teams.delete(id); // so that it goes to the end, and the oldest stand first
      teams.set(id, team);
      const [oldest] = teams.keys();
      if (teams.size > mostTeams && oldest !== undefined) teams.delete(oldest);
    },
    async nameOf({ id }) {
      const team = await teamOf(id);
      if (team === null) return null;
      const [name, channels] = await Promise.all([connector.teamName(team), listChannels(team)]);
      const channel = channels.find((each) => each.id === id);
      if (!name.ok || name.value === null || channel === undefined) return null;
      const called = channel.name ? `${name.value} › ${channel.name}` : name.value;
      return { name: called, isPrivate: channel.type === "private" };
    },
    isArchived: async ({ id }) =>
      [...teams.values()].some((team) => team.isArchived) && ((await teamOf(id))?.isArchived ?? false),
  };
}
