import { randomBytes } from "node:crypto";
import { announce } from "./announce.ts";
import type { SurfaceId } from "./delivery.ts";
import { timerKeys } from "./job-keys.ts";
import { postCards, spotsFor } from "./places.ts";
import type { DeskStore } from "./store.ts";
import type { DeskTransaction } from "./transaction.ts";
import type { TicketCommand, Refusal, TicketEvent } from "../features/rules.ts";
import { type TicketDraft, openTicket } from "../features/opening/rules.ts";
import { nextMoment } from "../features/rules/agenda.ts";
import { nothingDue, startClock } from "../kernel/clock.ts";
import { decide } from "../features/rules/decide.ts";
import type { PersonId } from "../kernel/person.ts";
import type { DeskPolicy } from "../kernel/policy.ts";
import { dayOf } from "../kernel/time/calendar.ts";
import { recordAll, type Happened } from "../features/rules/record.ts";
import { dueOf } from "../features/service-levels/rules.ts";
import { mayRead, readsAs } from "../kernel/reading.ts";
import { meantTicket, type Ticket, type TicketMeant } from "../kernel/ticket.ts";

/** The only writers of tickets: load → decide → save → announce, in the transaction they are given. */
export interface Rules {
  readonly policy: DeskPolicy;
  /** The desk's, IANA: a reference carries its day. */
  readonly zone: string;
  readonly now: () => Date;
}

export interface Opened {
  readonly result: "opened";
  readonly ticket: Ticket;
}

export type Change =
  | { readonly result: "changed"; readonly ticket: Ticket }
  /** The ticket as it is, for one who may read it. */
  | { readonly result: "refused"; readonly refusal: Refusal; readonly ticket: Ticket }
  /** There is none, or it is nothing to the one who asked: nobody learns which. */
  | { readonly result: "not-found" }
  /** It was asked from the card of a ticket that is no longer here. */
  | { readonly result: "lost" };

/** What somebody asks of a ticket. */
export interface ChangeAsked extends TicketMeant {
  readonly command: TicketCommand;
  readonly by: PersonId;
  /** The surface on whose thread the words already stand, as they were written there. */
  readonly spokenOn?: SurfaceId;
}

/** Opens a ticket and shows it to everybody concerned. */
export async function open(tx: DeskTransaction, rules: Rules, draft: TicketDraft, by: PersonId): Promise<Opened> {
  const now = rules.now();
  const { policy } = rules;
  const opened = { ...openTicket(draft, by, policy.priorityMatrix), mark: newMark() };
  const due = dueOf(policy, { ...opened, clock: startClock(now, nothingDue) });
  // Before it is opened: from then on whoever opens next waits.
  const channels = await tx.channels(opened.queue);
  const spots = await spotsFor(tx, { ...opened, followers: [] }, channels, []);
  const first = { number: 1, by, at: now, event: opened, due };
  const { ticket, surfaces } = await tx.open(first, dayOf(now, rules.zone), spots);
  await setTimer(tx, rules, ticket);
  await postCards(tx, surfaces);
  return { result: "opened", ticket };
}

/** Four characters: of two tickets that are given one reference, one in sixteen million pairs has the same. */
const newMark = (): string => randomBytes(3).toString("base64url");

/** Does what was asked of a ticket, or says why not. */
export async function change(tx: DeskTransaction, rules: Rules, asked: ChangeAsked): Promise<Change> {
  const { command, by, spokenOn = null } = asked;
  const ticket = meantTicket(asked, await tx.lock(asked.reference));
  if (ticket === "lost" || ticket === "not-found") return { result: ticket };
  const now = rules.now();
  const actor = await tx.actor(by, ticket.queue);
  if (!mayRead("card", readsAs(actor, ticket))) return { result: "not-found" };
  const decision = decide(ticket, command, { actor, now, policy: rules.policy });
  if (!decision.ok) return { result: "refused", refusal: decision.refusal, ticket };
  return {
    result: "changed",
    ticket: await append(tx, rules, ticket, { events: decision.events, by, at: now, spokenOn }),
  };
}

/** Writes down what the desk itself does to a ticket that the caller has locked. */
export const record = (
  tx: DeskTransaction,
  rules: Rules,
  ticket: Ticket,
  ...events: readonly TicketEvent[]
): Promise<Ticket> => append(tx, rules, ticket, { events, by: null, at: rules.now(), spokenOn: null });

/** Traces that something could not be brought to somebody (`to` null: to the agents' channel), where agents read it. */
export const recordUndelivered = (
  store: DeskStore,
  rules: Rules,
  { ticket: reference, to, reason }: { ticket: string; to: PersonId | null; reason: string },
): Promise<void> =>
  store.transaction(async (tx) => {
    const ticket = await tx.lock(reference);
    if (ticket !== null) await record(tx, rules, ticket, { type: "undelivered", to, reason });
  });

interface News extends Happened {
  readonly spokenOn: SurfaceId | null;
}

async function append(tx: DeskTransaction, rules: Rules, ticket: Ticket, news: News): Promise<Ticket> {
  const { after, recorded } = recordAll(rules.policy, ticket, news);
  await tx.save(after, recorded);
  await setTimer(tx, rules, after);
  await announce(tx, after, recorded, news.spokenOn);
  return after;
}

/** The desk looks at a ticket again when something will be due; its timer is moved with its clock. */
export const setTimer = (tx: DeskTransaction, { policy, now }: Rules, ticket: Ticket): Promise<void> =>
  tx.setTimer({
    key: timerKeys.ofTicket(ticket.reference),
    at: nextMoment(ticket, policy, now()),
    job: { kind: "wake", ticket: ticket.reference },
  });
