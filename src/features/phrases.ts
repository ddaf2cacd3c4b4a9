import type { en } from "./en.ts";

/** English is the pattern: a language that lacks one of its phrases does not compile. */
export type Phrases = typeof en;
