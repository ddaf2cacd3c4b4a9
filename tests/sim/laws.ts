import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Surface } from "../../src/desk/surface.ts";
import { isAt } from "../../src/desk/places.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { renderCard } from "../../src/worker/delivery/render-card.ts";
import { isSumOfEvents } from "../faults/laws/tickets.ts";
import type { RecordedEvent } from "../../src/features/rules.ts";
import { heardOnce, nothingTwice, sentOnce } from "./laws-of-words.ts";
import { read } from "./read.ts";
import type { Ran } from "./world.ts";

/** What a run left behind, read once nothing waits for a turn any more. */
export interface Evidence {
  readonly ran: Ran;
  readonly tickets: readonly TicketFound[];
  /** The messages of all notes that were written down. */
  readonly notes: readonly string[];
  /** Jobs that were not done. */
  readonly left: readonly string[];
  /** How many forms are kept that somebody has begun to fill in. */
  readonly drafts: number;
}

export interface TicketFound {
  readonly ticket: Ticket;
  readonly history: readonly RecordedEvent[];
  readonly surfaces: readonly Surface[];
}

/** A sentence for each thing that is not as it has to be. */
export type Law = (evidence: Evidence) => Promise<readonly string[]> | readonly string[];

export async function readEvidence(ran: Ran): Promise<Evidence> {
  const { control } = ran.database;
  const { store } = ran.desk;
  const names = await read(
    control,
    "select reference from ticket order by reference",
    z.object({ reference: z.string() }),
  );
  const tickets: TicketFound[] = [];
  for (const { reference } of names) {
    const ticket = await store.ticket(reference);
    if (ticket === null) throw new Error(`${reference} was there a moment ago`);
    tickets.push({
      ticket,
      history: await store.history(reference),
      surfaces: await store.surfaces(reference),
    });
  }
  const notes = await read(
    control,
    "select message from note where message is not null",
    z.object({ message: z.string() }),
  );
  const left = await read(control, leftToDo, z.object({ job: z.string() }));
  const drafts = await read(control, "select id from draft", z.object({ id: z.string() }));
  return {
    ran,
    tickets,
    notes: notes.map(({ message }) => message),
    left: left.map(({ job }) => job),
    drafts: drafts.length,
  };
}

const leftToDo = `
  select key as job from sim_errand union all select format('%s of surface %s', part, surface_id) from outbox`;

export const sumOfEvents: Law = ({ tickets }) => tickets.flatMap(isSumOfEvents);

export const claimedOnce: Law = ({ tickets }) =>
  tickets.flatMap(({ ticket, history }) => {
    const claims = history.filter(({ event }) => event.type === "claimed").length;
    return claims > 1 ? [`${ticket.reference} was claimed ${claims} times`] : [];
  });

/** Whoever it concerns, and the agents in each channel of its queue, have one card of each open ticket. */
export const oneCardForEach: Law = async ({ ran, tickets }) => {
  const broken: string[] = [];
  for (const { ticket, surfaces } of tickets) {
    for (const person of new Set([ticket.requester, ticket.beneficiary])) {
      const count = surfaces.filter(({ audience: at }) => at.kind === "person" && at.person === person).length;
      if (count !== 1) broken.push(`${ticket.reference}: who asked has ${count} cards`);
    }
    for (const channel of await ran.desk.store.channels(ticket.queue)) {
      const count = surfaces.filter((at) => at.audience.kind === "agents" && isAt(at, channel)).length;
      if (count !== 1) broken.push(`${ticket.reference}: the agents have ${count} cards`);
    }
  }
  return broken;
};

/** Each card stands there, and looks as its ticket is. */
export const cardsUpToDate: Law = async ({ ran, tickets }) => {
  const broken: string[] = [];
  for (const { ticket, surfaces } of tickets) {
    for (const surface of surfaces) {
      const name = `${ticket.reference}, card ${surface.id}`;
      const standing = ran.chat.standing().find(({ id }) => id === surface.message);
      if (surface.unreachable !== null) broken.push(`${name}: ${surface.unreachable}`);
      else if (standing === undefined) broken.push(`${name} does not stand there`);
      else {
        const { card } = await renderCard(ran.desk.worker, surface, ticket);
        if (!isDeepStrictEqual(card, standing.message)) broken.push(`${name} is out of date`);
      }
    }
  }
  return broken;
};

/** Who was told that their ticket is open has one, and nobody has two. */
export const openedOnce: Law = ({ ran, tickets }) =>
  ran.asked.flatMap(({ intent, reply }) => {
    if (intent.kind !== "submitted" || intent.opener.do !== "new-ticket") return [];
    if (intent.opener.words !== undefined) return []; // see `sentOnce`
    const count = tickets.filter(({ ticket }) => ticket.title.includes(`(${intent.once})`)).length;
    if (count > 1) return [`${intent.once} opened ${count} tickets`];
    return reply !== null && count === 0 ? [`${intent.once} was answered, and opened no ticket`] : [];
  });

/** In the agents' channel no card stands twice, even where the desk was not told that it stands there. */
export const oneCardStands: Law = ({ ran }) => {
  const marks = ran.chat.standing().flatMap(({ mark, address }) => (mark === null || address[0] !== "C" ? [] : [mark]));
  return marks.filter((mark, at) => marks.indexOf(mark) < at).map((mark) => `${mark} stands in the channel twice`);
};

/** No card and no note stands there twice, beyond those of which the desk was never told. */
export const saidOnce: Law = ({ ran, tickets, notes }) => {
  const linked = new Set([...notes, ...tickets.flatMap(({ surfaces }) => surfaces.map(({ message }) => message))]);
  const others = ran.chat.standing().filter(({ id, message }) => !linked.has(id) && message.summary.includes("I2"));
  const lost = ran.chat.answersLost();
  return others.length > lost ? [`${others.length} messages are linked nowhere, and ${lost} answers were lost`] : [];
};

/** What was typed into a form is not kept once that form was sent, in whichever order the two arrive. */
export const noDraftLeft: Law = ({ ran, drafts }) =>
  ran.asked.flatMap(({ intent }) => {
    if (intent.kind !== "typed" || drafts === 0) return [];
    const sent = ran.asked.find((each) => each.intent.once === intent.form);
    return sent === undefined || sent.reply === null ? [] : [`${intent.form} was sent, and its draft is still there`];
  });

export const nothingLeft: Law = ({ ran, left }) =>
  ran.scenario.workers === null ? [] : left.map((job) => `left to be done: ${job}`);

/** Without faults nobody fails, and with one the desk gives up nothing. */
export const nobodyFails: Law = ({ ran }) => [
  ...ran.tasks.flatMap(({ name, failure }) =>
    failure === null || ran.hadFaults ? [] : [`${name} failed: ${failure}`],
  ),
  ...ran.logged
    .filter((line) => (ran.hadFaults ? /given up|not delivered/ : /"level":50/).test(line))
    .map((line) => `logged: ${line.slice(0, 300)}`),
];

/** Those that hold whether or not anything was said. */
export const lawsOfTickets = {
  sumOfEvents,
  claimedOnce,
  oneCardForEach,
  openedOnce,
  heardOnce,
  sentOnce,
  noDraftLeft,
  nobodyFails,
} as const;
export const allLaws = {
  ...lawsOfTickets,
  cardsUpToDate,
  oneCardStands,
  saidOnce,
  nothingTwice,
  nothingLeft,
} as const;
