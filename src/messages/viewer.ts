import type { Locale } from "./locales/locale.ts";
import type { Names } from "./text.ts";

/** For whom a message is made: their language, their clock (IANA zone), and how people are called there. */
export interface Viewer {
  readonly locale: Locale;
  readonly zone: string;
  readonly names: Names;
}
