/** `unchecked`: it could not be looked at, and the sentence says why. */
export type State = "well" | "warning" | "ill" | "unchecked";

/** Mends what a finding tells of. Done twice, it does no harm. */
export type Mend = () => Promise<void>;

/** What was found, in words for a tired administrator: nothing secret, and nobody's words. */
export interface Finding {
  readonly check: string;
  readonly state: State;
  readonly sentence: string;
  /** What to do; null when there is nothing to be done. */
  readonly remedy: string | null;
  readonly mend: Mend | null;
}

/** A finding before it is told which check found it. */
export type Found = Omit<Finding, "check">;

/** One thing to look at, given what of the desk can be reached. Rejects when it cannot be looked at. */
export interface Check<Given> {
  readonly name: string;
  readonly look: (given: Given) => Promise<readonly Found[]> | readonly Found[];
}

export const well = (sentence: string): Found => ({ state: "well", sentence, remedy: null, mend: null });

export const warning = (sentence: string, remedy: string, mend: Mend | null = null): Found => ({
  state: "warning",
  sentence,
  remedy,
  mend,
});

export const ill = (sentence: string, remedy: string, mend: Mend | null = null): Found => ({
  state: "ill",
  sentence,
  remedy,
  mend,
});

export const unchecked = (sentence: string, remedy: string | null = null): Found => ({
  state: "unchecked",
  sentence,
  remedy,
  mend: null,
});
