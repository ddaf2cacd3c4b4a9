import type { Locale } from "../kernel/locale.ts";
import type { Names } from "../kernel/text.ts";

/** For whom a message is made: their language, their clock (IANA zone), and how people are called there. */
export interface Viewer {
  readonly locale: Locale;
  readonly zone: string;
  readonly names: Names;
}
