import { setTimeout as pause } from "node:timers/promises";
import type { Intent, Reply } from "../../../src/channels/platform.ts";
import { starCounts } from "../../../src/kernel/attempt.ts";
import type { TicketStatus } from "../../../src/kernel/status.ts";
import type { Ticket } from "../../../src/kernel/ticket.ts";
import { chanceOf, type Chance } from "../../faults/chance.ts";
import type { SimDesk } from "../desk.ts";
import type { Desks } from "../desks.ts";
import { people, whos, type Who } from "../people.ts";
import { actOf, isDone, rulesAlone, type Alone, type Answer, type Asked, type Deed } from "./asked.ts";
import type { Call } from "./history.ts";
import { linearize, shortestBroken } from "./linearize.ts";

export interface HistoryRun {
  readonly calls: number;
  /** Begun while another of the same ticket was under way. */
  readonly overlapping: number;
  readonly done: number;
  /** Those who had to press again. */
  readonly again: number;
  readonly unanswered: number;
  /** A history that no desk alone would have answered so; null: there is none. */
  readonly broken: string | null;
}

export interface HowRough {
  readonly tickets: number;
  /** Of each person. */
  readonly deeds: number;
  /** Every so many milliseconds a connection of one of the desks is cut; null: none is. */
  readonly cutsEvery: number | null;
}

/** Four people do what they like to a few tickets, through whichever desk, all at once. */
export async function runHistory(
  desks: Desks,
  seed: number,
  { tickets, deeds, cutsEvery }: HowRough,
): Promise<HistoryRun> {
  const chance = chanceOf(seed);
  const opened: Ticket[] = [];
  for (let count = 0; count < tickets; count += 1) opened.push(await desks.opens(count % 2 === 0 ? "renee" : "mona"));
  const histories = new Map(opened.map(({ reference }) => [reference, new Array<Call<Asked, Answer>>()]));
  let again = 0;
  const stop = new AbortController();
  const cutting = cutsEvery === null ? Promise.resolve() : cut(desks, cutsEvery, stop.signal);

  async function lives(who: Who, chance: Chance): Promise<void> {
    for (let number = 1; number <= deeds; number += 1) {
      const ticket = chance.oneOf(opened);
      const order = chance.happens(0.5) ? desks.desks : desks.desks.toReversed();
      const does = async (deed: Deed): Promise<Answer | null> => {
        const made = await call(order, { who, ...deed }, ticket, `${ticket.reference} ${who} ${number}`);
        histories.get(ticket.reference)?.push(made);
        if (made.tries > 1) again += 1;
        return made.answer;
      };
      const seen = await does({ do: "read" });
      const { status } = typeof seen === "object" && seen !== null ? seen : ticket;
      await does(deedOf(status, chance, `${who} ${number}`));
    }
  }
  await Promise.all(whos.map((who) => lives(who, chanceOf(chance.below(2 ** 31)))));
  stop.abort();
  await cutting;
  for (const ticket of opened)
    for (const desk of desks.desks)
      histories.get(ticket.reference)?.push(await call([desk], { who: "ada", do: "read" }, ticket, ""));

  const alone = await knownTo(desks);
  const broken = opened.flatMap((ticket) => judge(alone, ticket, histories.get(ticket.reference) ?? []));
  const calls = [...histories.values()].flat();
  return {
    calls: calls.length,
    overlapping: [...histories.values()].reduce((sum, each) => sum + overlaps(each), 0),
    done: calls.filter(({ answer }) => answer === isDone).length,
    again,
    unanswered: calls.filter(({ answer }) => answer === null).length,
    broken: broken.length === 0 ? null : broken.join("\n"),
  };
}

/** What the status suggests; whoever does it may come too late. */
const suggested: Readonly<Record<TicketStatus, readonly Deed["do"][]>> = {
  new: ["claim"],
  "in-progress": ["resolve", "resolve", "release"],
  waiting: [],
  "on-hold": [],
  resolved: ["refuse", "refuse", "rate", "confirm"],
  closed: ["rate"],
  cancelled: [],
};
const anything = ["claim", "release", "resolve", "confirm", "refuse", "rate"] as const;

function deedOf(status: TicketStatus, chance: Chance, words: string): Deed {
  const what = chance.oneOf(chance.happens(0.8) ? suggested[status] : anything);
  if (what === "rate") return { do: what, attempt: 1 + chance.below(2), stars: chance.oneOf(starCounts) };
  return what === "resolve" || what === "refuse" ? { do: what, words } : { do: what };
}

const givesUpAfter = 5; // times

/** Whoever gets no answer presses again, at another desk, and gives up at last. */
async function call(
  order: readonly SimDesk[],
  asked: Asked,
  ticket: Ticket,
  once: string,
): Promise<Call<Asked, Answer> & { readonly tries: number }> {
  const act = actOf(asked, ticket);
  const startedAt = performance.now();
  for (let tries = 1; tries <= givesUpAfter; tries += 1) {
    const desk = order[(tries - 1) % order.length];
    if (desk === undefined) throw new Error("there is no desk");
    try {
      const answer =
        act === null
          ? await desk.store.ticket(ticket.reference)
          : told(await desk.handle({ ...act, by: people[asked.who], once } satisfies Intent));
      return { asked, startedAt, endedAt: performance.now(), answer, tries };
    } catch {
      // Its connection was cut.
    }
  }
  return { asked, startedAt, endedAt: Infinity, answer: null, tries: givesUpAfter };
}

const told = (reply: Reply): string =>
  reply.kind === "whisper" ? reply.message.summary : reply.kind === "done" ? isDone : reply.kind;

async function cut({ database }: Desks, every: number, signal: AbortSignal): Promise<void> {
  const oneOfThem = `
    select pg_terminate_backend(pid) from (
      select pid from pg_stat_activity
       where datname = current_database() and application_name = 'guichet' and state <> 'idle'
       order by random() limit 1) as theirs`;
  while (!signal.aborted) {
    await pause(every);
    await database.control.query(oneOfThem);
  }
}

async function knownTo({ desks, ids }: Desks): Promise<Alone> {
  const [first] = desks;
  if (first === undefined) throw new Error("there is no desk");
  const { deps, store } = first;
  const { policy, now, name, locale, zone } = deps;
  const staff = {
    policy,
    agents: { support: [ids.ada, ids.bob] },
    leads: {},
    administrators: new Set([ids.ada]),
    away: new Set<string>(),
  };
  return { staff, ids, known: await store.people(Object.values(ids)), voice: { name, locale, zone }, now: now() };
}

function judge(alone: Alone, ticket: Ticket, calls: readonly Call<Asked, Answer>[]): readonly string[] {
  const sequence = rulesAlone(alone, { ticket, history: [] });
  if (linearize(calls, sequence) !== null) return [];
  const fewest = shortestBroken(calls, sequence).toSorted((one, other) => one.startedAt - other.startedAt);
  return [`${ticket.reference}: no one desk would answer so`, ...fewest.map(lineOf)];
}

const lineOf = ({ asked, startedAt, endedAt, answer }: Call<Asked, Answer>): string =>
  `  ${startedAt.toFixed(1)}–${endedAt.toFixed(1)} ${JSON.stringify(asked)} → ${JSON.stringify(answer)}`;

const overlaps = (calls: readonly Call<Asked, Answer>[]): number =>
  calls.filter((one) =>
    calls.some((other) => other !== one && other.startedAt < one.startedAt && one.startedAt < other.endedAt),
  ).length;
