import type { Locale } from "../../kernel/locale.ts";
import { blanked, type Blanks } from "../articles/rules/blanked.ts";
import { closest } from "../../kernel/closest.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Actor } from "../../kernel/roles.ts";

/** What stands in the words for something of the ticket. All of it is the requester's to read. */
export const placeholders = ["requester", "reference", "title", "service", "agent"] as const;
export type Placeholder = (typeof placeholders)[number];

/** Whose it is: somebody's own, a queue's, or (both null) the desk's. Never both. */
export interface ReadyOf {
  readonly owner: PersonId | null;
  readonly queue: string | null;
}

/** In each language that it has; at least one. */
export type ReadyWords = Readonly<Partial<Record<Locale, string>>>;

/** What somebody writes of it. */
export interface ReadyText extends ReadyOf {
  readonly title: string;
  readonly words: ReadyWords;
}

/** What stands in the policy: a queue's, or the desk's. */
export type ReadyInPolicy = Omit<ReadyText, "owner">;

/** Words that are ready to be sent. */
export interface ReadyAnswer extends ReadyText {
  /** A UUID. */
  readonly id: string;
  /** From 1. */
  readonly version: number;
  readonly changedAt: Date;
  /** How often it was chosen for words that were sent, and when last; null: never. */
  readonly uses: number;
  readonly usedAt: Date | null;
  /** It stands in the policy, and is changed there. */
  readonly inPolicy: boolean;
}

/** The queues of which somebody reads all that their agents do, with what they are there. */
export type QueuesServed = ReadonlyMap<string, Actor>;

/** Who may choose it: their own, those of their queues, and the desk's. */
export const mayUseReady = ({ owner, queue }: ReadyOf, person: PersonId, queues: QueuesServed): boolean =>
  owner === null ? (queue === null ? queues.size > 0 : queues.has(queue)) : owner === person && queues.size > 0;

/** Who may write and remove it: their own, those of the queues that they rule over, and administrators the desk's. */
export function mayWriteReady({ owner, queue }: ReadyOf, person: PersonId, queues: QueuesServed): boolean {
  if (owner !== null) return owner === person && queues.size > 0;
  if (queue === null) return [...queues.values()].some(({ administrator }) => administrator);
  const actor = queues.get(queue);
  return actor !== undefined && (actor.lead || actor.administrator);
}

/** How many there are at most: what fits the list in a form, where nobody finds one among hundreds. */
export const readyAtMost = (of: ReadyOf): number => (of.owner === null && of.queue === null ? 40 : 30);

/** Characters: what a line of Slack's lists has room for. */
export const longestReadyTitle = 60;

/** Characters, in each language: what a text of a form has room for. */
export const longestReadyWords = 3_000;

/** How many stand on a page. */
export const readyOnPage = 15;

const day = 86_400_000; // milliseconds
/** What nobody has chosen for so long is proposed for removal. */
export const unusedFor = 183 * day;

export const isUnused = ({ usedAt, changedAt }: Pick<ReadyAnswer, "usedAt" | "changedAt">, now: Date): boolean =>
  now.getTime() - Math.max(changedAt.getTime(), usedAt?.getTime() ?? 0) > unusedFor;

/** Whether two say the same for the same people. */
export const isSameReady = (one: ReadyText, other: ReadyText): boolean =>
  one.title === other.title &&
  one.owner === other.owner &&
  one.queue === other.queue &&
  languagesOf(one).join() === languagesOf(other).join() &&
  languagesOf(one).every((language) => one.words[language] === other.words[language]);

/** One pair of braces, or two as other help desks have them, around what could be a name. */
const braced = /\{\{[ \t]*([\p{L}\p{N}_. -]{0,40}?)[ \t]*\}\}|\{[ \t]*([\p{L}\p{N}_. -]{0,40}?)[ \t]*\}/gu;

const isPlaceholder = (name: string): name is Placeholder => placeholders.some((each) => each === name);
const placeholderIn = (name: string): Placeholder | null => {
  const lower = name.toLowerCase();
  return isPlaceholder(lower) ? lower : null;
};

export interface WrongPlaceholder {
  /** As it stands in the words, braces and all. */
  readonly typed: string;
  /** Null: nothing is near. */
  readonly meant: Placeholder | null;
}

/** The first of the words that stands for nothing, is empty, or is not closed; null: all are right. */
export function wrongPlaceholder(words: string): WrongPlaceholder | null {
  for (const [typed, inTwo, inOne] of words.matchAll(braced)) {
    const name = inTwo ?? inOne ?? "";
    if (placeholderIn(name) === null) return { typed, meant: nearest(name) };
  }
  const open = /\{[ \t]*([a-z]+)/iu.exec(words.replaceAll(braced, ""));
  const meant = placeholderIn(open?.[1] ?? "");
  return open === null || meant === null ? null : { typed: open[0], meant };
}

/** `ticket.requester.name` of another help desk is the requester too. */
const nearest = (name: string): Placeholder | null =>
  placeholders.find((each) =>
    name
      .toLowerCase()
      .split(/[. _-]/u)
      .includes(each),
  ) ??
  placeholders.find((each) => each === closest(name, placeholders)) ??
  null;

/** The words with what stands in them for something; what is put in is never looked at again. */
export const filledWords = (words: string, facts: Readonly<Record<Placeholder, string>>): string =>
  words.replaceAll(braced, (typed: string, inTwo?: string, inOne?: string) => {
    const name = placeholderIn(inTwo ?? inOne ?? "");
    return name === null ? typed : facts[name];
  });

/** A name, and the first of it: who is called Marie Petit is greeted as Marie. */
const named = (name: string, placeholder: Placeholder) => [
  [name, placeholder] as const,
  [name.split(" ")[0] ?? "", placeholder] as const,
];

/**
 * What was sent once, with placeholders where it says what is of that ticket alone, and without what is nobody else's business:
 * everybody's names that the ticket knows, addresses, phone numbers and secrets.
 */
export function generalWords(
  words: string,
  { requester, agent, reference }: Readonly<Record<"requester" | "agent" | "reference", string>>,
  others: { readonly names: readonly string[]; readonly blanks: Blanks },
): string {
  const known = [...named(requester, "requester"), ...named(agent, "agent"), [reference, "reference"] as const];
  const general = known
    .filter(([said]) => said.length > 2)
    .reduce((all, [said, name]) => all.replaceAll(wholeWord(said), `{${name}}`), words);
  // Placeholders are nobody's name, whatever somebody is called.
  return general
    .split(placeholder)
    .map((part, index) => (index % 2 === 1 ? part : blanked(part, others.names, others.blanks)))
    .join("");
}

const placeholder = new RegExp(`(\\{(?:${placeholders.join("|")})\\})`, "u");

const wholeWord = (words: string): RegExp => {
  const literally = words.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
  return new RegExp(`(?<![\\p{L}\\p{N}{])${literally}(?![\\p{L}\\p{N}}])`, "gu");
};

/** The words for a reader of a language, or those in another that there are instead. */
export function readyWordsIn(
  { words }: Pick<ReadyText, "words">,
  wanted: Locale,
): { readonly locale: Locale; readonly words: string } | null {
  const inTheirs = words[wanted];
  if (inTheirs !== undefined) return { locale: wanted, words: inTheirs };
  const [locale] = languagesOf({ words });
  const other = locale === undefined ? undefined : words[locale];
  return locale === undefined || other === undefined ? null : { locale, words: other };
}

export const languagesOf = ({ words }: Pick<ReadyText, "words">): readonly Locale[] => localesIn(words);

const isKey = <Key extends string>(object: Readonly<Partial<Record<Key, unknown>>>, key: string): key is Key =>
  Object.hasOwn(object, key);
const localesIn = (words: ReadyWords): readonly Locale[] =>
  Object.keys(words)
    .toSorted()
    .flatMap((key) => (isKey<Locale>(words, key) ? [key] : []));

/**
 * Ready words below what was typed, which stays. `before`: the ready words that were put there last; untouched they make room,
 * for whoever looks for the right ones.
 */
export function withReadyWords(typed: string, ready: string, before: string | null): string {
  const written = typed.replaceAll("\r\n", "\n").trimEnd();
  const former = before?.trimEnd() ?? "";
  const own = former !== "" && written.endsWith(former) ? written.slice(0, -former.length).trimEnd() : written;
  return own === "" ? ready : `${own}\n\n${ready}`;
}
