import type { Action } from "../features/actions.ts";
import type { Locale } from "../kernel/locale.ts";
import type { Text } from "../kernel/text.ts";

/** What one block of a message is. Adding one does not compile until every platform can render it. */
export type Block =
  /**
   * A title in somebody's own words: never markup. `mark` stands before it. The lines `under` it belong to it, and `tone` says
   * how much all of it presses.
   */
  | {
      readonly kind: "heading";
      readonly text: string;
      readonly mark?: string;
      readonly under?: readonly Text[];
      readonly tone?: Tone | null;
    }
  /** Somebody's own words: never markup. */
  | { readonly kind: "quote"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: Text }
  /** Small and quiet: dates, references, hints. */
  | { readonly kind: "aside"; readonly text: Text }
  | { readonly kind: "facts"; readonly facts: readonly Fact[] }
  /** One line of a list, with at most one button beside it, or with two. What is `under` it is small. */
  | {
      readonly kind: "item";
      readonly text: Text;
      readonly under?: Text;
      readonly button: Button | null;
      readonly second?: Button;
    }
  /** At most five `buttons`, and at most five more in an overflow menu. */
  | { readonly kind: "buttons"; readonly buttons: readonly Button[]; readonly overflow: readonly Button[] }
  /** In base 64, small; `alt` for whoever does not see it. Shown where the platform shows no files by themselves. */
  | { readonly kind: "picture"; readonly jpeg: string; readonly alt: string }
  /** A picture of figures that the message says in words as well: not everything that shows it can draw. */
  | { readonly kind: "chart"; readonly title: string; readonly chart: Chart }
  | { readonly kind: "divider" };

/** At most 6 series or slices and 20 points; no two of one name, and none longer than 20 characters. */
export type Chart =
  | {
      readonly kind: "bars";
      readonly labels: readonly string[];
      /** A value for each label. */
      readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
    }
  | { readonly kind: "shares"; readonly slices: readonly { readonly label: string; readonly value: number }[] };

/** Coloured where the platform has colours; the words say it as well. */
export type Tone = "attention" | "warning";

export interface Fact {
  readonly label: string;
  readonly value: Text;
}

export interface Button {
  /** At most 30 characters, so that it fits a phone. */
  readonly label: string;
  readonly action: Action;
  readonly tone?: "primary" | "danger";
  /** What it is about, for screen readers, where several buttons of a message have one label. */
  readonly about?: string;
}

/** Something the desk says, for one reader or one channel; platforms render it, nothing is ever read back from it. */
export interface Message {
  /** One plain line: notifications and screen readers. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  /** Whose language and clock (IANA zone) times are shown in. */
  readonly locale: Locale;
  readonly zone: string;
  /** It must reach the reader as a notification, not only stand in a thread. */
  readonly urgent: boolean;
  /** It asks its reader something, which words answer as its buttons do. */
  readonly asks?: Asked;
}

export interface Asked {
  /** What a typed yes does; left out: there are several answers. */
  readonly yes?: Action;
  /** What a typed no does; left out: nothing. */
  readonly no?: Action;
  /** It asks whether words are new, or about one of some tickets. */
  readonly choice?: Choice;
}

export interface Choice {
  readonly fresh: Action;
  /** In the order in which they stand there. */
  readonly here: readonly Action[];
}
