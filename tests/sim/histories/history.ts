/** Something that was asked of a ticket, and what was answered. */
export interface Call<Asked, Answer> {
  readonly asked: Asked;
  /** Milliseconds of one clock. */
  readonly startedAt: number;
  /** `Infinity`: nothing was ever answered. It may have been done at any time since, or never. */
  readonly endedAt: number;
  readonly answer: Answer | null;
}

/** What one desk alone does, with nobody beside it. */
export interface Sequence<State, Asked, Answer> {
  readonly begin: State;
  readonly does: (state: State, asked: Asked) => { readonly state: State; readonly answer: Answer };
  readonly isSame: (one: Answer, other: Answer) => boolean;
  /** Two states of one key are the same. */
  readonly keyOf: (state: State) => string;
}
