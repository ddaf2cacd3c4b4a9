import type { Section } from "../../features/examples/example.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { SlackModal, Somebody } from "../protocol.ts";

/** Everything the gallery shows, as JSON inside its page. */
export interface Pictures {
  readonly sections: readonly Section[];
  readonly languages: Readonly<Record<Locale, readonly Picture[]>>;
  /** Whom a field for a person offers. */
  readonly people: readonly Somebody[];
  /** How accounts are read in a mention on Slack. */
  readonly names: Readonly<Record<string, string>>;
}

/** One example on both platforms. */
export interface Picture {
  readonly section: Section;
  readonly name: string;
  /** What a menu or a list holds, as a picture of it closed does not tell. */
  readonly folded: readonly Folded[];
  readonly slack: SlackPicture;
  readonly teams: TeamsPicture;
}

export interface Folded {
  readonly under: string;
  readonly words: readonly string[];
}

export type SlackPicture =
  | { readonly kind: "message"; readonly text: string; readonly blocks: readonly unknown[] }
  | { readonly kind: "modal"; readonly modal: SlackModal };

export type TeamsPicture =
  | { readonly kind: "message"; readonly text: string; readonly card: object }
  | { readonly kind: "dialog"; readonly title: string; readonly card: object };
