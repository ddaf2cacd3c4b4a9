import { text } from "../../../kernel/text.ts";
import { aside } from "../../../screen/blocks.ts";
import type { Button, Message } from "../../../screen/message.ts";
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
export function shownTicket(card: Message, conversation: Conversation, viewer: Viewer): Message {
  const { blocks, ...shown } = shownCard(card);
  const first = blocks.findIndex(({ kind }) => kind === "buttons");
  const above = first < 0 ? blocks.length : first;
  const said = lastSaid(conversation, blocks, viewer);
  return { ...shown, blocks: [...blocks.slice(0, above), ...said, ...blocks.slice(above)] };
}

/** The same, once something was done with it. */
export const shownCardDone = (card: Message): Message => ({
  ...card,
  blocks: [...card.blocks, aside(text`${phrases(card.locale).whispers.done}`)],
});

/** What is pressed on a form that was opened from one brings it up to date as well. */
export const onShownCard = (button: Button): Button => ({ ...button, action: saidToBeShown(button.action) });

const saidToBeShown = (action: Action): Action => ("seen" in action ? { ...action, shown: true } : action);
