import { readList, readOwnTickets, type ListReader, type Page } from "../../desk/read.ts";
import type { TicketReader } from "../../desk/reader.ts";
import type { PersonId } from "../../kernel/person.ts";
import { defaultQueue } from "../queues/rules.ts";
import type { HelpOf } from "./rules.ts";

/** How many tickets of a list stand among the others: a screen of a phone, and three fit a message. */
const eachAtMost = 10;

export interface Lists {
  readonly result: "listed";
  readonly own: Page;
  /** What they have claimed, and what is open in their queues. Null: they are no agent. */
  readonly claimed: Page | null;
  readonly queue: Page | null;
}

const empty: Page = { tickets: [], hidden: 0 };

/** The beginning of each of somebody's lists. */
export async function listTickets(store: ListReader, person: PersonId): Promise<Lists> {
  const first = { after: null, most: eachAtMost };
  const [own, claimed, queue] = await Promise.all([
    readList(store, { name: "mine", person }, first),
    readList(store, { name: "claimed", person }, first),
    readList(store, { name: "queue", person }, first),
  ]);
  return { result: "listed", own: own ?? empty, claimed, queue };
}

/** How many stand on a page of one list alone. */
export const pageAtMost = 20;

/** What somebody is to be told that they can do. */
export async function helpOf(
  store: Pick<TicketReader, "ticketsOf" | "queuesOf" | "actor" | "allChannels">,
  person: PersonId,
): Promise<HelpOf> {
  const [newest] = await readOwnTickets(store, person, 1);
  const queues = await store.queuesOf(person);
  const actors = await Promise.all([defaultQueue, ...queues].map((queue) => store.actor(person, queue)));
  const isAdministrator = actors.some(({ administrator }) => administrator);
  return {
    newest: newest?.reference ?? null,
    serve: queues.length > 0,
    report: isAdministrator || actors.some(({ lead }) => lead),
    setUp: isAdministrator || (await store.allChannels()).length === 0,
  };
}
