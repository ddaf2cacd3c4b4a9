import { z } from "zod";
import type { Plan, StepRules } from "../../kernel/agenda.ts";
import { turnOf } from "../../kernel/clock.ts";
import { accept, refuse, type CommandRules } from "../../kernel/command.ts";
import {
  answersButtons,
  here,
  noWords,
  nobody,
  nothing,
  now as atOnce,
  still,
  yes,
  type EventRules,
} from "../../kernel/event.ts";
import { leftOutReasons, noOffer, wasOffered, type Considered, type LeftOut, type Offer } from "../../kernel/offer.ts";
import type { PersonId } from "../../kernel/person.ts";
import { hoursOf, policyOf, type DeskPolicy, type OfferPolicy } from "../../kernel/policy.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { afterOpenTime, nextOpening } from "../../kernel/time/business-hours.ts";
import { openTimeOf } from "../service-levels/rules.ts";
import { offerTo, skillsNeeded } from "./rules/offer-to.ts";

export type RoutingEvent =
  /** Somebody is asked to take a ticket that nobody has. What decided stands with it; anybody may still claim it. */
  | {
      readonly type: "offered-to";
      readonly to: PersonId;
      /** ISO 8601. */
      readonly until: string;
      readonly round: number;
      readonly order: OfferPolicy["order"];
      /** The skills that it needs. */
      readonly needs: readonly string[];
      /** Who could be asked, whoever is first among them. */
      readonly candidates: readonly Considered[];
      readonly leftOut: readonly LeftOut[];
    }
  /** Whoever it was offered to does not take it. */
  | { readonly type: "passed" }
  /** Everybody was asked in vain, or nobody could be. `people`: those who lead the queue, who follow it from then on. */
  | {
      readonly type: "left-untaken";
      readonly because: "nobody-took-it" | "nobody-eligible";
      readonly leftOut: readonly LeftOut[];
      readonly people: readonly PersonId[];
    };

export interface RoutingCommand {
  readonly type: "pass";
}

/** It is not offered to them, or not any more. */
export type RoutingRefusal = CommonRefusal | { readonly type: "not-offered" };

const considered = z.object({
  person: z.string(),
  skills: z.array(z.string()),
  load: z.number(),
  offeredAt: z.string().nullable(),
});
const leftOut = z.object({ person: z.string(), because: z.enum(leftOutReasons) });
const internal = { requester: nothing, agents: here, asked: nobody, inThread: yes };
const everybody = (parts: readonly { readonly person: PersonId }[]): readonly PersonId[] =>
  parts.map(({ person }) => person);

export const events: EventRules<RoutingEvent> = {
  "offered-to": {
    read: z.object({
      type: z.literal("offered-to"),
      to: z.string(),
      until: z.iso.datetime(),
      round: z.int(),
      order: z.enum(["load", "round-robin"]),
      needs: z.array(z.string()),
      candidates: z.array(considered),
      leftOut: z.array(leftOut),
    }),
    evolve: () => ({}),
    words: noWords,
    people: ({ to, candidates, leftOut: others }) => [to, ...everybody(candidates), ...everybody(others)],
    tells: { ...internal, asked: ({ to }) => [to] },
    notify: atOnce,
    clock: { ...still, offer: (offer, { event }) => offeredTo(offer, event) },
    // Whoever was asked before is no longer waited for.
    buttons: { asks: "again", answers: true },
  },
  passed: {
    read: z.object({ type: z.literal("passed") }),
    evolve: () => ({}),
    words: noWords,
    people: nobody,
    tells: internal,
    notify: () => "news",
    clock: {
      ...still,
      offer: (offer, { by, at }) =>
        offer && { ...offer, to: null, until: at, passed: by === null ? offer.passed : [...offer.passed, by] },
    },
    buttons: answersButtons,
  },
  "left-untaken": {
    read: z.object({
      type: z.literal("left-untaken"),
      because: z.enum(["nobody-took-it", "nobody-eligible"]),
      leftOut: z.array(leftOut),
      people: z.array(z.string()),
    }),
    evolve: ({ followers }, { event }) => ({ followers: [...new Set([...followers, ...event.people])] }),
    words: noWords,
    people: ({ people, leftOut: others }) => [...people, ...everybody(others)],
    tells: { ...internal, asked: ({ people }) => people },
    notify: () => "by-day",
    clock: { ...still, offer: (offer, { at }) => ({ ...(offer ?? noOffer(at)), state: "untaken", to: null }) },
    buttons: { asks: "again", answers: true, ofAgents: true },
  },
};

type OfferedTo = Extract<RoutingEvent, { type: "offered-to" }>;

function offeredTo(before: Offer | null, { to, until, round }: OfferedTo): Offer {
  const offer = before ?? noOffer(new Date(until));
  const isGoingOn = offer.state === "running";
  return {
    state: "running",
    to,
    until: new Date(until),
    round,
    asked: [...(isGoingOn && offer.round === round ? offer.asked : []), to],
    passed: isGoingOn ? offer.passed : [],
    before: [...new Set([...offer.before, to])],
    gaveBack: offer.gaveBack,
  };
}

const isOfferedTo = ({ clock: { offer } }: Ticket, person: PersonId): boolean =>
  offer?.state === "running" && offer.to === person;

export const commands: CommandRules<RoutingCommand, RoutingEvent, RoutingRefusal> = {
  pass: {
    roles: ["agent", "lead"],
    statuses: ["new"],
    decide: (ticket, _, { actor }) =>
      isOfferedTo(ticket, actor.person) ? accept({ type: "passed" }) : refuse({ type: "not-offered" }),
    tooLate: (ticket, { person }) => (wasOffered(ticket, person) ? { type: "not-offered" } : null),
    pointless: (ticket, { person }) => !isOfferedTo(ticket, person),
  },
};

/** Offers a ticket to the next one, or says that nobody is left. */
export interface RoutingStep {
  readonly do: "offer";
}

export const plan: Plan<RoutingStep> = (ticket, policy) => {
  const { status, queue, changedAt, clock } = ticket;
  const { offer } = clock;
  if (offersOf(policy, queue) === null || status !== "new" || turnOf(clock) !== "agents") return [];
  if (offer?.state === "untaken") return [];
  // Nobody is asked while the queue is closed.
  const at = offer?.state === "running" ? offer.until : changedAt;
  const isAnswering = offer?.state === "running" && offer.to !== null;
  return [{ at: isAnswering ? at : nextOpening(hoursOf(policy, queue), at), step: { do: "offer" } }];
};

const offersOf = (policy: DeskPolicy, queue: string): OfferPolicy | null => policyOf(policy, queue)?.offer ?? null;

export const steps: StepRules<RoutingStep, RoutingEvent> = {
  offer: {
    asks: () => ({ to: "lead" }),
    event: (ticket, _, { policy, now, people, candidates = [] }) => {
      const offers = offersOf(policy, ticket.queue);
      if (offers === null) return { type: "left-untaken", because: "nobody-eligible", leftOut: [], people: [] };
      const { order, lease, rounds } = offers;
      const { round, asked, passed } = runningOf(ticket.clock.offer) ?? noOffer(now);
      const gaveBack = ticket.clock.offer?.gaveBack ?? [];
      const needs = skillsNeeded(offers, ticket);
      const inRound = offerTo(candidates, { asked, passed, gaveBack, needs, order });
      const again = inRound.next === null && round < rounds && asked.length > 0;
      const {
        next,
        considered: all,
        leftOut: others,
      } = again ? offerTo(candidates, { asked: [], passed, gaveBack, needs, order }) : inRound;
      if (next === null)
        return {
          type: "left-untaken",
          because: asked.length > 0 ? "nobody-took-it" : "nobody-eligible",
          leftOut: others,
          people: people.filter((person) => person !== ticket.requester && person !== ticket.beneficiary),
        };
      const hours = hoursOf(policy, ticket.queue);
      return {
        type: "offered-to",
        to: next.person,
        until: afterOpenTime(hours, now, openTimeOf(hours, lease)).toISOString(),
        round: again ? round + 1 : round,
        order,
        needs,
        candidates: all,
        leftOut: others,
      };
    },
  },
};

const runningOf = (offer: Offer | null): Offer | null => (offer?.state === "running" ? offer : null);

/** Buttons that need no more than a press, and what each commands. */
export const presses = { pass: { type: "pass" } } as const satisfies Readonly<Record<string, RoutingCommand>>;
