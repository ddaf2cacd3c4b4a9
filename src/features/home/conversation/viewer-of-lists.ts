import type { ChatUser } from "../../../channels/platform.ts";
import type { DeskDeps } from "../../../desk/deps.ts";
import type { Person } from "../../../desk/person.ts";
import { viewerOf } from "../../../desk/viewers.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import type { Viewer } from "../../../screen/viewer.ts";

/** For whom tickets are listed: how people are called there, and queues where they have a part in any. */
export async function viewerOfLists(
  deps: DeskDeps,
  person: Person,
  on: ChatUser,
  { tickets, queues }: { readonly tickets: readonly Ticket[]; readonly queues: readonly string[] },
): Promise<Viewer> {
  const [people, titles] = await Promise.all([
    deps.store.people([...new Set(tickets.flatMap(namedInLists))]),
    queues.length === 0 ? null : deps.store.queueTitles(),
  ]);
  const viewer = viewerOf(person, people, on, deps);
  return titles === null ? viewer : { ...viewer, queues: titles };
}

const namedInLists = ({ requester, beneficiary, assignee, clock }: Ticket): readonly string[] =>
  [requester, beneficiary, assignee, clock.chain?.askedBy?.person ?? null].filter((id) => id !== null);
