import { readLists, readOwnTickets, readToApprove, type ListReader, type Page } from "../../desk/read-lists.ts";
import type { TicketReader } from "../../desk/reader.ts";
import type { PersonId } from "../../kernel/person.ts";
import { defaultQueue } from "../queues/rules.ts";
import { agentsListNames, pageAtMost, type HelpOf } from "./rules.ts";

export interface Lists {
  readonly mine: Page;
  readonly waiting: Page;
  /** Null: they are no agent. */
  readonly agents: {
    readonly claimed: Page;
    readonly late: Page;
    readonly free: Page;
    readonly queues: readonly string[];
  } | null;
}

/** The beginning of each of somebody's lists. */
export async function listTickets(store: ListReader, person: PersonId, now: Date): Promise<Lists> {
  const { found, served } = await readLists(store, person, agentsListNames, { most: pageAtMost, now });
  const page = (name: (typeof agentsListNames)[number]): Page => found.get(name) ?? { tickets: [], hidden: 0 };
  const [claimed, late, free] = [page("claimed"), page("late"), page("free")];
  return {
    mine: page("mine"),
    waiting: page("waiting"),
    agents: served.length === 0 ? null : { claimed, late, free, queues: served },
  };
}

/** How many lines of a list stand among the others: an agent has five lists, which must all fit a message of Slack. */
export const linesOf = ({ agents }: Lists): number => (agents === null ? 10 : 4);

/** What somebody is to be told that they can do. */
export async function helpOf(
  store: Pick<
    TicketReader,
    "ticketsOf" | "queuesOf" | "actor" | "allChannels" | "waitingForApprovalOf" | "ticketsNamed"
  >,
  person: PersonId,
): Promise<HelpOf> {
  const [newest] = await readOwnTickets(store, person, 1);
  const queues = await store.queuesOf(person);
  const actors = await Promise.all([defaultQueue, ...queues].map((queue) => store.actor(person, queue)));
  const isAdministrator = actors.some(({ administrator }) => administrator);
  return {
    newest: newest?.reference ?? null,
    approve: (await readToApprove(store, person, (all) => all.slice(-1))).tickets.length > 0,
    serve: queues.length > 0,
    report: isAdministrator || actors.some(({ lead }) => lead),
    setUp: isAdministrator || (await store.allChannels()).length === 0,
  };
}
