import { bold, text } from "../../../kernel/text.ts";
import { aside, buttonRow, paragraph } from "../../../screen/blocks.ts";
import type { Block, Message } from "../../../screen/message.ts";
import { cut, oneLine } from "../../../screen/plain-text.ts";
import { sayPlainly } from "../../../screen/say.ts";
import { newTicketButton } from "../../../screen/ticket-buttons.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { phrases } from "../../words.ts";
import type { ArticleText } from "../rules.ts";

/** What is to be said of an article in a line. */
export type Suggested = Pick<ArticleText, "title"> & { readonly id: string };

/** What waits while somebody reads: the id of their words, or the ticket that was made of them. */
export type Waiting = { readonly words: string } | { readonly ticket: string; readonly mark?: string };

/** Articles that may help, where somebody says what is wrong. Nothing where none is near enough. */
export const suggestedBlocks = (
  articles: readonly Suggested[],
  waiting: Waiting,
  { locale }: Pick<Viewer, "locale">,
): readonly Block[] => {
  const { articles: says, buttons } = phrases(locale);
  if (articles.length === 0) return [];
  return [
    paragraph(text`${bold(says.mayHelp(articles.length))}`),
    ...articles.map(({ id, title }): Block => {
      const shown = cut(oneLine(title), 80);
      return {
        kind: "item",
        text: text`📄 ${shown}`,
        button: { label: buttons.show, action: { do: "article", article: id, ...waiting }, about: shown },
      };
    }),
  ];
};

/** In the place of an article that helped. `isOpen`: a ticket was, and is no longer. */
export function articleHelped(isOpen: boolean, viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  return sayPlainly(
    viewer,
    text`🎉 ${words.articles.solved}`,
    aside(text`${isOpen ? words.articles.ticketClosed : words.articles.nothingOpened}`),
    ...buttonRow([newTicketButton(words)]),
  );
}

/** In the place of one that did not, where a ticket is open; with what else may help. */
export const articleDidNotHelp = (others: readonly Suggested[], waiting: Waiting, viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).articles.goesOn}`, ...suggestedBlocks(others, waiting, viewer));
