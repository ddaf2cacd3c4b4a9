import type { Ticket } from "../../../src/kernel/ticket.ts";
import { chanceOf, type Chance } from "../../faults/chance.ts";
import type { Desks } from "../desks.ts";
import { whos, type Who } from "../people.ts";
import { isDone, rulesAlone, type Alone, type Answer, type Asked, type Deed } from "./asked.ts";
import { call } from "./call.ts";
import { deedOf } from "./deeds.ts";
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
  /** With every so many calls a connection of one of the desks is cut; null: none is. */
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
  let calls = 0;

  async function lives(who: Who, chance: Chance): Promise<void> {
    for (let number = 1; number <= deeds; number += 1) {
      const ticket = chance.oneOf(opened);
      const order = chance.happens(0.5) ? desks.desks : desks.desks.toReversed();
      const does = async (deed: Deed): Promise<Answer | null> => {
        calls += 1;
        const begun = call(order, { who, ...deed }, ticket, `${ticket.reference} ${who} ${number}`);
        if (cutsEvery !== null && calls % cutsEvery === 0) await desks.database.control.query(cutOne);
        const made = await begun;
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
  for (const ticket of opened)
    for (const desk of desks.desks)
      histories.get(ticket.reference)?.push(await call([desk], { who: "ada", do: "read" }, ticket, ""));

  const alone = await knownTo(desks);
  const broken = opened.flatMap((ticket) => judge(alone, ticket, histories.get(ticket.reference) ?? []));
  const made = [...histories.values()].flat();
  return {
    calls: made.length,
    overlapping: [...histories.values()].reduce((sum, each) => sum + overlaps(each), 0),
    done: made.filter(({ answer }) => answer === isDone).length,
    again,
    unanswered: made.filter(({ answer }) => answer === null).length,
    broken: broken.length === 0 ? null : broken.join("\n"),
  };
}

const cutOne = `
  select pg_terminate_backend(pid) from (
    select pid from pg_stat_activity
     where datname = current_database() and application_name = 'guichet' and state <> 'idle'
     order by random() limit 1) as theirs`;

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
  const sequence = rulesAlone(alone, { ticket, history: [], said: {} });
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
