import type { Priority } from "./classification.ts";
import type { PersonId } from "./person.ts";

/** How far the offering of a ticket has come. Whoever it is offered to, anybody may claim it. */
export interface Offer {
  /** `over`: somebody has it, or it left the queue. `untaken`: nobody is left to be asked. */
  readonly state: "running" | "over" | "untaken";
  /** Null: nobody just now. */
  readonly to: PersonId | null;
  /** When the next one is asked. */
  readonly until: Date;
  /** From 1. */
  readonly round: number;
  /** Who was asked in this round, the last one among them. */
  readonly asked: readonly PersonId[];
  /** Who does not want it. */
  readonly passed: readonly PersonId[];
  /** Everybody it was ever offered to. */
  readonly before: readonly PersonId[];
  /** Who had it, and put it back or had it put back. */
  readonly gaveBack: readonly PersonId[];
}

export const noOffer = (until: Date): Offer => ({
  state: "running",
  to: null,
  until,
  round: 1,
  asked: [],
  passed: [],
  before: [],
  gaveBack: [],
});

/** It is nobody's again, and is offered anew: to others than whoever had it. */
export const offeredAnew = (offer: Offer | null, at: Date, from: PersonId | null): Offer | null =>
  from === null
    ? offer
    : { ...noOffer(at), ...offerOver(offer), state: "over", gaveBack: [...(offer?.gaveBack ?? []), from] };

/** An agent of the queue, as they stand when a ticket is to be offered. */
export interface Candidate {
  readonly person: PersonId;
  readonly isAway: boolean;
  /** It is night where they are. */
  readonly isNight: boolean;
  /** It is their own ticket, or for them. */
  readonly isOwn: boolean;
  readonly skills: readonly string[];
  /** How many of their tickets wait for them, by priority. */
  readonly open: Readonly<Record<Priority, number>>;
  /** When something was last offered to them; null: not lately. */
  readonly offeredAt: Date | null;
}

/** Why somebody is not asked. */
export const leftOutReasons = ["away", "night", "own", "gave-back", "passed", "asked"] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export interface LeftOut {
  readonly person: PersonId;
  readonly because: LeftOutReason;
}

/** Who could be asked, with what decided between them, in that order. */
export interface Considered {
  readonly person: PersonId;
  /** Which of the skills the ticket needs they have. */
  readonly skills: readonly string[];
  /** Their open tickets, weighted by priority. */
  readonly load: number;
  /** ISO 8601; null: not lately. */
  readonly offeredAt: string | null;
}

/** Once somebody has the ticket, or it has gone to another queue, nobody is asked any more. */
export const offerOver = (offer: Offer | null): Offer | null => offer && { ...offer, state: "over", to: null };

/** Whether a ticket was ever offered to somebody. */
export const wasOffered = (
  { clock: { offer } }: { readonly clock: { readonly offer: Offer | null } },
  person: PersonId,
): boolean => offer?.before.includes(person) === true;
