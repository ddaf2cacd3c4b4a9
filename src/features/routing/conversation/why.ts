import type { ChatUser, Reply } from "../../../channels/platform.ts";
import type { DeskDeps } from "../../../desk/deps.ts";
import { readHistory, readTicket } from "../../../desk/read.ts";
import { knowingQueues, peopleIn, viewerOf } from "../../../desk/viewers.ts";
import { whyHere, type Reasons } from "../messages.ts";
import type { RecordedEvent } from "../../rules.ts";
import { mayRead } from "../../../kernel/reading.ts";
import type { TicketMeant } from "../../../kernel/ticket.ts";
import { whisper } from "../../../conversation/replies.ts";
import { showTicket } from "../../cards/conversation.ts";

/** Why a ticket is where it is, and why it was offered to whom: to its agents. Whoever else may read it is shown the ticket. */
export async function tellWhy(deps: DeskDeps, { reference, mark }: TicketMeant, by: ChatUser): Promise<Reply> {
  const { store } = deps;
  const person = await store.recognise(by);
  const read = await readTicket(store, reference, person.id, mark);
  if (read.result !== "read" || !mayRead("agents-card", read.as))
    return showTicket(deps, { reference, ...(mark !== undefined && { mark }) }, by);
  const history = await readHistory(store, read);
  const people = await store.people([
    ...new Set([person.id, ...history.flatMap((recorded) => peopleIn(read.ticket, recorded))]),
  ]);
  const viewer = await knowingQueues(viewerOf(people.get(person.id) ?? null, people, by, deps), store);
  return whisper(whyHere(read.ticket, reasonsIn(history), viewer));
}

function reasonsIn(history: readonly RecordedEvent[]): Reasons {
  let reasons: Reasons = { routed: null, moved: null, offer: null };
  for (const { event, by } of history) {
    if (event.type === "opened") reasons = { ...reasons, routed: event.routed ?? null };
    if (event.type === "moved") reasons = { ...reasons, moved: { by, from: event.from } };
    if (event.type === "offered-to" || event.type === "left-untaken") reasons = { ...reasons, offer: event };
  }
  return reasons;
}
