import type { ActName } from "./acts.ts";
import type { GivenName } from "./givens.ts";

export interface Pair {
  readonly given: GivenName;
  readonly one: ActName;
  readonly other: ActName;
}

/** What may be done in each place, sensibly or not. */
const acts = {
  "a desk with its channel": [
    "renée opens",
    "mona opens",
    "renée types",
    "ada sets up",
    "ada has bob lead",
    "ada reads hours and targets",
    "the channel is read",
  ],
  "words that wait": [
    "renée sends it as it is",
    "renée sends it again",
    "renée adds details",
    "mona opens",
    "ada sets up",
  ],
  "words that wait beside a ticket": [
    "renée says where it belongs",
    "renée sends it as it is",
    "renée adds details",
    "ada claims",
    "renée withdraws",
  ],
  "a ticket taken back": ["renée sends it after all", "renée undoes", "the clock strikes"],
  "a ticket sent as it is": ["renée undoes", "ada claims", "bob takes it with a reply", "the clock strikes"],
  "a ticket": [
    "ada claims",
    "bob claims",
    "bob takes it with a reply",
    "bob notes",
    "bob writes under the card",
    "bob changes",
    "bob makes it private",
    "bob rejects",
    "renée withdraws",
    "renée reminds",
    "ada sets up",
    "the channel is read",
    "the clock strikes",
  ],
  "a ticket that waits for approval": [
    "mona approves",
    "mona has ada decide",
    "bob approves",
    "mona declines",
    "mona asks first",
    "ada claims",
    "renée answers",
    "renée changes her answers",
    "renée withdraws",
    "the clock strikes",
  ],
  "a ticket that another decides too": [
    "ada approves",
    "mona approves",
    "mona decides again",
    "renée withdraws",
    "the clock strikes",
  ],
  "a ticket of two queues": ["bob moves it", "ada claims", "bob escalates", "renée withdraws", "the clock strikes"],
  "a ticket offered to one agent": ["bob passes", "bob claims", "renée withdraws", "the clock strikes"],
  "a ticket older than its channel": ["ada claims", "renée withdraws", "the channel adopts", "ada sets up"],
  "a ticket in hand": [
    "ada releases",
    "ada looks whom to assign",
    "ada assigns bob",
    "bob takes over",
    "bob follows",
    "ada asks",
    "ada holds",
    "ada resolves",
    "ada resolves by a reply",
    "ada goes away",
    "renée answers",
    "renée asks where it stands",
    "renée reminds",
    "renée withdraws",
    "the channel adopts",
    "the clock strikes",
  ],
  "a private ticket": [
    "bob opens it up again",
    "bob makes it private",
    "ada claims",
    "renée answers",
    "the clock strikes",
  ],
  "a ticket that waits": ["renée answers", "ada resumes", "ada resolves by a reply", "the clock strikes"],
  "a ticket on hold": [
    "ada resumes",
    "ada calls its status as usual",
    "bob takes over",
    "renée reminds",
    "ada looks at what is masked",
  ],
  "a ticket that is offered": ["ada comes back", "bob takes over", "ada resolves", "bob calls", "the channel is read"],
  "a resolved ticket": ["renée confirms", "renée rates", "renée refuses", "bob notes", "the clock strikes"],
  "a resolved ticket of a lead": ["renée gives one star", "renée refuses", "ada acknowledges", "ada has bob lead"],
  "few stars": ["renée says why", "renée judges", "renée rates", "bob unfollows", "the clock strikes"],
  "a closed ticket": [
    "renée rates",
    "renée gives it back",
    "bob asks for it back",
    "renée reopens",
    "renée answers",
    "bob notes",
  ],
} as const satisfies Readonly<Partial<Record<GivenName, readonly ActName[]>>>;

const pairsOf = (given: keyof typeof acts): readonly Pair[] => {
  const racing = acts[given];
  return racing.flatMap((one, at) => racing.slice(at).map((other) => ({ given, one, other })));
};

const isPlace = (given: string): given is keyof typeof acts => Object.hasOwn(acts, given);

/** Every two of them, and each with itself: they all meet in the ticket, or in what is shown of it. */
export const pairs: readonly Pair[] = Object.keys(acts).filter(isPlace).flatMap(pairsOf);

export interface Single {
  readonly given: GivenName;
  readonly act: ActName;
}

/** Each of them in each place. */
export const singles: readonly Single[] = Object.keys(acts)
  .filter(isPlace)
  .flatMap((given) => acts[given].map((act): Single => ({ given, act })));
