import { z } from "zod";
import type { ChannelInspection, ChatUser } from "../platform.ts";
import type { SlackClient } from "./client.ts";
import { failureOf, slackError } from "./outcome.ts";
import type { Profiles } from "./profiles.ts";

const conversation = z.object({
  name: z.string().default(""),
  is_im: z.boolean().default(false),
  is_mpim: z.boolean().default(false),
  is_member: z.boolean().default(false),
  is_archived: z.boolean().default(false),
});

const atOnce = 10; // people asked about at the same time; Slack answers about 100 a minute
const pageSize = 200; // as Slack advises

/** Whether the bot can read and write in a channel, and which people of this company are in it, guests among them. */
export async function inspectChannel(
  client: SlackClient,
  profiles: Profiles,
  channel: string,
): Promise<ChannelInspection> {
  if (channel.startsWith("D")) return missing("not-a-channel"); // the bot may not even ask about these
  try {
    const info = conversation.parse((await client.conversations.info({ channel })).channel);
    if (info.is_im || info.is_mpim) return missing("not-a-channel");
    if (!info.is_member || info.is_archived) return missing("not-in-channel");
    // Only reading shows whether the bot would be sent what is said there.
    await client.conversations.history({ channel, limit: 1 });
    return { result: "ready", name: info.name, members: await peopleIn(client, profiles, channel) };
  } catch (error) {
    return inspectionOf(error);
  }
}

const missing = (what: Extract<ChannelInspection, { result: "missing" }>["missing"]): ChannelInspection => ({
  result: "missing",
  missing: what,
});

function inspectionOf(error: unknown): ChannelInspection {
  const name = slackError(error);
  if (name === "missing_scope") return missing("cannot-read");
  const failure = failureOf(error);
  return failure.result === "retry" ? { result: "retry", reason: failure.reason } : missing("not-in-channel");
}

async function peopleIn(client: SlackClient, profiles: Profiles, channel: string): Promise<ChatUser[]> {
  const ids: string[] = [];
  let cursor = "";
  do {
    const page = await client.conversations.members({ channel, limit: pageSize, ...(cursor === "" ? {} : { cursor }) });
    ids.push(...(page.members ?? []));
    cursor = page.response_metadata?.next_cursor ?? "";
  } while (cursor !== "");
  const people: ChatUser[] = [];
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = await Promise.all(ids.slice(from, from + atOnce).map((id) => profiles.find(id)));
    people.push(...some.filter((one) => one !== null));
  }
  return people.filter(({ user }) => !profiles.isOutsider(user));
}
