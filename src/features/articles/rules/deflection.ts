import type { PersonId } from "../../../kernel/person.ts";
import type { Locale } from "../../../kernel/locale.ts";
import { revokedWithin, type ArticleText, type ArticleUse, type Deflections } from "../rules.ts";
import { askedIn, nearest } from "./near.ts";

/** What somebody did with an article. */
export interface Used {
  readonly person: PersonId;
  readonly at: Date;
  readonly what: Exclude<ArticleUse, "suggested">;
}

/** A ticket of theirs; `text`: its title and the beginning of what it describes. */
export interface OpenedBeside {
  readonly person: PersonId;
  readonly at: Date;
  readonly text: string;
}

/**
 * What an article spared, a day of a person at most once each:
 * confirmed: they said that it solved it, and opened no ticket about the same within a day after;
 * revoked: they said so, and opened one all the same;
 * potential: they read it, said neither, and had no ticket about the same a day before or after.
 * `all`: how many articles there are.
 */
export function deflectionsOf(
  article: Pick<ArticleText, "title" | "body"> & { readonly locale: Locale },
  {
    uses,
    tickets,
    all,
  }: { readonly uses: readonly Used[]; readonly tickets: readonly OpenedBeside[]; readonly all: number },
): Deflections {
  const same = Map.groupBy(
    tickets.filter(({ text }) => isAboutTheSame(article, text, all)),
    ({ person }) => person,
  );
  const openedIn = (person: PersonId, from: number, to: number): boolean =>
    same.get(person)?.some(({ at }) => at.getTime() >= from && at.getTime() < to) === true;
  const days = Map.groupBy(uses, ({ person, at }) => `${person} ${at.toISOString().slice(0, 10)}`);
  const ends = [...days.values()].map((day): keyof Deflections | null => {
    const last = (what: Used["what"]): Used | null =>
      day
        .filter((each) => each.what === what)
        .toSorted((one, other) => one.at.getTime() - other.at.getTime())
        .at(-1) ?? null;
    const [helped, opened] = [last("helped"), last("opened")];
    if (helped !== null) {
      const at = helped.at.getTime();
      return openedIn(helped.person, at, at + revokedWithin) ? "revoked" : "confirmed";
    }
    if (opened === null || last("not-helped") !== null) return null;
    const at = opened.at.getTime();
    return openedIn(opened.person, at - revokedWithin, at + revokedWithin) ? null : "potential";
  });
  const many = (end: keyof Deflections): number => ends.filter((each) => each === end).length;
  return { confirmed: many("confirmed"), potential: many("potential"), revoked: many("revoked") };
}

const enough = 2; // words: of a ticket that says less, such as “still broken”, nobody knows

/** The article would be suggested for it, or it says too little to tell. */
export const isAboutTheSame = (
  article: Pick<ArticleText, "title" | "body"> & { readonly locale: Locale },
  text: string,
  all: number,
): boolean => {
  const asked = askedIn(text);
  return asked.length < enough || nearest(asked, [article], Math.max(1, all)).length > 0;
};
