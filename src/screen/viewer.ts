import type { Locale } from "../kernel/locale.ts";
import type { Names } from "../kernel/text.ts";
import type { ShownFile } from "../features/files/rules.ts";

/** For whom a message is made: their language, their clock (IANA zone), the platform, and how people are called there. */
export interface Viewer {
  readonly locale: Locale;
  readonly zone: string;
  /** Where it is read: what is typed and pressed is not the same on each. */
  readonly platform: "slack" | "teams";
  readonly names: Names;
  /** What renamed queues are called, by their names; left out where no queue is spoken of. */
  readonly queues?: ReadonlyMap<string, string>;
  /** The desk has pages of its own, from which files are downloaded. */
  readonly pages?: true;
  /** How the files stand that are shown, by their ids; left out where none are. */
  readonly files?: ReadonlyMap<string, ShownFile>;
}

/** What a queue is called now. */
export const queueCalled = ({ queues }: Pick<Viewer, "queues">, queue: string): string => queues?.get(queue) ?? queue;
