import { z } from "zod";
import { complaints } from "../block-kit/check.ts";
import { changeMessage, postMessage, removeMessage } from "../messages.ts";
import type { SlackServer } from "../server.ts";
import { findMessage, type ResponseUrl } from "../state.ts";
import { readContent } from "./chat.ts";
import { flag, refuse, type Answer } from "./method.ts";

/** What an app may post to a response_url, and what it may put into the acknowledgement of a command. */
const reply = z.strictObject({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  response_type: z.enum(["ephemeral", "in_channel"]).optional(),
  replace_original: flag.optional(),
  delete_original: flag.optional(),
  thread_ts: z.string().optional(),
  mrkdwn: flag.optional(),
  unfurl_links: flag.optional(),
  unfurl_media: flag.optional(),
  metadata: z.unknown().optional(),
});

const mostUses = 5;

/** A post to a response_url: five times within half an hour. */
export function respond(server: SlackServer, id: string, body: unknown): Answer {
  const target = server.state.responseUrls.get(id);
  if (target === undefined || server.now() > target.expiresAt) return refuse("expired_url");
  if (target.uses >= mostUses) return refuse("used_url");
  target.uses += 1;
  return sayTo(server, target, body);
}

/** Says something where a person acted: to them alone, unless asked otherwise. */
export function sayTo(
  server: SlackServer,
  target: Pick<ResponseUrl, "channel" | "user" | "thread" | "original">,
  body: unknown,
): Answer {
  const parsed = reply.safeParse(body);
  if (!parsed.success)
    return refuse(
      "invalid_payload",
      parsed.error.issues.flatMap((issue) => complaints(issue)),
    );
  const channel = server.state.channels.get(target.channel);
  if (channel === undefined) return refuse("channel_not_found");
  const original = target.original === undefined ? undefined : findMessage(channel, target.original);
  const args = parsed.data;
  if (args.delete_original === true) {
    if (original === undefined) return refuse("message_not_found");
    removeMessage(server, channel, original);
    return { ok: true };
  }
  const content = readContent(args);
  if (!content.ok) return content;
  const { ok: _, ...said } = content;
  if (args.replace_original === true) {
    if (original === undefined) return refuse("message_not_found");
    changeMessage(server, channel, original, said);
    return { ok: true };
  }
  const thread = args.thread_ts ?? target.thread;
  postMessage(server, channel, {
    user: server.state.app.botUser,
    ...said,
    ...(args.response_type === "in_channel" ? {} : { onlyFor: target.user }),
    ...(thread === undefined ? {} : { threadTs: thread }),
  });
  return { ok: true };
}
