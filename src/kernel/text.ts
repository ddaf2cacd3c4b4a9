import type { PersonId } from "./person.ts";

/** A run of rich text. Each platform escapes, mentions and shows times in its own way. */
export type Inline =
  | { readonly kind: "plain" | "bold"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly url: string }
  /** Notifies the person where `user`, their account on the platform it is shown on, is known; else only their name is read. */
  | { readonly kind: "mention"; readonly name: string; readonly user: string | null }
  /** `withYear`: it is told, since it is not clear. */
  | { readonly kind: "time"; readonly at: Date; readonly withYear?: true };

export type Text = readonly Inline[];

/** `` text`Claimed by ${bold(name)}` ``: a string in a hole is plain text, never markup. */
export const text = (fixed: TemplateStringsArray, ...holes: readonly (string | Inline | Text)[]): Text =>
  fixed.flatMap((part, index) => [...plain(part), ...inlines(holes[index])]);

const plain = (part: string): Text => (part === "" ? [] : [{ kind: "plain", text: part }]);

function inlines(hole: string | Inline | Text | undefined): Text {
  if (hole === undefined) return [];
  if (typeof hole === "string") return plain(hole);
  return "kind" in hole ? [hole] : hole;
}

/** Several, with commas between them. */
export const listedText = (texts: readonly Text[]): Text =>
  texts.flatMap((each, index) => (index === 0 ? each : [...plain(", "), ...each]));

export const bold = (words: string): Inline => ({ kind: "bold", text: words });
export const link = (words: string, url: string): Inline => ({ kind: "link", text: words, url });
export const time = (at: Date): Inline => ({ kind: "time", at });

const elevenMonths = 334 * 86_400_000; // milliseconds; later, a day and a month might be taken for those to come first

/** An instant that may lie years ahead of `now`. */
export const timeAhead = (at: Date, now: Date): Inline =>
  at.getTime() - now.getTime() > elevenMonths ? { kind: "time", at, withYear: true } : time(at);

/** How somebody is called, and their account on the platform the words are for. */
export interface Named {
  readonly name: string;
  readonly user: string | null;
}
export const mention = ({ name, user }: Named): Inline => ({ kind: "mention", name, user });

/** Finds how somebody is called where the words will be read. */
export type Names = (person: PersonId | null) => Named;
