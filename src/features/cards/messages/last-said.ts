import { link, text, time } from "../../../kernel/text.ts";
import { aside, paragraph, quote } from "../../../screen/blocks.ts";
import { fileBlocks } from "../../../screen/files.ts";
import type { Block } from "../../../screen/message.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import type { RecordedEvent } from "../../rules.ts";
import { filesOf, typedWords } from "../../rules/events.ts";
import { phrases } from "../../words.ts";
import { excerpt } from "./excerpt.ts";

/** What was said about a ticket, for whoever reads a card of it far from where that was said. */
export interface Conversation {
  /** The last words of the other side; null: it has said nothing. */
  readonly said: RecordedEvent | null;
  /** Where the ticket's card stands, with all that was said under it; null: no link leads there. */
  readonly thread: string | null;
}

const most = 600; // characters: the buttons below stay near on a phone

/** Words that are quoted above are not said again. */
export function lastSaid({ said, thread }: Conversation, above: readonly Block[], viewer: Viewer): readonly Block[] {
  const { cards, buttons } = phrases(viewer.locale);
  const open = thread === null ? [] : text`${link(buttons.openThread, thread)}`;
  const { shown, rest } = excerpt(said === null ? "" : typedWords(said.event).join("\n\n").trim(), most);
  const files = said === null ? [] : filesOf(said.event);
  if (said === null || (files.length === 0 && isQuoted(shown, above))) return open.length === 0 ? [] : [aside(open)];
  const more = rest === "" ? [] : text`${cards.saidMore(rest.length)}`;
  const after = more.length > 0 && open.length > 0 ? text`${more} · ${open}` : [...more, ...open];
  return [
    paragraph(cards.lastSaid(viewer.names(said.by).name, time(said.at))),
    ...quote(shown),
    ...fileBlocks(files, viewer),
    ...(after.length === 0 ? [] : [aside(after)]),
  ];
}

/** Whole, or its beginning. */
const isQuoted = (shown: string, blocks: readonly Block[]): boolean =>
  blocks.some((block) => block.kind === "quote" && shown.startsWith(block.text.trim().replace(/…$/u, "")));
