import type { FileLink } from "../kernel/file-link.ts";
import type { PersonId } from "../kernel/person.ts";
import type { Ticket } from "../kernel/ticket.ts";
import { aside, buttonRow, paragraph, quote } from "./blocks.ts";
import { fileBlocks } from "./files.ts";
import type { Block, Button, Message } from "./message.ts";
import { cutLine, plainText } from "./plain-text.ts";
import { say } from "./say.ts";
import { titled, titleFirst } from "./titled.ts";
import { mention, text, type Text } from "../kernel/text.ts";
import type { Viewer } from "./viewer.ts";

/** What a note says of one event, before it becomes a message. */
export interface Saying {
  readonly sentence: string | Text;
  /** Somebody whose turn it is: mentioned at the start of the sentence. */
  readonly calls?: PersonId | null;
  /** Somebody's own words. */
  readonly quoted?: string;
  readonly files?: readonly FileLink[];
  readonly facts?: readonly Block[];
  /** Said after the quote. */
  readonly after?: string | Text;
  /** A row of their own, above the buttons. */
  readonly stars?: readonly Button[];
  /** More such rows, below it. */
  readonly rows?: readonly (readonly Button[])[];
  readonly buttons?: readonly Button[];
  /** Behind the others: what hardly anybody wants. */
  readonly overflow?: readonly Button[];
  readonly urgent?: boolean;
  /** It was urgent when it was said: it may stand outside the ticket's thread. */
  readonly wasUrgent?: boolean;
}

interface NoteAt {
  /** It is read outside the ticket's thread, and begins with the title. */
  readonly names?: boolean;
  /** The ticket stands at its end. */
  readonly signed?: boolean;
}

/** Whoever reads only the notification of a note knows which ticket it is about, and how the words begin. */
export function noteOf(
  ticket: Ticket,
  saying: Saying,
  viewer: Viewer,
  { names = false, signed = false }: NoteAt = {},
): Message {
  const { quoted = "", files = [], facts = [], after = "", stars = [], urgent = false } = saying;
  const { rows = [], buttons = [], overflow = [] } = saying;
  const sentence = called(saying, viewer);
  const title = cutLine(ticket.title, 120);
  // Said in the sentence, it is not said again.
  const isNamed = sentence.some((run) => "text" in run && run.text === title);
  const news = `${plainText(sentence, viewer)} ${cutLine(gist(saying, viewer), 120)}`.trimEnd();
  return say(viewer, {
    summary: `${news} · ${isNamed ? ticket.reference : titleFirst(ticket)}`,
    blocks: [
      paragraph(names && !isNamed ? text`${title} · ${sentence}` : sentence),
      ...quote(quoted),
      ...fileBlocks(files, viewer),
      ...facts,
      ...(after.length === 0 ? [] : [paragraph(text`${after}`)]),
      ...buttonRow(stars),
      ...rows.flatMap((row) => buttonRow(row)),
      ...buttonRow(buttons, overflow),
      ...(signed ? [aside(text`${isNamed ? ticket.reference : titled(ticket)}`)] : []),
    ],
    urgent,
  });
}

function called({ sentence, calls = null }: Saying, { names }: Viewer): Text {
  const said = typeof sentence === "string" ? text`${sentence}` : sentence;
  return calls === null ? capitalised(said) : text`${mention(names(calls))} · ${said}`;
}

/** What follows the sentence, for whom it alone would leave with a colon: the words, else the files, else what was changed. */
function gist({ quoted = "", files = [], facts = [] }: Saying, viewer: Viewer): string {
  if (quoted.trim() !== "") return quoted;
  if (files.length > 0) return files.map(({ name }) => name).join(", ");
  const values = facts.flatMap((block) => (block.kind === "facts" ? block.facts.map(({ value }) => value) : []));
  return values.map((value) => plainText(value, viewer)).join(" · ");
}

/** Somebody whose name is not known is "a colleague", even where a sentence begins. */
function capitalised([first, ...rest]: Text): Text {
  if (first?.kind !== "plain") return first === undefined ? rest : [first, ...rest];
  return [{ ...first, text: first.text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) }, ...rest];
}
