import { bold, text, time } from "../../kernel/text.ts";
import { lastAttempt, type Ticket } from "../../kernel/ticket.ts";
import { beginning } from "../../kernel/words/whole.ts";
import { aside, buttonRow, paragraph } from "../../screen/blocks.ts";
import type { Choice } from "../../screen/form.ts";
import type { Block, Button, Message } from "../../screen/message.ts";
import { cut, cutLine, oneLine } from "../../screen/plain-text.ts";
import { say } from "../../screen/say.ts";
import { namedOnButton, ticketButtons } from "../../screen/ticket-buttons.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { articleRow } from "../articles/messages.ts";
import type { Article } from "../articles/rules.ts";
import { contentWords } from "../articles/rules/near.ts";
import { longestSearch } from "../search/rules.ts";
import { phrases, type Phrases } from "../words.ts";

/** What is to be said of a ticket that is like another. */
export interface SimilarShown {
  readonly ticket: Ticket;
  /** Without secrets, and without whom it was about. */
  readonly helped: string;
}

/** Looks for what was solved before. */
export const similarButton = (ticket: Ticket, { buttons }: Pick<Phrases, "buttons">): Button => ({
  label: buttons.similar,
  action: { do: "similar", ...namedOnButton(ticket) },
});

/** What was solved before of what a ticket says, and the articles that say something about it, for one of its agents. */
export function similarPage(
  ticket: Ticket,
  {
    similar,
    articles,
    viewer,
  }: {
    readonly similar: readonly SimilarShown[];
    readonly articles: readonly { readonly article: Article; readonly keeps: boolean }[];
    readonly viewer: Viewer;
  },
): Message {
  const words = phrases(viewer.locale);
  const { similar: says, buttons } = words;
  const title = cut(oneLine(ticket.title), 80);
  // All of the words have to stand in what is found: few of them do.
  const sought = contentWords(title).slice(0, mostSought).join(" ");
  const search: Button = {
    label: buttons.searchWords,
    action: { do: "list", list: "found", after: null, sought: beginning(sought, longestSearch), shown: true },
  };
  const isNothing = similar.length + articles.length === 0;
  return say(viewer, {
    summary: says.of(title),
    blocks: [
      { kind: "heading", text: cut(says.of(title), 150) },
      ...(isNothing ? [paragraph(text`${says.none}`)] : []),
      ...similar.map((each) => similarRow(each, viewer)),
      ...(articles.length === 0 ? [] : [paragraph(text`${bold(words.articles.title)}`)]),
      ...articles.map((each) => articleRow(each, [], viewer)),
      ...buttonRow(sought === "" ? [] : [search]),
      aside(text`${ticket.reference}`),
    ],
  });
}

const mostSought = 3; // words
const shownOfHelp = 200; // UTF-16 units: some lines on a phone

function similarRow({ ticket, helped }: SimilarShown, viewer: Viewer): Block {
  const words = phrases(viewer.locale);
  const { similar: says } = words;
  const attempt = lastAttempt(ticket);
  const solved = attempt === null ? [] : text` · ${says.solved(time(attempt.at))}`;
  return {
    kind: "item",
    text: text`✅ ${cut(oneLine(ticket.title), 80)}`,
    under: text`${bold(says.asIn(ticket.reference))}${solved} · ${cutLine(helped, shownOfHelp)}`,
    button: { ...ticketButtons(ticket, words).show(), about: ticket.reference },
  };
}

const longestLabel = 75; // characters, as of any choice

/** The same to choose from in a form. */
export const similarOptions = (similar: readonly SimilarShown[], viewer: Viewer): readonly Choice[] => {
  const { similar: says } = phrases(viewer.locale);
  return similar.map(({ ticket: { reference }, helped }) => ({
    value: reference,
    label: cutLine(`${says.asIn(reference)} · ${oneLine(helped)}`, longestLabel),
    group: says.tickets,
  }));
};
