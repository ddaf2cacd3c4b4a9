import { z } from "zod";
import { isOwnWork, starCounts, type Attempt, type Judged, type Stars } from "../../kernel/attempt.ts";
import { accept, refuse, type CommandRules } from "../../kernel/command.ts";
import {
  answersButtons,
  wordsWithRequester,
  news,
  noWords,
  nobody,
  nothing,
  nowhere,
  still,
  yes,
  type EventRules,
} from "../../kernel/event.ts";
import { isTakeBack } from "../../kernel/grant.ts";
import type { PersonId } from "../../kernel/person.ts";
import { policyOf, type Criterion } from "../../kernel/policy.ts";
import type { InLanguages } from "../../kernel/service.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { theirs } from "../../kernel/roles.ts";
import { ticketStatuses } from "../../kernel/status.ts";
import { lastAttempt, type Ticket } from "../../kernel/ticket.ts";
import { inLanguages } from "../opening/rules.ts";
import type { ResolutionEvent } from "../resolution/rules.ts";

export type RatingsEvent =
  | {
      readonly type: "rated";
      readonly attempt: number;
      readonly stars: Stars;
      readonly comment: string;
      /** They change their stars alone: the card shows them, and nobody is told. */
      readonly again?: true;
      /** What is asked beside the stars from now on; left out: nothing, or what was. */
      readonly criteria?: readonly Criterion[];
    }
  | {
      readonly type: "judged";
      readonly attempt: number;
      readonly criterion: string;
      readonly name: InLanguages;
      readonly isGood: boolean;
    };

/** `comment` null: as it was. */
export type RatingsCommand =
  | { readonly type: "rate"; readonly attempt: number; readonly stars: Stars; readonly comment: string | null }
  /** Says of one criterion whether it was good. */
  | { readonly type: "judge"; readonly attempt: number; readonly criterion: string; readonly isGood: boolean };

export type RatingsRefusal =
  | CommonRefusal
  | { readonly type: "no-such-attempt" }
  /** They have had the ticket, or answered it as an agent: the stars are not theirs to give, though it may be theirs to confirm. */
  | { readonly type: "worked-on" }
  /** Somebody has said that it is not fixed: that stands. */
  | { readonly type: "refused-already" }
  /** By the other of requester and beneficiary: nobody's opinion takes the place of another's. */
  | { readonly type: "already-rated"; readonly by: PersonId; readonly stars: Stars };

export const events: EventRules<RatingsEvent> = {
  rated: {
    read: z.object({
      type: z.literal("rated"),
      attempt: z.int(),
      stars: z.literal(starCounts),
      comment: z.string(),
      again: z.exactOptional(z.literal(true)),
      criteria: z.exactOptional(z.array(z.object({ key: z.string(), name: inLanguages })).readonly()),
    }),
    evolve: ({ attempts, requester }, { event, by, at }) => ({
      attempts: attempts.map((each) => {
        if (each.number !== event.attempt) return each;
        const asked = event.criteria?.map(({ key, name }) => ({ criterion: key, name, isGood: null }));
        const criteria = asked ?? each.rating?.criteria;
        const rating = { stars: event.stars, comment: event.comment, by: by ?? requester, at };
        return { ...each, rating: { ...rating, ...(criteria && { criteria }) } };
      }),
    }),
    words: wordsWithRequester("comment"),
    people: nobody,
    tells: {
      requester: ({ again }) => (again === true ? "nothing" : "others"),
      agents: ({ again }) => (again === true ? "nowhere" : "here"),
      asked: nobody,
      inThread: yes,
    },
    notify: news,
    clock: still,
    buttons: { asks: "again", answers: true },
  },
  judged: {
    read: z.object({
      type: z.literal("judged"),
      attempt: z.number(),
      criterion: z.string(),
      name: inLanguages,
      isGood: z.boolean(),
    }),
    evolve: ({ attempts }, { event }) => ({
      attempts: attempts.map((each) =>
        each.number === event.attempt && each.rating?.criteria !== undefined
          ? { ...each, rating: { ...each.rating, criteria: withJudged(each.rating.criteria, event) } }
          : each,
      ),
    }),
    words: noWords,
    people: nobody,
    // The note that asked shows it, and the card.
    tells: { requester: nothing, agents: nowhere, asked: nobody, inThread: yes },
    notify: news,
    clock: still,
    buttons: answersButtons,
  },
};

const withJudged = (
  criteria: readonly Judged[],
  { criterion, isGood }: Pick<Judged, "criterion" | "isGood">,
): readonly Judged[] => criteria.map((each) => (each.criterion === criterion ? { ...each, isGood } : each));

export const commands: CommandRules<RatingsCommand, RatingsEvent | ResolutionEvent, RatingsRefusal> = {
  rate: {
    roles: theirs,
    statuses: ticketStatuses,
    asksWhoWorked: true,
    pointless: (ticket, { person }) => {
      const attempt = lastAttempt(ticket);
      const rating = attempt?.rating ?? null;
      return (
        attempt === null ||
        isTakeBack(ticket) ||
        isOwnWork(attempt, person) ||
        (rating !== null && rating.by !== person)
      );
    },
    // A later rating of the same person replaces theirs, and keeps the comment when none is given.
    decide: (ticket, { attempt: number, stars, comment }, { actor, policy, workedOn }) => {
      const attempt = ticket.attempts.find((each) => each.number === number);
      if (attempt === undefined || isTakeBack(ticket)) return refuse({ type: "no-such-attempt" });
      if (isOwnWork(attempt, actor.person) || workedOn?.has(actor.person) === true)
        return refuse({ type: "worked-on" });
      if (attempt.answer === null && !isAwaited(ticket, attempt)) return refuse({ type: "no-such-attempt" });
      if (attempt.answer?.answer === "refused") return refuse({ type: "refused-already" });
      const { rating } = attempt;
      if (rating !== null && rating.by !== actor.person)
        return refuse({ type: "already-rated", by: rating.by, stars: rating.stars });
      const kept = comment ?? rating?.comment ?? "";
      if (rating?.stars === stars && rating.comment === kept) return refuse({ type: "nothing-changed" });
      const isAgain = rating !== null && rating.comment === kept;
      const again = isAgain ? { again: true as const } : {};
      const criteria = rating === null ? policyOf(policy, ticket.queue)?.criteria : undefined;
      const asked = criteria === undefined || criteria.length === 0 ? {} : { criteria };
      const rated = { type: "rated", attempt: number, stars, comment: kept, ...again, ...asked } as const;
      // To give stars to a resolution that waits for a word is to say that it works.
      return isAwaited(ticket, attempt) ? accept({ type: "confirmed", attempt: number, stars }, rated) : accept(rated);
    },
  },
  judge: {
    roles: theirs,
    statuses: ticketStatuses,
    pointless: (ticket, { person }) => {
      const { by, criteria } = lastAttempt(ticket)?.rating ?? {};
      return criteria === undefined || by !== person;
    },
    decide: (ticket, { attempt: number, criterion, isGood }, { actor }) => {
      const attempt = ticket.attempts.find((each) => each.number === number);
      const { rating = null, answer = null } = attempt ?? {};
      if (answer?.answer === "refused") return refuse({ type: "refused-already" });
      const asked = rating?.criteria?.find((each) => each.criterion === criterion);
      if (rating === null || asked === undefined) return refuse({ type: "no-such-attempt" });
      if (rating.by !== actor.person) return refuse({ type: "already-rated", by: rating.by, stars: rating.stars });
      if (asked.isGood === isGood) return refuse({ type: "nothing-changed" });
      return accept({ type: "judged", attempt: number, criterion, name: asked.name, isGood });
    },
  },
};

/** Somebody is unhappy: they are asked why, and the leads hear of it. */
export const isLow = (stars: Stars): boolean => stars <= 2;

/** Whether an attempt is the resolution that waits to be confirmed or refused. */
export const isAwaited = (ticket: Ticket, attempt: Attempt | null): boolean =>
  ticket.status === "resolved" && attempt !== null && attempt.answer === null && attempt === lastAttempt(ticket);

/** Its forms about a ticket: see forms.ts. */
export const formNames = ["rate"] as const;
