import { randomUUID } from "node:crypto";
import { threadId, type Account, type ChannelRecord, type Post, type TeamRecord } from "./directory.ts";

/** An activity as Teams sends it to the bot. */
export interface InboundActivity {
  readonly type: string;
  readonly id: string;
  readonly name?: string;
  readonly text?: string;
  readonly [key: string]: unknown;
}

/** Where a person is when they act. The bot has never been `elsewhere`, in a group chat, nor with two `colleagues`. */
export type Where =
  | { readonly kind: "chat" }
  | { readonly kind: "channel"; readonly channel: ChannelRecord; readonly rootId: string | null }
  | { readonly kind: "elsewhere"; readonly id: string }
  | { readonly kind: "colleagues"; readonly id: string };

export interface PayloadDeps {
  readonly appId: string;
  readonly botName: string;
  readonly tenantId: string;
  readonly serviceUrl: string;
}

export interface File {
  readonly name: string;
  readonly type: string;
  readonly url: string;
  /** A picture pasted into the text, which the bot fetches with its own token; else a file with a short-lived address. */
  readonly inline?: boolean;
}

/** The shapes of what Teams sends, from the Bot Framework activity schema and the Teams platform documentation. */
export function createPayloads({ appId, botName, tenantId, serviceUrl }: PayloadDeps) {
  const bot = { id: `28:${appId}`, name: botName };
  const mention = { type: "mention", mentioned: bot, text: `<at>${botName}</at>` };

  const conversationOf = (account: Account, where: Where) => {
    switch (where.kind) {
      case "chat":
        return { conversationType: "personal", tenantId, id: account.chatId };
      case "colleagues":
        return { conversationType: "personal", tenantId, id: where.id };
      case "elsewhere":
        return { isGroup: true, conversationType: "groupChat", tenantId, id: where.id };
      case "channel": {
        const { channel, rootId } = where;
        return {
          isGroup: true,
          conversationType: "channel",
          tenantId,
          id: rootId === null ? channel.id : threadId(channel, rootId),
        };
      }
    }
  };

  const channelDataOf = (where: Where) => ({
    tenant: { id: tenantId },
    ...(where.kind === "channel"
      ? {
          teamsChannelId: where.channel.id,
          teamsTeamId: where.channel.team.id,
          channel: { id: where.channel.id },
          team: inTeam(where.channel.team),
        }
      : {}),
  });

  const from = (account: Account, where: Where) => ({
    channelId: "msteams",
    serviceUrl,
    from: { id: account.id, aadObjectId: account.aadObjectId, name: account.name },
    recipient: bot,
    conversation: conversationOf(account, where),
    channelData: channelDataOf(where),
    locale: account.locale,
    localTimezone: account.timezone,
    entities: [clientInfo(account)],
  });

  /** A message a person wrote; Teams sends its HTML along as an attachment. */
  const message = (
    account: Account,
    where: Where,
    post: { id: string; words: string; mentionsBot: boolean; quoting?: Post; files: readonly File[]; edited?: true },
  ): InboundActivity => {
    const words = post.mentionsBot ? `${mention.text} ${post.words}` : post.words;
    // In a channel a bot is told of a file by its mark in the text alone.
    const shown = where.kind === "chat" ? post.files : post.files.filter(({ inline }) => inline);
    const marks = post.files
      .filter((file) => !shown.includes(file))
      .map(() => `<attachment id="${randomUUID()}"></attachment>`);
    const html = `${post.quoting ? quoteHtml(post.quoting, botName) : ""}<p>${escapeHtml(post.words).replaceAll("\n", "<br>")}</p>${marks.join("")}`;
    const base = from(account, where);
    return {
      id: post.id,
      ...base,
      type: post.edited ? "messageUpdate" : "message",
      channelData: { ...base.channelData, ...(post.edited && { eventType: "editMessage" }) },
      textFormat: "plain",
      text: post.quoting ? `${quoteText(post.quoting)}\r\n${words}` : words,
      attachments: [...shown.map(attachment), { contentType: "text/html", content: html }],
      entities: [...(post.mentionsBot ? [mention] : []), ...base.entities],
    };
  };

  /** What an Action.Submit sends: a message without words. */
  const submitted = (
    account: Account,
    where: Where,
    id: string,
    value: object,
    replyToId: string,
  ): InboundActivity => ({
    type: "message",
    id,
    ...from(account, where),
    value,
    replyToId,
  });

  const invoke = (
    account: Account,
    where: Where,
    name: string,
    value: object,
    replyToId?: string,
  ): InboundActivity => ({
    type: "invoke",
    id: `f:${randomUUID()}`,
    name,
    ...from(account, where),
    value,
    ...(replyToId === undefined ? {} : { replyToId }),
  });

  /** People or the bot coming or going, channels made or removed. */
  const conversationUpdate = (
    account: Account,
    where: Where,
    eventType: string | null,
    change: object,
  ): InboundActivity => ({
    type: "conversationUpdate",
    id: `f:${randomUUID()}`,
    ...from(account, where),
    channelData: { ...channelDataOf(where), ...(eventType === null ? {} : { eventType }) },
    ...change,
  });

  const installation = (account: Account, where: Where, action: "add" | "remove"): InboundActivity => ({
    type: "installationUpdate",
    id: `f:${randomUUID()}`,
    ...from(account, where),
    channelData: {
      ...channelDataOf(where),
      settings: { selectedChannel: where.kind === "channel" ? { id: where.channel.id } : {} },
    },
    action,
  });

  return { bot, message, submitted, invoke, conversationUpdate, installation };
}
export type Payloads = ReturnType<typeof createPayloads>;

const clientInfo = ({ locale, timezone }: Account) => ({
  type: "clientInfo",
  locale,
  country: locale.split("-")[1] ?? "",
  platform: "Web",
  timezone,
});

/** The message a person chose a command on. */
export function messagePayload(
  post: { id: string; author: Account | "bot"; text: string; at: Date },
  conversationId: string,
): object {
  const at = post.at.toISOString();
  return {
    id: post.id,
    replyToId: null,
    createdDateTime: at,
    lastModifiedDateTime: at,
    deleted: false,
    subject: null,
    summary: null,
    importance: "normal",
    locale: post.author === "bot" ? "en-us" : post.author.locale.toLowerCase(),
    linkToMessage: `https://teams.microsoft.com/l/message/${conversationId.split(";")[0]}/${post.id}`,
    from: {
      device: null,
      ...(post.author === "bot"
        ? { application: { applicationIdentityType: "bot" }, user: null }
        : {
            application: null,
            user: { userIdentityType: "aadUser", id: post.author.aadObjectId, displayName: post.author.name },
          }),
    },
    body: { contentType: "html", content: `<div>${escapeHtml(post.text).replaceAll("\n", "<br>")}</div>` },
    attachmentLayout: null,
    attachments: [],
    mentions: [],
    reactions: [],
  };
}

const escapeHtml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const quoteText = ({ text }: Post) => (text === "" ? "Card" : text);

const quoteHtml = (post: Post, botName: string) =>
  `<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="${post.id}"><strong itemprop="mri">${escapeHtml(
    post.author === "bot" ? botName : post.author.name,
  )}</strong><p itemprop="preview">${escapeHtml(quoteText(post))}</p></blockquote>`;

const inTeam = (team: TeamRecord) => ({ id: team.id, aadGroupId: team.aadGroupId, name: team.name });

const attachment = ({ name, type, url, inline }: File) =>
  inline
    ? { contentType: type, contentUrl: url, name }
    : {
        contentType: "application/vnd.microsoft.teams.file.download.info",
        contentUrl: `https://contoso.sharepoint.com/personal/${encodeURIComponent(name)}`,
        name,
        content: { downloadUrl: url, uniqueId: randomUUID(), fileType: name.split(".").at(-1) ?? "" },
      };
