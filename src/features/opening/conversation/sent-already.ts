import type { Intent, Reply } from "../../../channels/platform.ts";
import type { DeskDeps } from "../../../desk/deps.ts";
import type { Person } from "../../../desk/person.ts";
import { readTicket } from "../../../desk/read.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import { newTicketForm, writtenInNewTicket, type NewTicket } from "../forms.ts";
import { sentAlready, sentAs } from "../messages.ts";
import type { FileLink } from "../../../kernel/file-link.ts";
import { isOpen } from "../../../kernel/status.ts";
import type { Became } from "./became.ts";
import { viewerOfTicket, viewerOfUser, whisper } from "../../../conversation/replies.ts";

/**
 * To whoever sends the form of words of which a ticket was made while it was open: what they typed into it may be added to that
 * ticket. Null: there is no such ticket any more, or the words were put elsewhere, so that the form opens one.
 */
export async function answerSentAlready(
  deps: DeskDeps,
  tx: DeskTransaction,
  { reply, opened }: Became,
  { by, on, opener, values, files }: Sent,
): Promise<Reply | null> {
  if (opener.words === undefined || opened === null) return null;
  const read = await readTicket(tx, opened.reference, by.id, opened.mark);
  if (read.result !== "read" || !isOpen(read.ticket.status)) return null;
  const viewer = await viewerOfTicket(deps, by, read.ticket, on, tx);
  // Where a form does not carry along what stood in it, its title is that of the ticket.
  const shown = { title: read.ticket.title, ...opener };
  const given = { phone: on.phone, services: deps.policy.services, values };
  const text = writtenInNewTicket(values, newTicketForm(shown, viewerOfUser(deps, on).locale, given));
  const told =
    text === "" && files.length === 0
      ? sentAs(read.ticket, viewer)
      : sentAlready({ id: await tx.keepWords(by.id, text, files, deps.now()), text }, read.ticket, viewer);
  if (opener.draft !== undefined) return { kind: "done", instead: told }; // in the place of the draft
  return { ...whisper(told), ...(reply.kind === "done" && { instead: reply.instead }) };
}

interface Sent extends Pick<Extract<Intent, { kind: "submitted" }>, "values"> {
  readonly by: Person;
  readonly on: Intent["by"];
  readonly opener: NewTicket;
  /** Those that were put into it. */
  readonly files: readonly FileLink[];
}
