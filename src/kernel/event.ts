import type { z } from "zod";
import {
  turnOf,
  withoutLevels,
  type Chain,
  type Clock,
  type Due,
  type Levels,
  type Reminders,
  type Rescheduling,
  type TurnOf,
} from "./clock.ts";
import type { Offer } from "./offer.ts";
import type { PersonId } from "./person.ts";
import type { Ticket } from "./ticket.ts";

export interface Typed {
  readonly type: string;
}
export type Of<Union extends Typed, Type extends Union["type"]> = Extract<Union, { readonly type: Type }>;

/** An event with its place in the ticket's history (`number` from 1), who did it (null: the desk itself) and when. */
export interface Recorded<E> {
  readonly number: number;
  readonly by: PersonId | null;
  readonly at: Date;
  readonly event: E;
  /** The due dates from now on, where they are not what they were before. */
  readonly due?: Due;
}

/**
 * `news`: the agents did something. `echo`: the requester reads back what they did themselves. `others`: whoever did it reads
 * it where they did it, and only the other of requester and beneficiary is told.
 */
export type Tells = "news" | "echo" | "others" | "nothing";

/** `here`: in the channels of the ticket's queue. `everywhere`: also in those that it has left. */
export type AgentsTold = "here" | "everywhere" | "nowhere";

/**
 * Whether the requester is notified of an event. `now`: at any hour. `by-day`: not in their night. `again`: nor
 * right after they were notified, since it repeats what they know. `words`: an agent's,
 * unless the last notification was such words and they have said nothing since. `news`: seldom, and not in their night.
 */
export type Notify = "now" | "by-day" | "again" | "words" | "news";

/**
 * Which buttons the note of an event has. `anew`: a question that replaces earlier ones. `again`: the same question once
 * more, or to others. `beside`: buttons that belong to an open question. `call-back`: a question beside all others, which any
 * word of the requester answers.
 */
export type Asks = "anew" | "again" | "beside" | "call-back" | "nothing";

/** A field of an event that holds somebody's words, such as `text`, `to.title`, or `answers.*.text` of each in a list. */
export type WordsPath<E> = E extends unknown
  ? {
      [Name in keyof E & string]: NonNullable<E[Name]> extends string
        ? Name
        : NonNullable<E[Name]> extends readonly (infer Each)[]
          ? `${Name}.*.${NamesIn<Each>}`
          : NonNullable<E[Name]> extends object
            ? `${Name}.${keyof NonNullable<E[Name]> & string}`
            : never;
    }[keyof E & string]
  : never;

type NamesIn<Each> = Each extends object ? keyof Each & string : never;

/** All that the house must know of an event, in one row: a row that lacks an answer does not compile. */
export interface EventRule<E extends Typed> {
  /** What is stored, read; older shapes are brought up to today's here. */
  readonly read: z.ZodType<E>;
  readonly evolve: (ticket: Ticket, recorded: Recorded<E>) => Partial<Ticket>;
  readonly words: {
    /** What somebody typed when it happened. */
    readonly typed: readonly WordsPath<E>[];
    /** What had been typed before, and is told again. */
    readonly repeated: readonly WordsPath<E>[];
    /** What somebody typed for others than those who read the ticket: kept as words, and told nowhere with these. */
    readonly apart?: readonly WordsPath<E>[];
    /** Who reads them besides the agents. */
    readonly readBy: "requester" | "agents";
  };
  /** Whom it names besides whoever did it. */
  readonly people: (event: E) => readonly (PersonId | null)[];
  readonly tells: {
    /** The requester, the beneficiary and, in the agents' words, the followers. */
    readonly requester: (event: E) => Tells;
    readonly agents: (event: E) => AgentsTold;
    /** Who is asked by name to do something, each in their own chat. */
    readonly asked: (event: E) => readonly PersonId[];
    /** Whether the thread in which the words were typed is told too. */
    readonly inThread: (ticket: Ticket) => boolean;
    /**
     * What its note tells how it stands, such as `hold`. Once later events have changed all of it, a note that was held is not
     * sent, whoever hears of those. Left out: it stays true.
     */
    readonly states?: (event: E) => readonly string[];
  };
  readonly notify: (event: E) => Notify;
  readonly clock: ClockRule<E>;
  readonly buttons: {
    readonly asks: Asks;
    /** It answers earlier questions: their buttons go. */
    readonly answers: boolean;
    /** Its note asks the agents for something: once they have answered, it says who has. */
    readonly ofAgents?: true;
  };
}
export type EventRules<Events extends Typed> = { readonly [Type in Events["type"]]: EventRule<Of<Events, Type>> };

/** What an event does to the clock. */
export interface ClockRule<E> {
  /** Words of an agent that the requester reads; the first of them are the first response. */
  readonly response: boolean;
  /** Somebody answers for the ticket from now on. */
  readonly claims: boolean;
  /** The agents' work is done. */
  readonly resolves: (event: E) => boolean;
  /** The requester said something, and wants a word back on it. */
  readonly requesterSpoke: boolean;
  /** Why due dates are calculated anew, whoever's turn it was before; null: they stay. */
  readonly movesDue: (event: E, before: TurnOf) => Rescheduling | null;
  /** `due`: the due dates before it. */
  readonly levels: (levels: Levels, recorded: Recorded<E>, due: Due) => Levels;
  readonly escalation: (chain: Chain | null, recorded: Recorded<E>) => Chain | null;
  readonly offer: (offer: Offer | null, recorded: Recorded<E>) => Offer | null;
  readonly reminders: (reminders: Reminders, recorded: Recorded<E>) => Reminders;
  /** Where the desk does it, its time had come by the policy: with another it comes sooner, later or never. */
  readonly byPolicy: (event: E) => boolean;
}

// Answers that several rows give.
export const noWords = { typed: [], repeated: [], readBy: "agents" } as const;
/** Words of the requester, or of an agent to the requester. */
export const wordsWithRequester = <const Path extends string>(...paths: readonly Path[]) =>
  ({ typed: paths, repeated: [], readBy: "requester" }) as const;
export const wordsAmongAgents = <const Path extends string>(...paths: readonly Path[]) =>
  ({ typed: paths, repeated: [], readBy: "agents" }) as const;
export const nobody = (): readonly PersonId[] => [];
export const here = (): "here" => "here";
export const nowhere = (): "nowhere" => "nowhere";
export const yes = (): boolean => true;
export const no = (): boolean => false;
export const news = (): "news" => "news";
export const echo = (): "echo" => "echo";
export const others = (): "others" => "others";
export const nothing = (): "nothing" => "nothing";
export const now = (): "now" => "now";
export const words = (): "words" => "words";
export const stays = <State>(state: State): State => state;
/** Nobody has to be asked any more. */
export const stopsEscalation = (chain: Chain | null): Chain | null => chain && { ...chain, state: "settled" };
/** Somebody takes care of it, so that nobody else has to be asked; the help that they asked for is still waited for. */
export const answersEscalation = (chain: Chain | null, { by }: Pick<Recorded<unknown>, "by">): Chain | null =>
  isHelpSought(chain) && chain?.askedBy?.person === by ? chain : stopsEscalation(chain);
/** Whoever can help is asked anew. */
export const restartsEscalation = (): null => null;
/** It is nobody's again: whoever can help is asked anew, unless an agent's call for help is still waited for. */
export const restartsWithoutHelp = (chain: Chain | null): Chain | null => (isHelpSought(chain) ? chain : null);

const isHelpSought = (chain: Chain | null): boolean => chain?.state === "running" && chain.askedBy !== null;
export const restartsReminders = (_: Reminders, { at }: { readonly at: Date }): Reminders => ({
  since: at,
  count: 0,
  at: null,
});
/** Other due dates: what was at risk may no longer be. */
export const forgetsRisk = (levels: Levels): Levels => withoutLevels(levels, ["at-risk"]);
/** It is to be resolved after all. */
export const forgetsResolution = (levels: Levels): Levels => ({
  ...levels,
  resolution: withoutLevels(levels, ["at-risk", "met"]).resolution,
});

export const noButtons = { asks: "nothing", answers: false } as const;
export const answersButtons = { asks: "nothing", answers: true } as const;
export const still: ClockRule<unknown> = {
  response: false,
  claims: false,
  resolves: no,
  requesterSpoke: false,
  movesDue: () => null,
  levels: stays,
  escalation: stays,
  offer: stays,
  reminders: stays,
  byPolicy: no,
};

/** The clock after one more event, since which it is the turn of `whose`. */
export function evolveClock<E extends Typed>(
  clock: Clock,
  whose: TurnOf,
  recorded: Recorded<E>,
  { clock: rule, tells }: Pick<EventRule<E>, "clock" | "tells">,
): Clock {
  const { event, at, by } = recorded;
  const turned = whose !== turnOf(clock);
  const reminders = turned ? restartsReminders(clock.reminders, recorded) : clock.reminders;
  return {
    ...clock, // with what a newer desk keeps there
    turns: turned ? [...clock.turns, { of: whose, since: at }] : clock.turns,
    ...dueAfter(clock, recorded, rule.movesDue(event, turnOf(clock))),
    respondedAt: clock.respondedAt ?? (rule.response && by !== null ? at : null),
    claimedAt: clock.claimedAt ?? (rule.claims ? at : null),
    levels: rule.levels(clock.levels, recorded, clock.due),
    chain: rule.escalation(clock.chain, recorded),
    offer: rule.offer(clock.offer, recorded),
    reminders: rule.reminders(reminders, recorded),
    awaited: rule.response ? null : rule.requesterSpoke ? (clock.awaited ?? at) : clock.awaited,
    // An answer that puts the ticket back to work is news too, though nobody has to be told.
    toldAt: turned || tells.requester(event) === "news" ? at : clock.toldAt,
  };
}

function dueAfter(
  { due, rescheduled }: Clock,
  recorded: Recorded<unknown>,
  because: Rescheduling | null,
): Partial<Pick<Clock, "due" | "rescheduled">> {
  if (recorded.due === undefined) return {};
  const from = due.resolution;
  const moved = from?.getTime() !== recorded.due.resolution?.getTime();
  return {
    due: recorded.due,
    rescheduled: moved && from !== null && because !== null ? { because, from } : rescheduled,
  };
}
