import type { DeliveryRecord } from "./delivery-record.ts";
import type { TicketReader } from "./reader.ts";
import type { DeskTransaction, Timer } from "./transaction.ts";

export interface DeskStore extends TicketReader {
  transaction<Result>(work: (tx: DeskTransaction) => Promise<Result>): Promise<Result>;
  readonly deliveries: DeliveryRecord;
  /** Takes the timers that are due, soonest first, at most so many, in the change that does them; says how many those were. */
  takeDueTimers(
    now: Date,
    most: number,
    work: (tx: DeskTransaction, due: readonly Timer[]) => Promise<void>,
  ): Promise<number>;
  /** Forgets the answers given, the words and the drafts kept, before these instants. */
  purge(before: { readonly answers: Date; readonly words: Date; readonly drafts: Date }): Promise<void>;
}
