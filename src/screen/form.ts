import type { Action } from "../features/actions.ts";
import type { Locale } from "../kernel/locale.ts";
import type { Text } from "../kernel/text.ts";
import type { Block, Button } from "./message.ts";

export interface Choice {
  readonly value: string;
  /** At most 75 characters. */
  readonly label: string;
  /** What stands above it and its like in a list; left out: nothing. */
  readonly group?: string;
}

interface Common {
  /** Key of its value and of its error. */
  readonly name: string;
  readonly label: string;
  readonly optional: boolean;
  readonly hint?: string;
  /** What else is asked hangs on it: the form is shown anew once it is answered. */
  readonly redraws?: true;
}

/**
 * One input. Values are strings: a date is `yyyy-mm-dd`, a person is their account (`user`) on the platform, several choices
 * have commas between them.
 */
export type Field = Common &
  (
    | {
        readonly kind: "text" | "long-text";
        readonly initial: string;
        readonly maxLength: number;
        /** What is typed on a phone. */
        readonly keyboard?: "email" | "link";
      }
    /**
     * `spread`: all of a few options are seen at once, and one press chooses. `fills`: what is chosen is told at once, and fills
     * in other fields; where the platform does not tell of it, a button with this label does.
     */
    | {
        readonly kind: "choice";
        readonly options: readonly Choice[];
        readonly initial: string | null;
        readonly spread?: true;
        readonly fills?: string;
      }
    /** Any number of them. */
    | { readonly kind: "choices"; readonly options: readonly Choice[]; readonly initial: string | null }
    /** A box to tick: its value is "yes", or null. `tick` stands beside the box. */
    | { readonly kind: "check"; readonly tick: string; readonly initial: string | null }
    | { readonly kind: "person"; readonly initial: string | null; readonly initialName: string }
    | { readonly kind: "date"; readonly initial: string | null }
    | {
        readonly kind: "number";
        readonly initial: number | null;
        readonly min: number;
        readonly max: number;
        readonly decimals?: true;
      }
  );

/** A modal on Slack, a dialog on Teams. */
export interface Form {
  /** The action that opens it; comes back with what was filled in. */
  readonly opener: Action;
  /** At most 24 characters, as the labels of its two buttons. */
  readonly title: string;
  readonly submit: string;
  readonly close: string;
  /** What a list shows while nothing is chosen from it, where the platform does not say so by itself. */
  readonly choose: string;
  /** Which ticket it is about; left out: none. */
  readonly about?: Text;
  /** What is to be read before anything is filled in; its buttons do something at once. Left out: nothing. */
  readonly banner?: readonly Block[];
  readonly intro: Text;
  readonly fields: readonly Field[];
  /** Buttons, what is alike together: each does something at once, or puts another form in the place of this one. Left out: none. */
  readonly ways?: readonly (readonly Button[])[];
  /** Fields behind "More details": shown at once when `open`. */
  readonly folded: { readonly label: string; readonly open: boolean; readonly fields: readonly Field[] } | null;
  /** Files can be put in, where the form of a platform takes some. Left out: there are none to put in. */
  readonly files?: FilesAsked;
  /** Where a form cannot be shown anew while it is filled in, its fields are asked in so many pages. Left out: in one. */
  readonly pages?: Pages;
  readonly locale: Locale;
}

/** Its mistakes are told under the name `files`. */
export interface FilesAsked {
  readonly label: string;
  readonly hint: string;
}

/** The name of the files among the fields of a form. */
export const filesField = "files";

/** The name under which it is told what keeps a whole form from being sent: above its fields, or on the first of them. */
export const wholeForm = "";

export interface Pages {
  /** The names of the fields of each. Some of them may not be asked. */
  readonly names: readonly (readonly string[])[];
  /** On the button of all but the last. */
  readonly next: string;
  /** On the button that leads to the page before. */
  readonly back: string;
}

/** What was filled in, by field name; null where nothing was. */
export type FormValues = Readonly<Record<string, string | null>>;
