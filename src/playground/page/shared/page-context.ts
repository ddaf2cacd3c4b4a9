import { createContext, useContext } from "react";
import type { Locale } from "../../../kernel/locale.ts";
import type { Somebody } from "../../protocol.ts";
import { wordsIn, type Words } from "./words.ts";

/** What every part of the page needs to draw itself. */
export interface PageContext {
  readonly language: Locale;
  readonly words: Words;
  readonly dark: boolean;
  readonly people: readonly Somebody[];
  /** What time it is on the screens, ISO 8601; null where they stand still. */
  readonly now: string | null;
}

const context = createContext<PageContext>({
  language: "en",
  words: wordsIn("en"),
  dark: false,
  people: [],
  now: null,
});

export const PageProvider = context.Provider;
export const usePage = (): PageContext => useContext(context);
