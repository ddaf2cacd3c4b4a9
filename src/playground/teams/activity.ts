import { z } from "zod";
import { readCard, type AdaptiveCard } from "./adaptive-card.ts";

const mention = z.looseObject({
  type: z.literal("mention"),
  text: z.string(),
  mentioned: z.looseObject({ id: z.string().min(1) }),
});

/** An activity as the bot sends it. */
export const outgoingActivity = z.looseObject({
  type: z.string(),
  text: z.string().nullish(),
  textFormat: z.enum(["plain", "markdown", "xml"]).nullish(),
  summary: z.string().nullish(),
  entities: z.array(z.union([mention, z.looseObject({ type: z.string() })])).nullish(),
  attachments: z
    .array(
      z.looseObject({ contentType: z.string(), content: z.unknown().optional(), contentUrl: z.string().optional() }),
    )
    .nullish(),
});
export type OutgoingActivity = z.infer<typeof outgoingActivity>;

export const adaptive = "application/vnd.microsoft.card.adaptive";
const otherAttachments = [
  "application/vnd.microsoft.teams.card.file.consent",
  "application/vnd.microsoft.teams.card.file.info",
  "image/png",
  "image/jpeg",
  "image/gif",
];

/** What the activity puts on screen: at most one text and one card, in this order. */
export interface Content {
  readonly text: string;
  readonly card: AdaptiveCard | null;
}

/** @returns what appears on screen, or the reason Teams refuses it */
export function readActivity(
  activity: OutgoingActivity,
): { ok: true; parts: readonly Content[] } | { ok: false; problem: string } {
  const text = activity.text ?? "";
  const attachments = activity.attachments ?? [];
  if (text === "" && attachments.length === 0)
    return { ok: false, problem: "Activity has neither text nor attachments" };
  if (attachments.length > 10) return { ok: false, problem: "More than 10 attachments" };

  const unmatched = mentionsIn(activity).find((at) => !text.includes(at));
  if (unmatched !== undefined) return { ok: false, problem: `Mention ${unmatched} does not stand in the text` };

  const cards: Content[] = [];
  for (const { contentType, content, contentUrl } of attachments) {
    if (contentType === adaptive) {
      const read = readCard(content);
      if (!read.ok) return { ok: false, problem: `Adaptive Card: ${read.problems.join("; ")}` };
      cards.push({ text: "", card: read.card });
    } else if (otherAttachments.includes(contentType)) {
      cards.push({ text: contentUrl ?? contentType, card: null });
    } else {
      return { ok: false, problem: `Unknown attachment type ${contentType}` };
    }
  }
  return { ok: true, parts: text === "" ? cards : [{ text: unmarked(text), card: null }, ...cards] };
}

const mentionsIn = ({ entities }: OutgoingActivity): string[] =>
  (entities ?? []).flatMap((entity) => {
    const read = mention.safeParse(entity);
    return read.success ? [read.data.text] : [];
  });

const unmarked = (text: string) => text.replace(/<at>(.*?)<\/at>/g, "$1");
