import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { Person } from "../desk/person.ts";
import { readList } from "../desk/read.ts";
import { viewerOf } from "../desk/viewers.ts";
import type { Action } from "../features/actions.ts";
import { home, listPage } from "../features/home/messages.ts";
import { readRank } from "../features/home/rules.ts";
import { listTickets, pageAtMost } from "../features/home/use-cases.ts";
import type { Ticket } from "../kernel/ticket.ts";
import type { Message } from "../screen/message.ts";
import type { Viewer } from "../screen/viewer.ts";
import { whisper } from "./replies.ts";

/** The beginning of each of somebody's lists. */
export const listsFor = async (deps: DeskDeps, by: ChatUser): Promise<Message> =>
  listsOf(deps, await deps.store.transaction((tx) => tx.recognise(by)), by);

/** A page of a list, in the place of the one before it; from a brief, which stays, beside it. */
export async function handleList(
  deps: DeskDeps,
  { by }: Intent,
  { list: name, after, shown }: Extract<Action, { do: "list" }>,
): Promise<Reply> {
  const person = await deps.store.transaction((tx) => tx.recognise(by));
  const page =
    name === "home"
      ? null
      : await readList(deps.store, { name, person: person.id }, { after: readRank(after), most: pageAtMost });
  // An agents' list for somebody who is none any more: what they have instead.
  if (name === "home" || page === null) return answer(await listsOf(deps, person, by), shown);
  const viewer = await viewerOfLists(deps, person, page.tickets, by);
  const agent = (await deps.store.queuesOf(person.id)).length > 0;
  return answer(listPage({ name, page, agent, viewer, deskName: viewer.names(null).name, now: deps.now() }), shown);
}

const answer = (message: Message, shown: true | undefined): Reply =>
  shown ? { kind: "done", instead: message } : whisper(message);

async function listsOf(deps: DeskDeps, person: Person, by: ChatUser): Promise<Message> {
  const { own, claimed, queue } = await listTickets(deps.store, person.id);
  const named = [own, claimed, queue].flatMap((page) => page?.tickets ?? []);
  const viewer = await viewerOfLists(deps, person, named, by);
  return home({ mine: own, claimed, queue, viewer, deskName: viewer.names(null).name, now: deps.now() });
}

async function viewerOfLists(
  deps: DeskDeps,
  person: Person,
  tickets: readonly Ticket[],
  on: ChatUser,
): Promise<Viewer> {
  const people = await deps.store.people([...new Set(tickets.flatMap(namedInLists))]);
  return viewerOf(person, people, on, deps);
}

const namedInLists = ({ requester, beneficiary, assignee }: Ticket): readonly string[] =>
  [requester, beneficiary, assignee].filter((id) => id !== null);
