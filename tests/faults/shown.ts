import { placeAt } from "../../src/channels/teams/address.ts";
import { cardAttachment } from "../../src/channels/teams/adaptive-card.ts";
import { render as renderForTeams } from "../../src/channels/teams/render.ts";
import { render as renderForSlack } from "../../src/channels/slack/render.ts";
import type { PostedMessage } from "../../src/channels/platform.ts";
import type { Message } from "../../src/screen/message.ts";
import { outgoingActivity, readActivity } from "../../src/playground/teams/activity.ts";
import { readContent } from "../../src/playground/slack/web-api/chat.ts";
import type { Platforms } from "./platforms.ts";

/** Something the bot said that stands on a platform: what it looks like, and what its notification says. */
export interface Standing {
  readonly id: string;
  /** The message it stands under; null for one of its own, and in a chat without threads. */
  readonly thread: string | null;
  readonly summary: string;
  readonly picture: string;
}

/** What stands in a conversation, oldest first; what only one person was shown is left out. */
export function standingIn(
  { slack, teams }: Platforms,
  { platform, address }: Pick<PostedMessage, "platform" | "address">,
): readonly Standing[] {
  if (platform === "slack") {
    const messages = slack?.workspace.state.channels.get(address)?.messages ?? [];
    return messages
      .filter(({ botId, onlyFor }) => botId !== undefined && onlyFor === undefined)
      .map(({ ts, threadTs = null, text, blocks }) => ({
        id: ts,
        thread: threadTs,
        summary: text,
        picture: pictureOf(blocks),
      }));
  }
  const place = placeAt(address);
  const posts = (teams?.tenant.posts() ?? []).filter(({ author }) => author === "bot");
  return posts.flatMap(({ id, conversationId, card }): readonly Standing[] => {
    const [conversation, root = null] = conversationId.split(";messageid=");
    if (conversation !== place?.id) return [];
    return [{ id, thread: root === id ? null : root, summary: card?.fallbackText ?? "", picture: pictureOf(card) }];
  });
}

/** How a message would look once its platform had taken it. */
export function pictured(platform: PostedMessage["platform"], message: Message): Pick<Standing, "summary" | "picture"> {
  if (platform === "slack") {
    const content = readContent(renderForSlack(message));
    if (!content.ok) throw new Error(`Slack would refuse it: ${content.error}`);
    return { summary: content.text, picture: pictureOf(content.blocks ?? []) };
  }
  const card = renderForTeams(message);
  const read = readActivity(outgoingActivity.parse({ type: "message", attachments: [cardAttachment(card)] }));
  if (!read.ok) throw new Error(`Teams would refuse it: ${read.problem}`);
  return { summary: card.fallbackText ?? "", picture: pictureOf(read.parts[0]?.card ?? null) };
}

/** Slack makes up ids for blocks that were given none. */
const pictureOf = (content: unknown): string =>
  JSON.stringify(content, (key, value: unknown) => (key === "block_id" ? undefined : value));
