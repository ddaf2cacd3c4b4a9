import { isOpen, ticketStatuses, type TicketStatus } from "../../../kernel/status.ts";
import type { CustomStatus } from "../../../kernel/service.ts";
import { dateOf } from "../../../kernel/time/calendar.ts";
import { readDay } from "../../../kernel/time/day-words.ts";
import { foldedWord } from "./fold.ts";

const open: ReadonlySet<string> = new Set(["open", "opened", "active", "ouvert", "ouverts", "ouverte", "ouvertes"]);
const ended: ReadonlySet<string> = new Set(["done", "ended", "over", "termine", "termines", "fini", "finis"]);
const self: ReadonlySet<string> = new Set(["me", "myself", "moi"]);
const nobody: ReadonlySet<string> = new Set(["nobody", "none", "no-one", "unassigned", "personne", "aucun", "aucune"]);

export const isSelf = (value: string): boolean => self.has(foldedWord(value));
export const isNobody = (value: string): boolean => nobody.has(foldedWord(value));

const leastOfName = 3; // letters

/** The statuses that somebody means, by what they are called in any language (`labels`), or by the beginning of a word of that. */
export function meantStatuses(
  value: string,
  labels: readonly Readonly<Record<TicketStatus, string>>[],
): readonly TicketStatus[] | null {
  const meant = wordsOf(value);
  if (open.has(meant)) return ticketStatuses.filter(isOpen);
  if (ended.has(meant)) return ticketStatuses.filter((status) => !isOpen(status));
  if (meant.length < leastOfName) return null;
  const found = ticketStatuses.filter((status) =>
    [status, ...labels.map((each) => each[status])].some((name) => ` ${wordsOf(name)}`.includes(` ${meant}`)),
  );
  return found.length === 0 ? null : found;
}

/** The same of what the policy calls them, by any of their names. */
export function meantCustom(value: string, statuses: readonly CustomStatus[]): readonly CustomStatus[] {
  const meant = wordsOf(value);
  if (meant.length < leastOfName) return [];
  return statuses.filter(({ key, name, forRequester }) =>
    [key, ...Object.values(name), ...Object.values(forRequester)].some((each) =>
      ` ${wordsOf(each)}`.includes(` ${meant}`),
    ),
  );
}

/** The queues that somebody means, by their names and by what they are called since they were renamed. */
export function meantQueues(value: string, titles: ReadonlyMap<string, string>): readonly string[] | null {
  const meant = wordsOf(value);
  const isCalled = (is: (name: string) => boolean) =>
    [...titles].filter(([name, title]) => is(wordsOf(name)) || is(wordsOf(title))).map(([name]) => name);
  const exact = isCalled((name) => name === meant);
  const near = exact.length > 0 || meant.length < leastOfName ? exact : isCalled((name) => name.includes(meant));
  return near.length === 0 ? null : near;
}

const wordsOf = (name: string): string =>
  foldedWord(name)
    .replaceAll(/[-_\s]+/gu, " ")
    .trim();

const day = 86_400_000; // milliseconds
const today: ReadonlySet<string> = new Set(["today", "aujourd'hui"]);
const tomorrow: ReadonlySet<string> = new Set(["tomorrow", "demain"]);
const yesterday: ReadonlySet<string> = new Set(["yesterday", "hier"]);

interface Clock {
  readonly now: Date;
  /** IANA. */
  readonly zone: string;
  /** BCP 47; null: not known. */
  readonly language: string | null;
}

/**
 * The day that somebody means, as `yyyy-mm-dd`: today or behind, since tickets were opened then, unless they say tomorrow or
 * a later year; null when it cannot be read.
 */
export function meantDay(value: string, { now, zone, language }: Clock): string | null {
  const meant = foldedWord(value);
  const ago = (days: number): Date => new Date(now.getTime() - days * day);
  if (today.has(meant)) return dateOf(now, zone);
  if (tomorrow.has(meant)) return dateOf(ago(-1), zone);
  if (yesterday.has(meant)) return dateOf(ago(1), zone);
  // Words for days are read as the next ones: those of a week ago, of a year ago, and, where the year is said, of any time.
  const read = [ago(7), ago(365), new Date(0)].map((from) => readDay(value, from, zone, language));
  return read.find((date) => date !== null && date <= dateOf(now, zone)) ?? read.at(-1) ?? null;
}
