import { isDeepStrictEqual } from "node:util";
import type { TicketReader } from "../desk/reader.ts";
import { rankOf, type Rank } from "../features/home/rules.ts";
import { everyAnswer } from "../features/parts/rules/private-answers.ts";
import { effectOf, noEffect, type Effect } from "../features/queue-policy/rules/effect.ts";
import { isPending } from "../kernel/approval.ts";
import { customStatuses, isPrivateQueue, queuesNamedIn, type DeskPolicy } from "../kernel/policy.ts";
import { serviceOf } from "../kernel/service.ts";
import type { Ticket } from "../kernel/ticket.ts";
import type { Renamed } from "../policy-file/catalogue/services.ts";

/** What holds, what is to hold, with what was changed in chat; and what has another name. */
export interface Both {
  readonly running: DeskPolicy;
  readonly next: DeskPolicy;
  readonly renamed: readonly Renamed[];
}

/** What another policy does to the open tickets of a queue. */
export interface QueueEffect {
  readonly queue: string;
  readonly due: Effect;
  /** References of those that are late at once. */
  readonly late: readonly string[];
  /** They become private, or nobody rules over their queue any more. */
  readonly becomePrivate: number;
  /** Private ones of a queue that is private no more; null: it is as it was. */
  readonly stayPrivate: number | null;
  readonly isUnnamed: boolean;
}

export interface OpenEffect {
  readonly open: number;
  readonly queues: readonly QueueEffect[];
  /** Paths of what goes, and the references of those that were asked it. */
  readonly answers: ReadonlyMap<string, readonly string[]>;
  /** Paths of approvals that are asked otherwise, and the references of those that wait for them. */
  readonly approvals: ReadonlyMap<string, readonly string[]>;
  /** Paths of statuses that go or are another, and the references of those that have them. */
  readonly statuses: ReadonlyMap<string, readonly string[]>;
}

const atOnce = 500; // tickets of a page

/** A dry run: what applying does to due dates, and what open tickets refer to that is there no more. */
export async function effectOnOpen(
  store: Pick<TicketReader, "queues" | "openTickets">,
  both: Both,
  now: Date,
): Promise<OpenEffect> {
  const queues: QueueEffect[] = [];
  const lost = {
    answers: new Map<string, string[]>(),
    approvals: new Map<string, string[]>(),
    statuses: new Map<string, string[]>(),
  };
  const named = { running: queuesNamedIn(both.running), next: queuesNamedIn(both.next) };
  for (const queue of await store.queues()) {
    let due = noEffect;
    let becomePrivate = 0;
    let stayPrivate = isPrivateQueue(both.running, queue) && !isPrivateQueue(both.next, queue) ? 0 : null;
    const late: string[] = [];
    for await (const ticket of openIn(store, queue)) {
      const { lateNow } = due;
      due = effectOf([ticket], both.next, now, due);
      if (due.lateNow > lateNow) late.push(ticket.reference);
      if (isPrivateQueue(both.next, queue) && !ticket.isPrivate) becomePrivate += 1;
      if (stayPrivate !== null && ticket.isPrivate) stayPrivate += 1;
      for (const path of answersLost(ticket, both)) add(lost.answers, path, ticket);
      for (const path of approvalLost(ticket, both)) add(lost.approvals, path, ticket);
      for (const path of statusLost(ticket, both)) add(lost.statuses, path, ticket);
    }
    const isUnnamed = named.running.has(queue) && !named.next.has(queue);
    queues.push({ queue, due, late, becomePrivate, stayPrivate, isUnnamed });
  }
  return { open: queues.reduce((sum, { due }) => sum + due.open, 0), queues, ...lost };
}

const add = (to: Map<string, string[]>, path: string, { reference }: Ticket): void =>
  void to.set(path, [...(to.get(path) ?? []), reference]);

async function* openIn(store: Pick<TicketReader, "openTickets">, queue: string): AsyncGenerator<Ticket> {
  let after: Rank | null = null;
  for (;;) {
    const page: readonly Ticket[] = await store.openTickets([queue], atOnce, after);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < atOnce) return;
    after = rankOf(last);
  }
}

/** What a service, or a field (`path` names what it is in), is called in the next policy. */
export const nameNow = (renamed: readonly Renamed[], path: readonly string[], name: string): string =>
  renamed.find(({ path: now, was }) => was === name && now.slice(0, -1).join(".") === path.join("."))?.path.at(-1) ??
  name;

function answersLost({ asked, ...answered }: Ticket, { running, next, renamed }: Both): readonly string[] {
  const before = asked && serviceOf(running.services, asked.service);
  if (!before) return [];
  const key = nameNow(renamed, ["services"], before.key);
  const after = serviceOf(next.services, key);
  if (after === null) return [`services.${before.key}`];
  const fields = ["services", key, "fields"];
  return everyAnswer(answered)
    .map(({ field }) => field)
    .filter((field) => before.fields.some(({ name }) => name === field))
    .filter((field) => !after.fields.some(({ name }) => name === nameNow(renamed, fields, field)))
    .map((field) => `services.${before.key}.fields.${field}`);
}

function approvalLost({ asked, approval }: Ticket, { running, next, renamed }: Both): readonly string[] {
  const before = asked && isPending(approval) ? serviceOf(running.services, asked.service) : null;
  if (!before) return [];
  const after = serviceOf(next.services, nameNow(renamed, ["services"], before.key));
  const isSame = JSON.stringify(before.approval) === JSON.stringify(after?.approval ?? []);
  return isSame ? [] : [`services.${before.key}.approval`];
}

/** Those that it keeps, though the next policy says something else of them, or nothing. */
function statusLost(ticket: Ticket, { running, next, renamed }: Both): readonly string[] {
  const { customStatus: held, asked, queue } = ticket;
  if (held === null) return [];
  const service = asked && { service: nameNow(renamed, ["services"], asked.service) };
  const after = customStatuses(next, { asked: service, queue, forGrant: null }).find(({ key }) => key === held.key);
  if (after !== undefined && isDeepStrictEqual(after, held)) return [];
  const isService =
    asked !== null && serviceOf(running.services, asked.service)?.statuses?.some(({ key }) => key === held.key);
  return [`${isService === true ? `services.${asked.service}` : `queues.${queue}`}.statuses.${held.key}`];
}
