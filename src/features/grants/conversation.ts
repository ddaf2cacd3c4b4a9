import type { ChatUser } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import type { Person } from "../../desk/person.ts";
import { readHeld } from "../../desk/read-lists.ts";
import { grantsList } from "./messages.ts";
import { grantsAPage } from "./rules.ts";
import type { Message } from "../../screen/message.ts";
import { viewerOfTickets } from "../../conversation/replies.ts";

/** What somebody has until a day, and what their queues gave, from one on; beyond the last from the first. */
export async function grantsNow(deps: DeskDeps, person: Person, on: ChatUser, from: number): Promise<Message> {
  const there = await readHeld(deps.store, person.id, { from, most: grantsAPage });
  if (there.tickets.length === 0 && from > 1) return grantsNow(deps, person, on, 1);
  const viewer = await viewerOfTickets(deps, person, there.tickets, on);
  return grantsList({ ...there, from, reader: person.id, viewer });
}
