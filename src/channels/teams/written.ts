import type { Mentioned } from "../platform.ts";
import { bareWords } from "../../kernel/words/bare.ts";
import type { SentFile } from "../platform.ts";
import { filesLeftOut, sentFiles } from "./files.ts";
import { decoded, quotingReply, tidy, wordsOfHtml } from "./html.ts";
import { mentionEntity, type TeamsActivity } from "./inbound.ts";

/** What somebody wrote in a message. */
export interface Written {
  readonly text: string;
  /** The message it quotes. */
  readonly quoted: string | null;
  readonly files: readonly SentFile[];
  readonly mentionsBot: boolean;
  /** The other people that it mentions. */
  readonly mentions: readonly Mentioned[];
  /** It names files that Teams does not hand over to a bot. */
  readonly leavesOut: boolean;
}

export function written(activity: TeamsActivity): Written {
  const html = attached(activity, "text/html").flatMap(({ content }) => (typeof content === "string" ? [content] : []));
  const quoting = html.map(quotingReply).find((found) => found !== null);
  const mentioned = (activity.entities ?? []).flatMap((entity) => {
    const { data } = mentionEntity.safeParse(entity);
    return data === undefined
      ? []
      : [{ ...data.mentioned, text: data.text || `<at>${data.mentioned.name ?? ""}</at>` }];
  });
  const ofBot = mentioned.filter(({ id }) => id === activity.recipient.id).map((each) => each.text);
  const others = mentioned.filter(({ id }) => id !== activity.recipient.id);
  const text = without(new Set(ofBot), activity.text ?? "");
  const inPlain = activity.textFormat === "xml" ? wordsOfHtml(text) : plain(text);
  const isStale = activity.type === "messageUpdate" && quoting !== undefined && !standsIn(quoting.words, inPlain);
  const files = sentFiles(activity);
  return {
    // a quoting reply's plain text begins with the words it quotes: only the HTML tells them apart
    text: isStale ? inPlain : (quoting?.words ?? inPlain),
    quoted: quoting?.quoted ?? activity.replyToId ?? null,
    files,
    mentionsBot: ofBot.length > 0,
    mentions: others
      .slice(0, mostMentioned)
      .map((each) => ({ user: each.aadObjectId ?? each.id, as: plain(each.text) })),
    leavesOut: html.some((each) => filesLeftOut(each) > files.length),
  };
}

const mostMentioned = 10; // of one message: those that it may be for

/** Whether all these words are in a text: of a message that was changed, HTML that says more is from before. */
function standsIn(words: string, text: string): boolean {
  const there = new Set(bareWords(text).split(" "));
  return bareWords(words)
    .split(" ")
    .every((word) => word === "" || there.has(word));
}

/** Once over the text, however many mentions there are. */
const without = (mentions: ReadonlySet<string>, text: string): string =>
  text.replaceAll(/<at\b[^<>]*>[^<>]*<\/at>/gi, (mention) => (mentions.has(mention) ? " " : mention));

/** Mentions of other people keep their name. What else looks like a tag was typed by somebody. */
const plain = (text: string): string => tidy(decoded(text.replaceAll(/<\/?at\b[^<>]*>/gi, "")));

const attached = ({ attachments }: TeamsActivity, type: string) =>
  (attachments ?? []).filter(({ contentType }) => contentType === type);
