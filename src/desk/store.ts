import type { DeliveryRecord } from "./delivery-record.ts";
import type { FileRecord } from "../features/files/desk.ts";
import type { ChatUser } from "../channels/platform.ts";
import type { Person } from "./person.ts";
import type { TicketReader } from "./reader.ts";
import type { DeskTransaction, Timer } from "./transaction.ts";

/** From the backup until the desk that it was made of stopped. */
export interface MissingTime {
  readonly from: Date;
  readonly to: Date;
}

export interface DeskStore extends TicketReader {
  transaction<Result>(work: (tx: DeskTransaction) => Promise<Result>): Promise<Result>;
  /** The person behind an account, in a change of its own where they are new, or their platform tells something new of them. */
  recognise(user: ChatUser): Promise<Person>;
  /** Keeps an answer under a key, in the place of the one before it, once for each act; on a standby nothing. */
  rememberOnce(act: string, key: string, answer: object, at: Date): Promise<void>;
  readonly deliveries: DeliveryRecord;
  readonly files: FileRecord;
  /** Takes the timers that are due, soonest first, at most so many, in the change that does them; says how many those were. */
  takeDueTimers(
    now: Date,
    most: number,
    work: (tx: DeskTransaction, due: readonly Timer[]) => Promise<void>,
  ): Promise<number>;
  /** The stretch of time that is missing here, since the database was last restored from a backup; null: it never was. */
  missingTime(): Promise<MissingTime | null>;
  /** Forgets the answers given, the words and the drafts kept, before these instants; with the words, files that came with no others. */
  purge(before: { readonly answers: Date; readonly words: Date; readonly drafts: Date }): Promise<void>;
  /** Writes what some tickets are found by that are listed; says how many lines of the list those were. */
  indexListed(most: number): Promise<number>;
  /** Lists those that an older desk has opened since an instant, beside this one. */
  listUnindexed(since: Date): Promise<void>;
}
