import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { Person } from "../desk/person.ts";
import { knowingQueues, viewerOf } from "../desk/viewers.ts";
import type { Action } from "../features/actions.ts";
import { listTickets } from "../features/home/use-cases.ts";
import { queueName } from "../features/queues/rules.ts";
import { lowRatingsPage, meanings, report, reportAsked, reportNotAllowed } from "../features/reports/messages.ts";
import type { ReportPart } from "../features/reports/rules.ts";
import {
  calendarOf,
  makeReport,
  readLowRatings,
  reportedQueues,
  type ReportedQueue,
} from "../features/reports/use-cases.ts";
import type { PersonId } from "../kernel/person.ts";
import { periodsOf, type PeriodName } from "../kernel/time/periods.ts";
import type { Message } from "../screen/message.ts";
import type { Viewer } from "../screen/viewer.ts";
import { viewerOfQueues, viewerOfUser, whisper } from "./replies.ts";
import type { ReportAsked } from "./typed-report.ts";

/** What was asked for, or what there is to ask for. Null: it may be the title of a ticket, as no queue of theirs is called so. */
export async function reportFor(
  deps: DeskDeps,
  by: ChatUser,
  { period, queue: asked, title, part }: ReportAsked & { readonly part?: ReportPart | undefined },
): Promise<Message | null> {
  const { person, choices } = await deps.store.transaction(async (tx) => {
    const recognised = await tx.recognise(by);
    return { person: recognised, choices: await reportedQueues(tx, recognised.id) };
  });
  const queue = asked === null ? null : (choices.find((each) => isCalled(each, asked)) ?? null);
  const known = asked === null || queue !== null;
  if (!known && title !== null) return null;
  if (choices.length === 0) return notAllowed(deps, by, person);
  const names = choices.map((each) => each.queue);
  if (period === null || !known)
    return reportAsked({ period, queue: queue?.queue ?? null, choices: names, viewer: await viewerOfQueues(deps, by) });
  const reported = { period, queue: queue?.queue ?? null, queues: queue === null ? choices : [queue], choices: names };
  switch (part) {
    case "meanings":
      return meanings(reported, viewerOfUser(deps, by));
    case "low-ratings":
      return lowRatingsFor(deps, by, person, reported);
    case undefined:
      return figuresFor(deps, by, person, reported);
  }
}

/** By its name, or by what it is called since it was renamed. */
const isCalled = ({ queue, title }: ReportedQueue, asked: string): boolean =>
  queue === asked || (title !== null && queueName(title) === asked);

interface Reported {
  readonly period: PeriodName;
  readonly queue: string | null;
  readonly queues: readonly ReportedQueue[];
  readonly choices: readonly string[];
}

async function figuresFor(deps: DeskDeps, by: ChatUser, person: Person, reported: Reported): Promise<Message> {
  const { period: name, queues: all, choices } = reported;
  const queues = all.map(({ queue }) => queue);
  const led = all.filter((each) => each.led).map(({ queue }) => queue);
  const made = await makeReport(deps.store, { policy: deps.policy, now: deps.now() }, { queues, led, name });
  const served = await deps.store.queuesOf(person.id);
  const named = made.load.flatMap(({ assignee }) => assignee ?? []);
  const viewer = await viewerNaming(deps, by, person, named);
  const hadTickets = all.some((each) => each.hadTickets);
  return report({ ...made, choices, served, hadTickets, viewer });
}

async function lowRatingsFor(deps: DeskDeps, by: ChatUser, person: Person, reported: Reported): Promise<Message> {
  const { period: name, queue } = reported;
  const queues = reported.queues.map((each) => each.queue);
  const { period } = periodsOf(name, deps.now(), calendarOf(deps.policy, queues).zone);
  const found = await readLowRatings(deps.store, person.id, { queues, period });
  const named = found.rated.flatMap(({ attempt }) => [attempt.by, attempt.rating?.by ?? null]);
  const viewer = await viewerNaming(
    deps,
    by,
    person,
    named.filter((id) => id !== null),
  );
  return lowRatingsPage({ ...found, asked: { period: name, queue }, queues, viewer });
}

async function viewerNaming(deps: DeskDeps, by: ChatUser, person: Person, named: readonly PersonId[]): Promise<Viewer> {
  const people = await deps.store.people([...new Set(named)]);
  return knowingQueues(viewerOf(person, people, by, deps), deps.store);
}

async function notAllowed(deps: DeskDeps, by: ChatUser, person: Person): Promise<Message> {
  const { agents, waiting } = await listTickets(deps.store, person.id, deps.now());
  const size = ({ tickets, hidden }: typeof waiting): number => tickets.length + hidden;
  const onThem = agents === null ? null : { claimed: size(agents.claimed), waiting: size(waiting) };
  return reportNotAllowed({ onThem, viewer: viewerOfUser(deps, by) });
}

/** Another period, another queue, or what stands beside the figures, in the place of the one before. */
export async function handleReport(
  deps: DeskDeps,
  { by }: Intent,
  { period, queue, shown, part }: Extract<Action, { do: "report" }>,
): Promise<Reply> {
  const message =
    (await reportFor(deps, by, { period, queue, title: null, part })) ??
    reportNotAllowed({ onThem: null, viewer: viewerOfUser(deps, by) });
  return shown ? { kind: "done", instead: message } : whisper(message);
}
