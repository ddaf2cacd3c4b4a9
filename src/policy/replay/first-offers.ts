import type { Candidate, Considered } from "../../kernel/offer.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { OfferPolicy } from "../../kernel/policy.ts";
import { weights } from "../../features/routing/rules/offer-to.ts";
import type { RecordedEvent } from "../../features/rules.ts";
import { offerIn } from "../../features/rules/events.ts";
import { evolve } from "../../features/rules/evolve.ts";
import { lately } from "../../features/routing/desk/candidates.ts";
import { offerTo } from "../../features/routing/rules/offer-to.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { Life } from "./relive.ts";

/** Who was asked first to take a ticket, with all that decided between them, as the event has it. */
export interface FirstOffer {
  readonly at: Date;
  readonly to: PersonId;
  readonly candidates: readonly Considered[];
  /** Of the ticket as it was then. */
  readonly ticket: Pick<Ticket, "queue" | "service" | "title" | "description">;
  /** When whoever was asked had it to do, and how much it weighed then; none: they never took it. */
  readonly had: readonly Had[];
}

interface Had {
  readonly from: Date;
  /** Null: they have it still. */
  readonly to: Date | null;
  readonly weight: number;
}

/** Somebody was asked later, or once more. */
export interface LaterOffer {
  readonly at: Date;
  readonly to: PersonId;
}

/** All offers of a ticket, in order. */
export interface Offers {
  readonly first: FirstOffer | null;
  readonly later: readonly LaterOffer[];
}

export function offersIn({ opened, history }: Life): Offers {
  let ticket = opened;
  let first: Omit<FirstOffer, "had"> | null = null;
  const later: LaterOffer[] = [];
  const had: { from: Date; to: Date | null; weight: number }[] = [];
  for (const recorded of history.slice(1)) {
    const before = ticket;
    ticket = evolve(ticket, recorded);
    const offered = offeredIn(recorded);
    if (offered !== null && first === null) {
      const { queue, service, title, description } = before;
      first = { ...offered, ticket: { queue, service, title, description } };
    } else if (offered !== null) later.push(offered);
    if (first !== null) follow(had, ticket, first.to, recorded.at);
  }
  return { first: first && { ...first, had }, later };
}

function offeredIn({ event, at }: RecordedEvent): Pick<FirstOffer, "at" | "to" | "candidates"> | null {
  const offer = offerIn(event);
  return offer && { at, to: offer.to, candidates: offer.candidates };
}

function follow(had: { from: Date; to: Date | null; weight: number }[], ticket: Ticket, by: PersonId, at: Date): void {
  const has = ticket.assignee === by && ticket.status === "in-progress";
  const weight = weights[ticket.priority];
  const open = had.findLast(({ to }) => to === null);
  if (open !== undefined && (!has || open.weight !== weight)) open.to = at;
  if (has && (open === undefined || open.weight !== weight)) had.push({ from: at, to: null, weight });
}

/** How a policy decides about one offer. */
export interface Deciding {
  readonly order: OfferPolicy["order"];
  /** The skills that the ticket needs. */
  readonly needs: readonly string[];
  readonly skillsOf: (person: PersonId) => readonly string[];
}

/**
 * Who is asked first by another policy, offer after offer as they came. Whoever is asked instead of somebody counts as having
 * done with the ticket what that one did, so that they have it to do, and are not asked again at once.
 */
export function decideOffers(): {
  readonly first: (offer: FirstOffer, by: Deciding) => PersonId;
  readonly later: (offer: LaterOffer) => void;
} {
  const people = new Map<PersonId, AskedUntilNow>();
  const askedUntilNow = (person: PersonId): AskedUntilNow => {
    const known = people.get(person) ?? { elsewhere: null, recorded: null, instead: null };
    people.set(person, known);
    return known;
  };
  let moved: (Had & { readonly person: PersonId; readonly instead: PersonId })[] = [];
  const loadMoved = (person: PersonId, at: Date): number =>
    moved
      .filter(({ from, to }) => from <= at && (to === null || to > at))
      .reduce(
        (sum, each) => sum + (each.person === person ? each.weight : each.instead === person ? -each.weight : 0),
        0,
      );
  return {
    first({ at, to, candidates, had }, { order, needs, skillsOf }) {
      moved = moved.filter((each) => each.to === null || each.to > at);
      const now = candidates.map(({ person, load, offeredAt: recorded }): Candidate => {
        const asked = askedUntilNow(person);
        const last = recorded === null ? null : new Date(recorded);
        if (last !== null && (asked.recorded === null || last > asked.recorded)) asked.elsewhere = last;
        return {
          person,
          isAway: false,
          isNight: false,
          isOwn: false,
          skills: skillsOf(person),
          // As if each of it were a P4, which weighs 1.
          open: { P1: 0, P2: 0, P3: 0, P4: load + loadMoved(person, at) },
          offeredAt: latest([asked.elsewhere, asked.instead], new Date(at.getTime() - lately)),
        };
      });
      const { next } = offerTo(now, { asked: [], passed: [], gaveBack: [], needs, order });
      const person = next?.person ?? to;
      askedUntilNow(to).recorded = at;
      askedUntilNow(person).instead = at;
      if (person !== to) moved.push(...had.map((each) => ({ ...each, person, instead: to })));
      return person;
    },
    later({ at, to }) {
      const asked = askedUntilNow(to);
      [asked.recorded, asked.instead] = [at, at];
    },
  };
}

/** When somebody was last asked: for tickets that are not looked at; for those that are, as it was; and as it would have been. */
interface AskedUntilNow {
  elsewhere: Date | null;
  recorded: Date | null;
  instead: Date | null;
}

/** Null: none since. */
const latest = (dates: readonly (Date | null)[], since: Date): Date | null =>
  dates.reduce((last, at) => (at !== null && at >= since && (last === null || at > last) ? at : last), null);
