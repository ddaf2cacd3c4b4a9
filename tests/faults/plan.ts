import type { TicketStatus } from "../../src/kernel/status.ts";
import type { Locale } from "../../src/kernel/locale.ts";
import { acts, actNames, sensibleIn, type ActName } from "./acts.ts";
import { chanceOf, type Chance } from "./chance.ts";
import { weathersOn, type WeatherName } from "./weather.ts";

export const employees = ["Mona Petit", "Ben Roche"] as const;
export const agents = ["Claire Dubois", "Paul Martin"] as const;

/** How somebody does a thing: a double click, or from two windows at once, is one doing. */
export type Manner = "once" | "twice at once" | "in two windows";

export interface Step {
  readonly number: number;
  readonly who: string;
  /** `open` makes the next ticket; everything else is about the ticket of that number, from 0. */
  readonly does: ActName | "open";
  readonly ticket: number;
  readonly manner: Manner;
  /** Begins while the step before it is under way. */
  readonly meanwhile: boolean;
  /** What befalls a platform just before. */
  readonly weather: { readonly on: "slack" | "teams"; readonly name: WeatherName } | null;
  /** What is chosen where there is a choice. */
  readonly pick: number;
}

export interface Plan {
  readonly seed: number;
  readonly platforms: readonly ("slack" | "teams")[];
  readonly language: Locale;
  readonly steps: readonly Step[];
}

const worlds = [["slack"], ["teams"], ["slack", "teams"]] as const;

/** A journey made of chance: mostly what makes sense in the status the ticket should have by now, sometimes anything. */
export function planOf(seed: number, { steps: length = 14, calm = false } = {}): Plan {
  const chance = chanceOf(seed);
  const platforms = worlds[seed % worlds.length] ?? worlds[0];
  const language = chance.oneOf(["en", "fr"] as const);
  const tickets: { status: TicketStatus; requester: string; assignee: string | null }[] = [];
  const steps = Array.from({ length }, (_, index): Step => {
    const common = {
      number: index + 1,
      manner: chance.happens(0.75) ? ("once" as const) : chance.oneOf(["twice at once", "in two windows"] as const),
      meanwhile: index > 1 && chance.happens(0.2),
      weather: !calm && chance.happens(0.45) ? weatherBy(chance, platforms) : null,
      pick: chance.below(1_000),
    };
    if (index === 0 || (tickets.length < 3 && chance.happens(0.12))) {
      const requester = chance.oneOf(employees);
      tickets.push({ status: "new", requester, assignee: null });
      return { ...common, who: requester, does: "open", ticket: tickets.length - 1 };
    }
    const ticket = chance.below(tickets.length);
    const at = tickets[ticket];
    if (at === undefined) throw new Error("a ticket was opened first");
    const does = chance.happens(0.85) ? chance.oneOf(sensibleIn(at.status)) : chance.oneOf(actNames);
    const who = whoDoes(chance, does, at);
    const leads: Partial<Record<TicketStatus, TicketStatus>> = acts[does].leads;
    at.status = leads[at.status] ?? at.status;
    if (does === "claim") at.assignee = who;
    return { ...common, who, does, ticket };
  });
  return { seed, platforms, language, steps };
}

function weatherBy(chance: Chance, platforms: readonly ("slack" | "teams")[]): Step["weather"] {
  const on = chance.oneOf(platforms);
  return { on, name: chance.oneOf(weathersOn(on)) };
}

/** Mostly whom it concerns, now and then somebody who may not. */
function whoDoes(chance: Chance, does: ActName, at: { requester: string; assignee: string | null }): string {
  if (acts[does].by === "people") return chance.happens(0.9) ? at.requester : chance.oneOf(employees);
  return at.assignee !== null && chance.happens(0.8) ? at.assignee : chance.oneOf(agents);
}

/** One line a step, to be read when a law is broken. */
export const tellStep = ({ number, who, does, ticket, manner, meanwhile, weather }: Step): string =>
  [
    `${number}.`,
    ...(meanwhile ? ["meanwhile"] : []),
    `${who}: ${does}, ticket ${ticket}`,
    ...(manner === "once" ? [] : [manner]),
    ...(weather === null ? [] : [`(${weather.on}: ${weather.name})`]),
  ].join(" ");
