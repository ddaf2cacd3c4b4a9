import { text } from "../../../kernel/text.ts";
import { aside } from "../../../screen/blocks.ts";
import type { Block, Button, Message } from "../../../screen/message.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import type { Action } from "../../actions.ts";
import { phrases } from "../../words.ts";
import { lastSaid, type Conversation } from "./last-said.ts";

/** A card that is shown on request: its buttons say so, since nobody but an answer to a press brings it up to date. */
export const shownCard = (card: Message): Message => ({
  ...card,
  blocks: card.blocks.map((block) =>
    block.kind === "buttons"
      ? { ...block, buttons: block.buttons.map(onShownCard), overflow: block.overflow.map(onShownCard) }
      : block,
  ),
});

/** The same for a ticket alone, with what was said about it last above what can be done: no notes stand under it. */
export const shownTicket = (card: Message, conversation: Conversation, viewer: Viewer): Message =>
  withTalk(shownCard(card), lastSaid(conversation, card.blocks, viewer));

/** What was said about a ticket stands above what can be done with it. */
export function withTalk({ blocks, ...card }: Message, said: readonly Block[]): Message {
  const first = blocks.findIndex(({ kind }) => kind === "buttons");
  const above = first < 0 ? blocks.length : first;
  return { ...card, blocks: [...blocks.slice(0, above), ...said, ...blocks.slice(above)] };
}

/** The same, once something was done with it. */
export const shownCardDone = (card: Message): Message => ({
  ...card,
  blocks: [...card.blocks, aside(text`${phrases(card.locale).whispers.done}`)],
});

/** What is pressed on a form that was opened from one brings it up to date as well. */
export const onShownCard = (button: Button): Button => ({ ...button, action: saidToBeShown(button.action) });

const saidToBeShown = (action: Action): Action => ("seen" in action ? { ...action, shown: true } : action);
