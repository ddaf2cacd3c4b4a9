import type { DeskDeps } from "../desk/deps.ts";
import { done, viewerOfTicket, viewerOfUser, whisper, type Effect } from "./once.ts";
import type { DeskTransaction, Person } from "../desk/ports.ts";
import { change, type Change } from "../desk/tickets.ts";
import type { ChatUser, Reply } from "../channels/platform.ts";
import type { TicketCommand } from "../features/rules.ts";
import { noSuchTicket } from "../features/basics/messages.ts";
import { refusalMessage } from "../features/messages/refusal-message.ts";

/** Changes a ticket, or says in a whisper why not. */
export async function command(
  deps: DeskDeps,
  tx: DeskTransaction,
  asked: {
    readonly reference: string;
    readonly command: TicketCommand;
    readonly by: Person;
    readonly on: ChatUser;
    readonly spokenOn?: string;
  },
): Promise<Effect> {
  const outcome = await change(tx, deps, asked);
  return outcome.ok ? done : { reply: await sayNo(deps, tx, outcome, asked), changed: false };
}

async function sayNo(
  deps: DeskDeps,
  tx: DeskTransaction,
  refused: Extract<Change, { ok: false }>,
  { reference, by, on }: { readonly reference: string; readonly by: Person; readonly on: ChatUser },
): Promise<Reply> {
  if (refused.refusal === null) return whisper(noSuchTicket(reference, viewerOfUser(deps, on)));
  const viewer = await viewerOfTicket(deps, by, refused.ticket, on, tx);
  return whisper(refusalMessage(refused.refusal, refused.ticket, viewer));
}
