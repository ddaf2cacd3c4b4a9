import type { FileLink } from "../../kernel/file-link.ts";
import { decoded, quotingReply, tidy, wordsOfHtml } from "./html.ts";
import { mentionEntity, type TeamsActivity } from "./inbound.ts";

/** What somebody wrote in a message. */
export interface Written {
  readonly text: string;
  /** The message it quotes. */
  readonly quoted: string | null;
  readonly files: readonly FileLink[];
  readonly mentionsBot: boolean;
}

export function written(activity: TeamsActivity): Written {
  const html = attached(activity, "text/html").flatMap(({ content }) => (typeof content === "string" ? [content] : []));
  const quoting = html.map(quotingReply).find((found) => found !== null);
  const ofBot = (activity.entities ?? []).flatMap((entity) => {
    const mention = mentionEntity.safeParse(entity);
    return mention.success && mention.data.mentioned.id === activity.recipient.id ? [mention.data.text] : [];
  });
  const text = ofBot.reduce((rest, mention) => rest.replaceAll(mention, " "), activity.text ?? "");
  return {
    // a quoting reply's plain text begins with the words it quotes: only the HTML tells them apart
    text: quoting?.words ?? (activity.textFormat === "xml" ? wordsOfHtml(text) : plain(text)),
    quoted: quoting?.quoted ?? activity.replyToId ?? null,
    files: attached(activity, "application/vnd.microsoft.teams.file.download.info").flatMap(({ name, contentUrl }) =>
      contentUrl && URL.canParse(contentUrl) ? [{ name: name ?? contentUrl, url: contentUrl }] : [],
    ),
    mentionsBot: ofBot.length > 0,
  };
}

/** Mentions of other people keep their name. What else looks like a tag was typed by somebody. */
const plain = (text: string): string => tidy(decoded(text.replaceAll(/<\/?at\b[^<>]*>/gi, "")));

const attached = ({ attachments }: TeamsActivity, type: string) =>
  (attachments ?? []).filter(({ contentType }) => contentType === type);
