import { text, type Text } from "../kernel/text.ts";
import type { Ticket } from "../kernel/ticket.ts";
import { maskedText } from "./mask.ts";
import { cutLine } from "./plain-text.ts";

/** `I261121_0042 Printer is on fire`: how a ticket is called in a line. */
export const titled = ({ reference, title }: Ticket): string => `${reference} ${cutLine(title, 60)}`;

/** The same for the end of a notification, whose news come before it. */
export const titleFirst = ({ reference, title }: Ticket): string => `${cutLine(title, 60)} · ${reference}`;

/** Which ticket a form is about: two lines on a phone. */
export const aboutTicket = ({ reference, title }: Ticket): Text =>
  maskedText(text`${reference} · ${cutLine(title, 60)}`);
