import type { PersonId } from "./person.ts";

/** Of a service: which of its fields says when it ends, and how many days before its holder is reminded. */
export interface GrantRule {
  readonly until: string;
  readonly remind: number;
}

/**
 * Its day has come; its agents ask for it before that, or what it was given by was cancelled; its holder needs it no longer; they say
 * that they have returned it; it was said to be taken back, and is not.
 */
export const reasonsToTakeBack = ["ended", "early", "holder", "returned", "not-back"] as const;

/** What somebody has until a day, since an agent said that they have it. */
export interface Given {
  /** The day on which it ends, `yyyy-mm-dd`. */
  readonly until: string;
  readonly remind: number;
  /** Who said last that they have it, and until when. */
  readonly by: PersonId;
  readonly at: Date;
  /** Its holder was reminded of this end. */
  readonly reminded: boolean;
  /** Why agents are to take it back; null: they are not yet. */
  readonly askedBack: (typeof reasonsToTakeBack)[number] | null;
  /** Who said that it was taken back; null: its holder has it. */
  readonly ended: { readonly by: PersonId; readonly at: Date } | null;
}

/** What a ticket is opened for that continues one by which something was given: to have it longer, or to take it back. */
export const grantPurposes = ["extension", "take-back"] as const;
export type GrantPurpose = (typeof grantPurposes)[number];

/** Whether its holder has it now. */
export const isHeld = ({ given }: { readonly given: Given | null }): boolean => given !== null && given.ended === null;

/** Whether its agents are to take something back. */
export const isTakeBack = ({ forGrant }: { readonly forGrant: GrantPurpose | null }): boolean =>
  forGrant === "take-back";
