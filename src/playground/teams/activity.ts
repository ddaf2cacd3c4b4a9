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
      z.looseObject({
        contentType: z.string(),
        content: z.unknown().optional(),
        contentUrl: z.string().optional(),
        name: z.string().optional(),
      }),
    )
    .nullish(),
});
export type OutgoingActivity = z.infer<typeof outgoingActivity>;

export const adaptive = "application/vnd.microsoft.card.adaptive";
const fileConsent = "application/vnd.microsoft.teams.card.file.consent";
const fileInfo = "application/vnd.microsoft.teams.card.file.info";
const otherAttachments = ["image/png", "image/jpeg", "image/gif"];

/** A question whether the bot may put a file into somebody's OneDrive. */
const consent = z.strictObject({
  description: z.string().optional(),
  sizeInBytes: z.int().positive(),
  acceptContext: z.record(z.string(), z.unknown()),
  declineContext: z.record(z.string(), z.unknown()),
});
const uploadedFile = z.strictObject({ uniqueId: z.string().min(1), fileType: z.string().min(1) });

/** As Teams draws it: no card of the bot's. */
function consentCard(
  name: string,
  { description = "", sizeInBytes, acceptContext, declineContext }: z.infer<typeof consent>,
) {
  const answer = (title: string, action: "accept" | "decline", context: object) => ({
    type: "Action.Submit",
    title,
    data: { fileConsent: { action, context, name } },
  });
  return {
    type: "AdaptiveCard",
    version: "1.5",
    body: [
      { type: "TextBlock", text: name, weight: "bolder", wrap: true },
      { type: "TextBlock", text: `${description} (${sizeInBytes} B)`, wrap: true },
    ],
    actions: [answer("Accept", "accept", acceptContext), answer("Decline", "decline", declineContext)],
  };
}

/** What a press of one of its buttons carries. */
export const consentAnswer = z.object({
  fileConsent: z.object({
    action: z.enum(["accept", "decline"]),
    context: z.record(z.string(), z.unknown()),
    name: z.string(),
  }),
});

const fileCard = (name: string, url: string) => ({
  type: "AdaptiveCard",
  version: "1.5",
  body: [{ type: "TextBlock", text: `📄 ${name}`, wrap: true }],
  actions: [{ type: "Action.OpenUrl", title: "Open", url }],
});

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
  for (const { contentType, content, contentUrl, name = "" } of attachments) {
    if (contentType === adaptive || contentType === fileConsent || contentType === fileInfo) {
      const drawn = contentType === adaptive ? content : drawnFile(contentType, name, content, contentUrl);
      const read = readCard(drawn);
      if (!read.ok) return { ok: false, problem: `${contentType}: ${read.problems.join("; ")}` };
      cards.push({ text: "", card: read.card });
    } else if (otherAttachments.includes(contentType)) {
      cards.push({ text: contentUrl ?? contentType, card: null });
    } else {
      return { ok: false, problem: `Unknown attachment type ${contentType}` };
    }
  }
  return { ok: true, parts: text === "" ? cards : [{ text: unmarked(text), card: null }, ...cards] };
}

/** Null: Teams refuses it. */
function drawnFile(contentType: string, name: string, content: unknown, contentUrl = ""): object | null {
  if (name === "") return null;
  if (contentType === fileInfo)
    return uploadedFile.safeParse(content).success && URL.canParse(contentUrl) ? fileCard(name, contentUrl) : null;
  const asked = consent.safeParse(content);
  return asked.success ? consentCard(name, asked.data) : null;
}

/** A question about a file is asked nowhere but in somebody's own chat. */
export const asksForFile = ({ attachments }: OutgoingActivity): boolean =>
  attachments?.some(({ contentType }) => contentType === fileConsent) === true;

const mentionsIn = ({ entities }: OutgoingActivity): string[] =>
  (entities ?? []).flatMap((entity) => {
    const read = mention.safeParse(entity);
    return read.success ? [read.data.text] : [];
  });

const unmarked = (text: string) => text.replace(/<at>(.*?)<\/at>/g, "$1");
