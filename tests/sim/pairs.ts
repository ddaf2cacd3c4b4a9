import type { ActName } from "./acts.ts";
import type { GivenName } from "./givens.ts";

export interface Pair {
  readonly given: GivenName;
  readonly one: ActName;
  readonly other: ActName;
}

/** What may be done in each place, sensibly or not. */
const acts = {
  "a desk with its channel": ["renée opens", "mona opens", "ada sets up", "the channel is read"],
  "a ticket": [
    "ada claims",
    "bob claims",
    "bob notes",
    "renée withdraws",
    "ada sets up",
    "the channel is read",
    "the clock strikes",
  ],
  "a ticket older than its channel": ["ada claims", "renée withdraws", "the channel adopts", "ada sets up"],
  "a ticket in hand": [
    "ada releases",
    "bob takes over",
    "bob follows",
    "ada asks",
    "ada resolves",
    "renée answers",
    "renée withdraws",
    "the channel adopts",
    "the clock strikes",
  ],
  "a resolved ticket": ["renée confirms", "renée rates", "renée refuses", "bob notes", "the clock strikes"],
  "a closed ticket": ["renée rates", "renée answers", "bob notes"],
} as const satisfies Readonly<Partial<Record<GivenName, readonly ActName[]>>>;

const pairsOf = (given: keyof typeof acts): readonly Pair[] => {
  const racing = acts[given];
  return racing.flatMap((one, at) => racing.slice(at).map((other) => ({ given, one, other })));
};

/** Every two of them, and each with itself: they all meet in the ticket, or in what is shown of it. */
export const pairs: readonly Pair[] = [
  ...pairsOf("a desk with its channel"),
  ...pairsOf("a ticket"),
  ...pairsOf("a ticket older than its channel"),
  ...pairsOf("a ticket in hand"),
  ...pairsOf("a resolved ticket"),
  ...pairsOf("a closed ticket"),
];
