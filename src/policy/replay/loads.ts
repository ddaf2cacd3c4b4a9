import type { PersonId } from "../../kernel/person.ts";
import { policyOf, type DeskPolicy, type OfferPolicy } from "../../kernel/policy.ts";
import { skillsNeeded } from "../../features/routing/rules/offer-to.ts";
import { decideOffers, type Deciding, type FirstOffer, type LaterOffer, type Offers } from "./first-offers.ts";

export const columns = ["running", "next"] as const;
export type Column = (typeof columns)[number];
export type ByColumn<Each> = Readonly<Record<Column, Each>>;

/** Whom new tickets were offered to first, and would have been. */
export interface Loads {
  /** Tickets that were offered to somebody, and of those the ones that they took. */
  asked: number;
  taken: number;
  readonly recorded: Map<PersonId, number>;
  readonly by: ByColumn<Map<PersonId, number>>;
  /** Of those that were offered: the policy sends them elsewhere, where nobody knows who was there; or offers them to nobody. */
  readonly elsewhere: Record<Column, number>;
  readonly nobody: Record<Column, number>;
  /** The next policy offers them, the running one does not: nobody knows who was there. */
  notOffered: number;
}

export const noLoads = (): Loads => ({
  asked: 0,
  taken: 0,
  recorded: new Map(),
  by: { running: new Map(), next: new Map() },
  elsewhere: { running: 0, next: 0 },
  nobody: { running: 0, next: 0 },
  notOffered: 0,
});

type Way = "elsewhere" | "nobody" | { readonly offers: OfferPolicy; readonly needs: readonly string[] };

type Waiting =
  | { readonly at: Date; readonly first: FirstOffer; readonly ways: ByColumn<Way> }
  | { readonly at: Date; readonly later: LaterOffer };

/**
 * Offers hang on those before them, and tickets come by when they were opened: an offer waits until no earlier one can come.
 * `skillsOf`: as each policy has them.
 */
export function weighOffers(
  policies: ByColumn<DeskPolicy>,
  skillsOf: ByColumn<(person: PersonId) => readonly string[]>,
) {
  const loads = noLoads();
  const deciders = { running: decideOffers(), next: decideOffers() };
  let waiting: Waiting[] = [];

  const wayOf = (column: Column, { ticket }: FirstOffer, opened: string, goes: ByColumn<string>): Way => {
    const queue = ticket.queue === opened ? goes[column] : ticket.queue;
    const offers = policyOf(policies[column], queue)?.offer;
    if (offers === undefined) return "nobody";
    return queue === ticket.queue ? { offers, needs: skillsNeeded(offers, ticket) } : "elsewhere";
  };

  function decide(column: Column, first: FirstOffer, way: Way): void {
    if (way === "elsewhere" || way === "nobody") loads[way][column] += 1;
    else {
      const by: Deciding = { order: way.offers.order, needs: way.needs, skillsOf: skillsOf[column] };
      addTo(loads.by[column], deciders[column].first(first, by));
    }
  }

  return {
    loads,
    /** One more ticket. `goes`: the queue in which each policy has it opened. */
    take({ first, later }: Offers, opened: string, goes: ByColumn<string>): void {
      if (first === null) {
        const offers = (column: Column): boolean => policyOf(policies[column], goes[column])?.offer !== undefined;
        if (offers("next") && !offers("running")) loads.notOffered += 1;
        return;
      }
      const ways = {
        running: wayOf("running", first, opened, goes),
        next: wayOf("next", first, opened, goes),
      };
      waiting.push({ at: first.at, first, ways }, ...later.map((each) => ({ at: each.at, later: each })));
    },
    /** Whose skills are asked for when these are decided. */
    people: (): readonly PersonId[] =>
      waiting.flatMap((each) => ("first" in each ? each.first.candidates.map(({ person }) => person) : [])),
    /** Decides those of before an instant (null: all), since nothing earlier comes any more. */
    settle(before: Date | null): void {
      const sorted = waiting.toSorted((one, other) => one.at.getTime() - other.at.getTime());
      waiting = before === null ? [] : sorted.filter(({ at }) => at >= before);
      for (const each of before === null ? sorted : sorted.filter(({ at }) => at < before)) {
        if ("later" in each) {
          for (const column of columns) deciders[column].later(each.later);
          continue;
        }
        const { first, ways } = each;
        loads.asked += 1;
        if (first.had.length > 0) loads.taken += 1;
        addTo(loads.recorded, first.to);
        for (const column of columns) decide(column, first, ways[column]);
      }
    },
  };
}

const addTo = (to: Map<PersonId, number>, person: PersonId): void => void to.set(person, (to.get(person) ?? 0) + 1);
