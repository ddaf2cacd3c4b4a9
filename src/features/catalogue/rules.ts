import { memoize } from "../../kernel/memoize.ts";
import type { Service } from "../../kernel/service.ts";
import { soundsLike } from "../opening/rules/guess-kind.ts";
import { bareWords } from "../../kernel/words/bare.ts";

/** How many services a page of the catalogue has, and how many are offered beside something else. */
export const servicesAPage = 12;
export const mostOffered = 4;

/** Those of one topic together, wherever the policy has them: first what has none, which would seem to be of the topic above. */
export function byTopic(services: readonly Service[]): readonly Service[] {
  const topics = Map.groupBy(services, ({ topic }) => (topic === null ? null : JSON.stringify(topic)));
  return [...(topics.get(null) ?? []), ...[...topics].flatMap(([topic, each]) => (topic === null ? [] : each))];
}

/** By what a service is found: its name and its words, each as the words in it. */
interface Findable {
  readonly service: Service;
  readonly phrases: readonly (readonly string[])[];
  /** What tells of it by itself: of a name that goes on after "for" or "in", what stands before. */
  readonly telling: ReadonlySet<string>;
}

interface Index {
  readonly all: readonly Findable[];
  /** In how many services a word stands: what stands in many tells little. */
  readonly spread: ReadonlyMap<string, number>;
}

/** The words of a text, without accents, marks and plurals. */
const wordsIn = (text: string): readonly string[] =>
  bareWords(text)
    .split(/[ ']+/u)
    .filter((word) => word !== "")
    .map((word) => (word.length > 3 ? word.replace(/(?:es?|s|x)$/u, "") : word));

const telling = 4; // letters: shorter words of a name, such as "new", tell nothing by themselves

/** What stands in any sentence, or in any name, and tells nothing by itself. */
const filler: ReadonlySet<string> = new Set(
  [
    "pour dans avec sans chez vers sous mais donc alors cette leur notre votre mon plus moins tout toute tous toutes",
    "faire fait avoir être suis sont était besoin faut voudrais veux peux peut demande demander nouveau nouvelle nouvel",
    "autre autres bien très aussi comme quand depuis encore toujours jamais rien problème soucis souci bonjour merci",
    "with from this that have need want would like please could some your their there here into onto about after before",
    "when where what which does make give help more less other another still again never hello thanks trouble problem",
    "issue request asking order work works working also just only very much will been being were they them than then",
  ].flatMap(wordsIn),
);

/** "Badge for the server room" is about a badge. */
const headOf = (name: string): string => name.replace(/^(.{4,}?) (?:for|in|at|on|pour|dans|en|chez|sur) .*$/iu, "$1");

const indexOf = memoize(2, (services: readonly Service[]): Index => {
  const all = services.map((service) => ({
    service,
    phrases: [...Object.values(service.name), ...service.words].map(wordsIn),
    telling: new Set(
      [...Object.values(service.name).map(headOf), ...service.words]
        .flatMap(wordsIn)
        .filter((word) => word.length >= telling && !filler.has(word)),
    ),
  }));
  const spread = new Map<string, number>();
  for (const { phrases } of all)
    for (const word of new Set(phrases.flat())) spread.set(word, (spread.get(word) ?? 0) + 1);
  return { all, spread };
});

const looksAt = 500; // characters: the rest of long words tells no more

/** A service that words may be about. */
interface Found {
  readonly service: Service;
  readonly score: number;
  /** How many of its own words name it there; 0: they only tell of it, or of what something else is for. */
  readonly named: number;
}

/** The services that words may be about, the likeliest first; none where they name none. */
export const servicesFor = (services: readonly Service[], words: string, most = mostOffered): readonly Service[] =>
  found(services, words)
    .slice(0, most)
    .map(({ service }) => service);

/**
 * The service that words ask for, whatever else they say: they name it, and no other as well, and sound like what it is for. Of
 * one whose tickets are private (`isPrivate`) a question is enough. Null: none, or something is broken that has its name.
 */
export function serviceMeant(
  services: readonly Service[],
  words: string,
  isPrivate: (service: Service) => boolean,
): Service | null {
  const [first, second] = found(services, words);
  if (first === undefined || first.named === 0 || first.score === second?.score) return null;
  const { service, named } = first;
  const sounds = soundsLike(words);
  if (sounds === "incident" || service.kind === "incident") return sounds === service.kind ? service : null;
  const isAsked = sounds === "request" || (sounds === null && named > 1);
  return isAsked || isPrivate(service) ? service : null;
}

function found(services: readonly Service[], words: string): readonly Found[] {
  const said = new Set(wordsIn(words.slice(0, looksAt)));
  const head = new Set(wordsIn(headOf(words.slice(0, looksAt).replaceAll(/\s+/gu, " "))));
  if (said.size === 0) return [];
  const { all, spread } = indexOf(services);
  const sum = (given: Iterable<string>): number =>
    [...given].reduce((weight, word) => weight + 1 / (spread.get(word) ?? 1), 0);
  return all
    .map(({ service, phrases, telling: alone }) => {
      const whole = phrases.filter((phrase) => phrase.length > 0 && phrase.every((word) => said.has(word)));
      const single = [...alone].filter((word) => said.has(word));
      const score = 2 * Math.max(0, ...whole.map(sum)) + sum(single);
      const named = whole.filter((phrase) => phrase.some((word) => head.has(word))).map(({ length }) => length);
      return { service, score, named: Math.max(0, ...named) };
    })
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score);
}

/** What a name may come after that is said alone: "ticket laptop", "un ordinateur". */
const beforeName = new Set(["ticket", "a", "an", "un", "une"].flatMap(wordsIn));

/** The one service that words name and say nothing besides; null: none, or several. */
export function serviceNamed(services: readonly Service[], words: string): Service | null {
  const spoken = wordsIn(words);
  const from = spoken.findIndex((word) => !beforeName.has(word));
  const said = spoken.slice(Math.max(0, from)).join(" ");
  const [only, ...others] = indexOf(services).all.filter(
    ({ phrases }) => said !== "" && phrases.some((phrase) => phrase.join(" ") === said),
  );
  return only !== undefined && others.length === 0 ? only.service : null;
}
