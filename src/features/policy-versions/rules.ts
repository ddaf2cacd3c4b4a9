/** A policy that was applied, or the word that the one which held is taken back. */
export interface PolicyVersion {
  /** Grows with each. */
  readonly id: string;
  /** Null: it cannot be read; what holds does not depend on it. */
  readonly at: Date | null;
  /** Who did it, as the machine knows them on which it was done. */
  readonly by: string;
  /** Of what it says; null: the one that held is taken back. */
  readonly fingerprint: string | null;
  /** Its text is another than was applied: somebody edited it in the database. */
  readonly isEdited: boolean;
}

/** As it is applied, or (`text` null) takes the one back that holds. */
export interface PolicyApplied extends Pick<PolicyVersion, "by" | "fingerprint"> {
  readonly at: Date;
  readonly text: string | null;
}

/** Which of them holds after all that was applied and taken back, in order; null: none does, and each desk goes by its own file. */
export const holding = (all: readonly PolicyVersion[]): PolicyVersion | null => standing(all).at(-1) ?? null;

/** Which holds once the one that holds is taken back; null: none does. */
export const heldBefore = (all: readonly PolicyVersion[]): PolicyVersion | null => standing(all).at(-2) ?? null;

const standing = (all: readonly PolicyVersion[]): readonly PolicyVersion[] =>
  all.reduce<readonly PolicyVersion[]>(
    (before, each) => (each.fingerprint === null ? before.slice(0, -1) : [...before, each]),
    [],
  );
