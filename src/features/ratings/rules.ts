import { z } from "zod";
import { isOwnWork, starCounts, type Stars } from "../../kernel/attempt.ts";
import { accept, refuse, type CommandRules } from "../../kernel/command.ts";
import { wordsWithRequester, echo, here, news, nobody, still, yes, type EventRules } from "../../kernel/event.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { theirs } from "../../kernel/roles.ts";
import { ticketStatuses } from "../../kernel/status.ts";
import { lastAttempt } from "../../kernel/ticket.ts";

export interface RatingsEvent {
  readonly type: "rated";
  readonly attempt: number;
  readonly stars: Stars;
  readonly comment: string;
}

/** `comment` null: as it was. */
export interface RatingsCommand {
  readonly type: "rate";
  readonly attempt: number;
  readonly stars: Stars;
  readonly comment: string | null;
}

export type RatingsRefusal =
  | CommonRefusal
  | { readonly type: "no-such-attempt" }
  | { readonly type: "own-work" }
  /** By the other of requester and beneficiary: nobody's opinion takes the place of another's. */
  | { readonly type: "already-rated"; readonly by: PersonId; readonly stars: Stars };

export const events: EventRules<RatingsEvent> = {
  rated: {
    read: z.object({
      type: z.literal("rated"),
      attempt: z.number(),
      stars: z.literal(starCounts),
      comment: z.string(),
    }),
    evolve: ({ attempts, requester }, { event, by, at }) => ({
      attempts: attempts.map((each) =>
        each.number === event.attempt
          ? { ...each, rating: { stars: event.stars, comment: event.comment, by: by ?? requester, at } }
          : each,
      ),
    }),
    words: wordsWithRequester("comment"),
    people: nobody,
    tells: { requester: echo, agents: here, asked: nobody, inThread: yes },
    notify: news,
    clock: still,
    buttons: { asks: "anew", answers: true },
  },
};

export const commands: CommandRules<RatingsCommand, RatingsEvent, RatingsRefusal> = {
  rate: {
    roles: theirs,
    statuses: ticketStatuses,
    pointless: (ticket, { person }) => {
      const attempt = lastAttempt(ticket);
      const rating = attempt?.rating ?? null;
      return isOwnWork(attempt, person) || (rating !== null && rating.by !== person);
    },
    // A rating belongs to an attempt that was answered; a later one of the same person replaces it, and keeps the comment when
    // none is given.
    decide: ({ attempts }, { attempt: number, stars, comment }, { actor }) => {
      const attempt = attempts.find((each) => each.number === number);
      if (attempt === undefined || attempt.answer === null) return refuse({ type: "no-such-attempt" });
      if (isOwnWork(attempt, actor.person)) return refuse({ type: "own-work" });
      const { rating } = attempt;
      if (rating !== null && rating.by !== actor.person)
        return refuse({ type: "already-rated", by: rating.by, stars: rating.stars });
      const kept = comment ?? attempt.rating?.comment ?? "";
      if (attempt.rating?.stars === stars && attempt.rating.comment === kept)
        return refuse({ type: "nothing-changed" });
      return accept({ type: "rated", attempt: number, stars, comment: kept });
    },
  },
};

/** Its forms about a ticket: see forms.ts. */
export const formNames = ["rate"] as const;
