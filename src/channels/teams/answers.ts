import type { Message } from "../../screen/message.ts";
import type { FoundLine, Reply } from "../platform.ts";
import { cardDialog, dialog, type FormDeps } from "./forms.ts";
import type { InboundEvent } from "./intents.ts";
import { limits } from "./limits.ts";
import { cardAttachment } from "./adaptive-card.ts";
import { render } from "./render.ts";
import { oneLine } from "./words.ts";
import { hasPresses, toast } from "./toast.ts";

/** How Teams is told a reply: at once in the HTTP answer, and what is left to be said to them alone in a message of its own. */
export interface Answer {
  readonly body: object | null;
  readonly later: Message | null;
}

type Whisper = Extract<Reply, { kind: "whisper" }>;

export type Manner = Extract<InboundEvent, { kind: "intent" }>["answer"];

/** @param opening what a dialog is opened with, where the reply is a form */
export function answerTo(reply: Reply, manner: Manner, opening: FormDeps): Answer {
  const redrawn = cardAgain(reply, opening);
  if (redrawn !== null) return { body: continuing(cardDialog(redrawn.title, redrawn.card)), later: null };
  if (manner === "query") return { body: listed(reply), later: null };
  switch (reply.kind) {
    case "found":
    case "done":
    case "form-errors":
      return { body: manner === "action" ? popUp("") : null, later: null };
    case "open-form":
      return hasDialog(manner)
        ? { body: continuing(dialog(reply.form, opening)), later: null }
        : { body: manner === "action" ? popUp("") : null, later: reply.offer };
    case "card":
      return hasDialog(manner)
        ? { body: continuing(cardDialog(reply.title, reply.card)), later: null }
        : { body: manner === "action" ? popUp("") : null, later: reply.card };
    case "whisper":
      // Cards and notes stand in the personal chat, where this would go as well: once is enough.
      return reply.onTheirCard && manner !== "action" && manner !== "dialog"
        ? { body: manner === "extension" ? popUpBox(reply.message) : null, later: null }
        : whispered(reply, manner);
    case "greeting":
      return { body: null, later: null }; // not for them alone: see turn.ts
  }
}

/** The answer to a search while somebody types: a list, or words in its place. */
function listed(reply: Reply): object | null {
  switch (reply.kind) {
    case "found":
      return reply.none !== "" && reply.found.length === 0 ? inWords(reply.none) : results(reply.found);
    case "whisper":
      return inWords(toast(reply.message, limits.toastLength));
    case "done":
    case "open-form":
    case "card":
    case "form-errors":
    case "greeting":
      return null;
  }
}

const inWords = (text: string) => ({ composeExtension: { type: "message", text } }) as const;

const results = (found: readonly FoundLine[]) =>
  ({
    composeExtension: {
      type: "result",
      attachmentLayout: "list",
      attachments: found.map(({ title, under, card }) => ({
        ...cardAttachment(render(card)),
        preview: {
          contentType: "application/vnd.microsoft.card.thumbnail",
          content: {
            title: oneLine(title, limits.summaryLength),
            text: oneLine(under, limits.summaryLength),
          },
        },
      })),
    },
  }) as const;

const hasDialog = (manner: Manner): boolean => manner === "dialog" || manner === "submit" || manner === "extension";

const continuing = (value: object) => ({ task: { type: "continue", value } }) as const;

/** The card that stood in the dialog, as it is now, below what is said; null: none stood there, or nothing is known of it. */
export function cardAgain(
  reply: Reply,
  { dialog: title }: Pick<FormDeps, "dialog">,
): { readonly title: string; readonly card: Message } | null {
  if (title === undefined || (reply.kind !== "done" && reply.kind !== "whisper")) return null;
  const { instead } = reply;
  if (instead === undefined) return null;
  const said = reply.kind === "whisper" ? reply.message.blocks : [];
  return { title, card: { ...instead, blocks: [...said, ...instead.blocks] } };
}

/** Buttons and links work only in a card, so a message with one also goes to the personal chat. */
function whispered({ message, title, closes }: Omit<Whisper, "kind">, manner: Exclude<Manner, "query">): Answer {
  const isCut = toast(message, Number.POSITIVE_INFINITY).length > limits.toastLength;
  const later = hasPresses(message) || isCut ? message : null;
  switch (manner) {
    case "action":
      return { body: popUp(later ? "" : toast(message, limits.toastLength)), later };
    case "dialog":
      return { body: inDialog(message, title), later };
    case "submit":
    case "extension":
      if (closes === true) return { body: null, later: message };
      // Whoever sent a form does not see their own chat, and one that only closes looks as if it had been done.
      return { body: inDialog(message, title), later: message };
    case "message":
      return { body: null, later: message };
  }
}

/** The answer to a dialog: what is told stands in the place of its form, with its buttons, or in words alone. */
const inDialog = (message: Message, title: string | undefined) =>
  title === undefined ? popUpBox(message) : continuing(cardDialog(title, message));

const popUpBox = (message: Message) =>
  ({ task: { type: "message", value: toast(message, limits.toastLength) } }) as const;

/** The answer to `adaptiveCard/action`: words that appear under the card. */
const popUp = (words: string) => ({
  statusCode: 200,
  type: "application/vnd.microsoft.activity.message",
  value: words,
});
