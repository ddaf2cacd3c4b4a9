import { text } from "../../../kernel/text.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { aside } from "../../../screen/blocks.ts";
import type { Message } from "../../../screen/message.ts";
import { sayPlainly } from "../../../screen/say.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { phrases } from "../../words.ts";

/** In the place of the card of whoever is shown a ticket no more: what has become of it since is not theirs to read. */
export const formerCard = ({ reference }: Ticket, viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).cards.person.noLonger}`, aside(text`${reference}`));
