import type { TicketStatus } from "../kernel/status.ts";
import { isSolvedByOwnPeople, type Ticket } from "../kernel/ticket.ts";
import type { Block, Button, Fact } from "./message.ts";
import { bold, text, type Text } from "../kernel/text.ts";

/** For the eye that runs down a list; the status always stands beside it in words. */
export const statusMarks: Readonly<Record<TicketStatus, string>> = {
  new: "🔵",
  "in-progress": "🟡",
  waiting: "🟠",
  "on-hold": "⏸️",
  resolved: "🟢",
  closed: "✅",
  cancelled: "🚫",
};

/** Whoever found the answer has done a good deed: that is no cancelled ticket to the eye. */
export const statusMark = (ticket: Pick<Ticket, "status" | "customStatus" | "cancellation">): string =>
  ticket.customStatus?.emoji ?? statusMarks[isSolvedByOwnPeople(ticket) ? "closed" : ticket.status];

export const paragraph = (text: Text): Block => ({ kind: "paragraph", text });
export const aside = (text: Text): Block => ({ kind: "aside", text });
export const strong = (words: string): Text => text`${bold(words)}`;

/** Nothing rather than an empty block. */
export const quote = (words: string): readonly Block[] => (words.trim() === "" ? [] : [{ kind: "quote", text: words }]);

export const facts = (given: readonly (Fact | null)[]): readonly Block[] => {
  const present = given.filter((fact) => fact !== null);
  return present.length === 0 ? [] : [{ kind: "facts", facts: present }];
};

/** Null when there is nothing to tell. */
export const fact = (label: string, value: string | Text): Fact | null =>
  value.length === 0 ? null : { label, value: typeof value === "string" ? text`${value}` : value };

export const buttonRow = (buttons: readonly Button[], overflow: readonly Button[] = []): readonly Block[] =>
  buttons.length + overflow.length === 0 ? [] : [{ kind: "buttons", buttons, overflow }];
