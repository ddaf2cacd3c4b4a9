import type { Locale } from "../../../src/kernel/locale.ts";
import type { Phrases } from "../../../src/features/words.ts";

/** A field of the form before somebody, as they see it. */
export interface FieldSeen {
  readonly label: string;
  readonly kind: "words" | "choice" | "tick" | "person" | "date" | "number";
  /** Labels; empty where nothing is listed. */
  readonly options: readonly string[];
}

/** What somebody sees come of what they did: it went through, the form complains, or nothing answered them. */
export type Answered = "taken" | "objected" | "unanswered";

/** Somebody in front of their chat, doing whatever stands before them; never waits for what is not there. */
export interface Hands {
  readonly name: string;
  readonly platform: "slack" | "teams";
  readonly words: Phrases;
  /** Presses the newest button with one of these labels on what shows `about`; null when there is none. */
  press(labels: readonly string[], about: string): Promise<Answered | null>;
  /** The fields before them; null when no form is open. */
  form(): readonly FieldSeen[] | null;
  enter(values: Readonly<Record<string, string>>): Promise<void>;
  /** Presses a button of the form before them; false: it has none of this label. */
  pressInForm(label: string): Promise<boolean>;
  send(): Promise<Answered>;
  close(): void;
  /** Asks for the form of a new ticket. */
  callForm(): Promise<Answered>;
  /** Writes to the desk alone, under nothing; false where there is no app to hear it. */
  write(words: string): Promise<boolean>;
  /** The same under the card that shows `about`; null when they see none there, or may not write. */
  writeUnder(where: "chat" | "channel", about: string, words: string): Promise<WrittenUnder | null>;
  /** The same person at another device: a second window of the same form. */
  readonly otherWindow: Hands | null;
}

export interface WrittenUnder {
  /** False where there is no app to hear it. */
  readonly heard: boolean;
  /** The message it was written under. */
  readonly card: string;
}

export interface Character {
  readonly name: string;
  readonly locale: Locale;
  readonly agent: boolean;
}
