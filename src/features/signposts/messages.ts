import { bold, link, text } from "../../kernel/text.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { aside, buttonRow, paragraph, quote } from "../../screen/blocks.ts";
import type { Block, Button, Message } from "../../screen/message.ts";
import { namedOnButton } from "../../screen/ticket-buttons.ts";
import { titled } from "../../screen/titled.ts";
import { sayPlainly } from "../../screen/say.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { phrases } from "../words.ts";

/** In public, instead of an answer that is for one person whom Teams lets nobody write to: nothing of the answer is in it. */
export function unreachable(viewer: Viewer): Message {
  const { signposts } = phrases(viewer.locale);
  return sayPlainly(viewer, text`${signposts.unreachable}`, paragraph(signposts.installApp));
}

/** To a press that no version of this desk understands. */
export function outdatedButton(isRedrawn: boolean, viewer: Viewer): Message {
  const { signposts } = phrases(viewer.locale);
  const next = isRedrawn ? signposts.redrawn : signposts.findAnew;
  return sayPlainly(viewer, text`${signposts.outdated}`, paragraph(text`${next}`));
}

/** To a form that no version of this desk reads; `written` is what was typed into it, where it does not stay open. */
export function outdatedForm(written: string, viewer: Viewer): Message {
  const { signposts } = phrases(viewer.locale);
  const back = quote(written);
  const given = back.length === 0 ? [] : [paragraph(text`${signposts.outdatedFormHeld}`), ...back];
  return sayPlainly(viewer, text`${signposts.outdatedForm}`, ...given);
}

/** A card that stands somewhere else; `url` leads there, where the platform has such links. */
export interface CardElsewhere {
  readonly ticket: Ticket;
  readonly url: string | null;
}

const named = ({ ticket, url }: CardElsewhere) => (url === null ? bold(titled(ticket)) : link(titled(ticket), url));

/** In the place of a card that stood there twice. */
export function cardCopied(card: CardElsewhere, viewer: Viewer): Message {
  const { signposts, buttons } = phrases(viewer.locale);
  const show: Button = { label: buttons.show, action: { do: "show", ...namedOnButton(card.ticket) } };
  return sayPlainly(
    viewer,
    text`${signposts.cardCopied} ${named(card)}`,
    ...(card.url === null ? buttonRow([show]) : []),
  );
}

/** To an agent who wrote under what may be a card that stands there twice; `words` wait. */
export function underCopy(
  words: { readonly id: string; readonly text: string },
  cards: readonly CardElsewhere[],
  viewer: Viewer,
): Message {
  const { signposts, buttons } = phrases(viewer.locale);
  return sayPlainly(
    viewer,
    text`${signposts.underCopy}`,
    ...quote(words.text),
    ...cards.map((card): Block => ({
      kind: "item",
      text: text`${named(card)}`,
      button: {
        label: buttons.sendAnyway.note,
        action: { do: "place", words: words.id, as: "note", ...namedOnButton(card.ticket) },
      },
    })),
  );
}

/** To whoever sent what the platform does not hand over. */
export const notPassedOn = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).signposts.notPassedOn}`);

/** Where the bot was added: what it is, and the next step. `isServed`: new tickets arrive elsewhere on this platform. */
export function greeting(deskName: string, isServed: boolean, viewer: Viewer): Message {
  const { signposts } = phrases(viewer.locale);
  return sayPlainly(
    viewer,
    text`${signposts.greeting(deskName)}`,
    paragraph((isServed ? signposts.greetingQueue : signposts.greetingSetUp)[viewer.platform]),
    aside(signposts.greetingAsk[viewer.platform]),
  );
}
