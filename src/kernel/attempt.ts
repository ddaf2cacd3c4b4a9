import type { CauseCategory } from "./classification.ts";
import type { PersonId } from "./person.ts";
import type { Answered, InLanguages } from "./service.ts";

/** One resolution of a ticket, and what the requester made of it. */
export interface Attempt {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  readonly cause: CauseCategory;
  /** What had to be chosen besides, as it was asked then; left out: nothing. */
  readonly codes?: readonly Code[];
  /** Null: the desk itself, when nobody answered in time. */
  readonly by: PersonId | null;
  /** Whose work it is. Where the desk itself resolved it, it is that of whoever had the ticket; null: nobody had it. */
  readonly workOf: PersonId | null;
  readonly at: Date;
  /** Null: not answered yet. */
  readonly answer: AttemptAnswer | null;
  /** What the requester wrote since, without yet confirming or refusing. */
  readonly said: string | null;
  readonly rating: Rating | null;
}

export type AttemptAnswer =
  | { readonly answer: "confirmed"; readonly by: PersonId; readonly at: Date }
  /** Nobody said anything in time: never taken for a confirmation. */
  | { readonly answer: "silence"; readonly at: Date }
  | { readonly answer: "refused"; readonly by: PersonId; readonly at: Date; readonly reason: string };

export const starCounts = [1, 2, 3, 4, 5] as const;
export type Stars = (typeof starCounts)[number];

export interface Rating {
  readonly stars: Stars;
  readonly comment: string;
  readonly by: PersonId;
  readonly at: Date;
  /** What was asked beside the stars, as it was called then; left out: nothing. */
  readonly criteria?: readonly Judged[];
}

/** A field that had to be filled in, with what was chosen. */
export type Code = Extract<Answered, { readonly kind: "choice" | "choices" }>;

/** One thing that a resolution can be good at, and what the requester says of it; null: nothing. */
export interface Judged {
  readonly criterion: string;
  readonly name: InLanguages;
  readonly isGood: boolean | null;
}

/** Whether it is somebody's own work: then the answer and the stars are not theirs to give. */
export const isOwnWork = (attempt: Attempt | null, person: PersonId): boolean => attempt?.workOf === person;
