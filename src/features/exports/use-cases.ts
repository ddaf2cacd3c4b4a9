import { createHash } from "node:crypto";
import { z } from "zod";
import type { Conversation } from "../../channels/platform.ts";
import { readFound } from "../../desk/read-found.ts";
import { readNamed } from "../../desk/read-named.ts";
import type { DeskStore } from "../../desk/store.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { TicketReader } from "../../desk/reader.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { DeskPolicy } from "../../kernel/policy.ts";
import type { Actor } from "../../kernel/roles.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { periodsOf } from "../../kernel/time/periods.ts";
import type { Action } from "../actions.ts";
import { calendarOf } from "../reports/use-cases.ts";
import type { FoundAt } from "../search/rules.ts";
import { understand, type Searcher } from "../search/use-cases.ts";
import type { SeenWork, TimesheetWeek } from "../timesheets/rules.ts";
import { weekOfWork, workSeenBy } from "../timesheets/use-cases.ts";
import { atATime, mostExported, type ExportFormat, type ExportOf, type TicketsExported } from "./rules.ts";

/** The queues of which somebody may have tickets as a file, with what they are there: those that they lead, all of them for an administrator. */
export const queuesRuled = async (
  store: Pick<TicketReader, "actorsOf">,
  person: PersonId,
): Promise<ReadonlyMap<string, Actor>> =>
  new Map([...(await store.actorsOf(person))].filter(([, { lead, administrator }]) => lead || administrator));

interface Asked {
  readonly what: Extract<Action, { do: "export" }>["what"];
  readonly format: ExportFormat;
  readonly to: Conversation;
}

/** Writes down that somebody asks for a file, and has it made. False: they lead none of these queues. */
export async function askForExport(
  tx: DeskTransaction,
  { policy, now }: { readonly policy: DeskPolicy; readonly now: () => Date },
  person: PersonId,
  { what, format, to }: Asked,
): Promise<boolean> {
  const at = now();
  const asked =
    "timesheet" in what
      ? exportOfWork(await workSeenBy(tx, person), what.timesheet, { policy, now: at })
      : exportOfReport(what, [...(await queuesRuled(tx, person)).keys()], policy, at);
  if (asked === null) return false;
  // A file comes in each chat in which it was asked for.
  const same = { ...asked, to: null }; // a report's end is now
  const key = createHash("sha256")
    .update(JSON.stringify([person, to, format, same]))
    .digest("hex");
  const before = justAsked.safeParse(await tx.answerTo(`export:${key}`)).data;
  if (before !== undefined && at.getTime() - before.at.getTime() < pressedAgainFor) {
    if ((await tx.exportOf(before.id))?.state === "asked") return true;
  }
  const id = await tx.addExport({ person, asked, format, at });
  await tx.rememberInstead(`export:${key}`, { id, at: at.toISOString() }, at);
  await tx.deliver([{ kind: "make-export", id, person, to }]);
  return true;
}

const pressedAgainFor = 60_000; // milliseconds: a second press of the same button
const justAsked = z.object({ id: z.string(), at: z.coerce.date() });

function exportOfWork(
  seen: SeenWork | null,
  week: TimesheetWeek,
  at: { readonly policy: DeskPolicy; readonly now: Date },
): ExportOf | null {
  if (seen === null) return null;
  const { period } = weekOfWork(at, seen, week);
  return { of: "timesheet", from: period.from.toISOString(), to: period.to.toISOString() };
}

type TicketsAsked = Exclude<Asked["what"], { timesheet: TimesheetWeek }>;

function exportOfReport(what: TicketsAsked, ruled: readonly string[], policy: DeskPolicy, now: Date): ExportOf | null {
  if (ruled.length === 0) return null;
  if ("sought" in what) return { of: "found", sought: what.sought };
  const queues = what.queue === null ? ruled : ruled.filter((queue) => queue === what.queue);
  if (queues.length === 0) return null;
  const { period } = periodsOf(what.period, now, calendarOf(policy, queues).zone);
  const [from, to] = [period.from.toISOString(), period.to.toISOString()];
  return { of: "opened", queues: [...queues].toSorted(), from, to, facet: what.of ?? null };
}

type Reads = Pick<
  DeskStore,
  "actorsOf" | "openedIn" | "ticketsNamed" | "ticketsFound" | "saidOf" | "queueTitles" | "peopleCalled"
>;

/** A part of what goes into a file. `more`: there are others, which do not. */
export interface ExportPart {
  readonly tickets: readonly Ticket[];
  readonly more: boolean;
}

/** The tickets of a file, the newest first, or the best; `queues`: those that its reader leads now. */
export async function* exportedTickets(
  store: Reads,
  asked: TicketsExported,
  by: Searcher & { readonly queues: ReadonlyMap<string, Actor> },
): AsyncIterable<ExportPart> {
  let taken = 0;
  for await (const { tickets, more } of asked.of === "opened"
    ? opened(store, asked, by.queues)
    : found(store, asked, by)) {
    const room = mostExported - taken;
    taken += tickets.length;
    yield { tickets: tickets.slice(0, room), more: more || tickets.length > room };
    if (taken >= mostExported) return;
  }
}

async function* opened(
  store: Reads,
  { queues, from, to, facet }: Extract<ExportOf, { of: "opened" }>,
  ruled: ReadonlyMap<string, Actor>,
): AsyncIterable<ExportPart> {
  const still = queues.filter((queue) => ruled.has(queue));
  const period = { from: new Date(from), to: new Date(to) };
  let after: string | null = null;
  do {
    const references: readonly string[] = await store.openedIn(still, period, { of: facet, after, most: atATime });
    after = references.length < atATime ? null : (references.at(-1) ?? null);
    yield { tickets: await readNamed(store, references, ruled), more: after !== null };
  } while (after !== null);
}

/** What is theirs elsewhere is found too, and goes into no file. */
async function* found(
  store: Reads,
  { sought }: Extract<ExportOf, { of: "found" }>,
  by: Searcher & { readonly queues: ReadonlyMap<string, Actor> },
): AsyncIterable<ExportPart> {
  const { understood } = await understand(store, sought, by);
  const search = { person: by.person, wanted: understood.wanted, queues: by.queues };
  let after: FoundAt | null = null;
  do {
    const part: Awaited<ReturnType<typeof readFound>> = await readFound(store, search, { after, most: atATime });
    after = part.hidden === 0 ? null : (part.at.at(-1) ?? null);
    const tickets = part.tickets.map(({ ticket }) => ticket).filter(({ queue }) => by.queues.has(queue));
    yield { tickets, more: after !== null || part.newestOnly };
  } while (after !== null);
}

/** What somebody said to a file that they were asked about. False: it is not theirs, or they have answered. */
export async function answerExport(
  tx: DeskTransaction,
  person: PersonId,
  { id, taken, to }: { readonly id: string; readonly taken: object | null; readonly to: Conversation },
): Promise<boolean> {
  const found = await tx.exportOf(id);
  if (found === null || found.person !== person || found.state !== "ready") return false;
  if (taken === null) await tx.setExport(id, { state: "declined" });
  else await tx.deliver([{ kind: "hand-over-export", id, person, to, taken }]);
  return true;
}
