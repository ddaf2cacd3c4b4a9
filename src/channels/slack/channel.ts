import { z } from "zod";
import type { ChannelAccess, ChannelMembers, ChannelName } from "../platform.ts";
import type { SlackClient } from "./client.ts";
import { unknownUser } from "./inbound-event.ts";
import { failureOf, slackError } from "./outcome.ts";
import type { Profiles } from "./profiles.ts";

const conversation = z.object({
  is_im: z.boolean().default(false),
  is_mpim: z.boolean().default(false),
  is_member: z.boolean().default(false),
  is_archived: z.boolean().default(false),
  is_private: z.boolean().default(false),
  name: z.string().min(1).nullish(),
});

type Missing = Extract<ChannelAccess, { result: "missing" }>;

/** Whether the bot can read and write in a channel. Two calls. */
export async function channelAccess(client: SlackClient, channel: string): Promise<ChannelAccess> {
  if (channel.startsWith("D")) return missing("not-a-channel"); // the bot may not even ask about these
  try {
    const info = conversation.parse((await client.conversations.info({ channel })).channel);
    if (info.is_im || info.is_mpim) return missing("not-a-channel");
    if (info.is_archived) return missing("archived");
    if (!info.is_member) return missing("not-in-channel");
    // Only reading shows whether the bot would be sent what is said there.
    await client.conversations.history({ channel, limit: 1 });
    return { result: "ready" };
  } catch (error) {
    return notReady(error);
  }
}

/** As people write it; null where Slack does not say. */
export async function channelName(client: SlackClient, channel: string): Promise<ChannelName | null> {
  try {
    const { name, is_private: isPrivate } = conversation.parse((await client.conversations.info({ channel })).channel);
    return name ? { name: `#${name}`, isPrivate } : null;
  } catch {
    return null;
  }
}

const pageSize = 200; // as Slack advises

/** The members of a channel: known, where their profile is fresh, or else by their id alone. */
export async function channelMembers(
  client: SlackClient,
  profiles: Profiles,
  at: { readonly tenant: string; readonly address: string },
): Promise<ChannelMembers> {
  const access = await channelAccess(client, at.address);
  if (access.result !== "ready") return access;
  try {
    const ids = await idsIn(client, at.address);
    const unsure = ids.filter((id) => !profiles.isFresh(id)).map((id) => unknownUser(at.tenant, id));
    const known = ids.flatMap((id) => (profiles.isFresh(id) ? (profiles.remembered(id) ?? []) : []));
    return { result: "ready", members: [...known.filter(({ user }) => !profiles.isOutsider(user)), ...unsure] };
  } catch (error) {
    return notReady(error);
  }
}

async function idsIn(client: SlackClient, channel: string): Promise<readonly string[]> {
  const ids: string[] = [];
  let cursor = "";
  do {
    const page = await client.conversations.members({ channel, limit: pageSize, ...(cursor === "" ? {} : { cursor }) });
    ids.push(...(page.members ?? []));
    cursor = page.response_metadata?.next_cursor ?? "";
  } while (cursor !== "");
  return ids;
}

const missing = (what: Missing["missing"]): Missing => ({ result: "missing", missing: what });

function notReady(error: unknown): Exclude<ChannelAccess, { result: "ready" }> {
  if (slackError(error) === "missing_scope") return missing("cannot-read");
  const failure = failureOf(error);
  return failure.result === "retry" ? failure : missing("not-in-channel");
}
