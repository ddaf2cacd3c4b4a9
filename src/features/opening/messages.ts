import type { Block, Message } from "../../screen/message.ts";
import { aside, paragraph } from "../../screen/blocks.ts";
import { sayPlainly } from "../../screen/say.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { silent, type EventVoices } from "../../screen/voice.ts";
import { text } from "../../kernel/text.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { promise } from "../service-levels/messages.ts";
import { phrases } from "../words.ts";
import type { OpeningEvent } from "./rules.ts";

/** The card says it. */
export const voices: EventVoices<OpeningEvent> = {
  opened: { agents: silent, requester: silent, asked: silent },
};

/** Said where the form was sent from; the card is posted in the requester's own chat. */
export const ticketOpened = (ticket: Ticket, viewer: Viewer): Message => opened(ticket, viewer, []);

/** The same to whoever has opened so many lately. */
export function oneOfMany(ticket: Ticket, viewer: Viewer, count: number): Message {
  const { whispers, buttons } = phrases(viewer.locale);
  return opened(ticket, viewer, [paragraph(text`${whispers.oneOfMany(count, buttons.withdraw["no-longer-needed"])}`)]);
}

/** Stands in the place of what led to the form, once it was sent. */
export const sentAs = ({ reference }: Ticket, viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).whispers.sentAs(reference)}`);

function opened(ticket: Ticket, viewer: Viewer, more: readonly Block[]): Message {
  const words = phrases(viewer.locale);
  const { whispers } = words;
  return sayPlainly(
    viewer,
    text`${whispers.opened(ticket.reference)}`,
    ...more,
    ...promise(ticket, viewer, words),
    aside(text`${whispers.openedFollow}`),
  );
}
