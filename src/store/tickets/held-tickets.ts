import type { AgentsChannel } from "../../desk/reader.ts";
import type { Surface } from "../../desk/surface.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import { typesThatAsk } from "../../features/rules/events.ts";
import { readQueues } from "../../features/queues/store/read-queues.ts";
import { writeQueues } from "../../features/queues/store/write-queues.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Actor } from "../../kernel/roles.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { Transaction } from "../engine/transact.ts";
import type { Met } from "../people/people-cache.ts";
import { readPeople } from "../people/read-people.ts";
import { readForecasts } from "../../features/forecasts/store.ts";
import type { AnswerTime } from "../../features/forecasts/rules.ts";
import { lookAround, lookAroundQueue, type Around } from "./look-around.ts";
import { readTickets, type Asked } from "./read-tickets.ts";
import type { Unreadable } from "../engine/readable.ts";
import { readLeaving } from "../../features/replies/store.ts";
import { writeTickets } from "./write-tickets.ts";

type Held = Pick<
  DeskTransaction,
  | "lock"
  | "save"
  | "addSurfaces"
  | "surfaces"
  | "eventsOf"
  | "channels"
  | "actor"
  | "holdQueue"
  | "queueTitles"
  | "answerTimes"
  | "ticket"
  | "leaving"
>;

export interface HeldTickets extends Held {
  readonly forget: () => void;
}

interface HeldDeps {
  readonly transaction: Transaction;
  /** E-mails in lower case. */
  readonly administrators: readonly string[];
  readonly unreadable: Unreadable;
  readonly met: Met;
}

/**
 * The tickets that one transaction holds. What a change asks of a ticket is read with its lock and remembered, so that it costs
 * no trip of its own. `forget` is called where anything else is written.
 */
export function heldTickets({ transaction, administrators, unreadable, met }: HeldDeps): HeldTickets {
  const { early, sql, behind } = transaction;
  const tickets = new Map<string, Ticket>();
  const surfaces = new Map<string, readonly Surface[]>();
  const asked = new Map<string, readonly Asked[]>();
  const channels = new Map<string, readonly AgentsChannel[]>();
  const actors = new Map<string, Actor>();
  const answerTimes = new Map<string, readonly AnswerTime[]>();
  const leaving = new Map<string, Around["leaving"]>();
  const queues = new Set<string>();
  const all = [tickets, surfaces, asked, channels, actors, answerTimes, leaving, queues];
  let titles: ReadonlyMap<string, string> | null = null;
  let forgotten = 0;
  const reads = {
    ...readTickets(early, unreadable),
    ...readQueues(early),
    ...readPeople(early, administrators),
    ...readForecasts(early),
  };
  const writes = writeTickets(sql);
  const { holdQueue } = writeQueues(transaction);
  const written = writeTickets({ ...early, ...behind });

  const forget = (): void => {
    forgotten += 1;
    for (const each of all) each.clear();
    titles = null;
  };

  return {
    forget,

    async lock(reference) {
      const held = tickets.get(reference);
      if (held !== undefined) return held;
      const before = forgotten;
      const [ticket, around] = await Promise.all([
        written.lock(reference),
        lookAround(early, reference, met.accounts, administrators),
      ]);
      if (ticket === null || around === null || before !== forgotten) return ticket;
      titles = around.titles;
      tickets.set(reference, ticket);
      surfaces.set(reference, around.surfaces);
      asked.set(reference, around.asked);
      leaving.set(reference, around.leaving);
      channels.set(ticket.queue, around.channels);
      for (const { person, actor } of around.people) {
        if (!met.people.has(person.id)) met.people.set(person.id, person);
        actors.set(keyOf(person.id, ticket.queue), actor);
      }
      return ticket;
    },

    async save(ticket, events) {
      const { reference } = ticket;
      await written.save(ticket, events);
      if (tickets.has(reference)) tickets.set(reference, ticket);
      const more = events.map(({ number, event: { type } }) => ({ number, type }));
      const before = asked.get(reference);
      if (before !== undefined) asked.set(reference, [...more.filter(isAsked).toReversed(), ...before]);
    },

    async addSurfaces(places) {
      for (const { ticket } of places) surfaces.delete(ticket);
      return writes.addSurfaces(places);
    },

    async holdQueue(queue) {
      if (queues.has(queue)) return;
      const before = forgotten;
      const [, around] = await Promise.all([holdQueue(queue), lookAroundQueue(early, queue)]);
      if (before !== forgotten) return;
      titles = around.titles;
      queues.add(queue);
      channels.set(queue, around.channels);
      answerTimes.set(queue, around.answerTimes);
    },

    ticket: async (reference) => tickets.get(reference) ?? reads.ticket(reference),
    surfaces: async (reference) => surfaces.get(reference) ?? reads.surfaces(reference),
    leaving: async (reference) => leaving.get(reference) ?? readLeaving(early, reference),
    queueTitles: async () => titles ?? reads.queueTitles(),
    answerTimes: async (queue) => answerTimes.get(queue) ?? reads.answerTimes(queue),
    channels: async (queue) => channels.get(queue) ?? reads.channels(queue),
    actor: async (person, queue) => actors.get(keyOf(person, queue)) ?? reads.actor(person, queue),

    async eventsOf(reference, types, before) {
      const known = types === typesThatAsk ? asked.get(reference) : undefined;
      return known?.filter(({ number }) => number < before) ?? reads.eventsOf(reference, types, before);
    },
  };
}

const isAsked = ({ type }: Asked): boolean => typesThatAsk.some((each) => each === type);
const keyOf = (person: PersonId, queue: string): string => `${person} ${queue}`;
