import type { ChatUser, Intent, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import type { Person } from "../../desk/person.ts";
import { knowingQueues, viewerOf } from "../../desk/viewers.ts";
import type { Action } from "../actions.ts";
import { listTickets } from "../home/use-cases.ts";
import { phrases } from "../words.ts";
import { queueName } from "../queues/rules.ts";
import {
  divisionsPage,
  lowRatingsPage,
  meanings,
  openedPage,
  report,
  reportAsked,
  reportNotAllowed,
} from "./messages.ts";
import type { Dimension, Facet, ReportPart } from "./rules.ts";
import {
  calendarOf,
  makeDivisions,
  makeReport,
  readLowRatings,
  readOpened,
  reportedQueues,
  type ReportedQueue,
} from "./use-cases.ts";
import { kinds, priorities } from "../../kernel/classification.ts";
import { locales } from "../../kernel/locale.ts";
import type { PersonId } from "../../kernel/person.ts";
import { periodsOf, type PeriodName } from "../../kernel/time/periods.ts";
import type { Message } from "../../screen/message.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { viewerOfQueues, viewerOfUser, whisper } from "../../conversation/replies.ts";
import type { ReportAsked } from "./conversation/typed-report.ts";

/** What was asked for, or what there is to ask for. Null: it may be the title of a ticket, as no queue of theirs is called so. */
export async function reportFor(
  deps: DeskDeps,
  by: ChatUser,
  { period, queue: asked, title, part, of: named, after }: Wanted,
): Promise<Message | null> {
  const { person, choices } = await deps.store.transaction(async (tx) => {
    const recognised = await tx.recognise(by);
    return { person: recognised, choices: await reportedQueues(tx, recognised.id) };
  });
  const queue = asked === null ? null : (choices.find((each) => isCalled(each, asked)) ?? null);
  const typedPart = asked === null || queue !== null || choices.length === 0 ? null : facetCalled(asked);
  const known = asked === null || queue !== null || typedPart !== null;
  // Nobody calls a ticket "report P9".
  const isNoPriority = !known && /^p\d{1,2}$/u.test(asked);
  if (!known && title !== null && !(isNoPriority && choices.length > 0)) return null;
  if (choices.length === 0) return notAllowed(deps, by, person);
  const names = choices.map((each) => each.queue);
  const of = named ?? typedPart;
  if (period === null || !known)
    return reportAsked({
      period,
      queue: queue?.queue ?? null,
      of,
      choices: names,
      isNoPriority,
      viewer: await viewerOfQueues(deps, by),
    });
  const queues = queue === null ? choices : [queue];
  const reported = { period, queue: queue?.queue ?? null, of, queues, choices: names };
  switch (part) {
    case "meanings":
      return meanings(reported, viewerOfUser(deps, by));
    case "low-ratings":
      return lowRatingsFor(deps, by, person, reported);
    case "by-priority":
      return dividedFor(deps, by, reported, "priority");
    case "by-kind":
      return dividedFor(deps, by, reported, "kind");
    case "by-service":
      return dividedFor(deps, by, reported, "service");
    case "tickets":
      return openedFor(deps, by, person, { ...reported, after: after ?? null });
    case undefined:
      return figuresFor(deps, by, person, reported);
  }
}

/** A priority, or several tickets of a kind: who reports a problem means one. */
function facetCalled(asked: string): Facet | null {
  const priority = priorities.find((each) => queueName(each) === asked);
  if (priority !== undefined) return { by: "priority", value: priority };
  const kind = kinds.find((each) => locales.some((locale) => queueName(phrases(locale).reports.kinds[each]) === asked));
  return kind === undefined ? null : { by: "kind", value: kind };
}

type Wanted = ReportAsked & {
  readonly part?: ReportPart | undefined;
  readonly of?: Facet | undefined;
  readonly after?: string | undefined;
};

/** By its name, or by what it is called since it was renamed. */
const isCalled = ({ queue, title }: ReportedQueue, asked: string): boolean =>
  queue === asked || (title !== null && queueName(title) === asked);

interface Reported {
  readonly period: PeriodName;
  readonly queue: string | null;
  readonly of: Facet | null;
  readonly queues: readonly ReportedQueue[];
  readonly choices: readonly string[];
}

async function figuresFor(deps: DeskDeps, by: ChatUser, person: Person, reported: Reported): Promise<Message> {
  const { period: name, of, queues: all, choices } = reported;
  const queues = all.map(({ queue }) => queue);
  const led = all.filter((each) => each.led).map(({ queue }) => queue);
  const made = await makeReport(deps.store, { policy: deps.policy, now: deps.now() }, { queues, led, name, of });
  const served = await deps.store.queuesOf(person.id);
  const named = made.load.flatMap(({ assignee }) => assignee ?? []);
  const viewer = await viewerNaming(deps, by, person, named);
  const hadTickets = all.some((each) => each.hadTickets);
  return report({ ...made, choices, served, hadTickets, viewer });
}

async function lowRatingsFor(deps: DeskDeps, by: ChatUser, person: Person, reported: Reported): Promise<Message> {
  const { period: name, queue, of } = reported;
  const queues = reported.queues.map((each) => each.queue);
  const { period } = periodsOf(name, deps.now(), calendarOf(deps.policy, queues).zone);
  const found = await readLowRatings(deps.store, person.id, { queues, period, of });
  const named = found.rated.flatMap(({ attempt }) => [attempt.by, attempt.rating?.by ?? null]);
  const viewer = await viewerNaming(
    deps,
    by,
    person,
    named.filter((id) => id !== null),
  );
  return lowRatingsPage({ ...found, asked: { period: name, queue, of }, queues, viewer });
}

async function dividedFor(deps: DeskDeps, by: ChatUser, reported: Reported, dimension: Dimension): Promise<Message> {
  const { period: name, queue } = reported;
  const queues = reported.queues.map((each) => each.queue);
  const divisions = await makeDivisions(
    deps.store,
    { policy: deps.policy, now: deps.now() },
    { queues, name, by: dimension },
  );
  const viewer = await viewerOfQueues(deps, by);
  return divisionsPage({
    asked: { period: name, queue, of: null },
    by: dimension,
    queues,
    divisions,
    currency: deps.policy.currency,
    viewer,
  });
}

async function openedFor(
  deps: DeskDeps,
  by: ChatUser,
  person: Person,
  reported: Reported & { readonly after: string | null },
): Promise<Message> {
  const { period: name, queue, of, after } = reported;
  const queues = reported.queues.map((each) => each.queue);
  const { period } = periodsOf(name, deps.now(), calendarOf(deps.policy, queues).zone);
  const opened = await readOpened(deps.store, person.id, { queues, period, of, after });
  return openedPage({ ...opened, asked: { period: name, queue, of }, queues, viewer: await viewerOfQueues(deps, by) });
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
  { period, queue, shown, part, of, after }: Extract<Action, { do: "report" }>,
): Promise<Reply> {
  const message =
    (await reportFor(deps, by, { period, queue, title: null, part, of, after })) ??
    reportNotAllowed({ onThem: null, viewer: viewerOfUser(deps, by) });
  return shown ? { kind: "done", instead: message } : whisper(message);
}
