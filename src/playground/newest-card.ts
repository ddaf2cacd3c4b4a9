import type { SlackMessage } from "./slack/state.ts";
import type { Post } from "./teams/directory.ts";
import { atOf } from "./slack-screen.ts";
import type { World } from "./world.ts";

/** Deletes the newest card with buttons that stands anywhere, as an administrator may. Answers whether there was one. */
export function deleteNewestCard({ slack: { workspace }, teams: { tenant } }: World): boolean {
  const messages = [...workspace.state.channels.values()].flatMap((channel) => channel.messages);
  const onSlack = messages.filter(isCard).map((message) => ({
    at: atOf(message.ts),
    remove: () => workspace.remove(message),
  }));
  const onTeams = tenant
    .posts()
    .filter(isTeamsCard)
    .map((post) => ({ at: post.at, remove: () => tenant.remove(post) }));
  const newest = [...onSlack, ...onTeams].toSorted((one, other) => one.at.getTime() - other.at.getTime()).at(-1);
  newest?.remove();
  return newest !== undefined;
}

const isCard = ({ botId, onlyFor, blocks }: SlackMessage): boolean =>
  botId !== undefined && onlyFor === undefined && blocks.some(({ type }) => type === "actions");

const isTeamsCard = ({ author, card }: Post): boolean =>
  author === "bot" && card !== null && JSON.stringify(card).includes('"Action.');
