/** A mutant that no test can notice, or none need. */
export interface Survivor {
  readonly file: string;
  /** The line it stands in, without what surrounds it. */
  readonly line: string;
  readonly was: string;
  readonly becomes: string;
  readonly why: string;
}

export const survivors: readonly Survivor[] = [
  {
    file: "src/features/rules/decide.ts",
    line: "guards.map((guard) => veto(guard, command.type, ticket, command)).find((refusal) => refusal !== null) ?? null;",
    was: "refusal !== null",
    becomes: "true",
    why: "one feature alone guards so far, so that its answer is the first",
  },
];

/** How many more survive that nobody has looked at yet. These numbers only fall. */
export const unexamined: Readonly<Record<string, number>> = {};
