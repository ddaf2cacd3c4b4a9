import { z } from "zod";
import { adaptive } from "./activity.ts";
import { readCard, type AdaptiveCard } from "./adaptive-card.ts";
import type { Attempt } from "./deliver.ts";

const size = z.union([z.number().positive(), z.enum(["small", "medium", "large"])]).optional();
const cardAttachment = z.strictObject({
  contentType: z.literal(adaptive),
  content: z.unknown(),
  name: z.string().optional(),
});
const dialog = z.strictObject({ title: z.string().optional(), height: size, width: size, card: cardAttachment });
const task = z.strictObject({
  task: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("continue"), value: dialog }),
    z.strictObject({ type: z.literal("message"), value: z.string() }),
  ]),
  cacheInfo: z.unknown().optional(),
});
const extension = z.strictObject({
  composeExtension: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("message"), text: z.string() }),
    z.strictObject({
      type: z.literal("result"),
      attachmentLayout: z.enum(["list", "grid"]),
      attachments: z.array(cardAttachment),
    }),
  ]),
});
/** Of each result a preview in the list, without which a card stands there itself; and the card that is posted when it is chosen. */
const query = z.strictObject({
  composeExtension: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("message"), text: z.string().min(1) }),
    z.strictObject({
      type: z.literal("result"),
      attachmentLayout: z.enum(["list", "grid"]),
      attachments: z
        .array(
          cardAttachment.extend({
            preview: z.strictObject({
              contentType: z.literal("application/vnd.microsoft.card.thumbnail"),
              content: z.strictObject({ title: z.string().min(1), text: z.string().optional() }),
            }),
          }),
        )
        .min(1),
    }),
  ]),
});
const cardAction = z.discriminatedUnion("type", [
  z.strictObject({ statusCode: z.literal(200), type: z.literal(adaptive), value: z.unknown() }),
  z.strictObject({
    statusCode: z.literal(200),
    type: z.literal("application/vnd.microsoft.activity.message"),
    value: z.string(),
  }),
  z.strictObject({
    statusCode: z.union([z.literal(400), z.literal(412), z.literal(500)]),
    type: z.literal("application/vnd.microsoft.error"),
    value: z.strictObject({ code: z.string(), message: z.string() }),
  }),
]);

/** What the client does with the bot's answer to an invoke. */
export type Shown =
  | { readonly show: "nothing" }
  | { readonly show: "toast"; readonly words: string }
  | { readonly show: "dialog"; readonly title: string; readonly card: AdaptiveCard }
  | { readonly show: "words"; readonly words: string }
  | { readonly show: "card"; readonly card: AdaptiveCard };

export const unreachable = "Unable to reach app. Please try again.";

/** The answer to `task/fetch`, `task/submit` and the composeExtension invokes. Throws on what Teams would not understand. */
export function readDialogAnswer({ status, body }: Attempt): Shown {
  if (typeof status === "string" || status >= 300) return { show: "toast", words: unreachable };
  if (body === null || (typeof body === "object" && Object.keys(body).length === 0)) return { show: "nothing" };
  const read = z.union([task, extension]).safeParse(body);
  if (!read.success) throw refused(z.prettifyError(read.error), body);
  if ("composeExtension" in read.data) {
    const { composeExtension } = read.data;
    const [first] = composeExtension.type === "result" ? composeExtension.attachments : [];
    if (composeExtension.type === "message") return { show: "words", words: composeExtension.text };
    return first ? { show: "card", card: cardOf(first.content) } : { show: "nothing" };
  }
  const { task: answer } = read.data;
  if (answer.type === "message") return { show: "words", words: answer.value };
  const card = cardOf(answer.value.card.content);
  if (JSON.stringify(card).includes('"Action.Execute"')) throw refused("a dialog takes no Action.Execute", body);
  return { show: "dialog", title: answer.value.title ?? "", card };
}

/** A result in the list of a message extension, and the card that is posted when it is chosen. */
export interface Result {
  readonly title: string;
  readonly text: string;
  readonly card: AdaptiveCard;
}

/** The answer to `composeExtension/query`: results, at most so many as were asked for, or words in their place. */
export function readQueryAnswer({ status, body }: Attempt, most: number): readonly Result[] | string {
  if (typeof status === "string" || status >= 300) return unreachable;
  const read = query.safeParse(body);
  if (!read.success) throw refused(z.prettifyError(read.error), body);
  const { composeExtension: answer } = read.data;
  if (answer.type === "message") return answer.text;
  if (answer.attachments.length > most) throw refused(`${answer.attachments.length} results, for ${most}`, body);
  return answer.attachments.map(({ content, preview }) => ({
    title: preview.content.title,
    text: preview.content.text ?? "",
    card: cardOf(content),
  }));
}

/** The answer to `adaptiveCard/action`. */
export function readCardAnswer({ status, body }: Attempt): Shown {
  if (status !== 200) return { show: "toast", words: unreachable };
  const read = cardAction.safeParse(body);
  if (!read.success) throw refused(z.prettifyError(read.error), body);
  if (read.data.type === adaptive) return { show: "card", card: cardOf(read.data.value) };
  return {
    show: "toast",
    words:
      typeof read.data.value === "string"
        ? read.data.value
        : z.looseObject({ message: z.string() }).parse(read.data.value).message,
  };
}

function cardOf(content: unknown): AdaptiveCard {
  const read = readCard(content);
  if (!read.ok) throw refused(read.problems.join("; "), content);
  return read.card;
}

const refused = (why: string, body: unknown) =>
  new Error(`Teams does not understand the bot's answer: ${why}\n${JSON.stringify(body)?.slice(0, 500)}`);
