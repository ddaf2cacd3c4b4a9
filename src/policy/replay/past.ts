import { z } from "zod";
import type { TicketReader } from "../../desk/reader.ts";
import type { DeskPolicy } from "../../kernel/policy.ts";
import type { Period } from "../../kernel/time/periods.ts";
import { add, noneYet, type Few } from "./few.ts";
import { offersIn, type Offers } from "./first-offers.ts";
import { goesTo, type KnownToday } from "./goes-to.ts";
import { columns, weighOffers, type ByColumn, type Column, type Loads } from "./loads.ts";
import { asItWas, lifeOf, relive, type AsItWas, type Life, type Relived, type Under } from "./relive.ts";
import { count, emptyTally, type Tally } from "./tally.ts";
import { knownPeople, readToday, type Today } from "./today.ts";

/** Two policies, and what the second calls a service of the first. */
export interface Compared extends ByColumn<DeskPolicy> {
  readonly serviceNow: (service: string) => string;
}

/** What two policies make of the tickets that were opened in a period. */
export interface Past extends ByColumn<Tally> {
  readonly read: number;
  readonly unreadable: Few;
  readonly recorded: Tally;
  /** A due date of these is missed with one of the two alone. */
  readonly missedOnly: ByColumn<Few>;
  /** Those that the next policy opens in another queue, by `from → to`; `byHand`: they were moved there. */
  readonly elsewhere: ReadonlyMap<string, { readonly many: number; readonly byHand: number }>;
  readonly loads: Loads;
  readonly nameOf: (agent: string) => string;
}

type Reads = Parameters<typeof readToday>[0] & Pick<TicketReader, "openedIn" | "history" | "people">;

const atOnce = 100; // tickets of a page
const beside = 5; // histories read at one time

/** Reads every ticket once, page by page, the oldest first, until an instant. What cannot be read is left out, and counted. */
export async function livePast(
  store: Reads,
  compared: Compared,
  { period, until }: { readonly period: Period; readonly until: Date },
): Promise<Past> {
  const today = await readToday(store, [compared.running, compared.next]);
  const asked = { running: today.askedBy(compared.running), next: today.askedBy(compared.next) };
  const people = knownPeople(store);
  const skillsOf = { running: people.skillsBy(compared.running), next: people.skillsBy(compared.next) };
  const offered = weighOffers(compared, skillsOf);
  const unreadable = noneYet();
  const tallies = { recorded: emptyTally(), running: emptyTally(), next: emptyTally() };
  const missedOnly = { running: noneYet(), next: noneYet() };
  const elsewhere = new Map<string, { many: number; byHand: number }>();
  let read = 0;
  for await (const page of pages(store, today.queues, period)) {
    for (const reference of page.unreadable) add(unreadable, reference);
    const requesters = await people.requesters(page.lives.map(({ opened }) => opened.requester));
    for (const life of page.lives) {
      const { opened } = life;
      const lived = liveOne(life, { compared, today, asked, known: requesters(opened.requester), until });
      if (lived === null) {
        add(unreadable, life.reference);
        continue;
      }
      read += 1;
      count(tallies.recorded, lived.recorded, compared.running, until);
      const missed = {
        running: count(tallies.running, lived.running, compared.running, until),
        next: count(tallies.next, lived.next, compared.next, until),
      };
      for (const column of columns)
        if (missed[column] && missed.running !== missed.next) add(missedOnly[column], life.reference);
      offered.take(lived.offers, opened.queue, { running: opened.queue, next: lived.to });
      if (lived.to !== opened.queue) noteMove(elsewhere, opened.queue, lived);
    }
    await people.meet(offered.people());
    offered.settle(page.until);
  }
  offered.settle(null);
  return { read, unreadable, ...tallies, missedOnly, elsewhere, loads: offered.loads, nameOf: people.name };
}

interface Page {
  readonly lives: readonly Life[];
  readonly unreadable: readonly string[];
  /** What comes on later pages was opened since. */
  readonly until: Date;
}

async function* pages(store: Reads, queues: readonly string[], period: Period): AsyncGenerator<Page> {
  let after: string | null = null;
  let { from: since } = period; // each page begins where the last one ended: what was read is not gone through again
  do {
    const references: readonly string[] = await store.openedIn(
      queues,
      { from: since, to: period.to },
      {
        of: null,
        after,
        most: atOnce,
        oldestFirst: true,
      },
    );
    const lives: Life[] = [];
    const unreadable: string[] = [];
    for (let from = 0; from < references.length; from += beside) {
      const some = references.slice(from, from + beside);
      for (const [index, life] of (await Promise.all(some.map((each) => readLife(store, each)))).entries())
        if (life === null) unreadable.push(some[index] ?? "");
        else lives.push(life);
    }
    after = references.length < atOnce ? null : (references.at(-1) ?? null);
    since = lives.at(-1)?.opened.openedAt ?? since;
    yield { lives, unreadable, until: since };
  } while (after !== null);
}

/** Null: it is damaged, or a newer desk wrote some of it. */
async function readLife(store: Reads, reference: string): Promise<Life | null> {
  try {
    return lifeOf(reference, await store.history(reference));
  } catch (error) {
    if (error instanceof z.ZodError) return null;
    throw error;
  }
}

interface Living {
  readonly compared: Compared;
  readonly today: Today;
  readonly asked: ByColumn<Under["asked"]>;
  readonly known: Pick<KnownToday, "email" | "language">;
  readonly until: Date;
}

interface Lived extends ByColumn<Relived> {
  readonly recorded: AsItWas;
  /** Where the next policy has it opened. */
  readonly to: string;
  readonly offers: Offers;
}

/** Null: its events do not follow from each other. */
function liveOne(life: Life, { compared, today, asked, known, until }: Living): Lived | null {
  const under = (column: Column, queue: string): Under => ({
    policy: compared[column],
    queue,
    asked: asked[column],
    served: today.served,
  });
  try {
    const to = goesTo(life, compared, { ...today, ...known });
    return {
      to,
      recorded: asItWas(life),
      running: relive(life, under("running", life.opened.queue), until),
      next: relive(life, under("next", to), until),
      offers: offersIn(life),
    };
  } catch {
    return null;
  }
}

function noteMove(
  moves: Map<string, { many: number; byHand: number }>,
  from: string,
  { to, recorded }: Pick<Lived, "to" | "recorded">,
): void {
  const path = `${from} → ${to}`;
  const { many, byHand } = moves.get(path) ?? { many: 0, byHand: 0 };
  moves.set(path, { many: many + 1, byHand: byHand + (recorded.movedTo.has(to) ? 1 : 0) });
}
